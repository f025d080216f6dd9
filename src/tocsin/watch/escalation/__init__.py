"""Whether incidents became more than their own history leads one to expect, and what moved."""
