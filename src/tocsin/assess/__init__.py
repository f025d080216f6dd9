"""Incidents become graded incidents, with the reasons in words."""
