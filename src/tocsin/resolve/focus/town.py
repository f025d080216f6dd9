"""The town that a report is most probably about, among all that it names.

Whatever stands where a place does, or is the place of an act, may be one. What speaks for it is
how often it is named and how, where it lies, how large it is, and what was done there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p, log10

from tocsin.core.geo import area_of, distance_km
from tocsin.core.ports import Places
from tocsin.core.types import Occurrence, Place, PlaceRef
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.focus.country import LEAD
from tocsin.resolve.focus.namesake import around_of, best_of
from tocsin.resolve.focus.naming import Mention, Naming, is_in_town
from tocsin.resolve.focus.report import Report
from tocsin.resolve.focus.weights import TOWN, Signs, shares
from tocsin.resolve.place_context import dateline
from tocsin.resolve.place_relations import folded, lies_in

# A town so near one of so many times its people may be a part of it.
NEAR_KM = 25.0
LARGER = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TownOption:
    """A town that a report may be about: where it is first named, its entry if one is chosen."""

    start: int
    end: int
    place: Place | None
    signs: Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Town:
    """A town as the report names it, before it is compared with the others."""

    key: str
    mentions: Sequence[Mention]
    place: Place | None
    in_dateline: bool


def town_options(report: Report, *, places: Places, country: str | None) -> list[TownOption]:
    """Return the towns that a report may be about, in text order.

    `country` is the code of the country that the report is about, if that is known.
    """
    acts, harm = _places(report.acts), _places(report.harm)
    towns = _towns(report, acts, places, country)
    of_report = {
        "long": log1p(len(report.document.text) / 1000),
        "towns": log1p(len(towns)),
        **report.local_signs(places),
    }
    total = sum(len(one.mentions) for one in towns)
    with_body = [one.key for one in towns if any(each.body for each in one.mentions)]
    found = []
    for one in towns:
        first, place = one.mentions[0], one.place
        capital = place is not None and places.is_capital(place)
        signs = {
            "inside": log1p(sum(each.inside for each in one.mentions)),
            "share": len(one.mentions) / total,
            "lead": float(any(each.start < LEAD for each in one.mentions if not each.head)),
            "dateline": float(one.in_dateline and not capital),
            "dateline_of_capital": float(one.in_dateline and capital),
            "body": log1p(sum(each.body for each in one.mentions)),
            "only_body": float(with_body == [one.key]),
            "folk": float(any(each.folk for each in one.mentions)),
            "home": float(any(each.home for each in one.mentions)),
            "hospital": float(any(each.hospital for each in one.mentions)),
            "place_of_act": log1p(acts[one.key]),
            "place_of_harm": log1p(harm[one.key]),
            "abroad": float(place is not None and country not in {None, place.country}),
            "elsewhere": _elsewhere(place, report.named_in),
            "people": log10(place.population) if place and place.population else 0.0,
            "unknown": float(place is None),
            "outer": float(_is_outer(one, towns)),
            **of_report,
        }
        found.append(TownOption(start=first.start, end=first.end, place=place, signs=signs))
    return found


def weighed(options: Sequence[TownOption]) -> list[tuple[TownOption, float]]:
    """Return the towns, each with the probability that the report is about it."""
    return list(zip(options, shares([each.signs for each in options], TOWN), strict=True))


def _towns(report: Report, acts: Counter[str], places: Places, country: str | None) -> list[_Town]:
    text = report.document.text
    meant = {
        folded(ref.mention.quote): ref.place
        for act in report.acts
        for ref in act.places
        if ref.place is not None
    }
    head = dateline(text, places)
    written = folded(head.name) if head else ""
    around = around_of(report, places=places, country=country)
    found = []
    naming = Naming(report)
    for key, spots in naming.names().items():
        entries = _entries(spots.name, meant.get(key), places)
        is_one = acts[key] and meant.get(key) is None and not is_in_town(spots.name)
        if not entries and not is_one:
            continue
        mentions = naming.mentions(spots)
        placed = any(
            each.inside or each.placed or each.body or each.folk or each.head for each in mentions
        )
        if not mentions or not (placed or acts[key] or key == written):
            continue
        found.append(
            _Town(
                key=key,
                mentions=mentions,
                place=best_of(entries, mentions, around),
                in_dateline=key == written or any(each.head for each in mentions),
            )
        )
    return found


def _entries(name: str, chosen: Place | None, places: Places) -> list[Place]:
    """Return the towns that a name may mean if acts are in the place that was `chosen` for it.

    The area of a name may have been chosen for its town: "western San Salvador".
    """
    if chosen is not None and chosen.kind is PlaceKind.SETTLEMENT:
        return [chosen]
    found = [place for place in places.find(name) if place.kind is PlaceKind.SETTLEMENT]
    if chosen is None:
        return found
    if chosen.kind is PlaceKind.COUNTRY:
        return []
    return [place for place in found if lies_in(place, chosen)]


def _elsewhere(place: Place | None, named_in: Mapping[str, float]) -> float:
    """Return what share of all that is named lies elsewhere than in the area of a town."""
    return 1.0 - named_in.get(area_of(place), 0.0) if place is not None and named_in else 0.0


def _is_outer(one: _Town, towns: Sequence[_Town]) -> bool:
    """Return whether a town near this one that is named too is much smaller."""
    if one.place is None or not one.place.population:
        return False
    for other in towns:
        if other is one or other.place is None or other.place.country != one.place.country:
            continue
        if LARGER * (other.place.population or 0) < one.place.population:
            km = distance_km(one.place, other.place)
            if km is not None and km <= NEAR_KM:
                return True
    return False


def _places(acts: Iterable[Occurrence]) -> Counter[str]:
    """Count the acts at each name."""
    refs: Iterable[PlaceRef] = (ref for act in acts for ref in act.places)
    return Counter(folded(ref.mention.quote) for ref in refs)
