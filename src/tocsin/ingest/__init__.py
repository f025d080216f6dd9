"""Bytes from outside become Documents."""
