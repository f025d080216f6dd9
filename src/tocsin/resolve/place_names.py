"""The name in a mention, the entries that bear it, and what the mention itself adds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.core.ports import Places
from tocsin.core.types import Place, Span
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.area_abbreviations import abbreviated
from tocsin.resolve.surroundings import Surroundings, areas_of, surroundings, without_kind

POSSESSIVE = re.compile(r"['’]s?$")
PEOPLED = frozenset({PlaceKind.FIRST_ORDER, PlaceKind.REGION})
# "Ohioans", "Minnesotan", "South Ossetian", "European", "Mainers": the area's name is what is
# left, or ends in a vowel that the people's name has lost.
_PEOPLE = re.compile(r"(?:i?an|ean|er|n)s?$")
_ENDINGS = ("", "a", "e", "ia", "o")
_APART = re.compile(r"(['’]s?)\s+")
_NAME_IN_MENTION = re.compile(
    r"(?:al-|el-|Al |El )?[A-ZÀ-Ž][\w'’.-]*(?:[ -](?:of |de |al-|el-|e-|i-)?[A-ZÀ-Ž][\w'’.-]*)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention's name, the entries that bear it, and what is said of the place."""

    name: str
    entries: Sequence[Place]
    around: Surroundings


def named(text: str, mention: Span, places: Places) -> Named:
    """Return what a mention names; no entries where the gazetteer knows none.

    A word for a country's people or things ("Russian") names the country.
    """
    around = surroundings(text, mention, places)
    short = abbreviated(mention.quote, places)
    dotted = "." in mention.quote or text[mention.end : mention.end + 1] == "."
    if short and dotted:
        return Named(name=mention.quote, entries=short, around=around)
    for name in dict.fromkeys((mention.quote, without_kind(mention.quote))):
        if found := places.find(name):
            return Named(name=name, entries=found, around=around)
    if entries := short or _of_people(mention.quote, places):
        return Named(name=mention.quote, entries=entries, around=around)
    return _inside(mention, around, places)


def _of_people(word: str, places: Places) -> Sequence[Place]:
    """Return the country or area whose people or things a word tells of ("Russian", "Ohioans")."""
    code = places.country_of(word)
    country = places.country(code) if code else None
    if country is not None:
        return (country,)
    match = _PEOPLE.search(word)
    for ending in _ENDINGS if match else ():
        found = places.find(f"{word[: match.start()]}{ending}") if match else ()
        areas = tuple(place for place in found if place.kind in PEOPLED)
        if areas:
            return areas
    return ()


def _inside(mention: Span, around: Surroundings, places: Places) -> Named:
    """Return what a longer mention names: its first place, the others as its containers."""
    nothing = Named(name=mention.quote, entries=(), around=around)
    known: list[tuple[str, Sequence[Place]]] = []
    owners: list[tuple[str, Sequence[Place]]] = []
    outer: list[Place] = []
    countries = set(around.countries)
    for match in _NAME_IN_MENTION.finditer(_APART.sub(r"\1 , ", mention.quote)):
        name, owner = POSSESSIVE.sub("", match.group().rstrip(".")), match.group()
        entries = places.find(name) or places.find(without_kind(name))
        country = places.country_of(name)
        short = abbreviated(owner, places) if known else ()
        if entries and (known or name != owner):
            found = short or areas_of(name, places)
            outer.extend(found)
            if name != owner and not short:
                owners.append((name, entries))
            elif not found:
                return nothing
        elif entries:
            known.append((name, entries))
        elif short:
            outer.extend(short)
        elif country is not None:
            countries.add(country)
        else:
            return nothing
    if not known:
        return _of_owner(nothing, owners[0]) if len(owners) == 1 else nothing
    more = replace(around, containers=(*around.containers, *outer), countries=frozenset(countries))
    return Named(name=known[0][0], entries=known[0][1], around=more)


def _of_owner(one: Named, owner: tuple[str, Sequence[Place]]) -> Named:
    """Return what a mention names if only an owner in it is known."""
    return replace(one, name=owner[0], entries=owner[1])
