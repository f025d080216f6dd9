"""Who was harmed, by name, role or number, and whether two tellings mean the same people."""
