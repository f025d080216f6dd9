"""What stands around a place name: what contains it, what kind it is said to be, how near."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.ports import Places
from tocsin.core.types import Place, Span
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.area_abbreviations import abbreviated
from tocsin.resolve.place_relations import RANK

WINDOW = 80
_NAME = (
    r"(?:(?:[A-Z]\.){2,}|(?:al-|el-)?[A-ZÀ-Ž][\w'’-]*)"
    r"(?:[ -](?:of |de |al-|el-|and )?[A-ZÀ-Ž][\w'’-]*){0,3}"
)
_SETTLEMENTS = "city|town|village|suburb|capital|hamlet|port|stronghold"
_AREAS = "province|governorate|state|oblast|region|department|prefecture|county"
_SECOND = "county|parish|district|borough"
_FEATURES = (
    "hills?|mountains?|peak|ridge|heights|cliffs?|valley|gorge|canyon|plateau|plains?|"
    "desert|dunes?|oasis|forests?|woods|jungle|swamps?|marsh(?:es)?|wadi|river|stream|creek|"
    "lake|lagoon|reservoir|bay|strait|islands?|peninsula|glacier|volcano"
)
# With their capital: they are verbs and other names besides.
_FEATURES_BEFORE = r"(?-i:Mount|Mt\.?|Lake|River|Wadi|Jabal|Jebel)"
_BUILDINGS = (
    "airport|airfield|air ?base|base|camp|barracks|outpost|prison|jail|hospital|clinic|school|"
    "college|university|mosque|church|cathedral|temple|shrine|monastery|market|mall|bridge|dam|"
    "port|harbou?r|terminal|checkpoint|crossing|refinery|pipeline|plant|mine|quarry|farm|"
    "plantation|cemetery|station|stadium|hotel|palace|castle|fort|fortress|tower|park|reserve|"
    "square|embassy|factory|warehouse"
)
_DIRECTION = r"(?:(?:north|south)(?:-?(?:east|west))?|east|west|central)(?:ern)?|upper|lower|rural"
# Adjectives that stand between what contains a place and the word for its kind.
_QUALIFIED = (
    rf"(?:(?:{_DIRECTION}|[a-z]+-(?:held|controlled|run|ruled)|besieged|ancient|strategic|coastal|"
    r"border|main|second|largest|predominantly|restive|remote|provincial|volatile|central)\s+){0,3}"
)

# "the northern Syrian town of", "Anbar province's capital,"
_BEFORE_KIND = re.compile(
    rf"\b(?P<kind>{_SETTLEMENTS}|{_AREAS}|district|area)\s+of\s+(?:the\s+)?$", re.I
)
# Not "Ohio State University".
_AFTER_KIND = re.compile(
    rf"^['’]?\s+(?P<kind>{_SETTLEMENTS}|{_AREAS}|district)\b(?!(?-i:\s+Universit))", re.I
)
_BEFORE_DIRECTION = re.compile(rf"\b(?:{_DIRECTION})(?:\s+and\s+(?:{_DIRECTION}))?\s+$", re.I)
_INSIDE_DIRECTION = re.compile(rf"^(?:the\s+)?(?:{_DIRECTION})\s+(?=[A-Z])", re.I)
# "the Hamrin hills", "the hill of Zorba"; not the "River Sons" of a name that goes on.
_AFTER_FEATURE = re.compile(rf"^\s+(?:{_FEATURES})\b(?!(?-i:['’]?\s+[A-Z]))", re.I)
_BEFORE_FEATURE = re.compile(
    rf"\b(?:(?:{_FEATURES})\s+of\s+(?:the\s+)?|(?:{_FEATURES_BEFORE})\s+)$", re.I
)
_INSIDE_FEATURE = re.compile(
    rf"\b(?:{_FEATURES}|{_BUILDINGS})$|^(?:the\s+)?(?:{_FEATURES_BEFORE})\s", re.I
)
_NEAR = re.compile(
    rf"\b(?:near|outside|close\s+to|around|in\s+the\s+vicinity\s+of|on\s+the\s+outskirts\s+of|"
    rf"(?:{_DIRECTION})\s+of|(?:km|kilomet(?:er|re)s?|miles?)(?:\s+\([^)]*\))?\s+(?:from|of)|"
    rf"(?:km|kilomet(?:er|re)s?|miles?)(?:\s+\([^)]*\))?\s+outside)\s+"
    rf"(?:the\s+)?(?:[\w-]+\s+)?(?:(?:{_SETTLEMENTS})\s+of\s+)?$",
    re.I,
)
_OFFSET = re.compile(
    rf"(?P<offset>[\d.,]+\s*(?:km|kilomet(?:er|re)s?|miles?)"
    rf"(?:\s+\([^)]*\))?\s+(?:(?:to\s+the\s+)?(?:{_DIRECTION})\s+)?(?:of|from|outside)|"
    rf"(?:just\s+)?(?:{_DIRECTION})\s+of)\s+(?:the\s+)?(?:[\w-]+\s+)?(?:(?:{_SETTLEMENTS})\s+of\s+)?$",
    re.I,
)
_OFF_COAST = re.compile(
    r"\boff\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:coasts?|shores?)\s+of\s+$|\boff\s+$", re.I
)
_ADJECTIVE = re.compile(
    rf"\b(?P<name>{_NAME})\s+{_QUALIFIED}"
    rf"(?:{_SETTLEMENTS}|{_AREAS}|district)\s+(?:of\s+)?$"
)
_POSSESSIVE = re.compile(
    rf"(?P<name>{_NAME})['’]s?\s+{_QUALIFIED}(?:(?:{_SETTLEMENTS}|{_AREAS})\s+(?:of\s+)?)?$"
)
_AFTER_CONTAINER = re.compile(
    rf"^(?:['’]s)?(?:\s+(?:{_SETTLEMENTS}|{_AREAS}|district))?"
    rf"(?:,\s+|,?\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}|\s+\()(?P<name>{_NAME})"
    rf"(?:,\s+(?P<next>{_NAME}))?"
)
# Words that say for certain what contains a place: "in Y", "(Y)", and ", Y" where the clause
# goes on without a verb of Y's own.
_SAID_TO_LIE_IN = re.compile(
    rf"^(?:['’]s)?(?:\s+(?:{_SETTLEMENTS}|{_AREAS}|district))?"
    rf"(?:,?\s+in\s+(?:the\s+)?{_QUALIFIED}(?:(?:{_AREAS})\s+of\s+)?(?:the\s+)?|\s+\(|,\s+"
    rf"(?=(?:{_NAME})(?:\s+(?:{_AREAS}))?(?:\s*(?:[.;)]|$)|,\s+[a-z0-9])))(?P<name>{_NAME})"
)
# "Lexington, Ky.": the short form of an area says for certain what contains the place.
_SHORT_FORM = re.compile(
    r"^,\s+(?P<form>(?:[A-Z]\.){2,}|W\.\s?Va|[A-Z]{2,3}(?![\w-])|[A-Z][a-z]{1,4}(?=\.))"
)
_APPOSITION = re.compile(
    rf"^,\s+(?:an?|the)\s+[^.;,]{{0,50}}?\b(?:in|of)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}(?P<name>{_NAME})"
)
_BEFORE_NAME = re.compile(
    rf"^(?:the\s+)?(?:(?:{_SETTLEMENTS}|{_AREAS}|district)\s+of\s+)?(?:the\s+)?", re.I
)
_AFTER_NAME = re.compile(rf"\s+(?:{_SETTLEMENTS}|{_AREAS}|district)$", re.I)
_KIND_AFTER_NAME = re.compile(rf"\s(?P<kind>{_SETTLEMENTS}|{_AREAS}|district)$", re.I)
_KIND_BEFORE_NAME = re.compile(
    rf"(?:the\s+)?(?P<kind>{_SETTLEMENTS}|{_AREAS}|district)\s+of\s", re.I
)
_SECOND_ORDER = re.compile(rf"\b(?:{_SECOND})$", re.I)
# White space after a sentence, or an empty line. It begins with the white space, so that all
# else is skipped at once; what stands before it is asked after it.
_SENTENCE_END = re.compile(r"\s(?:(?<=[a-z0-9)\"”’][.!?]\s)\s*|(?<=\n)\s*\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the words around a place name say of it.

    `offset` are the words that tell how far from it and in which direction. `containers` must
    contain the place; of `loose`, which may be the start of another
    clause, each may. `named` are areas of the name that the words say it lies in. `kind` is
    what the text calls it; `feature` says that it calls it a hill, a river or the like.
    """

    containers: tuple[Place, ...] = ()
    countries: frozenset[str] = frozenset()
    loose: tuple[Place, ...] = ()
    named: tuple[Place, ...] = ()
    kind: PlaceKind | None = None
    feature: bool = False
    near: bool = False
    offset: str | None = None
    part: bool = False
    off_coast: bool = False


def surroundings(text: str, mention: Span, places: Places) -> Surroundings:
    """Return what the words before and after a mention say of the place."""
    before = _clause(text[max(0, mention.start - WINDOW) : mention.start], last=True)
    after = _clause(text[mention.end : mention.end + WINDOW], last=False)
    containers: list[Place] = []
    countries: set[str] = set()
    for pattern in (_ADJECTIVE, _POSSESSIVE):
        if match := pattern.search(before):
            _add(match["name"], places, containers, countries)
    if match := _SHORT_FORM.match(after):
        containers.extend(abbreviated(match["form"].replace(" ", ""), places))
    loose = [
        place
        for pattern in (_AFTER_CONTAINER, _APPOSITION)
        if (match := pattern.match(after))
        for name in match.groups()
        if name
        for place in _innermost(name, places)
    ]
    listed = _kinds_beside(mention.quote, places)
    offset = _OFFSET.search(before)
    direction = _BEFORE_DIRECTION.search(before) or _INSIDE_DIRECTION.match(mention.quote)
    return Surroundings(
        containers=tuple(containers),
        countries=frozenset(countries),
        loose=tuple(place for place in loose if place.kind not in listed),
        named=tuple(place for place in _named(after, places) if place.kind not in listed),
        kind=_kind(before, after, mention.quote),
        feature=_AFTER_FEATURE.match(after) is not None
        or _BEFORE_FEATURE.search(before) is not None,
        near=offset is not None or _NEAR.search(before) is not None,
        offset=" ".join(offset["offset"].split()) if offset else None,
        part=direction is not None,
        off_coast=_OFF_COAST.search(before) is not None,
    )


def _kinds_beside(name: str, places: Places) -> frozenset[PlaceKind]:
    """Return the kinds of area that stand beside this name in a list and do not contain it.

    "Iraq, Iran and Syria" are three countries; "Texas, Ohio and Iowa" three states.
    """
    ranks = [RANK[place.kind] for place in places.find(name) if place.kind in RANK]
    widest = min(ranks, default=len(RANK))
    return frozenset(kind for kind, rank in RANK.items() if rank >= widest and rank <= 1)


def _named(after: str, places: Places) -> tuple[Place, ...]:
    """Return the areas of the name that the words after a place say it lies in."""
    match = _SAID_TO_LIE_IN.match(after)
    return tuple(_innermost(match["name"], places)) if match else ()


def _innermost(name: str, places: Places) -> Sequence[Place]:
    """Return the areas that a name names last: "Nigeria's Borno state" is Borno."""
    parts = reversed(re.split(r"['’]s\s+", name))
    found = (areas_of(each, places) for part in parts for each in (part, without_kind(part)))
    return next((areas for areas in found if areas), ())


def areas_of(name: str, places: Places) -> Sequence[Place]:
    """Return the countries, regions, first-order areas and counties that bear a name."""
    return [
        place
        for place in places.find(name)
        if place.kind in {PlaceKind.COUNTRY, PlaceKind.FIRST_ORDER, PlaceKind.REGION}
        or (place.kind is PlaceKind.SECOND_ORDER and _SECOND_ORDER.search(name))
    ]


@lru_cache(maxsize=32_768)
def without_kind(mention: str) -> str:
    """Return a mention without articles, directions and words for its kind."""
    name = _INSIDE_DIRECTION.sub("", _BEFORE_NAME.sub("", mention))
    return _AFTER_NAME.sub("", name) or mention


@lru_cache(maxsize=32_768)
def is_called_feature(name: str) -> bool:
    """Return whether a name holds a word for a feature of the land or a building."""
    return _INSIDE_FEATURE.search(name) is not None


def _kind(before: str, after: str, mention: str) -> PlaceKind | None:
    match = (
        _AFTER_KIND.match(after)
        or _BEFORE_KIND.search(before)
        or _KIND_AFTER_NAME.search(mention)
        or _KIND_BEFORE_NAME.match(mention)
    )
    word = match["kind"].lower() if match else ""
    if word in _SETTLEMENTS.split("|"):
        return PlaceKind.SETTLEMENT
    if word == "district":
        return PlaceKind.SECOND_ORDER
    return PlaceKind.FIRST_ORDER if word in _AREAS.split("|") else None


def _add(name: str, places: Places, containers: list[Place], countries: set[str]) -> None:
    for part in (name, name.rsplit(maxsplit=1)[-1]):
        country = places.country_of(part)
        if country is not None:
            countries.add(country)
            return
        found = areas_of(part, places)
        if found:
            containers.extend(found)
            return


def _clause(window: str, *, last: bool) -> str:
    """Return the part of a window that belongs to the mention's sentence."""
    parts = _SENTENCE_END.split(window)
    return parts[-1] if last else parts[0]
