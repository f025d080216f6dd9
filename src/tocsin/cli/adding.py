"""Making an addition to the registry: what is added, checked before it is recorded."""

import getpass
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain, count
from typing import TYPE_CHECKING

import typer

from tocsin.cli.report import reporter
from tocsin.core import ids
from tocsin.core.errors import FormatError
from tocsin.core.types import Actor, ActorRole, Addition, Place
from tocsin.core.vocab import ActorKind, AdditionKind

if TYPE_CHECKING:
    from tocsin.cli.known import Known
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
        """Return the record of adding it; the one that stands, where it is there already.

        Raises:
            FormatError: If it cannot stand in a registry.
        """
        self._check()
        earlier = [each for each in held.additions if each.actor is not None]
        same = next((each for each in earlier if self._is(each)), None)
        if same is not None and not same.retired:
            return same
        entry = self.id or (same.entry_id if same else self._new_id(held))
        before = next((each for each in earlier if each.entry_id == entry), None)
        return made(
            entry,
            actor=self._actor(entry),
            same_as=before.same_as if before and not before.retired else None,
            by=by,
            reason=self.source.strip(),
        )

    def _is(self, other: Addition) -> bool:
        """Return whether an addition is of this very entry."""
        fits = self.id in {None, other.entry_id}
        return fits and other.actor == self._actor(other.entry_id)

    def _actor(self, entry: str) -> Actor:
        source = self.source.strip()
        roles = (ActorRole(role=self.role, of=self.of, source=source),) if self.role else ()
        return Actor(
            id=entry,
            name=self.name.strip(),
            kind=self.kind,
            names=self.names,
            country=self.country,
            part_of=self.part_of,
            since=self.since,
            until=self.until,
            roles=roles,
            source=source,
        )

    def _new_id(self, held: "Known") -> str:
        found = held.registry.find(self.name)
        if found:
            raise FormatError(
                f"{self.name!r} is a name of {found[0].id}",
                hint=f"To change that entry give --id {found[0].id}; for another one a new --id.",
            )
        letters = unicodedata.normalize("NFKD", self.name.casefold())
        plain = "".join(each for each in letters if not unicodedata.combining(each))
        stem = _NOT_IN_ID.sub("-", plain).strip("-")
        if not stem:
            raise FormatError(
                f"no id can be made of {self.name!r}", hint="Give one: --id river-sons."
            )
        taken = {actor.id for actor in held.entries} | {each.entry_id for each in held.additions}
        return next(each for each in numbered(stem) if each not in taken)

    def _check(self) -> None:
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
        if self.id is not None and _NOT_IN_ID.sub("-", self.id).strip("-") != self.id:
            raise FormatError(
                f"{self.id!r} cannot be an id", hint="Small letters, digits and hyphens: river-sons"
            )


def numbered(stem: str) -> Iterator[str]:
    """Yield the ids that namesakes get, one after the other: "x", "x-2", "x-3"."""
    return chain([stem], (f"{stem}-{number}" for number in count(2)))


def made(  # noqa: PLR0913 (one parameter a field)
    entry: str,
    *,
    by: str,
    reason: str,
    actor: Actor | None = None,
    place: Place | None = None,
    names: tuple[str, ...] = (),
    same_as: str | None = None,
    retired: bool = False,
    at: datetime | None = None,
) -> Addition:
    """Return the record of an addition made now, or at an instant; of a place where one is given.

    Raises:
        FormatError: If no reason is given.
    """
    if not reason.strip():
        raise FormatError("what is recorded needs a reason", hint='Say why: --why "...".')
    at = at or datetime.now(UTC)
    kind = AdditionKind.ACTOR if place is None else AdditionKind.PLACE
    return Addition(
        id=ids.addition_id(kind=kind.value, entry=entry, by=by, at=at.isoformat()),
        kind=kind,
        entry_id=entry,
        actor=actor,
        place=place,
        names=names,
        same_as=same_as,
        retired=retired,
        by=by,
        made_at=at,
        reason=reason.strip(),
    )


def taken_back(addition: Addition, *, by: str, why: str) -> Addition:
    """Return the record that what was added no longer holds.

    Raises:
        FormatError: If no reason is given.
    """
    return made(
        addition.entry_id,
        actor=addition.actor,
        place=addition.place,
        names=addition.names,
        retired=True,
        by=by,
        reason=why,
    )


def who(by: str | None, settings: "Settings") -> str:
    """Return the name that an addition bears."""
    return by or settings.review.by or getpass.getuser()


def record(addition: Addition, *, ledger: str, words: str) -> None:
    """Append an addition to the ledger, and say what was done."""
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger) as opened, opened.writing() as writer:
        writer.append(addition, recorded_at=addition.made_at)
    told(addition, words)


def told(addition: Addition, words: str) -> None:
    """Say what was done; the addition itself goes to a program that reads along."""
    from tocsin import codec
    from tocsin.cli.forms import Form, form_of

    if form_of() is Form.JSONL:
        typer.echo(codec.encode(addition))
    reporter().say("actors.recorded", words, id=addition.id, entry=addition.entry_id)
