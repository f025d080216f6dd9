"""Records, vocabularies, ids, spans, errors, ports: standard library only."""
