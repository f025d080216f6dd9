"""Every reference to a place of a claim, wherever it stands in it, looked at or changed."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tocsin.core.types import Claim, Content, Occurrence, Outlook, PlaceRef, Tally

Change = Callable[[PlaceRef], PlaceRef]


def place_refs(content: Content) -> Iterable[PlaceRef]:
    """Yield the references to places of a claim's content."""
    match content:
        case Occurrence() | Outlook():
            yield from content.places
        case Tally():
            yield from content.area
            yield from (part.area for part in content.parts if part.area)


def with_places(claim: Claim, change: Change) -> Claim:
    """Return the claim with each of its references to places as `change` returns it."""
    content = claim.content
    if next(iter(place_refs(content)), None) is None:
        return claim
    match content:
        case Occurrence():
            return replace(claim, content=replace(content, places=_changed(content.places, change)))
        case Outlook():
            return replace(claim, content=replace(content, places=_changed(content.places, change)))
        case Tally():
            parts = tuple(
                replace(part, area=change(part.area)) if part.area else part
                for part in content.parts
            )
            area = _changed(content.area, change)
            return replace(claim, content=replace(content, parts=parts, area=area))
    return claim


def _changed(refs: Iterable[PlaceRef], change: Change) -> tuple[PlaceRef, ...]:
    return tuple(map(change, refs))
