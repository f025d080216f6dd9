"""What was said to come, what became of it, and how well each speaker foresaw it."""
