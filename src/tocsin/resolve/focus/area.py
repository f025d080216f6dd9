"""The first-order area that a report is most probably about: a state, a province, a department.

It is one that the report names, or one in which a town lies that it may be about: of a town whose
name many bear the area is often known where the town is not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from tocsin.core.geo import area_of
from tocsin.core.ports import Places
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.focus.country import LEAD
from tocsin.resolve.focus.namesake import areas_after
from tocsin.resolve.focus.naming import Naming
from tocsin.resolve.focus.report import Report
from tocsin.resolve.focus.town import TownOption
from tocsin.resolve.focus.weights import AREA, Signs, shares
from tocsin.resolve.place_context import names_of

# What the name of an area goes on with that is its own: "Ohio State Police".
_OWN = re.compile(
    r"(?:State|Province|Provincial|Department|District|Region|Governorate|Highway|Bureau|Police|"
    r"Court|Supreme|National Guard|Governor|Gov|Attorney|Senate)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaOption:
    """An area that a report may be about: where it is first told, what speaks for it.

    `is_named` says that words name it, and not only what lies there.
    """

    start: int
    end: int
    place: Place
    is_named: bool
    signs: Signs


@dataclass(slots=True)
class _Told:
    """How a report tells an area: its names, the towns named with it ("Tulsa, Okla.")."""

    place: Place
    start: int
    end: int
    names: int = 0
    bodies: int = 0
    beside: int = 0
    lead: bool = False


def area_options(
    report: Report,
    towns: Sequence[tuple[TownOption, float]],
    *,
    places: Places,
    country: str | None,
) -> list[AreaOption]:
    """Return the areas that a report may be about, in text order.

    Args:
        report: Resolved.
        towns: Those that it may be about, each with its probability.
        places: The gazetteer.
        country: The code of the country that the report is about, if that is known.
    """
    told = _told(report, places)
    held: dict[str, float] = {}
    for town, share in towns:
        place = town.place and area_place(town.place, places)
        if place is None:
            continue
        held[area_of(place)] = held.get(area_of(place), 0.0) + share
        told.setdefault(area_of(place), _Told(place, town.start, town.end))
    acts = _acts(report)
    of_report = {
        "areas": log1p(len(told)),
        **report.local_signs(places),
    }
    options = [
        AreaOption(
            start=one.start,
            end=one.end,
            place=one.place,
            is_named=one.names + one.bodies + one.beside > 0,
            signs={
                "town": held.get(key, 0.0),
                "names": log1p(one.names),
                "bodies": log1p(one.bodies),
                "beside": log1p(one.beside),
                "lead": float(one.lead),
                "act": float(key in acts),
                "share": report.named_in.get(key, 0.0),
                "abroad": float(country not in {None, one.place.country}),
                **of_report,
            },
        )
        for key, one in told.items()
    ]
    return sorted(options, key=lambda one: (one.start, one.place.id))


def area_of_focus(options: Sequence[AreaOption]) -> tuple[AreaOption, float] | None:
    """Return the likeliest area and its probability, None where nothing tells any."""
    told = zip(options, shares([each.signs for each in options], AREA), strict=True)
    return max(told, key=lambda one: (one[1], -one[0].start, one[0].place.id), default=None)


def area_place(place: Place, places: Places) -> Place | None:
    """Return the entry of the first-order area that a place is or lies in; None without one."""
    if place.kind is PlaceKind.FIRST_ORDER:
        return place
    if not place.first_order:
        return None
    found = (each for each in places.find(place.first_order) if area_of(each) == area_of(place))
    return next((each for each in found if each.kind is PlaceKind.FIRST_ORDER), None)


def _told(report: Report, places: Places) -> dict[str, _Told]:
    """Return the areas that a report names, by their keys."""
    found: dict[str, _Told] = {}
    naming = Naming(report)
    for start, words in names_of(report.document.text):
        if not report.reads(start) or naming.is_in_person(start):
            continue
        for end, place, kind in _areas_at(report.document.text, start, words, places):
            one = found.setdefault(area_of(place), _Told(place, start, end))
            one.names += kind == "name"
            one.bodies += kind == "body"
            one.beside += kind == "beside"
            one.lead = one.lead or start < LEAD
    return found


def _areas_at(
    text: str, start: int, words: str, places: Places
) -> Iterator[tuple[int, Place, str]]:
    """Yield the areas that a name tells, with its end: by itself, in a body's name, beside it."""
    end = start + len(words)
    for place in _areas(words, places):
        yield end, place, "name"
    parts = words.split(" ")
    for number in range(1, len(parts)):
        if _OWN.match(parts[number]):
            name = " ".join(parts[:number])
            for place in _areas(name, places):
                yield start + len(name), place, "body"
            break
    if places.find(words):
        for place in areas_after(text, end, places):
            yield end, place, "beside"


def _areas(name: str, places: Places) -> list[Place]:
    """Return the first of the areas that a name may mean, as a list; empty without any."""
    return [place for place in places.find(name) if place.kind is PlaceKind.FIRST_ORDER][:1]


def _acts(report: Report) -> frozenset[str]:
    """Return the keys of the areas in which it puts current acts of harm."""
    places: Iterable[Place | None] = (ref.place for act in report.harm for ref in act.places)
    return frozenset(area_of(place) for place in places if place is not None)
