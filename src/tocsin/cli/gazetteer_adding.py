"""What the gazetteer's commands do: open it with a user's additions, and add to it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.core.errors import LedgerError, NotFoundError
from tocsin.core.ids import addition_id
from tocsin.core.spelling import name_key
from tocsin.core.types import Addition, Place
from tocsin.core.vocab import AdditionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.geo import Point
    from tocsin.core.ports import Places

# What ids of a user's places begin with.
OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A place as the command line gives it."""

    name: str
    kind: PlaceKind
    point: "Point | None"
    country: str | None
    parent: str | None
    names: tuple[str, ...]
    population: int | None
    source: str


def places_with(ledger: str) -> "Places":
    """Return the gazetteer with what was added to a ledger, where there is one."""
    from tocsin.store.ledger import Ledger
    from tocsin.tables.gazetteer_added import own_gazetteer, places_of

    try:
        with Ledger.open(ledger, create=False) as opened:
            added = opened.additions(AdditionKind.PLACE)
    except (NotFoundError, LedgerError):
        # To look a place up nobody needs a ledger.
        added = ()
    return places_of(added, own=own_gazetteer())


def named_places(places: "Places", name: str, country: str | None) -> "Sequence[Place]":
    """Return the entries that bear a name, in a country if one is given.

    Raises:
        NotFoundError: If none does.
    """
    found = [place for place in places.find(name) if country in {None, place.country}]
    if found:
        return found
    within = f" in {country}" if country else ""
    alike = places.alike(name, [country]) if country else ()
    if alike:
        hint = f"Spelt much like it: {', '.join(dict.fromkeys(p.name for p in alike))}."
    else:
        hint = "Try another spelling, or --country for what is spelt like it."
    raise NotFoundError(f"no entry of the gazetteer bears the name {name!r}{within}", hint=hint)


def add_place(ledger: str, given: Given, *, by: str, at: datetime) -> tuple[Place, bool]:
    """Record a place in the ledger; return it, and whether its name was new there.

    Raises:
        NotFoundError: If the place around it is not known.
    """
    from tocsin.store.ledger import Ledger

    place = _place(given, places_with(ledger))
    with Ledger.open(ledger) as opened, opened.writing() as writer:
        is_new = not opened.additions_of(AdditionKind.PLACE, place.id)
        addition = Addition(
            id=addition_id(kind=AdditionKind.PLACE.value, entry=place.id, by=by, at=at.isoformat()),
            kind=AdditionKind.PLACE,
            entry_id=place.id,
            place=place,
            names=given.names,
            by=by,
            made_at=at,
            reason=given.source,
        )
        writer.append_addition(addition, recorded_at=at)
    return place, is_new


def _place(given: Given, places: "Places") -> Place:
    parent = places.get(given.parent) if given.parent else None
    if given.parent and parent is None:
        raise NotFoundError(
            f"there is no place {given.parent!r}", hint="Ids are listed by tocsin gazetteer find."
        )
    country = given.country or (parent.country if parent else None)
    if parent is None and country:
        parent = places.country(country)
    first = None
    if parent is not None and given.kind is not PlaceKind.FIRST_ORDER:
        first = parent.name if parent.kind is PlaceKind.FIRST_ORDER else parent.first_order
    latitude, longitude = given.point or (None, None)
    return Place(
        id=f"{OWN}:{name_key(given.name)}{f'-{country.lower()}' if country else ''}",
        name=given.name,
        kind=given.kind,
        country=country,
        first_order=first,
        latitude=latitude,
        longitude=longitude,
        population=given.population,
        parent=parent.id if parent else None,
        source=given.source,
    )


def add_dump(dump: Path) -> tuple[Path, int]:
    """Build a user's own gazetteer from a dump of GeoNames; return where, and of how many.

    Raises:
        NotFoundError: If the dump cannot be read, or the gazetteer not be written.
    """
    from tocsin.tables.gazetteer_added import own_gazetteer_path
    from tocsin.tables.geonames import geonames_entries
    from tocsin.tables.packed import write_packed

    entries = geonames_entries(dump)
    target = own_gazetteer_path()
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_packed(unfinished, entries)
        unfinished.replace(target)
    except OSError as error:
        raise NotFoundError(
            f"cannot write {target}: {error.strerror}", hint="Make room, or set TOCSIN_GAZETTEER."
        ) from error
    return target, len(entries)
