"""Which of Tocsin's entries stands for which annotated one: one to one, by where they stand.

Values (stance, realis, figures) play no part in it, so that a right value cannot win an entry
its match. Among several acts at one trigger, the type and the parties decide, as nothing
else tells them apart.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bench.claims.sheet import Act, Count, Prospect, Saying
from bench.kit.matching import best_assignment
from bench.kit.spans import Extent, closeness_of, jaccard, touch

# Without a cue in common, contents must share this much to be one attribution.
MIN_CONTENT = 0.5
Pairs = list[tuple[int, int]]
Found = TypeVar("Found")


def sayings(found: Sequence[Saying], wanted: Sequence[Saying]) -> Pairs:
    """Return the pairs of attributions: by cues that overlap, the rest by their contents."""
    by_cue = aligned(found, wanted, _cue_weight)
    left = [number for number in range(len(found)) if number not in {one for one, _ in by_cue}]
    open_ = [
        number for number in range(len(wanted)) if number not in {other for _, other in by_cue}
    ]
    by_content = aligned(
        [found[number] for number in left], [wanted[number] for number in open_], _content_weight
    )
    return sorted([*by_cue, *((left[one], open_[other]) for one, other in by_content)])


def acts(found: Sequence[Act], wanted: Sequence[Act]) -> Pairs:
    """Return the pairs of occurrences whose triggers overlap."""
    return aligned(found, wanted, _trigger_weight)


def counts(found: Sequence[Count], wanted: Sequence[Count]) -> Pairs:
    """Return the pairs of tallies whose figures overlap."""
    return aligned(found, wanted, lambda one, other: _maybe_jaccard(one.figure, other.figure))


def prospects(found: Sequence[Prospect], wanted: Sequence[Prospect]) -> Pairs:
    """Return the pairs of outlooks whose words overlap."""
    return aligned(found, wanted, lambda one, other: jaccard(one.span, other.span))


def aligned(
    found: Sequence[Found], wanted: Sequence[Found], weight: Callable[[Found, Found], float]
) -> Pairs:
    """Return the pairs, one to one, whose weights have the greatest sum; none without weight."""
    if not found or not wanted:
        return []
    return best_assignment([[weight(one, other) for other in wanted] for one in found])


def _cue_weight(one: Saying, other: Saying) -> float:
    if one.cue is None or other.cue is None or not touch(one.cue, other.cue):
        return 0.0
    return 1.0 + jaccard(one.cue, other.cue) + closeness_of(one.content, other.content)


def _content_weight(one: Saying, other: Saying) -> float:
    close = closeness_of(one.content, other.content)
    return close if close >= MIN_CONTENT else 0.0


def _trigger_weight(one: Act, other: Act) -> float:
    if not touch(one.trigger, other.trigger):
        return 0.0
    same_type = 0.1 * (one.type == other.type)
    held = {(role.role, role.span) for role in other.roles}
    parties = sum((role.role, role.span) in held for role in one.roles)
    return 1.0 + jaccard(one.trigger, other.trigger) + same_type + 0.001 * parties


def _maybe_jaccard(one: Extent | None, other: Extent | None) -> float:
    return 0.0 if one is None or other is None else jaccard(one, other)
