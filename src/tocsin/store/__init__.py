"""The ledger: documents, readings, judgements and additions, appended and never changed."""
