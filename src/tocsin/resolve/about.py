"""The country that a report is about, for acts of which it does not say where they were.

A report names its country in one sentence and tells what was done there in the next. Which
country that is follows from how often it and its people are named, from the places in it
where something happened, and from the dateline. What is concluded so is marked as such.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp, log1p

from tocsin.core.ports import Places
from tocsin.core.spans import quote
from tocsin.core.types import (
    Claim,
    Document,
    Extraction,
    Occurrence,
    Place,
    PlaceRef,
)
from tocsin.core.vocab import PlaceKind, PlacePrecision, Realis
from tocsin.resolve.place_context import CountryWord, country_words, dateline
from tocsin.resolve.settings import AboutSettings

# So many characters are the head of a report.
LEAD = 400
DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """The country that a report is most probably about, with the words that name it."""

    place: Place
    words: Sequence[CountryWord]
    probability: float


def with_country(
    extraction: Extraction,
    *,
    document: Document,
    places: Places,
    settings: AboutSettings,
) -> Extraction:
    """Return the extraction, its current acts that name no place put in the report's country.

    Nothing changes where no country is probable enough, or none is named in the text.
    """
    found = country_of_report(extraction, document=document, places=places, settings=settings)
    if found is None or not found.words or found.probability < settings.min_probability:
        return extraction
    claims = tuple(_placed(claim, found, document) for claim in extraction.claims)
    return replace(extraction, claims=claims)


def country_of_report(
    extraction: Extraction,
    *,
    document: Document,
    places: Places,
    settings: AboutSettings,
) -> Country | None:
    """Return the country that a document is most probably about; None if it names none."""
    words = country_words(document.text, places)
    signs = _signs(extraction, words, document, places)
    scores = {code: _score(found, code, settings) for code, found in signs.items()}
    if not scores:
        return None
    # Of equally probable ones the first by its code: the order of the text does not matter.
    best = min(scores, key=lambda code: (-scores[code], code))
    place = places.country(best)
    if place is None:
        return None
    total = sum(exp(score - scores[best]) for score in scores.values())
    named = [word for word in words if word.code == best]
    return Country(place=place, words=named, probability=1.0 / total)


@dataclass(slots=True)
class _Signs:
    """What speaks for a country: counts of mentions."""

    words: int = 0
    names: int = 0
    places: int = 0
    lead: bool = False
    dateline: bool = False


def _signs(
    extraction: Extraction,
    words: Iterable[CountryWord],
    document: Document,
    places: Places,
) -> dict[str, _Signs]:
    found: dict[str, _Signs] = {}

    def of(code: str) -> _Signs:
        return found.setdefault(code, _Signs())

    for word in words:
        signs = of(word.code)
        signs.words += 1
        signs.names += word.is_name
        signs.lead |= word.start < LEAD
    for code, count in _countries_of_places(extraction).items():
        of(code).places = count
    head = dateline(document.text, places)
    for place in head.options if head else ():
        if place.country:
            of(place.country).dateline = True
    return found


def _score(signs: _Signs, code: str, settings: AboutSettings) -> float:
    return (
        settings.words * log1p(signs.words)
        + settings.names * log1p(signs.names)
        + settings.places * log1p(signs.places)
        + settings.lead * signs.lead
        + settings.dateline * signs.dateline
        + settings.far_reaching * (code in settings.states_named_everywhere)
    )


def _countries_of_places(extraction: Extraction) -> Counter[str]:
    """Count the mentions of places within countries."""
    refs = {
        (ref.mention.start, ref.mention.end): ref.place
        for claim in extraction.claims
        if isinstance(claim.content, Occurrence)
        for ref in claim.content.places
        if ref.place is not None and ref.place.kind is not PlaceKind.COUNTRY
    }
    return Counter(place.country for place in refs.values() if place.country)


def _placed(claim: Claim, country: Country, document: Document) -> Claim:
    act = claim.content
    if not isinstance(act, Occurrence) or act.background or act.realis not in DONE:
        return claim
    if any(ref.place is not None for ref in act.places):
        return claim
    near = min(country.words, key=lambda word: (abs(word.start - act.trigger.start), word.start))
    ref = PlaceRef(
        mention=quote(document, near.start, near.end),
        place=country.place,
        precision=PlacePrecision.COUNTRY,
        inferred=True,
        reason=f"the text does not say where; the report is about {country.place.name}",
    )
    return replace(claim, content=replace(act, places=(*act.places, ref)))
