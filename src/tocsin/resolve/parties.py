"""Every party of a claim, wherever it stands in it, changed by one rule."""

from collections.abc import Callable

from tocsin.core.records import changed
from tocsin.core.types import Claim, Occurrence, Outlook, Party, Tally, Tie

Change = Callable[[Party], Party]


def with_parties(claim: Claim, change: Change) -> Claim:
    """Return the claim with each of its parties as `change` returns it."""
    content = claim.content
    match content:
        case Occurrence() | Tally():
            actors = tuple(map(change, content.actors))
            recipients = tuple(map(change, content.recipients))
            return changed(claim, content=changed(content, actors=actors, recipients=recipients))
        case Tie():
            subject, other = change(content.subject), change(content.object)
            return changed(claim, content=changed(content, subject=subject, object=other))
        case Outlook():
            by, against = tuple(map(change, content.by)), tuple(map(change, content.against))
            return changed(claim, content=changed(content, by=by, against=against))
    return claim
