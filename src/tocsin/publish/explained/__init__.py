"""One incident, claim, actor, source or document, explained down to its sentences."""
