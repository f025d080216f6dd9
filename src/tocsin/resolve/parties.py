"""Every party of a claim, wherever it stands in it, changed by one rule."""

from collections.abc import Callable
from dataclasses import replace

from tocsin.core.types import Claim, Occurrence, Outlook, Party, Tally, Tie

Change = Callable[[Party], Party]


def with_parties(claim: Claim, change: Change) -> Claim:
    """Return the claim with each of its parties as `change` returns it."""
    content = claim.content
    match content:
        case Occurrence() | Tally():
            actors = tuple(map(change, content.actors))
            recipients = tuple(map(change, content.recipients))
            return replace(claim, content=replace(content, actors=actors, recipients=recipients))
        case Tie():
            subject, other = change(content.subject), change(content.object)
            return replace(claim, content=replace(content, subject=subject, object=other))
        case Outlook():
            by, against = tuple(map(change, content.by)), tuple(map(change, content.against))
            return replace(claim, content=replace(content, by=by, against=against))
    return claim
