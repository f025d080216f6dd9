"""One actor as a page: what the registry holds of it, what the user added, who names it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.ids import ID_SHOWN
from tocsin.core.types import Actor, Addition, Incident
from tocsin.publish.actors import Mentioned, leaders_of, time_words

INCIDENTS_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """What is known of one actor. `above` are the bodies that it is part of, nearest first.

    `actor` is None for a body that is named in reports and has no entry; `claim_ids` are those
    that name it.
    """

    id: str
    actor: Actor | None
    names_in_reports: tuple[str, ...]
    above: tuple[str, ...]
    branches: tuple[str, ...]
    posts: tuple[str, ...]
    additions: tuple[Addition, ...]
    incident_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]


def actor_page(
    actor_id: str,
    *,
    entries: Sequence[Actor],
    additions: Sequence[Addition] = (),
    held: Mentioned | None = None,
    incidents: Sequence[Incident] = (),
) -> ActorPage:
    """Return the page of an entry, or of a body without one."""
    by_id = {actor.id: actor for actor in entries}
    claims = tuple(held.claims) if held else ()
    return ActorPage(
        id=actor_id,
        actor=by_id.get(actor_id),
        names_in_reports=tuple(name for name, _ in held.names.most_common()) if held else (),
        above=tuple(_above(actor_id, by_id)),
        branches=tuple(actor.id for actor in entries if actor.part_of == actor_id),
        posts=tuple(f"{actor.name}, {post}" for actor, post in leaders_of(actor_id, entries)),
        additions=tuple(additions),
        incident_ids=tuple(each.id for each in incidents if set(claims) & set(each.claim_ids)),
        claim_ids=claims,
        document_ids=tuple(held.documents) if held else (),
    )


def _above(actor_id: str, by_id: dict[str, Actor]) -> Iterator[str]:
    seen = {actor_id}
    current = by_id.get(actor_id)
    while current is not None and current.part_of is not None and current.part_of not in seen:
        seen.add(current.part_of)
        yield current.part_of
        current = by_id.get(current.part_of)


def page_text(page: ActorPage, names: dict[str, str]) -> str:
    """Return the page for people; `names` are the entries' names by id."""
    return "\n".join(_lines(page, names))


def _lines(page: ActorPage, names: dict[str, str]) -> Iterator[str]:
    actor = page.actor
    if actor is None:
        yield f"{page.names_in_reports[0]} ({page.id}): named in reports, not in the registry"
        yield "Add it with `tocsin actors add`, or say who it is with `tocsin actors merge`."
    else:
        yield f"{actor.name} ({actor.id})"
        country = f", {actor.country}" if actor.country else ""
        yield f"{_plain(actor.kind.value)}{country}{time_words(actor.since, actor.until)}"
        if actor.names:
            yield f"Also: {'; '.join(actor.names)}"
    if page.above:
        yield f"Part of: {', part of '.join(_named(each, names) for each in page.above)}"
    if page.branches:
        yield f"Parts: {'; '.join(_named(each, names) for each in page.branches)}"
    for role in actor.roles if actor else ():
        of = f" of {_named(role.of, names)}" if role.of else ""
        yield f"Post: {role.role}{of}{time_words(role.since, role.until)}"
    yield from (f"Held a post: {each}" for each in page.posts)
    if actor is not None:
        yield f"Source: {actor.source}"
    yield from (_addition_words(each, names) for each in page.additions)
    yield from _report_lines(page)


def _report_lines(page: ActorPage) -> Iterator[str]:
    if not page.claim_ids:
        return
    reports, claims = len(page.document_ids), len(page.claim_ids)
    yield f"In the ledger: {claims} claims in {reports} reports name it"
    if page.actor is not None:
        yield f"As: {'; '.join(page.names_in_reports)}"
    shown = [each[:ID_SHOWN] for each in page.incident_ids[:INCIDENTS_SHOWN]]
    more = len(page.incident_ids) - len(shown)
    if shown:
        yield f"Incidents: {', '.join(shown)}{f' and {more} more' if more else ''}"


def _addition_words(each: Addition, names: dict[str, str]) -> str:
    what = "Taken back" if each.retired else "Added"
    if each.same_as is not None and not each.retired:
        what = f"Merged: {each.entry_id} is {_named(each.same_as, names)}"
    why = f": {each.reason}" if each.reason else ""
    return f"{what} by {each.by} on {each.made_at:%Y-%m-%d}{why}"


def _named(actor_id: str | None, names: dict[str, str]) -> str:
    return f"{names[actor_id]} ({actor_id})" if actor_id in names else str(actor_id)


def _plain(code: str) -> str:
    return code.replace("_", " ").capitalize()
