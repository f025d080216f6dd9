"""Delivery of alerts to receivers that fail in every way."""
