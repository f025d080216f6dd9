"""Scale: how time and memory grow with a ledger of 1,000 to 100,000 reports."""
