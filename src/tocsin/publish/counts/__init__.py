"""Counts, coverage and force posture as lines, tables and plots."""
