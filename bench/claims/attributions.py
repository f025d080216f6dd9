"""The counts of layer A, attributions."""

from collections.abc import Sequence

from bench.claims.align import Pairs
from bench.claims.counting import classes, one_or_none, values, words, yes_or_no
from bench.claims.sheet import Saying
from bench.kit.measures import layer_counts, total
from bench.kit.spans import Extent, compared, last_word

# Spans that few attributions have, and what their layers are called.
RARE = {"via": "via", "basis_span": "basis words", "likelihood": "likelihood"}


def attribution_counts(
    text: str, found: Sequence[Saying], wanted: Sequence[Saying], pairs: Pairs
) -> dict[str, float]:
    """Return the counts of a document's attributions.

    The spans of source, cue and content are compared as sets of the whole document; all else
    is compared in the attributions matched by `pairs`.
    """
    matched = [(found[one], wanted[other]) for one, other in pairs]
    return total(
        layer_counts("attributions", right=len(pairs), predicted=len(found), wanted=len(wanted)),
        compared("source", _sources(found), _sources(wanted)),
        compared("cue", _cues(found), _cues(wanted)),
        compared("content", _contents(found), _contents(wanted)),
        classes("stance", ((one.stance, other.stance) for one, other in matched)),
        classes("source kind", ((one.source_kind, other.source_kind) for one, other in matched)),
        classes("basis", ((one.basis, other.basis) for one, other in matched)),
        # None: whether the source is named cannot be told.
        classes(
            "named",
            (
                (yes_or_no(one.named), yes_or_no(other.named))
                for one, other in matched
                if other.named is not None
            ),
        ),
        classes(
            "direct", ((yes_or_no(one.direct), yes_or_no(other.direct)) for one, other in matched)
        ),
        values(
            "speaker",
            ((_last_words(text, one), _last_words(text, other)) for one, other in matched),
        ),
        *(
            words(
                layer,
                (
                    (one_or_none(getattr(one, field)), one_or_none(getattr(other, field)))
                    for one, other in matched
                ),
            )
            for field, layer in RARE.items()
        ),
        _parents(matched),
    )


def _parents(matched: Sequence[tuple[Saying, Saying]]) -> dict[str, float]:
    """Return how many lie within the right attribution, and in none where they should."""
    stands_for = {one.id: other.id for one, other in matched}
    pairs = [
        (stands_for.get(one.parent, "none matched") if one.parent else None, other.parent)
        for one, other in matched
    ]
    return total(
        values("parent", pairs),
        layer_counts(
            "nested",
            right=sum(one is not None and one == other for one, other in pairs),
            predicted=sum(one is not None for one, _ in pairs),
            wanted=sum(other is not None for _, other in pairs),
        ),
    )


def _sources(sayings: Sequence[Saying]) -> list[Extent]:
    return [span for each in sayings for span in each.source]


def _cues(sayings: Sequence[Saying]) -> list[Extent]:
    return [each.cue for each in sayings if each.cue is not None]


def _contents(sayings: Sequence[Saying]) -> list[Extent]:
    return [span for each in sayings for span in each.content]


def _last_words(text: str, saying: Saying) -> frozenset[Extent]:
    return frozenset(last_word(text, span) for span in saying.source)
