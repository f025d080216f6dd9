"""The registry that ships and what a user added to it, asked as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.core.ports import Places
from tocsin.core.spelling import unregistered_id
from tocsin.core.types import Actor, Addition
from tocsin.core.vocab import ActorKind, AdditionKind
from tocsin.tables.actors import Registry, ShippedActors, branches_of, ids_in, index_of


def actors_of(additions: Sequence[Addition] = ()) -> Registry:
    """Return the registry with a user's additions; without any, the one that ships."""
    held = standing(additions, AdditionKind.ACTOR)
    return ActorsWithAdditions(additions) if held else ShippedActors()


def standing(additions: Sequence[Addition], kind: AdditionKind) -> tuple[Addition, ...]:
    """Return the last addition of each entry of a kind, without those taken back."""
    newest = {each.entry_id: each for each in additions if each.kind is kind}
    return tuple(each for each in newest.values() if not each.retired)


def retired_actors(additions: Sequence[Addition]) -> Mapping[str, ActorKind]:
    """Return the actors that were added and retired, by their ids; without those that also ship."""
    shipped = ShippedActors()
    newest = {each.entry_id: each for each in additions if each.actor is not None}
    return {
        each.entry_id: each.actor.kind
        for each in newest.values()
        if each.retired and each.actor is not None and shipped.get(each.entry_id) is None
    }


def retired_places(additions: Sequence[Addition], places: Places) -> frozenset[str]:
    """Return the ids of places that were added and retired; without those still in `places`."""
    newest = {each.entry_id: each for each in additions if each.place is not None}
    return frozenset(
        each.entry_id
        for each in newest.values()
        if each.retired and places.get(each.entry_id) is None
    )


def unmerged(additions: Sequence[Addition]) -> tuple[Addition, ...]:
    """Return additions without what was merged: readings record actors as the text names them.

    A merge is applied when readings are looked at, so that it can be taken back.
    """
    return tuple(
        replace(each, same_as=None) if each.actor is not None else each
        for each in additions
        if each.actor is not None or each.same_as is None
    )


def same_actors(additions: Sequence[Addition]) -> Mapping[str, str]:
    """Return for each entry, or key of a name, that is another entry by merging: the other's id.

    Where one leads to the next, the last; those that lead back to themselves, or to an entry
    that was taken back, are left out.
    """
    held = standing(additions, AdditionKind.ACTOR)
    direct = {each.entry_id: each.same_as for each in held if each.same_as is not None}
    ends = {one: _end(one, direct) for one in direct}
    gone = retired_actors(additions) if direct else {}
    return {one: end for one, end in ends.items() if end is not None and end not in gone}


def _end(one: str, direct: Mapping[str, str]) -> str | None:
    seen = [one]
    while (further := direct.get(seen[-1])) is not None:
        if further in seen:
            return None
        seen.append(further)
    return seen[-1]


class ActorsWithAdditions:
    """The shipped registry, with entries of a user, and entries that are one by merging.

    An entry of a user stands in the place of a shipped one with its id.
    """

    def __init__(self, additions: Sequence[Addition]) -> None:
        self._shipped = ShippedActors()
        self._same = same_actors(additions)
        self._own: dict[str, Actor] = {}
        for each in standing(additions, AdditionKind.ACTOR):
            if each.actor is not None:
                self._own[each.entry_id] = each.actor
        for one, other in self._same.items():
            self._join(one, other)
        self._index = index_of(self._own.values())
        self._branches = branches_of(self)

    def find(self, name: str) -> Sequence[Actor]:
        """Return the entries that bear this name or a spelling of it; empty if none."""
        ids = [actor.id for actor in self._shipped.find(name)]
        named = self._same.get(unregistered_id(name))
        ids = [*ids_in(self._index, name), *ids, *([named] if named else [])]
        found = dict.fromkeys(self._same.get(each, each) for each in ids)
        return tuple(actor for each in found if (actor := self.get(each)) is not None)

    def get(self, actor_id: str) -> Actor | None:
        """Return one entry, or the one that it was merged into, or None."""
        known = self._same.get(actor_id, actor_id)
        return self._own.get(known) or self._shipped.get(known)

    def branches(self, actor_id: str) -> Sequence[Actor]:
        """Return the entries that belong to this one, directly."""
        return self._branches.get(actor_id, ())

    def speaks_as(self, actor_id: str) -> str | None:
        """Return the kind of speaker that the registry says an actor is, where it says so."""
        return self._shipped.speaks_as(self._same.get(actor_id, actor_id))

    def __iter__(self) -> Iterator[Actor]:
        """Yield every entry, a user's own last; one that was merged into another is not one."""
        for actor in self._shipped:
            if actor.id not in self._own and actor.id not in self._same:
                yield self._under_its_parent(actor)
        for actor in self._own.values():
            if actor.id not in self._same:
                yield self._under_its_parent(actor)

    def _under_its_parent(self, actor: Actor) -> Actor:
        parent = self._same.get(actor.part_of or "")
        return replace(actor, part_of=parent) if parent else actor

    def _join(self, one: str, other: str) -> None:
        """Let an entry bear the names of another that is the same."""
        gone, kept = self._own.get(one) or self._shipped.get(one), self.get(other)
        if gone is not None and kept is not None:
            names = tuple(dict.fromkeys((*kept.names, gone.name, *gone.names)))
            self._own[other] = replace(kept, names=names)
