"""What a name may be before anything is resolved: the tables asked as `core.ports.Names`."""

from tocsin.core.ports import Places
from tocsin.core.types import Place
from tocsin.core.vocab import ActorKind, PartyKind, PlaceKind, SourceKind
from tocsin.tables.actors import Registry, ShippedActors
from tocsin.tables.countries import code_of
from tocsin.tables.gazetteer import ShippedGazetteer

PARTY_KINDS = {
    ActorKind.STATE: PartyKind.STATE,
    ActorKind.STATE_FORCE: PartyKind.FORCE,
    ActorKind.ARMED_GROUP: PartyKind.GROUP,
    ActorKind.COALITION: PartyKind.FORCE,
    ActorKind.INTERNATIONAL_ORG: PartyKind.ORGANISATION,
    ActorKind.GOVERNMENT_BODY: PartyKind.ORGANISATION,
    ActorKind.POLITICAL_PARTY: PartyKind.ORGANISATION,
    ActorKind.NGO: PartyKind.ORGANISATION,
    ActorKind.MEDIA: PartyKind.ORGANISATION,
    ActorKind.PERSON: PartyKind.PERSON,
}
# Source: codebook, layer A, source_kind.
SOURCE_KINDS = {
    ActorKind.STATE: SourceKind.GOVERNMENT,
    ActorKind.STATE_FORCE: SourceKind.OFFICIAL,
    ActorKind.ARMED_GROUP: SourceKind.ARMED_GROUP,
    ActorKind.COALITION: SourceKind.ARMED_GROUP,
    ActorKind.INTERNATIONAL_ORG: SourceKind.INTERNATIONAL_ORG,
    ActorKind.GOVERNMENT_BODY: SourceKind.OFFICIAL,
    ActorKind.POLITICAL_PARTY: SourceKind.POLITICIAN,
    ActorKind.NGO: SourceKind.NGO,
    ActorKind.MEDIA: SourceKind.MEDIA,
    ActorKind.PERSON: SourceKind.OFFICIAL,
}
AREA_KINDS = frozenset(
    {PlaceKind.COUNTRY, PlaceKind.FIRST_ORDER, PlaceKind.REGION, PlaceKind.WATER}
)
# A settlement this large is known as a place by its name alone. Smaller ones share their
# names with people too often. Set by reading the names of people in the project's own
# annotation (training part).
KNOWN_POPULATION = 200_000


class ShippedNames:
    """Names known from the registry, the table of countries and the gazetteer."""

    def __init__(self, *, actors: Registry | None = None, places: Places | None = None) -> None:
        self._actors = actors or ShippedActors()
        self._places = places or ShippedGazetteer()

    def party_kinds(self, name: str) -> frozenset[PartyKind]:
        """Return the kinds of party that this name is known for; empty if unknown.

        A state is a place as well, and so is a capital.
        """
        kinds = {PARTY_KINDS[actor.kind] for actor in self._actors.find(name)}
        if self._is_place(name):
            kinds.add(PartyKind.PLACE)
        return frozenset(kinds)

    def home_of(self, name: str) -> frozenset[str]:
        """Return the ISO codes of the countries of the bodies that bear this name."""
        return frozenset(actor.country for actor in self._actors.find(name) if actor.country)

    def source_kind(self, name: str) -> SourceKind | None:
        """Return what kind of speaker this name is known as, or None.

        None where the entries that bear the name speak as different kinds.
        """
        kinds = {self._speaks_as(actor.id) for actor in self._actors.find(name)}
        return kinds.pop() if len(kinds) == 1 else None

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective ("Iranian"), or None."""
        return code_of(word)

    def may_hold(self, one: str, other: str) -> bool | None:
        """Return whether places of these names may be one, or one of them lie in the other.

        None where the gazetteer lacks one of the names.
        """
        first, second = self._places.find(one), self._places.find(other)
        if not first or not second:
            return None
        return any(_holds(a, b) or _holds(b, a) for a in first for b in second)

    def _speaks_as(self, actor_id: str) -> SourceKind | None:
        actor = self._actors.get(actor_id)
        stated = self._actors.speaks_as(actor_id)
        if actor is None or stated is not None:
            return SourceKind(stated) if stated else None
        if actor.kind is ActorKind.PERSON:
            return self._of_person(tuple(role.of for role in actor.roles))
        return SOURCE_KINDS[actor.kind]

    def _of_person(self, bodies: tuple[str | None, ...]) -> SourceKind:
        kinds = {body.kind for of in bodies if of and (body := self._actors.get(of))}
        if ActorKind.STATE in kinds:
            return SourceKind.OFFICIAL
        for kind in (ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.POLITICAL_PARTY):
            if kind in kinds:
                return SOURCE_KINDS[kind]
        return SourceKind.OFFICIAL

    def _is_place(self, name: str) -> bool:
        return any(
            place.kind in AREA_KINDS
            or (place.kind is PlaceKind.SETTLEMENT and (place.population or 0) >= KNOWN_POPULATION)
            for place in self._places.find(name)
        )


def _holds(outer: Place, inner: Place) -> bool:
    """Return whether a place is another one or lies in it, as far as the gazetteer can tell."""
    if outer.id == inner.id:
        return True
    if outer.country != inner.country or inner.kind is PlaceKind.COUNTRY:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return True
    if outer.kind is PlaceKind.FIRST_ORDER:
        return inner.kind is not PlaceKind.FIRST_ORDER and inner.first_order == outer.name
    return inner.parent == outer.id
