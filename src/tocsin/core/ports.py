"""What the pure rooms ask of the outside: tables are handed in, never opened.

`tables/` implements these read-only; tests implement them on small tables of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tocsin.core.types import Actor, Place
from tocsin.core.vocab import PartyKind, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a lexicon: lower-case lemmas, what they mean, and conditions."""

    phrase: str
    code: str
    features: Mapping[str, str]


class Lexicons(Protocol):
    """Lexicons by name, one for each file of `data/vocab/lexicons`."""

    def table(self, name: str) -> Mapping[str, tuple[Entry, ...]]:
        """Return a lexicon: entries by phrase (lower-case lemmas, one space between)."""
        ...

    def __hash__(self) -> int:
        """Return a hash: lexicons never change, so what is computed from them may be kept."""
        ...


class Names(Protocol):
    """What a name may be, before anything is resolved."""

    def party_kinds(self, name: str) -> frozenset[PartyKind]:
        """Return the kinds of party that this name is known for; empty if unknown."""
        ...

    def home_of(self, name: str) -> frozenset[str]:
        """Return the ISO codes of the countries of the bodies that bear this name."""
        ...

    def source_kind(self, name: str) -> SourceKind | None:
        """Return what kind of speaker this name is known as, or None."""
        ...

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective ("Iranian"), or None."""
        ...

    def may_hold(self, one: str, other: str) -> bool | None:
        """Return whether places of these names may be one, or one of them lie in the other.

        None where the gazetteer lacks one of the names.
        """
        ...


class Places(Protocol):
    """The gazetteer."""

    def find(self, name: str) -> Sequence[Place]:
        """Return the entries that bear this name, most populous first; empty if none."""
        ...

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective ("Iranian"), or None."""
        ...

    def country(self, code: str) -> Place | None:
        """Return the entry of the country with this ISO code, or None."""
        ...

    def get(self, place_id: str) -> Place | None:
        """Return one entry, or None."""
        ...

    def is_capital(self, place: Place) -> bool:
        """Return whether a settlement is where its state's government is said to sit."""
        ...

    def is_lesser(self, place: Place) -> bool:
        """Return whether a building or a feature of the land is one of a full gazetteer's many.

        By its name alone such a one is known only to those who live near it.
        """
        ...

    def note(self, name: str, place: Place) -> str | None:
        """Return what is to be said of this name for this place ("until 1989"), or None."""
        ...

    def alike(self, name: str, countries: Iterable[str]) -> Sequence[Place]:
        """Return places of these countries whose names are spelt much like this one."""
        ...

    def __hash__(self) -> int:
        """Return a hash: a gazetteer never changes, so what is computed from it may be kept."""
        ...


class Actors(Protocol):
    """The actor registry."""

    def find(self, name: str) -> Sequence[Actor]:
        """Return the entries that bear this name or a spelling of it; empty if none."""
        ...

    def get(self, actor_id: str) -> Actor | None:
        """Return one entry, or None."""
        ...

    def branches(self, actor_id: str) -> Sequence[Actor]:
        """Return the entries that belong to this one, directly."""
        ...
