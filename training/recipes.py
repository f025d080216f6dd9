"""How the reader is trained: first on what others marked, then on the project's annotation."""

from dataclasses import replace

from training.learning import Recipe

FIRST = Recipe(
    shares={
        "muc4": 1.0,
        "muc4-quiet": 0.3,
        "hrdsattack": 0.6,
        "wikievents": 1.5,
        "event_location": 0.1,
        "plover": 2.0,
        "silver": 0.3,
    },
    epochs=3,
    encoder_rate=1.5e-4,
    head_rate=2e-3,
    most_pieces=1024,
)
SECOND = Recipe(
    shares={
        "claims": 1.0,
        "muc4": 0.05,
        "muc4-quiet": 0.01,
        "hrdsattack": 0.03,
        "wikievents": 0.15,
        "plover": 0.2,
    },
    epochs=8,
    encoder_rate=1.5e-4,
    head_rate=3e-3,
    most_pieces=640,
)
# A fold measures what is learned of the annotation: of the rest it sees what teaches its heads.
OF_FOLD = ("claims", "wikievents", "plover")
FOLD = replace(SECOND, shares={origin: SECOND.shares[origin] for origin in OF_FOLD})
