"""How the reader is trained: first on what others marked, then on the project's annotation."""

from training.learning import Recipe

FIRST = Recipe(
    shares={
        "muc4": 0.9,
        "muc4-quiet": 0.3,
        "hrdsattack": 0.6,
        "wikievents": 2.0,
        "event_location": 0.15,
    },
    epochs=3,
)
SECOND = Recipe(
    shares={
        "claims": 1.0,
        "muc4": 0.04,
        "muc4-quiet": 0.01,
        "hrdsattack": 0.02,
        "wikievents": 0.2,
        "event_location": 0.01,
    },
    epochs=8,
    most_pieces=1536,
)
