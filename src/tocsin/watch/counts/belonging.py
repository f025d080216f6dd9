"""Whether an incident certainly belongs to a time, an area or a group, or only may."""

from collections.abc import Iterable, Mapping
from datetime import date

from tocsin.core.geo import area_of
from tocsin.core.located import countries_told, places_told
from tocsin.core.parties import is_named, party_key
from tocsin.core.selection import Selection, areas_told
from tocsin.core.types import DateInterval, Incident, Party, Place
from tocsin.core.vocab import Known, PartStatus, PlaceKind, Stance
from tocsin.watch.grouping import By, groups_of

# Places that say in which areas something was, as the gazetteer has them.
_IN_AREAS = frozenset(set(PlaceKind) - {PlaceKind.REGION, PlaceKind.WATER})


def surely_within(when: DateInterval, since: date | None, until: date | None) -> bool:
    """Return whether something certainly happened from one day to another; None is open."""
    after = since is None or (when.earliest is not None and when.earliest >= since)
    before = until is None or (when.latest is not None and when.latest <= until)
    return after and before


def is_closed(when: DateInterval) -> bool:
    """Return whether both the first and the last day are known on which something may be."""
    return when.earliest is not None and when.latest is not None


def is_denied(incident: Incident) -> bool:
    """Return whether somebody denies that it happened at all."""
    what = (item for item in incident.fields if item.name == "what")
    return any(Stance.DENIED in value.stances for item in what for value in item.values)


def surely_meant(incident: Incident, selection: Selection) -> bool:
    """Return whether an incident certainly happened in the time and area asked for."""
    return (
        surely_within(incident.when, selection.since, selection.until)
        and (selection.country is None or _surely({selection.country}, countries_told(incident)))
        and (selection.admin1 is None or len(areas_told(incident)) == 1)
        and not (_is_inferred(incident) and (selection.country or selection.admin1))
        and not is_denied(incident)
    )


def keys_of(incident: Incident, by: By, *, modes: bool) -> Mapping[str, bool]:
    """Return the groups that an incident may fall into, and whether it certainly does.

    By actor those count who are named or registered: one who is said to have done it, certainly;
    one who is suspected, or who claims it, perhaps; one whose part is only denied, not. With
    `modes`, the groups by type are modes.
    """
    match by:
        case By.ACTOR:
            return _actors(incident.actors)
        case By.TYPE if modes:
            return {mode.value: True for mode in incident.modes}
        case _:
            keys = groups_of(incident, by)
            sure = len(keys) == 1 and (by is By.TYPE or not _is_inferred(incident))
            return dict.fromkeys(keys, sure)


def lies_in(incident: Incident, areas: Iterable[Place]) -> Known:
    """Return whether an incident was in one of some areas, as far as its places tell.

    Of an incident whose place is coarser than the areas it is not known, nor where it has no
    place, one that is inferred, or a region without borders.
    """
    places = places_told(incident)
    if not places or any(place.kind is PlaceKind.REGION for place in places):
        return Known.UNKNOWN
    within = [any(_holds(area, place) for area in areas) for place in places]
    around = [any(_holds(place, area) for area in areas) for place in places]
    if all(within) and not _is_inferred(incident):
        return Known.YES
    return Known.UNKNOWN if any(within) or any(around) else Known.NO


def is_placed(incident: Incident) -> bool:
    """Return whether it is told in which area an incident was, be it contested."""
    return any(is_area(place) for place in places_told(incident))


def is_area(place: Place | None) -> bool:
    """Return whether the gazetteer can tell what lies in a place."""
    return place is not None and place.kind in _IN_AREAS


def shares(asked: Iterable[Party], told: Iterable[Party], kin: Mapping[str, str]) -> Known:
    """Return whether one of the parties asked for has a part, by the entries of the registry.

    A body and what it belongs to (`kin` names the body above) are taken for one. Where either
    side names nobody whom the registry knows, it is not known.
    """
    wanted = {party.actor_id for party in asked if party.actor_id}
    held = {
        party.actor_id for party in told if party.actor_id and party.status is not PartStatus.DENIED
    }
    if not wanted:
        return Known.YES
    if not held:
        return Known.UNKNOWN
    over = {above for one in wanted for above in _line(one, kin)}
    under = {above for one in held for above in _line(one, kin)}
    return Known.YES if wanted & under or held & over else Known.NO


def _line(actor: str, kin: Mapping[str, str]) -> list[str]:
    """Return an entry of the registry and all above it."""
    line = [actor]
    while line[-1] in kin and kin[line[-1]] not in line:
        line.append(kin[line[-1]])
    return line


def _surely(wanted: set[str], told: frozenset[str]) -> bool:
    return told == wanted


def _is_inferred(incident: Incident) -> bool:
    return incident.where is not None and incident.where.inferred


def _actors(parties: Iterable[Party]) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    for party in parties:
        if party.status is not PartStatus.DENIED and is_named(party):
            key = party_key(party)
            found[key] = found.get(key, False) or party.status is PartStatus.STATED
    return found


def _holds(area: Place, place: Place) -> bool:
    """Return whether a place is an area or lies in it."""
    if area.id in {place.id, place.parent}:
        return True
    if area.kind is PlaceKind.COUNTRY:
        return area.country is not None and area.country == place.country
    return area.kind is PlaceKind.FIRST_ORDER and area_of(area) == area_of(place)
