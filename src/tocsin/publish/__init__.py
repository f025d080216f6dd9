"""Incidents become briefs and tables."""
