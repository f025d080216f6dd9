"""What is shipped in `data/` becomes records handed to the rooms."""
