"""Who has a part in what is claimed, and what makes two mentions one party."""

import re
from collections.abc import Iterator

from tocsin.core.types import Content, Occurrence, Outlook, Party, Tally, Tie


def parties_of(content: Content) -> Iterator[Party]:
    """Yield the parties of a claim's content: those who act first, then those whom it befalls."""
    match content:
        case Occurrence() | Tally():
            yield from (*content.actors, *content.recipients)
        case Tie():
            yield from (content.subject, content.object)
        case Outlook():
            yield from (*content.by, *content.against)


def party_key(party: Party) -> str:
    """Return what makes two mentions one party: that of the body, else the bare wording."""
    return body_key(party) or mention_key(party.mention.quote)


def body_key(party: Party) -> str | None:
    """Return a party's registry id, else the key of a named body that the registry lacks."""
    return party.actor_id or party.unregistered


def mention_key(mention: str) -> str:
    """Return the bare wording of a mention: no article, no case, no possessive."""
    text = " ".join(mention.split()).casefold()
    return re.sub(r"^(the|a|an)\s+|['’]s?$", "", text)


def is_named(party: Party) -> bool:
    """Return whether a party has a name: an entry of the registry, or a key or name of its own.

    "Gunmen" and "two men" have none. A single word that no table knows is no name, since a
    sentence may begin with it ("Officers").
    """
    if body_key(party) is not None:
        return True
    words = party.mention.quote.split()
    return len(words) > 1 and words[-1][:1].isupper()
