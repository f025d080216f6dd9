"""The sections of a brief on acts to come: what is said of them, and those that are due."""

from collections.abc import Mapping, Sequence

from tocsin.core.day_words import day_words
from tocsin.core.types import Claim, Incident, Outlook, OutlookEntry
from tocsin.core.vocab import OutlookState
from tocsin.publish.disputes import Desk
from tocsin.publish.model import BriefScope, DueView, OutlookView
from tocsin.publish.outlooks.lines import (
    ACT_NOT_STATED,
    act_words,
    horizon_words,
    likelihood_words,
    numbers_words,
    outcome_words,
    where_words,
)
from tocsin.publish.wording.naming import party_names
from tocsin.publish.wording.phrases import OUTLOOK_WORDS
from tocsin.publish.wording.words import NOT_FOUND, capitalised, counted, listed, quoted


def outlooks_in(
    entries: Sequence[OutlookEntry], claims: Sequence[Claim]
) -> tuple[OutlookEntry, ...]:
    """Return the outlooks of which a brief's claims hold a mention."""
    held = {claim.id for claim in claims}
    return tuple(entry for entry in entries if held.intersection(entry.claim_ids))


def due_in(entries: Sequence[OutlookEntry], scope: BriefScope) -> tuple[OutlookEntry, ...]:
    """Return the outlooks of a scope whose last day fell in its time and on which nobody ruled.

    One of which no country is told is kept.
    """
    found = []
    for entry in entries:
        countries = {ref.place.country for ref in entry.places if ref.place is not None}
        there = scope.country is None or scope.country in countries or not any(countries)
        late = entry.last is None or (scope.until is not None and entry.last > scope.until)
        early = entry.last is None or (scope.since is not None and entry.last < scope.since)
        if entry.state is OutlookState.DUE and there and not late and not early:
            found.append(entry)
    return tuple(found)


def outlook_views(entries: Sequence[OutlookEntry], desk: Desk) -> tuple[OutlookView, ...]:
    """Return what is announced, threatened or forecast; one speaker's repetitions are one."""
    return tuple(
        _outlook_view(entry, number, desk) for number, entry in enumerate(entries, start=1)
    )


def _outlook_view(entry: OutlookEntry, number: int, desk: Desk) -> OutlookView:
    claims = desk.shelf.claims_of(entry.claim_ids)
    opinion = ", an opinion piece" if entry.opinion else ""
    numbers = f" (people read {numbers_words(entry.numbers)})" if entry.numbers is not None else ""
    return OutlookView(
        anchor=f"outlook-{number}",
        kind=OUTLOOK_WORDS[entry.kind],
        act=capitalised(_told(entry)),
        mentions=tuple(
            desk.notes.line(quoted(claim.content.span.quote), (claim, [claim.content.span]))
            for claim in claims
            if isinstance(claim.content, Outlook)
        ),
        mentioned=counted(len(claims), "mention"),
        speaker=capitalised(desk.shelf.chains(claims)) + opinion,
        against=capitalised(listed(party_names(entry.against))),
        where=capitalised(where_words(entry) or NOT_FOUND),
        horizon=capitalised(horizon_words(entry)),
        likelihood=(likelihood_words(entry) or capitalised(NOT_FOUND)) + numbers,
        condition=" ".join(dict.fromkeys(quoted(each.quote) for each in entry.condition)),
        standing=_standing(entry),
    )


def _told(entry: OutlookEntry) -> str:
    """Return the act and who is to do it: "more attacks by the group"."""
    act, by = act_words(entry), party_names(entry.by)
    if not by:
        return act
    return f"{act}{',' if act == ACT_NOT_STATED else ''} by {listed(by)}"


def _standing(entry: OutlookEntry) -> str:
    """Return how it stands, in words."""
    match entry.state:
        case OutlookState.RULED:
            return capitalised(outcome_words(entry.resolution, None))
        case OutlookState.NO_DEADLINE:
            return "No last day is said: it never falls due."
        case OutlookState.DUE:
            return "Due: its last day is over, and nobody has ruled what became of it."
    return f"Open until {day_words(entry.last)}." if entry.last is not None else ""


def due_views(
    entries: Sequence[OutlookEntry], numbered: Mapping[str, tuple[int, Incident]], desk: Desk
) -> tuple[DueView, ...]:
    """Return the outlooks that are due with what is proposed, the longest due first.

    `numbered` are the incidents of the brief with their numbers, by id.
    """
    ordered = sorted((each for each in entries if each.last), key=lambda each: str(each.last))
    return tuple(_due_view(entry, numbered, desk) for entry in ordered)


def _due_view(
    entry: OutlookEntry, numbered: Mapping[str, tuple[int, Incident]], desk: Desk
) -> DueView:
    assert entry.last is not None
    claims = desk.shelf.claims_of(entry.claim_ids)
    told = f"{OUTLOOK_WORDS[entry.kind]}: {_told(entry)}"
    found = entry.proposal.incident_ids if entry.proposal is not None else ()
    cited = [(each, [each.content.span]) for each in claims if isinstance(each.content, Outlook)]
    return DueView(
        words=desk.notes.line(f"{told}, said by {desk.shelf.chains(claims)}", *cited),
        until=day_words(entry.last),
        proposed=capitalised(outcome_words(None, entry.proposal)),
        incidents=tuple(
            (numbered[each][0], f"incident-{each}") for each in found if each in numbered
        ),
        command=f'tocsin outlooks resolve {entry.id[:9]} OUTCOME --why "..."',
    )
