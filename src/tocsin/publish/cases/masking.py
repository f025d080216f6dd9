"""Mask the names of private persons in what a case records.

The persons that a case names as threatened are private; so is whoever else its words name in
full and the tables do not know. Whoever records, receives or decides acts in an office.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from enum import Enum
from typing import TypeVar

from tocsin.core.ports import Names
from tocsin.core.types import CaseContent, CaseEvent, CaseLinked, CaseOpened, CaseTestResult
from tocsin.publish.privacy.masking import ELLIPSIS, Masker
from tocsin.publish.privacy.personal_names import Register, names_in

# Fields whose words are codes, ids, or of people in an office.
_LEFT = frozenset(
    {"claim_id", "subject_id", "delivery", "reminder", "received_by", "decided_by", "referred_to"}
)
Content = TypeVar("Content", bound=CaseContent)


def case_masker(events: Sequence[CaseEvent], masker: Masker, *, names: Names) -> Masker:
    """Return what masks the names of private persons that events of cases hold.

    Args:
        masker: What masks those in the reports that the cases quote.
    """
    register = Register(names=names)
    whole: set[str] = set(masker.names)
    alone: set[str] = set()
    for event in events:
        if isinstance(event.content, CaseOpened):
            persons = [*filter(None, map(str.strip, event.content.persons))]
            whole.update(persons)
            words = (word for person in persons for word in person.split())
            alone.update(word if word != word.lower() else word.capitalize() for word in words)
        for text in _texts(event.content):
            found = {name for name in names_in(text) if " " in name}
            whole.update(name for name in found if register.is_personal(name))
    for name in whole:
        alone.update(_words(name))
    alone = {word for word in alone if register.stands_alone(word)}
    longest = sorted(whole, key=lambda name: (-len(name), name))
    parts = [rf"(?i:{_spaced(name)})" for name in longest]
    parts += [re.escape(word) for word in sorted(alone)]
    if not parts:
        return masker
    patterns = [rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"]
    if masker.pattern is not None:
        patterns.append(masker.pattern.pattern)
    return Masker(pattern=re.compile("|".join(patterns)), names=tuple(sorted(whole | alone)))


def masked(content: Content, masker: Masker) -> Content:
    """Return what an event records with names masked; codes, ids and offices stay.

    From whom the information came is masked whole: to tell it may endanger them. The address
    of a report that spells a masked name is left out.
    """
    whole = masker.record(content)
    kept = {
        item.name: getattr(content, item.name) for item in fields(content) if item.name in _LEFT
    }
    if isinstance(content, CaseOpened) and content.received_from:
        kept["received_from"] = ELLIPSIS
    if isinstance(whole, CaseOpened | CaseLinked):
        kept["evidence"] = tuple(
            replace(each, url=None) if each.url and masker.hides(each.url) else each
            for each in whole.evidence
        )
    return replace(whole, **kept)


def _texts(content: CaseContent) -> Iterator[str]:
    """Yield the user's own words in an event."""
    for item in fields(content):
        if item.name in _LEFT | {"persons", "threatened", "evidence"}:
            continue
        value = getattr(content, item.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, CaseTestResult):
                yield each.reason or ""
            elif isinstance(each, str) and not isinstance(each, Enum):
                yield each


def _words(name: str) -> Iterator[str]:
    for found in names_in(name):
        yield from found.split()
    if name[:1].isupper() and " " not in name:
        yield name


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
