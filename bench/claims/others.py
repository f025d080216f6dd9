"""The counts of layers C and D: ties, tallies, outlooks, contradictions."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from bench.claims import align
from bench.claims.counting import bags, classes, one_or_none, values, words
from bench.claims.sheet import Bond, Count, Prospect, Sheet
from bench.claims.telling import Told
from bench.kit.measures import layer_counts, total
from bench.kit.spans import Extent, last_word, overlap, touch
from tocsin.core.vocab import Relation

# Ties that say the same from either end.
MUTUAL = frozenset(
    (Relation.ALLIED_WITH, Relation.COORDINATES_WITH, Relation.FIGHTS, Relation.SAME_AS)
)


def tie_counts(
    text: str, found: Sequence[Bond], wanted: Sequence[Bond], told: Told
) -> dict[str, float]:
    """Return the counts of ties: whole (from, to, kind), and of two parties alone.

    Status, trigger and attribution are compared in the ties that are right as a whole.
    """

    def ends(bond: Bond) -> tuple[Extent, Extent]:
        one, other = (last_word(text, span) for span in bond.parties)
        return (one, other)

    def whole(bond: Bond) -> tuple[Extent, Extent, str]:
        one, other = ends(bond)
        if bond.kind in MUTUAL:
            one, other = sorted((one, other))
        return one, other, bond.kind

    both = _same(found, wanted, whole)
    kinds = {bond.kind for bond in (*found, *wanted)}
    return total(
        bags("ties", map(whole, found), map(whole, wanted)),
        bags(
            "ties parties",
            [frozenset(ends(bond)) for bond in found],
            [frozenset(ends(bond)) for bond in wanted],
        ),
        *(
            bags(
                f"tie={kind}",
                [whole(bond) for bond in found if bond.kind == kind],
                [whole(bond) for bond in wanted if bond.kind == kind],
            )
            for kind in kinds
        ),
        classes("tie status", ((one.status, other.status) for one, other in both)),
        values("tie trigger", ((touch(one.trigger, other.trigger), True) for one, other in both)),
        told.links("tie told by", both, lambda each: each.trigger),
    )


def _same(
    found: Sequence[Bond], wanted: Sequence[Bond], key: Callable[[Bond], Hashable]
) -> list[tuple[Bond, Bond]]:
    """Return the pairs of one key, one to one, in the order in which both sides have them."""
    asked: dict[Hashable, list[Bond]] = {}
    for bond in sorted(wanted, key=lambda bond: bond.trigger):
        asked.setdefault(key(bond), []).append(bond)
    ordered = sorted(found, key=lambda bond: bond.trigger)
    return [(bond, asked[key(bond)].pop(0)) for bond in ordered if asked.get(key(bond))]


def tally_counts(found: Sequence[Count], wanted: Sequence[Count], told: Told) -> dict[str, float]:
    """Return the counts of tallies: whole (of, low, high), and of figures found.

    Area, window and attribution are compared in the tallies whose figures are found.
    """
    pairs = align.counts(found, wanted)
    matched = [(found[one], wanted[other]) for one, other in pairs]
    size = {"predicted": len(found), "wanted": len(wanted)}
    right = sum((one.of, one.bounds) == (other.of, other.bounds) for one, other in matched)
    return total(
        layer_counts("tallies", right=right, **size),
        layer_counts("tallies found", right=len(matched), **size),
        classes("tally of", ((one.of, other.of) for one, other in matched)),
        values("tally bounds", ((one.bounds, other.bounds) for one, other in matched)),
        overlap([each.span for each in found], [each.span for each in wanted]).counts(
            "tallies overlap"
        ),
        words("tally place", ((one.places, other.places) for one, other in matched)),
        words(
            "tally window",
            ((one_or_none(one.window), one_or_none(other.window)) for one, other in matched),
        ),
        told.links("tally told by", matched, lambda each: each.span),
    )


def outlook_counts(
    text: str, found: Sequence[Prospect], wanted: Sequence[Prospect], told: Told
) -> dict[str, float]:
    """Return the counts of outlooks: found (words overlap), and with the right kind.

    All else is compared in the outlooks that are found.
    """

    def actors(outlook: Prospect) -> list[Extent]:
        return [last_word(text, span) for span in outlook.by]

    pairs = align.prospects(found, wanted)
    matched = [(found[one], wanted[other]) for one, other in pairs]
    size = {"predicted": len(found), "wanted": len(wanted)}
    return total(
        layer_counts("outlooks", right=len(matched), **size),
        layer_counts(
            "outlooks kind", right=sum(one.kind == other.kind for one, other in matched), **size
        ),
        overlap([each.span for each in found], [each.span for each in wanted]).counts(
            "outlooks overlap"
        ),
        classes("outlook", ((one.kind, other.kind) for one, other in matched)),
        words(
            "horizon",
            ((one_or_none(one.horizon), one_or_none(other.horizon)) for one, other in matched),
        ),
        words(
            "outlook likelihood",
            (
                (one_or_none(one.likelihood), one_or_none(other.likelihood))
                for one, other in matched
            ),
        ),
        words("outlook by", ((actors(one), actors(other)) for one, other in matched)),
        told.links("outlook told by", matched, lambda each: each.span),
        values("until", ((one.until, other.until) for one, other in matched if other.until)),
    )


def contradiction_counts(
    found: Sheet, wanted: Sheet, stands_for: Mapping[str, str]
) -> dict[str, float]:
    """Return how many conflicts are told, and how many of those told are annotated.

    A conflict of the annotation is told where its two entries stand on different sides of
    one of Tocsin's. Several of Tocsin's (one a field) may tell one, so that what is right of
    those told is counted by itself.
    """
    told = [
        [frozenset(stands_for.get(name, "") for name in side) for side in each]
        for each in found.contradictions
    ]
    hits = [
        [_opposed(sides, next(iter(first)), next(iter(second))) for sides in told]
        for first, second in wanted.contradictions
    ]
    return {
        "contradictions.found": sum(any(row) for row in hits),
        "contradictions.wanted": len(wanted.contradictions),
        "contradictions.right": sum(any(column) for column in zip(*hits, strict=True)),
        "contradictions.predicted": len(told),
    }


def _opposed(sides: Sequence[frozenset[str]], first: str, second: str) -> bool:
    """Return whether two entries stand on two different sides."""
    return any(
        first in one and second in other
        for number, one in enumerate(sides)
        for place, other in enumerate(sides)
        if number != place
    )
