"""The registry as a ledger knows it, and which entry somebody means."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.common import open_view
from tocsin.core.errors import FormatError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocsin.core.types import Actor, Addition, Incident
    from tocsin.publish.actors import Mentioned
    from tocsin.settings import Settings
    from tocsin.tables.actors import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The registry with what the ledger adds to it, and where its reports name whom."""

    registry: "Registry"
    entries: "tuple[Actor, ...]"
    named: "Mapping[str, Mentioned]"
    incidents: "tuple[Incident, ...]" = ()
    additions: "tuple[Addition, ...]" = ()


def known(ledger: str, settings: "Settings", *, as_of: datetime | None = None) -> Known:
    """Return the registry as a ledger knows it; as it ships, where there is no ledger."""
    from tocsin.publish.actors import mentioned
    from tocsin.tables.additions import actors_of

    if "://" not in ledger and not Path(ledger).is_file():
        shipped = actors_of()
        return Known(registry=shipped, entries=tuple(shipped), named={})
    seen = open_view(ledger, settings, as_of=as_of)
    registry = actors_of(seen.additions)
    return Known(
        registry=registry,
        entries=tuple(registry),
        named=mentioned(seen.readings),
        incidents=seen.fusion.incidents,
        additions=seen.additions,
    )


def entry_id(wanted: str, held: Known) -> str:
    """Return the id of the one entry, or the key of a body without one, that words mean.

    Raises:
        NotFoundError: If there is none.
        FormatError: If there are several.
    """
    from tocsin.publish.actors import key_of

    if (actor := held.registry.get(wanted)) is not None:
        return actor.id
    found = [actor.id for actor in held.registry.find(wanted)]
    if not found and (key := key_of(wanted, held.named)):
        return key
    if not found:
        retired = [each for each in held.additions if each.entry_id == wanted and each.retired]
        what = f"{wanted} was {retired_words(retired[0])}" if retired else f"there is no {wanted!r}"
        raise NotFoundError(what, hint=f"Look for it: tocsin actors find {wanted!r}.")
    if len(found) > 1:
        raise FormatError(
            f"{wanted!r} is the name of {len(found)} actors", hint=f"Give an id: {', '.join(found)}"
        )
    return found[0]


def retired_words(addition: "Addition") -> str:
    """Return who retired an entry, when and why."""
    return f"retired by {addition.by} on {addition.made_at:%Y-%m-%d}: {addition.reason}"
