"""Shipped tables: vocabularies, lexicons, gazetteer, actors. No code."""
