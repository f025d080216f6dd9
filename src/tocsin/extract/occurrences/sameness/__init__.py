"""Whether two mentions in one report are one act."""
