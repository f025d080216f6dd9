"""PLOVER's gold records: sentences with the words of one event, who did it and to whom."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.kit.spans import Extent
from bench.kit.tools import document_of
from tocsin.core.types import Analysis
from training.examples import MASKED, Example, Pairs, blank, tag_of
from training.texts import Parsed, analysed

# Types of the first version of PLOVER that later ones hold otherwise.
# Source: CAMEO2PLOVER-2021 of the same repository.
TYPES: Mapping[str, str] = {
    "FIGHT": "ASSAULT",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
}
_MARK = re.compile(r"\((SRC/TAR|SRC|TAR|EVT|LOC): ")
_SMALL = "abcdefghijklmnopqrstuvwxyz "
ROLES: Mapping[str, tuple[str, ...]] = {
    "SRC": ("actor",),
    "TAR": ("recipient",),
    "SRC/TAR": ("actor", "recipient"),
    "LOC": ("place",),
}
# A sentence may tell more events than the one it was chosen for: such words teach nothing.
_MAY_TELL = ("VB", "NN")


def examples(folder: Path) -> Iterable[Example]:
    """Yield the sentences of the records in a folder that have words of an event."""
    for path in sorted(folder.glob("*.txt")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            if (example := example_of(entry)) is not None:
                yield example


def example_of(entry: Mapping[str, Any]) -> Example | None:
    """Return a record as an example, None without words of its event in the sentence."""
    info = entry.get("textInfo")
    text, spans = _plain(info.get("markup", "") if isinstance(info, dict) else "")
    parsed, analysis = analysed(document_of(text, id=entry["id"]))
    telling = next((parsed.head_in(*span) for label, span in spans if label == "EVT"), None)
    if telling is None:
        return None
    return Example(
        id=entry["id"],
        origin="plover",
        words=parsed.words,
        sentences=parsed.sentences,
        tags={"trigger": _triggers(parsed, analysis, telling, entry["event"])},
        pairs={"role": _roles(parsed, telling, spans)},
    )


def _plain(markup: str) -> tuple[str, list[tuple[str, Extent]]]:
    """Return a sentence without its marks, and what each marked; marks may hold others."""
    text = ""
    spans: list[tuple[str, Extent]] = []
    opened: list[tuple[str | None, int]] = []
    place = 0
    while place < len(markup):
        mark = _MARK.match(markup, place)
        if mark is not None or markup[place] == "(":
            opened.append((mark[1] if mark else None, len(text)))
        if mark is not None:
            place = mark.end()
            continue
        label, start = opened.pop() if markup[place] == ")" and opened else (None, 0)
        if label is not None:
            # "in Jericho" is marked where the place is "Jericho".
            start += len(text[start:]) - len(text[start:].lstrip(_SMALL)) if label == "LOC" else 0
            spans.append((label, (start, len(text))))
        else:
            text += markup[place]
        place += 1
    return text, sorted(spans, key=lambda each: each[1])


def _triggers(parsed: Parsed, analysis: Analysis, telling: int, event: str) -> tuple[int, ...]:
    row = blank("trigger", parsed.count, "O")
    for number, token in enumerate(analysis.tokens):
        if token.tag.startswith(_MAY_TELL):
            row[number] = MASKED
    row[telling] = tag_of("trigger", TYPES.get(event, event))
    return tuple(row)


def _roles(parsed: Parsed, trigger: int, spans: Iterable[tuple[str, Extent]]) -> Pairs:
    marked = {
        (trigger, head, role)
        for label, span in spans
        for role in ROLES.get(label, ())
        if (head := parsed.head_in(*span)) is not None and head != trigger
    }
    return Pairs(
        predicates=(trigger,), marked=frozenset(marked), asked=("actor", "recipient", "place")
    )
