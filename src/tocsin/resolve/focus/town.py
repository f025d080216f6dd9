"""The town that a report is most probably about, among all that it names.

Whatever stands where a place does, or is the place of an act, may be one. What speaks for it is
how often it is named and how ("in Mosul"), where it lies, how large it is, and what was done there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p, log10

from tocsin.core.ports import Places
from tocsin.core.types import Occurrence, Place, PlaceRef
from tocsin.core.vocab import PartyKind, PlaceKind
from tocsin.resolve.focus.country import LEAD
from tocsin.resolve.focus.report import Report
from tocsin.resolve.focus.weights import Signs
from tocsin.resolve.place_context import dateline, names_of
from tocsin.resolve.place_relations import folded

_KIND = r"(?:(?:city|town|village|capital|port)\s+(?:(?:city|town)\s+)?of\s+)?"
_SIDE = r"(?:(?:north|south|east|west|central|downtown|nearby)\w*\s+)?"
_IN = re.compile(
    rf"\b(?:in|at|near|outside|inside|around)\s+(?:the\s+)?{_SIDE}(?:the\s+)?{_KIND}$",
    re.IGNORECASE,
)
_TO = re.compile(rf"\b(?:from|to|of)\s+(?:the\s+)?{_KIND}$", re.IGNORECASE)
_AREA = re.compile(r",\s+[A-ZÀ-Ž]")
LONGEST_LEAD = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class TownOption:
    """A town that a report may be about: where it is first named, its entry if one is chosen."""

    start: int
    end: int
    place: Place | None
    signs: Signs


def town_options(report: Report, *, places: Places, country: str | None) -> list[TownOption]:
    """Return the towns that a report may be about, in text order.

    `country` is the code of the country that the report is about, if that is known.
    """
    text = report.document.text
    where, of_harm = _places(report.acts), _places(report.harm)
    meant = {
        folded(ref.mention.quote): ref.place
        for act in report.acts
        for ref in act.places
        if ref.place is not None
    }
    head = dateline(text, places)
    written = folded(head.name) if head else ""
    found = []
    for key, spans in _names(report).items():
        acts, chosen, (start, end) = where[key], meant.get(key), spans[0]
        if chosen is not None and chosen.kind is not PlaceKind.SETTLEMENT:
            continue
        entries = [p for p in places.find(text[start:end]) if p.kind is PlaceKind.SETTLEMENT]
        if not entries and not acts:
            continue
        inside = sum(_follows(_IN, text, each) for each, _ in spans)
        if not (inside or acts or key == written or any(_is_place(text, each) for each in spans)):
            continue
        here = [place for place in entries if place.country == country]
        best = chosen or max(here or entries, key=lambda p: (p.population or 0, p.id), default=None)
        people = (best.population or 0) if best else 0
        found.append(
            TownOption(
                start=start,
                end=end,
                place=best,
                signs={
                    "inside": log1p(inside),
                    "lead": float(start < LEAD),
                    "dateline": float(key == written),
                    "place_of_act": log1p(acts),
                    "place_of_harm": log1p(of_harm[key]),
                    "in_country": float(best is not None and best.country == country),
                    "people": log10(people) if people else 0.0,
                    "unknown": float(best is None),
                },
            )
        )
    return found


def _names(report: Report) -> Mapping[str, list[tuple[int, int]]]:
    """Return where each name stands in what is read, but for those of persons."""
    persons = [
        (party.mention.start, party.mention.end)
        for act in report.acts
        for party in (*act.actors, *act.recipients)
        if party.kind is PartyKind.PERSON
    ]
    found: dict[str, list[tuple[int, int]]] = {}
    for start, words in names_of(report.document.text):
        if report.reads(start) and not any(first <= start < last for first, last in persons):
            found.setdefault(folded(words), []).append((start, start + len(words)))
    return found


def _follows(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text, max(0, start - LONGEST_LEAD), start) is not None


def _is_place(text: str, span: tuple[int, int]) -> bool:
    """Return whether a name stands where that of a place does: "to Mosul", "Mosul, Iraq"."""
    return _AREA.match(text, span[1]) is not None or _follows(_TO, text, span[0])


def _places(acts: Iterable[Occurrence]) -> Counter[str]:
    """Count the acts at each name."""
    refs: Iterable[PlaceRef] = (ref for act in acts for ref in act.places)
    return Counter(folded(ref.mention.quote) for ref in refs)
