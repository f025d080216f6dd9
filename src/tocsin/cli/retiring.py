"""Taking back what was added to the registry or the gazetteer: one more record, nothing removed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tocsin.cli.adding import taken_back
from tocsin.cli.known import retired_words
from tocsin.cli.merging import merge_words, merges_of
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.spelling import name_key
from tocsin.core.types import Addition

if TYPE_CHECKING:
    from tocsin.cli.known import Known
    from tocsin.core.ports import Places

# So many ids are named in a message.
NAMED = 5


def retiring_actor(wanted: str, *, held: "Known", why: str, by: str) -> Addition:
    """Return the record that an actor that was added is taken back.

    Raises:
        FormatError: If it is retired already, or others depend on it, or no reason is given.
        NotFoundError: If no such actor was added.
    """
    added = [each for each in held.additions if each.actor is not None]
    found = _one_of(wanted, added)
    if found is None:
        merged = [each for each in held.additions if each.same_as and each.entry_id == wanted]
        if merged and not merged[0].retired:
            raise NotFoundError(
                f"{wanted!r} was not added but merged: {merge_words(merged)}",
                hint="Take that back: tocsin actors merge --undo.",
            )
        borne = held.registry.get(wanted) or next(iter(held.registry.find(wanted)), None)
        raise _not_added(wanted, added, borne.id if borne else None, command="actors")
    _check_standing(found)
    if not _ships_actor(found.entry_id):
        _check_no_actor_depends(found, held)
    return taken_back(found, by=by, why=why)


def retiring_place(
    wanted: str, *, additions: Sequence[Addition], places: "Places", why: str, by: str
) -> Addition:
    """Return the record that a place that was added is taken back.

    `places` is the gazetteer without additions.

    Raises:
        FormatError: If it is retired already, or others lie in it, or no reason is given.
        NotFoundError: If no such place was added.
    """
    added = [each for each in additions if each.place is not None]
    found = _one_of(wanted, added)
    if found is None:
        known = places.get(wanted)
        borne = [known] if known is not None else places.find(wanted)
        raise _not_added(wanted, added, borne[0].id if borne else None, command="gazetteer")
    _check_standing(found)
    inside = [
        each.entry_id
        for each in added
        if each.place is not None and each.place.parent == found.entry_id and not each.retired
    ]
    if inside and places.get(found.entry_id) is None:
        raise FormatError(
            f"{found.entry_id} has other additions in it: {_listed(inside)}",
            hint="First retire what lies in it, or change it: tocsin gazetteer add NAME --id ID.",
        )
    return taken_back(found, by=by, why=why)


def _names_of(addition: Addition) -> Iterable[str]:
    if addition.actor is not None:
        return (addition.actor.name, *addition.actor.names)
    return (addition.place.name, *addition.names) if addition.place is not None else ()


def _one_of(wanted: str, added: Sequence[Addition]) -> Addition | None:
    """Return the addition of an id, else the one that stands of a name; None if there is none."""
    for each in added:
        if each.entry_id == wanted:
            return each
    key = name_key(wanted)
    named = [each for each in added if key and key in map(name_key, _names_of(each))]
    found = [each for each in named if not each.retired] or named[:1]
    if len(found) > 1:
        raise FormatError(
            f"{wanted!r} is the name of {len(found)} that were added",
            hint=f"Give the id of one: {', '.join(each.entry_id for each in found)}",
        )
    return found[0] if found else None


def _check_standing(found: Addition) -> None:
    if found.retired:
        raise FormatError(
            f"{found.entry_id} was {retired_words(found)}", hint="Nothing is to be done."
        )


def _ships_actor(entry: str) -> bool:
    from tocsin.tables.actors import ShippedActors

    return ShippedActors().get(entry) is not None


def _check_no_actor_depends(found: Addition, held: "Known") -> None:
    if merges := merges_of(found.entry_id, held):
        raise FormatError(
            f"others are merged into {found.entry_id}: {merge_words(merges)}",
            hint=f"First tocsin actors merge --undo {merges[0].entry_id} {found.entry_id}.",
        )
    parts = [
        actor.id
        for actor in held.entries
        if found.entry_id in {actor.part_of, *(role.of for role in actor.roles)}
    ]
    if parts:
        raise FormatError(
            f"{found.entry_id} has parts or holders of posts: {_listed(parts)}",
            hint="First retire or change those: tocsin actors add NAME --id ID.",
        )


def _not_added(
    wanted: str, added: Sequence[Addition], known: str | None, *, command: str
) -> NotFoundError:
    """Return that nothing of this id or name was added; `known` is an entry that ships."""
    if known is not None:
        return NotFoundError(
            f"{wanted if wanted == known else f'{wanted!r} is {known}, which'} "
            "was not added to this ledger",
            hint=f"To change it there: tocsin {command} add NAME --id {known}.",
        )
    standing = [each.entry_id for each in added if not each.retired]
    hint = f"What was added and stands: {_listed(standing) or 'nothing'}."
    return NotFoundError(f"nothing called {wanted!r} was added to this ledger", hint=hint)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
