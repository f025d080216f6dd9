"""How places stand to each other: what lies in what, and what is alike."""

import unicodedata
from functools import lru_cache

from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

# From the widest to the narrowest. The borders of regions are not known here.
RANK = {
    PlaceKind.COUNTRY: 0,
    PlaceKind.FIRST_ORDER: 1,
    PlaceKind.SECOND_ORDER: 2,
    PlaceKind.SETTLEMENT: 3,
    PlaceKind.FACILITY: 4,
}
# What may lie in a region.
IN_REGIONS = frozenset(
    {PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.FEATURE, PlaceKind.FIRST_ORDER}
)


def lies_in(inner: Place, outer: Place) -> bool:
    """Return whether one place is known to lie, or may well lie, in another."""
    if inner.id == outer.id:
        return False
    if inner.parent == outer.id:
        return True
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.FIRST_ORDER:
        return inner.country == outer.country and inner.first_order == outer.name
    # The borders of regions are not known here: what may lie in one counts as in it.
    return (
        outer.kind is PlaceKind.REGION
        and inner.kind in IN_REGIONS
        and outer.country in {None, inner.country}
    )


def label(place: Place) -> str:
    """Return a place's name with what contains it."""
    return ", ".join(part for part in (place.name, place.first_order, place.country) if part)


@lru_cache(maxsize=32_768)
def folded(name: str) -> str:
    """Return a name's letters and digits in lower case, without accents."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return "".join(character for character in text if character.isalnum())
