"""Who has a part in what is claimed."""

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
