"""Noun phrases and the words beside verbs: parties, places, figures, times, the ends of a verb."""
