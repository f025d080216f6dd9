"""What is said to come, what became of it, and how right those were who said it."""
