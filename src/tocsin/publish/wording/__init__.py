"""Records in words: what every page says alike."""
