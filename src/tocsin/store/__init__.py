"""The ledger: documents, readings and judgements, appended and never changed."""
