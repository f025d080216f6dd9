"""The actor registry of `data/actors`: states, forces, groups, bodies, outlets, office-holders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import Any, Protocol

from tocsin.core.errors import ModelError
from tocsin.core.ports import Actors
from tocsin.core.spelling import bare_key, fits_case, name_key
from tocsin.core.types import Actor, ActorRole
from tocsin.core.vocab import ActorKind
from tocsin.tables.countries import Country, countries
from tocsin.tables.shipped import read_table
from tocsin.tables.state_bodies import FORCES, STATE, bodies_of, body_id, named_body

FILES = (
    "bodies",
    "forces",
    "groups_across_borders",
    "groups_africa",
    "groups_americas",
    "groups_asia",
    "groups_europe",
    "groups_middle_east",
    "media",
    "people",
)
# Names whose entries are kept at hand: reports name the same few over and over.
_KEPT = 16_384
ISO = "ISO 3166-1 and common English usage (table of countries)"

# Names and ids by key.
Index = Mapping[str, tuple[tuple[str, str], ...]]


def index_of(actors: Iterable[Actor]) -> Index:
    """Return the names and ids of actors by the keys under which they are found."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for actor in actors:
        for alias in (actor.name, *actor.names):
            for key in {name_key(alias), bare_key(alias)}:
                found.setdefault(key, {})[(alias, actor.id)] = None
    return {key: tuple(entries) for key, entries in found.items()}


def ids_in(index: Index, name: str) -> tuple[str, ...]:
    """Return the ids that an index has under a name, whose capitals must fit."""
    for key_of in (name_key, bare_key):
        entries = index.get(key_of(name), ())
        if ids := dict.fromkeys(i for alias, i in entries if fits_case(name, alias)):
            return tuple(ids)
    return ()


def branches_of(actors: Iterable[Actor]) -> Mapping[str, tuple[Actor, ...]]:
    """Return the entries that belong to each entry, directly, by its id."""
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in actors:
        if actor.part_of is not None:
            found[actor.part_of] = (*found.get(actor.part_of, ()), actor)
    return found


class Registry(Actors, Protocol):
    """The actor registry with what only the tables and interfaces ask of it."""

    def speaks_as(self, actor_id: str) -> str | None:
        """Return the kind of speaker that the registry says an actor is, where it says so."""
        ...

    def __iter__(self) -> Iterator[Actor]:
        """Yield every entry."""
        ...


class ShippedActors:
    """The registry that comes with the package. Read once, on first use."""

    def find(self, name: str) -> Sequence[Actor]:
        """Return the entries that bear this name or a spelling of it; empty if none.

        Hyphens, apostrophes, accents, case, a leading "the", a possessive's ending and
        Arabic articles make no difference; short acronyms need their capitals. A capital
        finds its state, a family name alone everyone of that name: the caller decides.
        """
        return _found(name)

    def get(self, actor_id: str) -> Actor | None:
        """Return one entry, or None."""
        return _registry().actors.get(actor_id)

    def branches(self, actor_id: str) -> Sequence[Actor]:
        """Return the entries that belong to this one, directly."""
        return _registry().branches.get(actor_id, ())

    def speaks_as(self, actor_id: str) -> str | None:
        """Return the kind of speaker that the registry says an actor is, where it says so."""
        return _registry().speaks_as.get(actor_id)

    def __iter__(self) -> Iterator[Actor]:
        """Yield every entry, states first."""
        yield from _registry().actors.values()


class _Registry:
    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.speaks_as: dict[str, str] = {}
        for country in countries():
            self._add(_state(country))
        for name in FILES:
            self._read(name)
        self._national = self._listed_forces()
        for country in countries():
            for body in bodies_of(country):
                if body.id != body_id(FORCES, country.code) or country.code not in self._national:
                    self._add(body)
        self._join_services()

    @cached_property
    def branches(self) -> Mapping[str, tuple[Actor, ...]]:
        """The entries that belong to each, directly."""
        return branches_of(self.actors.values())

    @cached_property
    def index(self) -> Index:
        """Aliases and ids by key."""
        return index_of(self.actors.values())

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids under a name: of entries, else of a body named after its state."""
        if found := ids_in(self.index, name):
            return found
        if (named := named_body(name)) is None:
            return ()
        shorter = ids_in(self.index, name.rpartition(" ")[0])
        if len(shorter) == 1 and self.actors[shorter[0]].kind is ActorKind.STATE_FORCE:
            return shorter
        key, code = named
        actor_id = self._national.get(code) if key == FORCES else None
        actor_id = actor_id or body_id(key, code)
        return (actor_id,) if actor_id in self.actors else ()

    def _read(self, name: str) -> None:
        content = read_table("actors", f"{name}.toml")
        try:
            for actor_id, entry in content["entries"].items():
                self._add(_actor(actor_id, entry, content["sources"], name))
                if "speaks_as" in entry:
                    self.speaks_as[actor_id] = entry["speaks_as"]
        except (KeyError, ValueError) as error:
            raise ModelError(
                f"cannot read actor table {name!r}: {error!r}", hint="Reinstall Tocsin."
            ) from error

    def _add(self, actor: Actor) -> None:
        if actor.id in self.actors:
            raise ModelError(f"two actors have the id {actor.id!r}", hint="Rename one of them.")
        self.actors[actor.id] = actor

    def _listed_forces(self) -> Mapping[str, str]:
        """Return the listed actors that are a country's armed forces as a whole, by country."""
        codes = {
            name_key(f"{adjective} {word}"): country.code
            for word in ("military", "army")
            for country in countries()
            for adjective in country.adjectives
        }
        found: dict[str, str] = {}
        for word in ("military", "army"):
            for actor in self.actors.values():
                if actor.kind is not ActorKind.STATE_FORCE or actor.country in found:
                    continue
                own = (name_key(name) for name in actor.names)
                if any(codes.get(key) == actor.country and key.endswith(word) for key in own):
                    found[str(actor.country)] = actor.id
        return found

    def _join_services(self) -> None:
        """Put the services that are a state's own under its security forces as a whole."""
        for actor in tuple(self.actors.values()):
            code = actor.country or ""
            whole, is_service = body_id("security", code), actor.kind is ActorKind.STATE_FORCE
            of_state = is_service and actor.part_of == body_id(STATE, code)
            if of_state and whole in self.actors and actor.id != whole:
                self.actors[actor.id] = replace(actor, part_of=whole)


@cache
def _registry() -> _Registry:
    return _Registry()


@lru_cache(maxsize=_KEPT)
def _found(name: str) -> tuple[Actor, ...]:
    actors = _registry().actors
    return tuple(actors[actor_id] for actor_id in _registry().named(name))


def _state(country: Country) -> Actor:
    return Actor(
        id=f"state-{country.code.lower()}",
        name=country.name,
        kind=ActorKind.STATE,
        names=(*country.names, *country.capitals),
        country=country.code,
        source=ISO,
    )


def _actor(actor_id: str, entry: Mapping[str, Any], sources: Mapping[str, str], file: str) -> Actor:
    source = sources[entry["source"]]
    return Actor(
        id=actor_id,
        name=entry["name"],
        kind=ActorKind(entry.get("kind", "person" if file == "people" else "media")),
        names=tuple(dict.fromkeys((*entry.get("names", ()), *_person_names(entry)))),
        country=entry.get("country"),
        part_of=entry.get("part_of"),
        since=entry.get("since"),
        until=entry.get("until"),
        roles=tuple(
            ActorRole(
                role=role["role"],
                of=role.get("of"),
                since=role.get("since"),
                until=role.get("until"),
                source=source,
            )
            for role in entry.get("roles", ())
        ),
        source=source,
    )


def _person_names(entry: Mapping[str, Any]) -> Iterator[str]:
    family = entry.get("family", ())
    for given, last in product(entry.get("given", ()), family):
        yield f"{given} {last}"
    if entry.get("family_alone", True):
        yield from family
