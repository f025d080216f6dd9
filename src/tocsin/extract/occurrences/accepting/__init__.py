"""Whether a word that may tell of violence does so here."""
