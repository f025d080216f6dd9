"""The gazetteer that ships, a user's fuller one, and what a user added, asked as one."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from tocsin.core.errors import ModelError
from tocsin.core.ports import Places
from tocsin.core.spelling import name_key
from tocsin.core.types import Addition, Place
from tocsin.core.vocab import AdditionKind, PlaceKind
from tocsin.tables.additions import standing
from tocsin.tables.countries import code_of
from tocsin.tables.gazetteer import (
    LESSER,
    NAMES_KEPT,
    Gazetteer,
    ShippedGazetteer,
    may_be_name,
    rank,
)
from tocsin.tables.packed import Packed

# Where a user's own gazetteer is looked for, if not in the data folder.
VARIABLE = "TOCSIN_GAZETTEER"


def places_of(additions: Sequence[Addition] = (), *, own: Gazetteer | None = None) -> Places:
    """Return the gazetteer with a user's additions and own file; without any, the one that ships.

    An entry of a user stands in the place of a shipped one with its id.
    """
    held = standing(additions, AdditionKind.PLACE)
    if not held and own is None:
        return ShippedGazetteer()
    added = [PlacesAdded(held)] if held else []
    return JoinedGazetteer([*added, ShippedGazetteer(), *([own] if own else [])])


def gazetteer_of(additions: Sequence[Addition]) -> Places:
    """Return all that a user's ledger and machine know of places, asked as one.

    Raises:
        ModelError: If the user's own gazetteer cannot be read.
    """
    return places_of(additions, own=own_gazetteer())


def own_gazetteer_path() -> Path:
    """Return where a user's own gazetteer stands, or would: the data folder of the user."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME")
    folder = Path(home) if home else Path.home() / ".local" / "share"
    return folder / "tocsin" / "gazetteer.bin"


def own_gazetteer() -> Gazetteer | None:
    """Return a user's own gazetteer, None where there is none.

    Raises:
        ModelError: If its file cannot be read, or is no gazetteer of this version.
    """
    path = own_gazetteer_path()
    if not path.exists():
        return None
    hint = f"Build it anew: tocsin gazetteer add --geonames FILE; or remove {path}."
    try:
        packed = Packed(path.read_bytes())
    except OSError as error:
        raise ModelError(
            f"cannot read the gazetteer {path}: {error.strerror}", hint=hint
        ) from error
    except ModelError as error:
        raise ModelError(f"{path} is no gazetteer of this version", hint=hint) from error
    if not packed.full:
        raise ModelError(f"{path} was built by an earlier version", hint=hint)
    return Gazetteer(packed)


class PlacesAdded:
    """The places that a user added to the ledger, by their names."""

    def __init__(self, additions: Sequence[Addition]) -> None:
        self._places: dict[str, Place] = {}
        self._keys: dict[str, list[str]] = {}
        for each in additions:
            if each.place is not None:
                self._places[each.entry_id] = each.place
                for name in (each.place.name, *each.names):
                    self._keys.setdefault(name_key(name), []).append(each.entry_id)

    def find(self, name: str) -> Sequence[Place]:
        """Return the entries that bear this name."""
        if not may_be_name(name):
            return ()
        return tuple(self._places[each] for each in self._keys.get(name_key(name), ()))

    def get(self, place_id: str) -> Place | None:
        """Return one entry, or None."""
        return self._places.get(place_id)

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective, or None."""
        return code_of(word)

    def country(self, code: str) -> Place | None:
        """Return the entry of the country with this ISO code, or None."""
        places = self._places.values()
        return next((p for p in places if p.kind is PlaceKind.COUNTRY and p.country == code), None)

    def is_capital(self, place: Place) -> bool:
        """Return False: what is a capital, the shipped table of countries tells."""
        return False

    def is_lesser(self, place: Place) -> bool:
        """Return False: what a user adds matters to what the user reads."""
        return False

    def note(self, name: str, place: Place) -> str | None:
        """Return that the entry is the user's own, None for other entries."""
        return "added by the user" if place.id in self._places else None

    def alike(self, name: str, countries: Iterable[str]) -> Sequence[Place]:
        """Return nothing: a user's few entries are not guessed at."""
        return ()


class JoinedGazetteer:
    """Several gazetteers asked as one: of entries with one id, the first one's counts."""

    def __init__(self, parts: Sequence[Places]) -> None:
        self._parts = tuple(parts)
        self._find = lru_cache(maxsize=NAMES_KEPT)(self._look_up)

    def find(self, name: str) -> Sequence[Place]:
        """Return the entries that bear this name, in the order of `Gazetteer.find`."""
        return self._find(name)

    def _look_up(self, name: str) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        for part in self._parts:
            for place in part.find(name):
                found.setdefault(place.id, self.get(place.id) or place)
        return tuple(sorted(found.values(), key=rank))

    def get(self, place_id: str) -> Place | None:
        """Return one entry, or None."""
        for number, part in enumerate(self._parts):
            place = part.get(place_id)
            if place is not None:
                ships = isinstance(part, ShippedGazetteer)
                return _with_area(place, self._parts[number + 1 :]) if ships else place
        return None

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective, or None."""
        return code_of(word)

    def country(self, code: str) -> Place | None:
        """Return the entry of the country with this ISO code, or None."""
        return next((place for part in self._parts if (place := part.country(code))), None)

    def is_capital(self, place: Place) -> bool:
        """Return whether a settlement is where its state's government is said to sit."""
        return any(part.is_capital(place) for part in self._parts)

    def is_lesser(self, place: Place) -> bool:
        """Return what the first gazetteer that holds it says of a building or feature."""
        if place.kind not in LESSER:
            return False
        holds = (part for part in self._parts if part.get(place.id) is not None)
        return next((part.is_lesser(place) for part in holds), False)

    def note(self, name: str, place: Place) -> str | None:
        """Return what is to be said of this name for this place, or None."""
        return next((note for part in self._parts if (note := part.note(name, place))), None)

    def alike(self, name: str, countries: Iterable[str]) -> Sequence[Place]:
        """Return places of these countries whose names are spelt much like this one."""
        asked = tuple(countries)
        found = {place.id: place for part in self._parts for place in part.alike(name, asked)}
        return tuple(found.values())


def _with_area(place: Place, others: Sequence[Places]) -> Place:
    """Return a settlement that ships without its first-order area with that of another gazetteer.

    So that a town that ships lies in the same area as a village of a fuller gazetteer.
    """
    if place.kind is not PlaceKind.SETTLEMENT or place.first_order is not None:
        return place
    fuller = next((found for part in others if (found := part.get(place.id))), None)
    if fuller is None or fuller.first_order is None:
        return place
    return replace(place, first_order=fuller.first_order, parent=fuller.parent)
