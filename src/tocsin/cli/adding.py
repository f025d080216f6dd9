"""Making an addition to the registry: what is added or merged, checked before it is recorded."""

import getpass
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import typer

from tocsin.cli.report import reporter
from tocsin.core import ids
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.spelling import unregistered_id
from tocsin.core.types import Actor, ActorRole, Addition
from tocsin.core.vocab import ActorKind, AdditionKind

if TYPE_CHECKING:
    from tocsin.cli.actors import Known
    from tocsin.settings import Settings

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry as typed; `part_of` and `of` are ids."""

    name: str
    kind: ActorKind
    source: str
    names: tuple[str, ...]
    country: str | None
    part_of: str | None
    since: date | None
    until: date | None
    role: str | None
    of: str | None
    id: str | None

    def addition(self, held: "Known", *, by: str) -> Addition:
        """Return the record of adding it.

        Raises:
            FormatError: If it cannot stand in a registry.
        """
        self._check(held)
        entry = self.id or _NOT_IN_ID.sub("-", self.name.casefold()).strip("-")
        roles = (ActorRole(role=self.role, of=self.of, source=self.source),) if self.role else ()
        actor = Actor(
            id=entry,
            name=self.name.strip(),
            kind=self.kind,
            names=self.names,
            country=self.country,
            part_of=self.part_of,
            since=self.since,
            until=self.until,
            roles=roles,
            source=self.source.strip(),
        )
        return _addition(entry, actor=actor, by=by, reason=self.source.strip())

    def _check(self, held: "Known") -> None:
        if not self.name.strip() or not self.source.strip():
            raise FormatError(
                "an actor needs a name and a source", hint='Name the source: --source "...".'
            )
        if self.since and self.until and self.until < self.since:
            raise FormatError(
                f"it would end on {self.until}, before it began on {self.since}",
                hint="Check --since and --until.",
            )
        if self.kind is ActorKind.PERSON and not (self.role and self.of):
            raise FormatError(
                "a person is in the registry for a post only",
                hint="Give --role and --of; a private person is never registered.",
            )
        entry = held.registry.find(self.name) if self.id is None else ()
        if entry:
            raise FormatError(
                f"{self.name!r} is a name of {entry[0].id}",
                hint=f"To change that entry give --id {entry[0].id}; for another one a new --id.",
            )
        if self.id is not None and _NOT_IN_ID.sub("-", self.id) != self.id:
            raise FormatError(
                f"{self.id!r} cannot be an id", hint="Small letters, digits and hyphens: river-sons"
            )


def merging(one: str, other: str, *, held: "Known", undo: bool, why: str, by: str) -> Addition:
    """Return the record that one actor is another, or no longer.

    Raises:
        FormatError: If they are one already, or no reason is given.
        NotFoundError: If one of them is not known, or was never merged.
    """
    from tocsin.cli.actors import entry_id

    if not why.strip():
        raise FormatError("a merge needs a reason", hint='Say why: --why "...".')
    target = entry_id(other, held)
    if target.startswith("~"):
        raise NotFoundError(
            f"{other!r} has no entry to be merged into", hint="Add it: tocsin actors add."
        )
    before = _merged_before(one, held)
    if undo:
        if before is None:
            raise NotFoundError(f"{one!r} was never merged", hint="See: tocsin actors show.")
        return _addition(
            before.entry_id, actor=before.actor, by=by, reason=why, retired=before.actor is None
        )
    source = entry_id(one, held)
    if source == target:
        raise FormatError(f"{one!r} and {other!r} are one actor", hint="Nothing is to be done.")
    own = next((each.actor for each in held.additions if each.entry_id == source), None)
    return _addition(source, actor=own, same_as=target, by=by, reason=why)


def _merged_before(one: str, held: "Known") -> Addition | None:
    """Return the merge that stands of an entry, given by its id, its name or its key."""
    for each in held.additions:
        names = (each.actor.name, *each.actor.names) if each.actor else ()
        keys = {each.entry_id, *names}
        if each.same_as and not each.retired and keys & {one, unregistered_id(one)}:
            return each
    return None


def _addition(
    entry: str,
    *,
    by: str,
    reason: str,
    actor: Actor | None = None,
    same_as: str | None = None,
    retired: bool = False,
) -> Addition:
    at, kind = datetime.now(UTC), AdditionKind.ACTOR
    return Addition(
        id=ids.addition_id(kind=kind.value, entry=entry, by=by, at=at.isoformat()),
        kind=kind,
        entry_id=entry,
        actor=actor,
        same_as=same_as,
        retired=retired,
        by=by,
        made_at=at,
        reason=reason.strip(),
    )


def who(by: str | None, settings: "Settings") -> str:
    """Return the name that an addition bears."""
    return by or settings.review.by or getpass.getuser()


def record(addition: Addition, *, ledger: str, words: str) -> None:
    """Append an addition to the ledger, and say what was done."""
    from tocsin import codec
    from tocsin.cli.forms import Form, form_of
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger) as opened, opened.writing() as writer:
        writer.append_addition(addition, recorded_at=addition.made_at)
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(addition))
    reporter().say("actors.recorded", words, id=addition.id, entry=addition.entry_id)
