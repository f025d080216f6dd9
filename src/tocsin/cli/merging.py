"""Saying that one actor is another, and taking that back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tocsin.cli.adding import made
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.spelling import unregistered_id
from tocsin.core.types import Addition

if TYPE_CHECKING:
    from tocsin.cli.known import Known


def merging(one: str, other: str | None, *, held: "Known", why: str | None, by: str) -> Addition:
    """Return the record that one actor is another.

    Raises:
        FormatError: If they are one already, or the other one or a reason is not given.
        NotFoundError: If one of them is not known.
    """
    from tocsin.cli.known import entry_id

    if other is None:
        raise FormatError(
            f"nobody is named that {one!r} is", hint="tocsin actors merge ID OTHER --why ..."
        )
    _check_reason(why)
    meant = _meant(one, held)
    if before := [each for each in _merges(held) if each.entry_id in meant]:
        raise FormatError(
            f"{one!r} is merged already: {merge_words(before)}", hint=f"First {_undo(before[0])}"
        )
    target = entry_id(other, held)
    if target.startswith("~"):
        raise NotFoundError(
            f"{other!r} has no entry to be merged into", hint="Add it: tocsin actors add."
        )
    source = entry_id(one, held)
    if source == target:
        raise FormatError(f"{one!r} and {other!r} are one actor", hint="Nothing is to be done.")
    own = next(
        (each.actor for each in held.additions if each.entry_id == source and not each.retired),
        None,
    )
    return made(source, actor=own, same_as=target, by=by, reason=why or "")


def undoing(one: str, other: str | None, *, held: "Known", why: str | None, by: str) -> Addition:
    """Return the record that one actor is no longer another.

    Raises:
        FormatError: If the other one or a reason is not given, or it is another merge.
        NotFoundError: If the two were not merged.
    """
    meant, merges = _meant(one, held), _merges(held)
    touching = [each for each in merges if {each.entry_id, each.same_as} & meant]
    if not touching:
        raise NotFoundError(
            f"{one!r} is in no merge that stands", hint="See: tocsin actors show ID."
        )
    if other is None:
        raise FormatError(
            f"{one!r} is in {_count(touching)}: {merge_words(touching)}",
            hint=f"Name both: {_undo(touching[0])}",
        )
    others = _meant(other, held)
    found = [each for each in touching if each.entry_id in meant and each.same_as in others]
    if not found:
        turned = [each for each in touching if each.entry_id in others and each.same_as in meant]
        near = turned or touching
        raise NotFoundError(
            f"{one!r} was not merged into {other!r}; what stands: {merge_words(near)}",
            hint=f"If that is meant: {_undo(near[0])}",
        )
    if len(found) > 1:
        raise FormatError(f"that may be {merge_words(found)}", hint="Give ids.")
    _check_reason(why)
    before = found[0]
    return made(
        before.entry_id,
        actor=before.actor,
        retired=before.actor is None,
        by=by,
        reason=why or "",
    )


def merges_of(entry: str, held: "Known") -> Sequence[Addition]:
    """Return the merges that stand of other actors into this one."""
    return [each for each in _merges(held) if each.same_as == entry]


def _merges(held: "Known") -> Sequence[Addition]:
    return [each for each in held.additions if each.same_as is not None and not each.retired]


def _meant(words: str, held: "Known") -> frozenset[str]:
    """Return the ids of the entries, and the key of a name, that words mean without any merge."""
    from tocsin.tables.additions import actors_of, unmerged

    registry = actors_of(unmerged(held.additions))
    if words.startswith("~") or registry.get(words) is not None:
        return frozenset({words})
    return frozenset({unregistered_id(words), *(actor.id for actor in registry.find(words))})


def merge_words(merges: Sequence[Addition]) -> str:
    """Return merges in words, each with who made it, when and why."""
    return "; ".join(
        f"{each.entry_id} is {each.same_as} (by {each.by} on {each.made_at:%Y-%m-%d}: "
        f"{each.reason})"
        for each in merges
    )


def _count(merges: Sequence[Addition]) -> str:
    return "one merge" if len(merges) == 1 else f"{len(merges)} merges"


def _undo(merge: Addition) -> str:
    return f"tocsin actors merge --undo {merge.entry_id} {merge.same_as} --why ..."


def _check_reason(why: str | None) -> None:
    if why is None or not why.strip():
        raise FormatError("a merge needs a reason", hint='Say why: --why "...".')
