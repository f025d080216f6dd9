"""Rises and baselines as lines, tables and plots."""
