"""Whether an incident certainly belongs to a time, an area or a group, or only may."""

from collections.abc import Iterable, Mapping

from tocsin.core.fields import is_contested
from tocsin.core.geo import area_of
from tocsin.core.located import places_told
from tocsin.core.parties import is_named, party_key
from tocsin.core.selection import Selection, areas_told, surely_within
from tocsin.core.types import DateInterval, Incident, Place
from tocsin.core.vocab import PartStatus, Stance
from tocsin.watch.belonging import is_sure
from tocsin.watch.grouping import By, groups_of


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
        and (selection.country is None or _is_one(incident, By.COUNTRY))
        and (selection.admin1 is None or _is_one(incident, By.ADMIN1))
        and not (_is_inferred(incident) and (selection.country or selection.admin1))
        and not is_denied(incident)
    )


def told_too_coarsely(
    incidents: Iterable[Incident], selection: Selection, *, known: Iterable[Incident]
) -> tuple[Incident, ...]:
    """Return those incidents whose place leaves open whether it is in the area asked for.

    A first-order area that is asked for by its name alone may be in any country in which one of
    the `known` incidents has it; where none has, in every one.
    """
    if selection.country is None and selection.admin1 is None:
        return ()
    around = _countries_around(selection, known)
    return tuple(
        each
        for each in incidents
        if not places_told(each) or any(_may_hold(p, selection, around) for p in places_told(each))
    )


def _may_hold(place: Place, selection: Selection, around: frozenset[str]) -> bool:
    """Return whether an area asked for may lie in a place, or reach into it."""
    if place.country is None:
        return True
    coarse = selection.admin1 is not None and not area_of(place)
    return coarse and (not around or place.country in around)


def _countries_around(selection: Selection, known: Iterable[Incident]) -> frozenset[str]:
    """Return the countries in which an area asked for lies; empty where none is known."""
    if selection.country is not None:
        return frozenset({selection.country})
    asked = (selection.admin1 or "").casefold()
    areas = {area.casefold(): area for each in known for area in areas_told(each)}
    return frozenset(
        area.partition(".")[0]
        for folded, area in areas.items()
        if asked in {folded, folded.partition(".")[2]}
    )


def keys_of(incident: Incident, by: By, *, modes: bool) -> Mapping[str, bool]:
    """Return the groups that an incident may fall into, and whether it certainly does.

    By actor those count who are named or registered: one who is said to have done it, certainly;
    one who is suspected, who claims it, or of whom reports that exclude each other tell, perhaps;
    one whose part is only denied, not. With `modes`, the groups by type are modes.
    """
    match by:
        case By.ACTOR:
            return _actors(incident)
        case By.TYPE if modes:
            return {mode.value: True for mode in incident.modes}
        case _:
            sure = by is By.TYPE or (_is_one(incident, by) and not _is_inferred(incident))
            return dict.fromkeys(groups_of(incident, by), sure)


def is_placed(incident: Incident) -> bool:
    """Return whether it is told in which country an incident was, be it contested."""
    return any(place.country for place in places_told(incident))


def _is_one(incident: Incident, by: By) -> bool:
    """Return whether all places that are told lie in one country, or one area of it."""
    told = {
        place.country if by is By.COUNTRY else area_of(place) for place in places_told(incident)
    }
    return len(told) == 1 and all(told)


def _is_inferred(incident: Incident) -> bool:
    return incident.where is not None and incident.where.inferred


def _actors(incident: Incident) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    contested = is_contested(incident, "actors")
    for party in incident.actors:
        if party.status is not PartStatus.DENIED and is_named(party):
            key = party_key(party)
            found[key] = found.get(key, False) or (is_sure(party) and not contested)
    return found
