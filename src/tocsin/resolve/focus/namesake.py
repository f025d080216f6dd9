"""Which of the towns of one name a report means that tells no act in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.geo import area_of
from tocsin.core.ports import Places
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.area_abbreviations import abbreviated
from tocsin.resolve.focus.naming import AFTER, Mention
from tocsin.resolve.focus.report import Report

# A place in an area of which nothing else is named counts for this share of its people.
UNNAMED = 0.05
_SHORT_FORM = re.compile(r",\s+((?:[A-Z]\.){2,}|W\.\s?Va|[A-Z]{2}(?![\w-])|[A-Z][a-z]{1,4}(?=\.))")
_NAME = re.compile(r",\s+([A-ZÀ-Ž]\w+(?: [A-ZÀ-Ž]\w+)?)")
_COUNTY = re.compile(r"\b(?:County|Parish)\b")
_WORDS_BEFORE = re.compile(r"((?:[A-Z][\w.'’-]+ )?)([A-Z][\w.'’-]+ )$")
# The longest name of a county.
LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where a report is set: the ids of the counties that it names, its country, its areas."""

    text: str
    places: Places
    country: str | None
    counties: frozenset[str]
    named_in: Mapping[str, float]


def around_of(report: Report, *, places: Places, country: str | None) -> Around:
    """Return where a report is set."""
    text = report.document.text
    counties = (
        place.id
        for match in _COUNTY.finditer(text)
        for name in _names_up_to(match, text)
        for place in places.find(name)
        if place.kind is PlaceKind.SECOND_ORDER
    )
    return Around(
        text=text,
        places=places,
        country=country,
        counties=frozenset(counties),
        named_in=report.named_in,
    )


def _names_up_to(county: re.Match[str], text: str) -> tuple[str, ...]:
    """Return the names that may end in this word: "Prince William County", "William County"."""
    words = _WORDS_BEFORE.search(text[max(0, county.start() - LONGEST) : county.start()])
    if words is None:
        return ()
    last = f"{words[2]}{county.group()}"
    return tuple(dict.fromkeys((f"{words[1]}{last}", last)))


def best_of(entries: Sequence[Place], mentions: Sequence[Mention], around: Around) -> Place | None:
    """Return the likeliest of some towns, None of none.

    First is one in the area that is told with its name ("X, Ga."), then one in a county that is
    named, one in the country, and last the largest where most else is named.
    """
    if len(entries) < 2:
        return next(iter(entries), None)
    areas = {
        area_of(area)
        for each in mentions
        for area in areas_after(around.text, each.end, around.places)
    }
    return max(
        entries,
        key=lambda place: (
            area_of(place) in areas,
            place.parent in around.counties,
            place.country == around.country,
            (place.population or 0) * (UNNAMED + around.named_in.get(area_of(place), 0.0)),
            place.id,
        ),
    )


def areas_after(text: str, end: int, places: Places) -> list[Place]:
    """Return the areas that are told with the name that ends here: "X, Ga.", "X, Georgia"."""
    after = text[end : end + AFTER]
    short, name = _SHORT_FORM.match(after), _NAME.match(after)
    found = [
        *(abbreviated(short[1], places) if short else ()),
        *(places.find(name[1]) if name else ()),
    ]
    return [place for place in found if place.kind is PlaceKind.FIRST_ORDER]
