"""When and where an incident was, as far as it follows from what its reports are chiefly about.

A report whose main act names no place or day is still about a town and a day (`Reading.focus`).
What is more probable than not is taken for the incident, marked as inferred and with its reason;
what claims state is never replaced, only narrowed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import prod
from typing import TypeVar

from tocsin.core.geo import contains
from tocsin.core.spelling import name_key
from tocsin.core.types import DateInterval, Incident, PlaceRef, Reading
from tocsin.core.vocab import DateBasis, PlaceKind, PlacePrecision
from tocsin.fuse.days import day_of, is_known, join_intervals
from tocsin.fuse.fields import interval_in_words, with_joined

Found = TypeVar("Found", DateInterval, PlaceRef)
# What an incident may be placed in, if its claims say less.
_FROM_FINEST = (PlaceKind.SETTLEMENT, PlaceKind.FIRST_ORDER)
# What a report says of the day beside the day itself: a week is as good.
_FEW_DAYS = 7


def placed_and_dated(
    incident: Incident,
    times: Sequence[DateInterval],
    chiefly: Sequence[Reading],
    *,
    min_probability: float,
) -> Incident:
    """Return an incident with the day and the place that its reports are about.

    Args:
        incident: As built from its claims.
        times: The times that its claims state.
        chiefly: The readings of the reports that are chiefly about it.
        min_probability: What is less probable is not taken.
    """
    if incident.historical or not chiefly:
        return incident
    open_fields = {field.name for field in incident.fields if not field.contested}
    open_fields -= {field.name for field in incident.fields if field.ruled}
    if "when" in open_fields and not _is_dated(incident.when):
        days = [(each.when, each.probability) for one in chiefly for each in one.focus.when]
        found = _likeliest([each for each in days if day_of(each[0])], _day_key)
        if found is not None and found[1] >= min_probability:
            incident = _dated(incident, times, *found)
    if "where" in open_fields and not _is_placed(incident.where):
        told = [(each.where, each.probability) for one in chiefly for each in one.focus.where]
        for kind in _FROM_FINEST:
            of_kind = [each for each in told if each[0].place and each[0].place.kind is kind]
            fitting = [each for each in of_kind if _fits(each[0], incident)]
            place = _likeliest(fitting, _place_key)
            if place is not None and place[1] >= min_probability:
                return _placed(incident, *place)
    return incident


def _likeliest(
    told: Sequence[tuple[Found, float]], key: Callable[[Found], str]
) -> tuple[Found, float] | None:
    """Return what most reports are most probably about, each a witness of its own."""
    by_key: dict[str, list[tuple[Found, float]]] = {}
    for one, probability in told:
        by_key.setdefault(key(one), []).append((one, probability))
    weighed = {
        name: 1.0 - prod(sorted(1.0 - probability for _, probability in found))
        for name, found in by_key.items()
    }
    best = max(sorted(weighed), key=lambda name: weighed[name], default=None)
    if best is None:
        return None
    return max(by_key[best], key=lambda item: item[1])[0], weighed[best]


def _day_key(when: DateInterval) -> str:
    return str(day_of(when))


def _place_key(where: PlaceRef) -> str:
    return where.place.id if where.place is not None else ""


def _is_dated(when: DateInterval) -> bool:
    first, last = when.earliest, when.latest
    return first is not None and last is not None and (last - first).days < _FEW_DAYS


def _dated(
    incident: Incident, times: Sequence[DateInterval], day: DateInterval, probability: float
) -> Incident:
    """Return the incident on a day, as it was where claims exclude the day."""
    joined = join_intervals([*times, day])
    if joined.contested or not is_known(joined.interval):
        return incident
    words = day.span.quote if day.span is not None else str(day_of(day))
    when = replace(
        joined.interval,
        basis=DateBasis.INFERRED,
        reason=f"its reports are chiefly about it, and about {words!r} ({day_of(day)}) "
        f"with probability {probability:.2f}; no claim of it gives the day",
    )
    said = interval_in_words(when)
    return replace(
        incident, when=when, fields=with_joined(incident.fields, "when", said, when.reason)
    )


def _is_placed(where: PlaceRef | None) -> bool:
    kinds = {PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.SECOND_ORDER}
    return where is not None and where.place is not None and where.place.kind in kinds


def _fits(told: PlaceRef, incident: Incident) -> bool:
    """Return whether a place is finer than what claims say of the incident, and may be there.

    It lies in the place that they name; is one that their name may mean, or holds one; or they
    name what no gazetteer has: a street, a house.
    """
    stated = incident.where
    if stated is None or told.place is None:
        return stated is None
    if stated.place is not None:
        return contains(stated.place, told.place)
    meant = [each.place for each in stated.candidates]
    return (
        stated.inferred
        or not meant
        or name_key(stated.mention.quote) == name_key(told.place.name)
        or any(contains(told.place, each) for each in meant)
    )


def _placed(incident: Incident, told: PlaceRef, probability: float) -> Incident:
    place = told.place
    assert place is not None
    reason = (
        f"its reports are chiefly about it, and about {place.name} "
        f"with probability {probability:.2f}; no claim of it says so"
    )
    where = replace(told, inferred=True, reason=reason)
    stated = incident.where
    meant = stated.candidates if stated is not None else ()
    within = [each.place for each in meant if contains(place, each.place)]
    if stated is not None and len(within) == 1:
        place = within[0]
        where = replace(where, mention=stated.mention, place=place, precision=PlacePrecision.EXACT)
    fields = with_joined(incident.fields, "where", place.name, reason)
    return replace(incident, where=where, fields=fields)
