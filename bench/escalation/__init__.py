"""Escalation: how soon planted rises are found, beside the detectors of the literature."""
