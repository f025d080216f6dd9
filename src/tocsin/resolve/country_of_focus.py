"""The country of focus: the one that a report is about, for acts of which it tells no place.

A report names its country in one sentence and tells what was done there in the next. Which
country that is follows from how often it and its people are named, from the places in it
where something happened, and from the dateline. What is inferred so is marked as such.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp, log1p

from tocsin.core.ports import Places
from tocsin.core.spans import quote
from tocsin.core.types import Claim, Document, Extraction, Occurrence, Place, PlaceRef
from tocsin.core.vocab import PartyKind, PlaceKind, PlacePrecision, Realis
from tocsin.resolve.place_context import OPENING, CountryWord, country_words, dateline
from tocsin.resolve.settings import CountryOfFocusSettings, ResolveSettings

# A capitalised word right before another.
_WORD_BEFORE = re.compile(r"(?<![\w.])[A-ZÀ-Ž][\w’'-]* $")
LONGEST_WORD = 30
# So many characters are the head of a report.
LEAD = 400
DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryOfFocus:
    """The country that a report is most probably about, with the words that name it."""

    place: Place
    words: Sequence[CountryWord]
    probability: float


def with_country_of_focus(
    extraction: Extraction,
    *,
    document: Document,
    places: Places,
    settings: ResolveSettings,
) -> Extraction:
    """Return the extraction, its current acts that name no place put in the country of focus.

    Nothing changes where no country is probable enough.
    """
    found = country_of_focus(extraction, document=document, places=places, settings=settings)
    if found is None or found.probability < settings.country_of_focus.min_probability:
        return extraction
    claims = tuple(_placed(claim, found, document) for claim in extraction.claims)
    return replace(extraction, claims=claims)


def country_of_focus(
    extraction: Extraction,
    *,
    document: Document,
    places: Places,
    settings: ResolveSettings,
) -> CountryOfFocus | None:
    """Return the country that a document is most probably about.

    None if no country is named in it, or only by its people ("a French aid worker").
    """
    words = _sure(country_words(document.text, places), extraction, document.text, places)
    signs = _signs(extraction, words, document, places)
    weights, everywhere = settings.country_of_focus, settings.places.far_reaching
    scores = {
        code: _score(found, weights) + weights.named_everywhere * (code in everywhere)
        for code, found in signs.items()
    }
    founded = [code for code, found in signs.items() if found.is_founded and found.words]
    if not founded:
        return None
    # Of equally probable ones the first by its code: the order of the text does not matter.
    best = min(founded, key=lambda code: (-scores[code], code))
    place = places.country(best)
    if place is None:
        return None
    odds = [exp(score - scores[best]) for score in (*scores.values(), weights.nobody)]
    named = [word for word in words if word.code == best]
    return CountryOfFocus(place=place, words=named, probability=1.0 / sum(odds))


def _sure(
    words: Iterable[CountryWord], extraction: Extraction, text: str, places: Places
) -> list[CountryWord]:
    """Return the words that mean a country: no part of a person's name or of a longer one.

    A name that an area of another country bears too ("Georgia") means the country only where a
    place of the extraction that it names does.
    """
    people = [
        party.mention
        for claim in extraction.claims
        if isinstance(claim.content, Occurrence)
        for party in (*claim.content.actors, *claim.content.recipients)
        if party.kind is PartyKind.PERSON
    ]
    meant = {
        ref.mention.quote: ref.place.kind
        for claim in extraction.claims
        if isinstance(claim.content, Occurrence)
        for ref in claim.content.places
        if ref.place is not None
    }
    found = []
    for word in words:
        if word.is_name and any(one.start <= word.start and word.end <= one.end for one in people):
            continue
        if word.is_name and _in_longer_name(word, text):
            continue
        shared = word.is_name and any(
            each.kind is PlaceKind.FIRST_ORDER and each.country != word.code
            for each in places.find(word.text)
        )
        if not shared or meant.get(word.text) is PlaceKind.COUNTRY:
            found.append(word)
    return found


def _in_longer_name(word: CountryWord, text: str) -> bool:
    """Return whether the word beside a country's name begins with a capital: "Iran Air"."""
    after = text[word.end : word.end + 2]
    if after[:1] == " " and after[1:].isupper():
        return True
    before = _WORD_BEFORE.search(text[max(0, word.start - LONGEST_WORD) : word.start])
    return before is not None and OPENING.fullmatch(before.group()) is None


@dataclass(slots=True)
class _Signs:
    """What speaks for a country: counts of mentions."""

    words: int = 0
    names: int = 0
    places: int = 0
    lead: bool = False
    dateline: bool = False

    @property
    def is_founded(self) -> bool:
        """Whether more than its people speaks for it."""
        return bool(self.names or self.places or self.dateline)


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


def _score(signs: _Signs, weights: CountryOfFocusSettings) -> float:
    return (
        weights.words * log1p(signs.words)
        + weights.names * log1p(signs.names)
        + weights.places * log1p(signs.places)
        + weights.lead * signs.lead
        + weights.dateline * signs.dateline
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


def _placed(claim: Claim, country: CountryOfFocus, document: Document) -> Claim:
    act = claim.content
    if not isinstance(act, Occurrence) or act.background or act.realis not in DONE:
        return claim
    if act.places:
        return claim
    near = min(country.words, key=lambda word: (abs(word.start - act.trigger.start), word.start))
    ref = PlaceRef(
        mention=quote(document, near.start, near.end),
        place=country.place,
        precision=PlacePrecision.COUNTRY,
        inferred=True,
        reason=f"no place is told; the country that the report is about is {country.place.name}",
    )
    return replace(claim, content=replace(act, places=(ref,)))
