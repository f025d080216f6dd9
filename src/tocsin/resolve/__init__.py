"""Times, places and actors as written become intervals, entries, or honest unknowns."""
