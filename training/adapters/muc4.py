"""MUC-4's training messages in their entity form: who had which part in which incident.

The data says which words fill a template, not which words tell the incident. Those are
guessed: a word of the table below for the template's type, in a sentence that holds one of its
fillers. Such words elsewhere in a message with a template of their type are masked; in
messages without one they tell no incident.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.examples import MASKED, Example, Flags, Pairs, blank, tag_of
from training.texts import Parsed, sentence_of, tokenised

ROLES = {
    "PerpInd": "perpetrator_person",
    "PerpOrg": "perpetrator_body",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
TELLING = {
    "attack": r"attack|assault|ambush|kill|murder|assassinat|massacr|slay|slain|shot|shoot|"
    r"machine-?gun|gunned|wound|injur|raid|strafe|riddled|execut|died|dead|death|fired|crime",
    "bombing": r"bomb|explo|dynamit|blast|detonat|blew|blown|grenade|car-bomb",
    "kidnapping": r"kidnap|abduct|hostage|seiz|captur|disappear|captiv|held",
    "arson": r"burn|arson|fire|torch|set",
    "robbery": r"rob|steal|stole|loot|theft|thiev",
    "forced work stoppage": r"strike|stoppage|paraly|halt",
}
_TELLING = {kind: re.compile(rf"(?:{words})\w*") for kind, words in TELLING.items()}


def examples(path: Path) -> Iterable[Example]:
    """Yield the messages of a file of the entity form."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield example_of(json.loads(line))


def example_of(entry: Mapping[str, Any]) -> Example:
    """Return a message as an example."""
    parsed = tokenised(entry["doctext"])
    templates = [_Template(parsed, each) for each in entry["templates"]]
    return Example(
        id=entry["docid"],
        origin="muc4",
        words=parsed.words,
        sentences=parsed.sentences,
        tags={"incident": _incidents(parsed, templates)},
        flags={"filler": _fillers(parsed, templates)},
        pairs={"part": _parts(templates)},
        wholes={"types": frozenset(each.kind for each in templates)},
    )


class _Template:
    """A template on the words: its fillers' words by role, and the words that tell it."""

    def __init__(self, parsed: Parsed, entry: Mapping[str, Any]) -> None:
        self.kind: str = entry["incident_type"].split(" / ")[0]
        self.words: dict[str, set[int]] = {label: set() for label in ROLES.values()}
        self.repeated: set[int] = set()
        for role, label in ROLES.items():
            for entity in entry[role]:
                for wording, start in entity:
                    self.words[label] |= set(parsed.words_in(start, start + len(wording)))
                    self.repeated |= _elsewhere(parsed, wording)
        near = {
            sentence_of(parsed.sentences, number) for each in self.words.values() for number in each
        }
        pattern = _TELLING.get(self.kind)
        self.telling = {
            number
            for number, word in enumerate(parsed.words)
            if pattern is not None
            and pattern.fullmatch(word.lower())
            and sentence_of(parsed.sentences, number) in near
        }


def _elsewhere(parsed: Parsed, wording: str) -> set[int]:
    """Return the words of every place where a wording stands."""
    found: set[int] = set()
    wanted = tokenised(wording).words
    for first in range(parsed.count - len(wanted) + 1):
        if parsed.words[first : first + len(wanted)] == wanted:
            found |= set(range(first, first + len(wanted)))
    return found


def _incidents(parsed: Parsed, templates: Sequence[_Template]) -> tuple[int, ...]:
    row = blank("incident", parsed.count, "O")
    for template in templates:
        pattern = _TELLING.get(template.kind)
        for number, word in enumerate(parsed.words):
            if pattern is not None and row[number] == 0 and pattern.fullmatch(word.lower()):
                row[number] = MASKED
    for template in templates:
        for number in template.telling:
            row[number] = tag_of("incident", template.kind)
    return tuple(row)


def _fillers(parsed: Parsed, templates: Sequence[_Template]) -> Flags:
    marked = {
        (number, label)
        for template in templates
        for label, words in template.words.items()
        for number in words
    }
    told = {number for number, _ in marked}
    repeated = {number for template in templates for number in template.repeated}
    return Flags(marked=frozenset(marked), masked=frozenset(repeated - told))


def _parts(templates: Sequence[_Template]) -> Pairs:
    predicates = sorted({number for template in templates for number in template.telling})
    marked: set[tuple[int, int, str]] = set()
    masked: set[tuple[int, int]] = set()
    for template in templates:
        for place in template.telling:
            marked |= {
                (place, number, label)
                for label, words in template.words.items()
                for number in words
            }
            masked |= {(place, number) for number in template.repeated}
    told = {(place, number) for place, number, _ in marked}
    return Pairs(
        predicates=tuple(predicates), marked=frozenset(marked), masked=frozenset(masked - told)
    )
