"""Nouns that name an act that stands elsewhere in the report."""
