"""How the reader is trained: first on what others marked, then on the project's annotation."""

from training.learning import Recipe

FIRST = Recipe(
    shares={
        "muc4": 0.9,
        "muc4-quiet": 0.3,
        "hrdsattack": 0.5,
        "wikievents": 1.5,
        "event_location": 0.1,
    },
    epochs=3,
    encoder_rate=1.5e-4,
    head_rate=2e-3,
    most_pieces=1024,
)
SECOND = Recipe(
    shares={
        "claims": 1.0,
        "muc4": 0.02,
        "muc4-quiet": 0.01,
        "hrdsattack": 0.01,
        "wikievents": 0.15,
    },
    epochs=12,
    encoder_rate=1.5e-4,
    head_rate=3e-3,
    most_pieces=640,
)
