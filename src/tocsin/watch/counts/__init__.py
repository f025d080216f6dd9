"""How many incidents, how many harmed, how much of what is reported the ledger has."""
