"""Whether an incident was in a place and somebody had a part in it: yes, no, or not known.

One rule for all who ask: totals set against the ledger, and outlooks whose outcome is sought.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from tocsin.core.bodies import line
from tocsin.core.fields import is_contested
from tocsin.core.geo import area_of, distance_km
from tocsin.core.located import places_told
from tocsin.core.parties import mention_key
from tocsin.core.selection import any_named
from tocsin.core.types import Incident, Party, Place, PlaceRef
from tocsin.core.vocab import Known, PartStatus, PlaceKind, PlacePrecision

# A town's attack is often told of the nearest large one.
NEAR_KM = 25.0
# The borders of these are known to nobody here, unless the table of regions has them.
_UNBOUNDED = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.FEATURE})
# A mention that only points back to a party.
_POINTING = re.compile(
    r"^(?:(?:these|those|this|that|such|the same|the (?:latter|former))\b.*"
    r"|it|they|them|he|him|she|her|we|us|who|which)$",
    re.IGNORECASE,
)
_KEPT = 65_536
Role = Literal["actors", "recipients"]
_ARTICLES = frozenset({"The", "A", "An"})
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[A-Za-z]))*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the tables know of bodies, states and regions.

    `parents` are the bodies that actors are part of, `homes` the countries of actors, by
    registry id; `countries` the ISO codes behind lower-case words for countries; `regions` the
    states in a region and those at its edge, by place id; `names` are words for countries by code.
    """

    parents: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def nations(self, party: Party) -> frozenset[str]:
        """Return the countries whose a party is, by the registry or by its words."""
        if party.actor_id is not None:
            home = self.homes.get(party.actor_id)
            return frozenset({home} if home else ())
        words = (match.group().casefold() for match in _WORD.finditer(party.mention.quote))
        return frozenset(self.countries[word] for word in words if word in self.countries)


def any_known(answers: Iterable[Known]) -> Known:
    """Return whether one of several holds."""
    held = set(answers)
    if Known.YES in held:
        return Known.YES
    return Known.UNKNOWN if Known.UNKNOWN in held else Known.NO


def all_known(answers: Iterable[Known]) -> Known:
    """Return whether all of several hold."""
    held = set(answers)
    if Known.NO in held:
        return Known.NO
    return Known.UNKNOWN if Known.UNKNOWN in held else Known.YES


def is_sure(party: Party) -> bool:
    """Return whether somebody certainly had a part: one who is suspected, or claims it, perhaps."""
    return party.status is PartStatus.STATED


def points_back(party: Party) -> bool:
    """Return whether a mention only points to a party named elsewhere ("these groups")."""
    return party.actor_id is None and _points(party.mention.quote)


@lru_cache(maxsize=_KEPT)
def _points(mention: str) -> bool:
    return bool(_POINTING.match(mention.strip()))


# Reports repeat the same few mentions over and over.
_bare = lru_cache(maxsize=_KEPT)(mention_key)


def shares(wanted: Sequence[Party], found: Sequence[Party], reference: Reference) -> Known:
    """Return whether those who were named have a part; where nobody was named, all do.

    One of several that are named is enough. What a body's branch does the body does; what a
    body does its branch may have done.
    """
    if not wanted:
        return Known.YES
    named = [party for party in wanted if not points_back(party)]
    taking_part = [party for party in found if party.status is not PartStatus.DENIED]
    if not named or not taking_part:
        return Known.UNKNOWN
    return any_known(
        _sure_of(other, _same(one, other, reference)) for one in named for other in taking_part
    )


def have_part(
    incident: Incident, role: Role, wanted: Sequence[Party], reference: Reference
) -> Known:
    """Return whether those who were named have a part; where reports contest it, perhaps."""
    if not wanted:
        return Known.YES
    return _uncontested(incident, role, shares(wanted, getattr(incident, role), reference))


def has_part_named(incident: Incident, role: Role, wanted: str, reference: Reference) -> Known:
    """Return whether somebody has a part who has this registry id, or these words in a mention."""
    taking_part = [each for each in getattr(incident, role) if each.status is not PartStatus.DENIED]
    if not taking_part:
        return Known.UNKNOWN
    answers = (_sure_of(each, _is_called(wanted, each, reference)) for each in taking_part)
    return _uncontested(incident, role, any_known(answers))


def _uncontested(incident: Incident, role: Role, answer: Known) -> Known:
    unsure = answer is Known.YES and is_contested(incident, role)
    return Known.UNKNOWN if unsure else answer


def _sure_of(party: Party, answer: Known) -> Known:
    return Known.UNKNOWN if answer is Known.YES and not is_sure(party) else answer


def _is_called(wanted: str, party: Party, reference: Reference) -> Known:
    if any_named((party,), wanted):
        return Known.YES
    return Known.UNKNOWN if party.actor_id is None else _in_line(wanted, party.actor_id, reference)


def _in_line(wanted: str, found: str, reference: Reference) -> Known:
    """Return whether an entry of the registry is another or part of it; the other way, perhaps."""
    if wanted in line(found, reference.parents):
        return Known.YES
    return Known.UNKNOWN if found in line(wanted, reference.parents) else Known.NO


def _same(wanted: Party, found: Party, reference: Reference) -> Known:
    if wanted.actor_id is not None and found.actor_id is not None:
        return _in_line(wanted.actor_id, found.actor_id, reference)
    if _one_key(wanted, found):
        return Known.YES
    shared = reference.nations(wanted) & reference.nations(found)
    named = _proper(wanted) and _proper(wanted) == _proper(found)
    if (shared or named) and wanted.kind is found.kind:
        return Known.YES
    return Known.UNKNOWN


def _proper(party: Party) -> frozenset[str]:
    """Return the words of a mention that are of a name: "African Union troops", without troops."""
    words = [match.group() for match in _WORD.finditer(party.mention.quote)]
    return frozenset(word for word in words if word[0].isupper() and word not in _ARTICLES)


def _one_key(one: Party, other: Party) -> bool:
    if one.unregistered is not None and one.unregistered == other.unregistered:
        return True
    return _bare(one.mention.quote) == _bare(other.mention.quote)


def lies_in(incident: Incident, wanted: Sequence[PlaceRef], reference: Reference) -> Known:
    """Return whether an incident was in one of some places; where none is named, it was.

    Of one whose place is not told, or coarser, it is not known; where its place is inferred, or
    reports contest it, it may be so if it is so of one of the places.
    """
    if not wanted:
        return Known.YES
    told = places_told(incident)
    if not told or incident.where is None:
        return Known.UNKNOWN
    answers = {any_known(holds(ref, place, reference) for ref in wanted) for place in told}
    if answers == {Known.NO}:
        return Known.NO
    sure = answers == {Known.YES} and not incident.where.inferred
    return Known.YES if sure else Known.UNKNOWN


def holds(wanted: PlaceRef, place: Place, reference: Reference) -> Known:
    """Return whether a place lies in the one that was named."""
    named = wanted.place
    if named is None:
        return Known.UNKNOWN
    if named.kind is PlaceKind.COUNTRY:
        if named.country != place.country:
            return Known.NO if place.country else Known.UNKNOWN
        # "southern Iraq" is of Iraq, but not all of Iraq.
        part = wanted.precision is PlacePrecision.FEATURE
        return Known.UNKNOWN if part else Known.YES
    if named.id in {place.id, place.parent}:
        return Known.YES
    if named.kind in _UNBOUNDED:
        return _in_region(named, place, reference)
    if named.country and place.country and named.country != place.country:
        return Known.NO
    if named.kind is PlaceKind.FIRST_ORDER:
        return _in_area(area_of(named), place)
    return _in_town(named, place)


def has_borders(place: Place | None, reference: Reference) -> bool:
    """Return whether the tables can tell what lies in a place."""
    return place is not None and (place.kind not in _UNBOUNDED or place.id in reference.regions)


def _in_region(named: Place, place: Place, reference: Reference) -> Known:
    inside, edge = reference.regions.get(named.id, (frozenset(), frozenset()))
    if not inside or place.country is None or place.country in edge:
        return Known.UNKNOWN
    return Known.YES if place.country in inside else Known.NO


def _in_area(area: str, place: Place) -> Known:
    held = area_of(place)
    if not held or not area:
        return Known.UNKNOWN
    return Known.YES if held == area else Known.NO


def _in_town(named: Place, place: Place) -> Known:
    """Return whether a place may be a town or a district: the same area, or near by."""
    if place.kind in {PlaceKind.COUNTRY, *_UNBOUNDED}:
        return Known.UNKNOWN
    one, other = area_of(named), area_of(place)
    if place.kind in {PlaceKind.FIRST_ORDER, PlaceKind.SECOND_ORDER}:
        return Known.NO if one and other and one != other else Known.UNKNOWN
    apart = distance_km(named, place)
    return Known.NO if apart is not None and apart > NEAR_KM else Known.UNKNOWN
