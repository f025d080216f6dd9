"""Counts over a window or an area, which are not single incidents."""
