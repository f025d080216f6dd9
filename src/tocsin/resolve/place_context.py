"""Names of a text that tell where it is set, besides those that are to be resolved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.ports import Places
from tocsin.core.types import Place, Span
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.area_abbreviations import abbreviated
from tocsin.resolve.place_relations import folded, lies_in
from tocsin.resolve.settings import PlaceSettings

# A city of this many people is looked for in the text; smaller ones share their names with
# persons and things too often.
CITY = 200_000
# What a name that nothing shows to be a place's weighs, and a country's name or adjective.
BY_CHANCE = 0.3
COUNTRY = 0.6
# What the place at the head of a report weighs.
DATELINE = 2.0
# So many different names of a text are looked up at most.
MOST_NAMES = 80

# Both begin with the capital, so that all else is skipped at once; what stands before it is
# asked after it. A word, or initials ("U.S."); a run of words.
_WORD = re.compile(r"[A-ZÀ-Ž](?:(?<=[A-Z])(?:\.[A-Z])+\.|[\w’'-]*)")
_RUN = re.compile(r"[A-ZÀ-Ž](?<![\w.].)[\w’'-]*(?: [A-ZÀ-Ž][\w’'-]*)*")
OPENING_WORDS = (
    "A|An|The|In|On|At|From|Near|For|And|But|As|After|Before|While|When|With|By|Of|To".split("|")
)
_OWNER = re.compile(r"['’]s?$")
OPENING = re.compile(rf"(?:{'|'.join(OPENING_WORDS)})\s+")
_DATELINE = re.compile(
    r"(?:^|\n)\s*(?P<city>[A-Z][A-Z.'’ -]{2,30}?)(?:,\s*(?P<area>[A-Z][\w. ]{1,20}?))??"
    r"(?:,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?)?"
    r"\s*(?:\([^)\n]{2,30}\)\s*)?(?:—|–|--|-\s|\s-)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A name in the text that tells where it is set, with the places that it may mean."""

    name: str
    options: tuple[Place, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryWord:
    """Words that name a country, by its name or by an adjective or people ("Iranian")."""

    start: int
    end: int
    text: str
    code: str
    is_name: bool


# Asked for the places of a document, and again for its country of focus.
@lru_cache(maxsize=2)
def country_words(text: str, places: Places) -> tuple[CountryWord, ...]:
    """Return the words that name countries, in text order."""
    found: list[CountryWord] = []
    words = [match.span() for match in _WORD.finditer(text)]
    skip = -1
    for index, (start, end) in enumerate(words):
        if index == skip:
            continue
        beside = index + 1 < len(words) and words[index + 1][0] == end + 1
        beside = beside and text[start:end] not in OPENING_WORDS
        pair = _country_word(text, start, words[index + 1][1], places) if beside else None
        skip = index + 1 if pair else skip
        word = pair or _country_word(text, start, end, places)
        if word is not None:
            found.append(word)
    return tuple(found)


def _country_word(text: str, start: int, end: int, places: Places) -> CountryWord | None:
    words = text[start:end]
    code = places.country_of(words)
    if code is None:
        return None
    is_name = any(place.kind is PlaceKind.COUNTRY for place in places.find(words))
    return CountryWord(start=start, end=end, text=words, code=code, is_name=is_name)


def hints(
    text: str, mentions: Iterable[Span], places: Places, settings: PlaceSettings
) -> Sequence[Hint]:
    """Return what the text names besides these mentions, each name once."""
    taken = {index for span in mentions for index in range(span.start, span.end)}
    head = dateline(text, places)
    found = [head] if head else []
    names = (
        name
        for start, name in names_of(text)
        if start not in taken and start + len(name) - 1 not in taken
    )
    for name in list(dict.fromkeys(names))[:MOST_NAMES]:
        hint = _hint(name, places, settings)
        if hint is not None:
            found.append(hint)
    return found


@lru_cache(maxsize=2)
def names_of(text: str) -> tuple[tuple[int, str], ...]:
    """Return where names may begin and their words: runs of capitalised words.

    An opening "The" and a closing "'s" are no part of them.
    """
    found = []
    for match in _RUN.finditer(text):
        start, words = match.start(), match.group()
        opening = OPENING.match(words) if " " in words else None
        if opening:
            start, words = start + opening.end(), words[opening.end() :]
        words = _OWNER.sub("", words)
        if words:
            found.append((start, words))
    return tuple(found)


def _hint(name: str, places: Places, settings: PlaceSettings) -> Hint | None:
    code = places.country_of(name)
    country = places.country(code) if code else None
    if country is not None and code is not None:
        far = settings.far_reaching_weight if code in settings.far_reaching else 1.0
        return Hint(name=name, options=(country,), weight=COUNTRY * far)
    known = [
        place
        for place in places.find(name)
        if folded(place.name) == folded(name) and place.kind is not PlaceKind.COUNTRY
    ]
    if not any(_is_known(place) for place in known):
        return None
    return Hint(name=name, options=tuple(known), weight=BY_CHANCE)


def _is_known(place: Place) -> bool:
    if place.kind is PlaceKind.SETTLEMENT:
        return (place.population or 0) >= CITY
    return place.kind in {PlaceKind.FIRST_ORDER, PlaceKind.SECOND_ORDER}


@lru_cache(maxsize=2)
def dateline(text: str, places: Places) -> Hint | None:
    """Return the place at the head of the report ("KABUL (Agency) -"), None without one."""
    match = _DATELINE.search(text[:400])
    if match is None:
        return None
    options = [place for place in places.find(match["city"]) if place.kind in
               {PlaceKind.SETTLEMENT, PlaceKind.COUNTRY}]  # fmt: skip
    if area := match["area"]:
        outer = [*abbreviated(area, places), *places.find(area)]
        inside = [each for each in options if any(lies_in(each, one) for one in outer)]
        options = inside or options
    if not options:
        return None
    return Hint(name=match["city"].title(), options=tuple(options), weight=DATELINE)
