"""Entries of the gazetteer as records and rows of a listing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.core.geo import Point, great_circle_km, point_of
from tocsin.core.ports import Places
from tocsin.core.types import Place

# A place may lie in at most so many areas, one in the other.
DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """An entry of the gazetteer, what it lies in (the nearest first), and how far it is."""

    place: Place
    parents: tuple[Place, ...] = ()
    note: str | None = None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A row of a listing of places."""

    name: str
    kind: str
    lies_in: str | None
    country: str | None
    population: int | None
    latitude: float | None
    longitude: float | None
    distance_km: float | None
    note: str | None
    id: str
    source: str


def found_places(
    entries: Iterable[Place], *, name: str, places: Places, near: Point | None
) -> Sequence[FoundPlace]:
    """Return entries with their parents; with a point, the nearest to it first."""
    found = [
        FoundPlace(
            place=place,
            parents=_parents(place, places),
            note=places.note(name, place),
            distance_km=_distance(place, near),
        )
        for place in entries
    ]
    if near is None:
        return found
    far = float("inf")
    return sorted(found, key=lambda one: far if one.distance_km is None else one.distance_km)


def place_rows(found: Iterable[FoundPlace]) -> list[PlaceRow]:
    """Return the rows of a listing."""
    return [
        PlaceRow(
            name=one.place.name,
            kind=one.place.kind.value,
            lies_in=", ".join(parent.name for parent in one.parents) or None,
            country=one.place.country,
            population=one.place.population,
            latitude=one.place.latitude,
            longitude=one.place.longitude,
            distance_km=one.distance_km,
            note=one.note,
            id=one.place.id,
            source=one.place.source,
        )
        for one in found
    ]


def _parents(place: Place, places: Places) -> tuple[Place, ...]:
    found: list[Place] = []
    outer = places.get(place.parent) if place.parent else None
    while outer is not None and len(found) < DEEPEST and outer not in found:
        found.append(outer)
        outer = places.get(outer.parent) if outer.parent else None
    return tuple(found)


def _distance(place: Place, near: Point | None) -> float | None:
    point = point_of(place)
    return None if near is None or point is None else round(great_circle_km(near, point), 1)
