"""Claims become incidents: copies, origins of evidence, comparison, merging."""
