"""Standing relations between parties, and names that a text explains by one another."""
