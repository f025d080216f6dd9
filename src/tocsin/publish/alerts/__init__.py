"""What leaves the ledger because somebody asked to be told: bulletins, feeds, CAP messages."""
