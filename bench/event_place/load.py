"""Reads the sentences: a verb in each, and the words for the place of its event."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.kit.files import json_lines_of
from bench.kit.spans import Extent
from bench.kit.types import MissingDataError

TOKEN = re.compile(r"\w+|[^\w\s]")
_USED = frozenset({None, "accept"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One record: the verb, and the places that are its event's."""

    verb: Extent
    places: tuple[Extent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text and what is asked of it."""

    id: str
    text: str
    asked: tuple[Asked, ...]


def load(path: Path) -> tuple[list[Text], str]:
    """Return the texts in the order of the file, and a sentence on what was left out.

    Raises:
        MissingDataError: If a line is not of the form of a record, or no record can be used.
    """
    dropped: Counter[str] = Counter()
    texts: dict[str, dict[Extent, Asked]] = {}
    for number, line in enumerate(json_lines_of(path), start=1):
        try:
            asked = record(line)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            words = f"{path}, record {number} has no text and spans with start, end and label"
            raise MissingDataError(words) from error
        if isinstance(asked, str):
            dropped[asked] += 1
            continue
        known = texts.setdefault(line["text"], {})
        if asked.verb in known:
            same = set(known[asked.verb].places) == set(asked.places)
            dropped["repeated" if same else "repeated with another place"] += 1
            continue
        known[asked.verb] = asked
    if not texts:
        raise MissingDataError(f"{path} has no record that can be used")
    found = [_text(text, known.values()) for text, known in texts.items()]
    records = sum(len(each.asked) for each in found)
    left = ", ".join(f"{count} {why}" for why, count in sorted(dropped.items()))
    return found, f"{records} records; left out: {left or 'none'}."


def _text(text: str, asked: Iterable[Asked]) -> Text:
    return Text(id=sha256(text.encode()).hexdigest()[:12], text=text, asked=tuple(asked))


def record(line: Mapping[str, Any]) -> Asked | str:
    """Return the record of a line, or why it cannot be used."""
    text, spans = str(line["text"]), line["spans"]
    if line.get("answer") not in _USED:
        return "not accepted"
    verbs = [extent(text, span) for span in spans if span["label"] == "VERB"]
    places = [extent(text, span) for span in spans if span["label"] == "LOCATION"]
    if len(verbs) != 1:
        return "without one verb"
    known = [place for place in places if place is not None]
    if verbs[0] is None or len(known) != len(places):
        return "with a span that is not in the text"
    return Asked(verb=verbs[0], places=tuple(sorted(known)))


def extent(text: str, span: Mapping[str, Any]) -> Extent | None:
    """Return where a span stands, None where that cannot be told.

    If its `text` is not what stands at its offsets, they count tokens: of the places where
    its text stands, the one is taken that has most nearly as many tokens before it.
    """
    start, end = int(span["start"]), int(span["end"])
    written = span.get("text") or None
    if written is None or text[start:end] == written:
        return (start, end) if text[start:end].strip() else None
    spots = [found.start() for found in re.finditer(re.escape(written), text)]
    if not spots:
        return None
    before = {spot: len(TOKEN.findall(text[:spot])) for spot in spots}
    nearest = min(spots, key=lambda spot: (abs(before[spot] - start), spot))
    return nearest, nearest + len(written)
