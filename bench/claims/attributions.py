"""The counts of layer A, attributions."""

from collections.abc import Sequence

from bench.claims.align import Pairs
from bench.claims.counting import classes, values
from bench.claims.sheet import Saying
from bench.kit.measures import layer_counts, total
from bench.kit.spans import Extent, compared, last_word, touch

# Spans that few attributions have: right where both sides have one, and they overlap.
RARE = ("via", "basis_span", "likelihood")


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
                (_word(one.named), _word(other.named))
                for one, other in matched
                if other.named is not None
            ),
        ),
        classes("direct", ((_word(one.direct), _word(other.direct)) for one, other in matched)),
        values(
            "speaker",
            ((_last_words(text, one), _last_words(text, other)) for one, other in matched),
        ),
        *(_rare(name, matched) for name in RARE),
        _parents(matched),
    )


def _rare(name: str, matched: Sequence[tuple[Saying, Saying]]) -> dict[str, float]:
    spans: list[tuple[Extent | None, Extent | None]] = [
        (getattr(one, name), getattr(other, name)) for one, other in matched
    ]
    return layer_counts(
        name.replace("_span", " words"),
        right=sum(
            one is not None and other is not None and touch(one, other) for one, other in spans
        ),
        predicted=sum(one is not None for one, _ in spans),
        wanted=sum(other is not None for _, other in spans),
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


def _word(value: bool | None) -> str:
    return "yes" if value else "no"
