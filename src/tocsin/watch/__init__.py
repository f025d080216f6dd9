"""What must be noticed over time: sources that fail or fall silent."""
