"""Where an incident may have been: the place that is told, or all that reports contest."""

from tocsin.core.fields import is_contested
from tocsin.core.types import Incident, Place


def places_told(incident: Incident) -> tuple[Place, ...]:
    """Return the place of an incident, or all of those that exclude each other."""
    where = incident.where
    if where is None:
        return ()
    if where.place is not None:
        return (where.place,)
    contested = is_contested(incident, "where")
    return tuple(one.place for one in where.candidates) if contested else ()


def countries_told(incident: Incident) -> frozenset[str]:
    """Return the countries (ISO 3166-1 alpha-2) in which it may have been by its places."""
    return frozenset(place.country for place in places_told(incident) if place.country)
