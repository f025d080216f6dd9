"""WikiEvents: triggers of attacks, arrests, demonstrations and releases."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from training.examples import MASKED, Example, blank, tag_of

# Beginnings of their types (KAIROS) and ours. Others tell no act or are marked otherwise there:
# "killed" is a death of its own, in the codebook it may be the act. They teach nothing.
TYPES = {
    "Conflict.Attack": "ASSAULT",
    "Conflict.Demonstrate": "PROTEST",
    "Justice.ArrestJailDetain": "COERCE",
    "Justice.ChargeIndict": "COERCE",
    "Justice.Sentence": "COERCE",
    "Justice.Convict": "COERCE",
    "Justice.ReleaseParole": "RETREAT",
}


def examples(path: Path) -> Iterable[Example]:
    """Yield the documents of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield example_of(json.loads(line))


def example_of(entry: Mapping[str, Any]) -> Example:
    """Return a document as an example."""
    words = tuple(entry["tokens"])
    sentences: list[int] = []
    count = 0
    for tokens, _ in entry["sentences"]:
        sentences.append(count)
        count += len(tokens)
    row = blank("trigger", len(words), "O")
    for mention in entry["event_mentions"]:
        label = next(
            (ours for kind, ours in TYPES.items() if mention["event_type"].startswith(kind)), None
        )
        place = mention["trigger"]["end"] - 1
        row[place] = MASKED if label is None else tag_of("trigger", label)
    return Example(
        id=entry["doc_id"],
        origin="wikievents",
        words=words,
        sentences=tuple(sentences),
        tags={"trigger": tuple(row)},
    )
