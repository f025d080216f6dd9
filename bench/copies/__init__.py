"""Copies: how many edited copies of texts are found, and how many other texts are called so."""
