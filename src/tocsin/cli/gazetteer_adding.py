"""What the gazetteer's commands do: open it with a user's additions, and add to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.adding import made, numbered
from tocsin.core.errors import FormatError, LedgerError, NotFoundError
from tocsin.core.spelling import name_key
from tocsin.core.types import Addition, Place
from tocsin.core.vocab import AdditionKind, PlaceKind

if TYPE_CHECKING:
    from tocsin.core.geo import Point
    from tocsin.core.ports import Places
    from tocsin.tables.geonames_rows import BadLine

# What ids of a user's places begin with.
OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A place as the command line gives it; `id` is that of an entry to be changed."""

    name: str
    kind: PlaceKind
    point: "Point | None"
    country: str | None
    parent: str | None
    names: tuple[str, ...]
    population: int | None
    source: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a place given: the addition that stands, and the one of its id before.

    `is_there` says that the very same stood already, and nothing was recorded. `namesakes` are
    the ids of other additions of its name and country.
    """

    addition: Addition
    before: Addition | None
    is_there: bool
    namesakes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A user's own gazetteer: where it stands, how many entries it has, lines left out."""

    path: Path
    count: int
    bad: "Sequence[BadLine]"


def places_with(ledger: str, *, as_of: datetime | None = None) -> "Places":
    """Return the gazetteer with what was added to a ledger by an instant, where there is one."""
    from tocsin.store.ledger import Ledger
    from tocsin.tables.gazetteer_added import gazetteer_of

    try:
        with Ledger.open(ledger, create=False) as opened:
            added = opened.additions(AdditionKind.PLACE, as_of=as_of)
    except (NotFoundError, LedgerError):
        # To look a place up nobody needs a ledger.
        added = ()
    return gazetteer_of(added)


def name_and_countries(wanted: str, countries: Sequence[str] = ()) -> tuple[str, Sequence[str]]:
    """Return a place's name, and the codes of the countries of which it must lie in one.

    "Pemba, MZ" names its own country; a bare name lies in one of those given beside it, if any.
    """
    name, _, country = (part.strip() for part in wanted.partition(","))
    return name, (country.upper(),) if country else tuple(countries)


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


def add_place(ledger: str, given: Given, *, by: str, at: datetime) -> Added:
    """Record a place in the ledger, unless the very same is there.

    Raises:
        NotFoundError: If the place around it, or the entry to be changed, is not known.
        FormatError: If no id can be made of its name.
    """
    from tocsin.store.ledger import Ledger

    place = _place(given, places_with(ledger))
    with Ledger.open(ledger) as opened, opened.writing() as writer:
        earlier = sorted(opened.additions(AdditionKind.PLACE), key=lambda each: each.retired)
        same = next((each for each in earlier if _is_same(each, place, given)), None)
        entry = given.id or (same.entry_id if same else _new_id(place, earlier))
        before = next((each for each in earlier if each.entry_id == entry), None)
        others = tuple(
            each.entry_id
            for each in earlier
            if each.entry_id != entry and not each.retired and _stem(each.place) == _stem(place)
        )
        if same is not None and not same.retired:
            return Added(addition=same, before=before, is_there=True, namesakes=others)
        made_now = made(
            entry,
            place=replace(place, id=entry),
            names=given.names,
            by=by,
            reason=given.source,
            at=at,
        )
        writer.append(made_now, recorded_at=at)
    return Added(addition=made_now, before=before, is_there=False, namesakes=others)


def retire_place(ledger: str, wanted: str, *, why: str, by: str) -> Addition:
    """Record that a place that was added is taken back; return the record.

    Raises:
        NotFoundError: If no such place was added.
        FormatError: If it is retired already, or others lie in it, or no reason is given.
        LedgerError: If there is no ledger.
    """
    from tocsin.cli.retiring import retiring_place
    from tocsin.store.ledger import Ledger
    from tocsin.tables.gazetteer_added import gazetteer_of

    with Ledger.open(ledger, create=False) as opened, opened.writing() as writer:
        added = opened.additions(AdditionKind.PLACE)
        retired = retiring_place(wanted, additions=added, places=gazetteer_of(()), why=why, by=by)
        writer.append(retired, recorded_at=retired.made_at)
    return retired


def _is_same(earlier: Addition, place: Place, given: Given) -> bool:
    """Return whether an addition is of this very place."""
    if earlier.place is None or given.id not in {None, earlier.entry_id}:
        return False
    return replace(earlier.place, id=place.id) == place and earlier.names == given.names


def _new_id(place: Place, earlier: Sequence[Addition]) -> str:
    # An id that was retired is never that of another place: what was read names it.
    taken = {each.entry_id for each in earlier}
    return next(each for each in numbered(_stem(place)) if each not in taken)


def _stem(place: Place | None) -> str:
    """Return what ids of places of one name and country begin with."""
    if place is None:
        return ""
    return f"{OWN}:{name_key(place.name)}{f'-{place.country.lower()}' if place.country else ''}"


def _place(given: Given, places: "Places") -> Place:
    if not name_key(given.name):
        raise FormatError(f"{given.name!r} is no name", hint="Give one with letters.")
    if given.id is not None and places.get(given.id) is None:
        raise NotFoundError(
            f"there is no place {given.id!r} to be changed",
            hint="Leave --id out: a new place gets an id made from its name.",
        )
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
        id="",
        name=given.name.strip(),
        kind=given.kind,
        country=country,
        first_order=first,
        latitude=latitude,
        longitude=longitude,
        population=given.population,
        parent=parent.id if parent else None,
        source=given.source.strip(),
    )


def add_dump(dump: Path) -> Built:
    """Build a user's own gazetteer from a dump of GeoNames.

    Raises:
        NotFoundError: If the dump cannot be read, or the gazetteer not be written.
        FormatError: If it is no dump of GeoNames.
    """
    from tocsin.tables.gazetteer_added import own_gazetteer_path
    from tocsin.tables.geonames import geonames_entries
    from tocsin.tables.packed import write_packed

    made_of = geonames_entries(dump)
    target = own_gazetteer_path()
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_packed(unfinished, made_of.entries, full=True)
        unfinished.replace(target)
    except OSError as error:
        raise NotFoundError(
            f"cannot write {target}: {error.strerror}", hint="Make room, or set TOCSIN_GAZETTEER."
        ) from error
    return Built(path=target, count=len(made_of.entries), bad=made_of.bad)
