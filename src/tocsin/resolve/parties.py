"""Every party of a claim, wherever it stands in it, changed by one rule."""

from collections.abc import Callable
from dataclasses import replace

from tocsin.core.types import Claim, Occurrence, Outlook, Party, Tally, Tie

Change = Callable[[Party], Party]


def with_parties(claim: Claim, change: Change) -> Claim:
    """Return the claim with each of its parties as `change` returns it."""
    content = claim.content

    def all_of(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(map(change, parties))

    match content:
        case Occurrence() | Tally():
            actors, recipients = all_of(content.actors), all_of(content.recipients)
            return replace(claim, content=replace(content, actors=actors, recipients=recipients))
        case Tie():
            subject, other = change(content.subject), change(content.object)
            return replace(claim, content=replace(content, subject=subject, object=other))
        case Outlook():
            by, against = all_of(content.by), all_of(content.against)
            return replace(claim, content=replace(content, by=by, against=against))
    return claim
