"""Whether what happened fits what was said to come: yes, no, or it cannot be told."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from tocsin.core.types import Incident, Party, Place, PlaceRef
from tocsin.core.vocab import EventType, Known
from tocsin.watch.belonging import (
    Reference,
    has_part_named,
    have_part,
    holds,
    lies_in,
    shares,
)
from tocsin.watch.modes import done_so, modes_told


class Fit(IntEnum):
    """Whether two things fit; the least of several holds for all of them.

    `OPEN`: nothing that is told speaks for it, and nothing against.
    """

    NO = 0
    OPEN = 1
    MAYBE = 2
    YES = 3


_FITS = {Known.NO: Fit.NO, Known.UNKNOWN: Fit.MAYBE, Known.YES: Fit.YES}


def all_fit(fits: Sequence[Fit]) -> Fit:
    """Return whether all of what was asked fits; where none certainly does, it is open.

    What certainly does not fit in one thing does not fit.
    """
    if Fit.NO in fits:
        return Fit.NO
    if not fits:
        return Fit.OPEN
    return Fit.OPEN if max(fits) is Fit.MAYBE else min(fits)


def fit_act(event_type: EventType, words: str, incident: Incident) -> Fit:
    """Return whether an incident is an act of a type, done in the way that words for it tell."""
    if incident.event_type is not event_type:
        return Fit.NO
    return _FITS[done_so(modes_told(words), incident.modes)]


def fit_parties(wanted: Sequence[Party], found: Sequence[Party], reference: Reference) -> Fit:
    """Return whether those who were named have a part; where nobody was named, all fit."""
    return _FITS[shares(wanted, found, reference)]


def fit_actors(wanted: Sequence[Party], incident: Incident, reference: Reference) -> Fit:
    """Return whether those who were named did it; where reports contest who did, perhaps."""
    return _FITS[have_part(incident, "actors", wanted, reference)]


def fit_actor_named(wanted: str, incident: Incident, reference: Reference) -> Fit:
    """Return whether somebody did it who has this registry id, or these words in a mention."""
    return _FITS[has_part_named(incident, "actors", wanted, reference)]


def fit_places(wanted: Sequence[PlaceRef], incident: Incident, reference: Reference) -> Fit:
    """Return whether an incident was where something was said to come; where nothing is, it fits.

    One of several places that are named is enough.
    """
    return _FITS[lies_in(incident, wanted, reference)]


def fit_place(wanted: PlaceRef, place: Place, reference: Reference) -> Fit:
    """Return whether a place lies in the one that was named."""
    return _FITS[holds(wanted, place, reference)]


def countries_of(places: Iterable[PlaceRef], reference: Reference) -> frozenset[str]:
    """Return the countries that places are or lie in; of a region, those counted in everywhere."""
    found: set[str] = set()
    for ref in places:
        if ref.place is None:
            continue
        if ref.place.country:
            found.add(ref.place.country)
        found |= reference.regions.get(ref.place.id, (frozenset(), frozenset()))[0]
    return frozenset(found)
