"""What a listing says of actors: entries of the registry, and named bodies that have none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tocsin.core.parties import body_key, parties_of
from tocsin.core.ports import Actors
from tocsin.core.spelling import bare_key, name_key, unregistered_id
from tocsin.core.types import Actor, Reading

# Names that share so much of their letters, out of 100, may be spellings of one name.
ALIKE = 86
UNREGISTERED = "not in the registry"
# A shorter text is found as a whole name only: it is part of too many.
SHORTEST_PART = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor as a row. `documents` counts the reports of the ledger that name it.

    `names` stand with semicolons between them. A body without an entry has a key as its id,
    and the names that the reports give it.
    """

    id: str
    name: str
    kind: str
    country: str | None
    part_of: str | None
    since: str | None
    until: str | None
    names: str
    source: str
    documents: int


@dataclass(slots=True, kw_only=True)
class Mentioned:
    """Where reports name one actor: how often by which name, in which claims and documents."""

    names: Counter[str] = field(default_factory=Counter)
    claims: dict[str, None] = field(default_factory=dict)
    documents: dict[str, None] = field(default_factory=dict)


def mentioned(readings: Iterable[Reading]) -> Mapping[str, Mentioned]:
    """Return where each actor is named, by the id of its entry or the key of its name."""
    found: dict[str, Mentioned] = {}
    for reading in readings:
        for claim in reading.claims:
            for party in parties_of(claim.content):
                if key := body_key(party):
                    one = found.setdefault(key, Mentioned())
                    one.names[" ".join(party.mention.quote.split())] += 1
                    one.claims[claim.id] = None
                    one.documents[claim.document_id] = None
    return found


def find_actors(
    wanted: str,
    *,
    registry: Actors,
    entries: Iterable[Actor],
    named: Mapping[str, Mentioned],
) -> tuple[ActorRow, ...]:
    """Return the actors that a text may mean: those of that name, then parts, then spellings."""
    key = bare_key(wanted)
    exact = {actor.id: actor for actor in registry.find(wanted)}
    parts: dict[str, Actor] = {}
    close: dict[str, Actor] = {}
    for actor in entries:
        keys = [name_key(name) for name in (actor.name, *actor.names)]
        if len(key) >= SHORTEST_PART and any(key in each for each in keys):
            parts[actor.id] = actor
        elif any(fuzz.ratio(key, each) >= ALIKE for each in keys):
            close[actor.id] = actor
    unknown = [each for each in named if each.startswith("~") and _is_like(key, each)]
    rows = [actor_row(actor, named) for actor in {**exact, **parts, **close}.values()]
    return (*rows, *(unregistered_row(each, named[each]) for each in sorted(unknown)))


def _is_like(key: str, unregistered: str) -> bool:
    other = unregistered.removeprefix("~")
    is_part = len(key) >= SHORTEST_PART and key in other
    return key == other or is_part or fuzz.ratio(key, other) >= ALIKE


def actor_row(actor: Actor, named: Mapping[str, Mentioned]) -> ActorRow:
    """Return an entry as a row."""
    held = named.get(actor.id)
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=actor.kind.value,
        country=actor.country,
        part_of=actor.part_of,
        since=actor.since.isoformat() if actor.since else None,
        until=actor.until.isoformat() if actor.until else None,
        names="; ".join(actor.names),
        source=actor.source,
        documents=len(held.documents) if held else 0,
    )


def unregistered_row(key: str, held: Mentioned) -> ActorRow:
    """Return a named body that has no entry as a row, under the name it is given most often."""
    names = [name for name, _ in held.names.most_common()]
    return ActorRow(
        id=key,
        name=names[0],
        kind=UNREGISTERED,
        country=None,
        part_of=None,
        since=None,
        until=None,
        names="; ".join(names[1:]),
        source="the reports that name it",
        documents=len(held.documents),
    )


def key_of(wanted: str, named: Mapping[str, Mentioned]) -> str | None:
    """Return the key of a body without an entry that a name, or the key itself, stands for."""
    for key in (wanted, unregistered_id(wanted)):
        if key in named and key.startswith("~"):
            return key
    return None


def leaders_of(actor_id: str, entries: Sequence[Actor]) -> tuple[tuple[Actor, str], ...]:
    """Return those who hold or held a post in a body, each with the post and its time."""
    return tuple(
        (actor, f"{role.role}{time_words(role.since, role.until)}")
        for actor in entries
        for role in actor.roles
        if role.of == actor_id
    )


def time_words(since: object, until: object) -> str:
    """Return a time in words, in brackets; nothing where neither end is on record."""
    if since and until:
        return f" ({since} to {until})"
    if since:
        return f" (since {since})"
    return f" (until {until})" if until else ""
