"""Dates and times: what is written, never what it means today."""
