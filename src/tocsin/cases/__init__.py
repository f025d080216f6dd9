"""Duty to warn: what a case may record and when, and the chain that holds its record together."""
