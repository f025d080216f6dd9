"""Sentences with one verb of violence and the places of its event."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from training.examples import Example, Pairs
from training.texts import tokenised


def examples(path: Path) -> Iterable[Example]:
    """Yield the sentences of a file that have a verb."""
    seen: set[str] = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["text"] not in seen and (example := example_of(entry)) is not None:
                seen.add(entry["text"])
                yield example


def example_of(entry: Mapping[str, Any]) -> Example | None:
    """Return a sentence as an example, None without a verb."""
    parsed = tokenised(entry["text"])
    verbs: list[int] = []
    places: list[int] = []
    for span in entry["spans"]:
        inside = parsed.words_in(span["start"], span["end"])
        if inside:
            (verbs if span["label"] == "VERB" else places).append(inside[-1])
    if not verbs:
        return None
    return Example(
        id=str(entry["_id"]),
        origin="event_location",
        words=parsed.words,
        sentences=parsed.sentences,
        pairs={
            "role": Pairs(
                predicates=(verbs[0],),
                marked=frozenset(
                    (verbs[0], place, "place") for place in places if place != verbs[0]
                ),
                asked=("place",),
            )
        },
    )
