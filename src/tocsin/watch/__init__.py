"""What must be noticed over time: more incidents, what was said to come, sources gone silent."""
