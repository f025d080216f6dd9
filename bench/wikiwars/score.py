"""Found spans and right values, as in TempEval-3; days as well."""

from collections.abc import Sequence

from bench.kit.formulas import Counts
from bench.kit.measures import f1, layer_counts, share, three, total
from bench.kit.types import Measure, Output, Unit
from bench.wikiwars.adapt import Said
from bench.wikiwars.load import Expression, Text
from bench.wikiwars.values import TimexType, days_covered

Pair = tuple[Expression, Said]


def measures(*, main: bool) -> tuple[Measure, ...]:
    """Return what is measured; by the gold's type, how many are found and have their value."""
    by_type = [
        share(f"{each} {words}", f"{each}.{count}", f"{each}.wanted")
        for each in TimexType
        for words, count in (("found", "found"), ("found with the right value", "value"))
    ]
    return (
        f1("value", "value F1", main=main),
        f1("relaxed", "relaxed F1", main=main),
        f1("strict", "strict F1"),
        *three("value")[:2],
        *three("relaxed")[:2],
        *three("strict")[:2],
        share("value accuracy of the found", "value.right", "relaxed.right"),
        share("days exact, of dates with days", "days.exact", "days.wanted"),
        share("days within the gold's, of dates with days", "days.within", "days.wanted"),
        *by_type,
    )


def unit(text: Text, said: Sequence[Said]) -> Unit:
    """Return how the times said of a text compare with its expressions."""
    pairs = aligned(text.expressions, said)
    wanted, predicted = len(text.expressions), len(said)
    strict = sum((gold.start, gold.end) == (one.start, one.end) for gold, one in pairs)
    right = sum(_is_right(gold, one) for gold, one in pairs)
    answers = {(gold.start, gold.end): one for gold, one in pairs}
    counts = total(
        layer_counts("strict", right=strict, predicted=predicted, wanted=wanted),
        layer_counts("relaxed", right=len(pairs), predicted=predicted, wanted=wanted),
        layer_counts("value", right=right, predicted=predicted, wanted=wanted),
        *(_counts(gold, answers.get((gold.start, gold.end))) for gold in text.expressions),
    )
    output: list[Output] = [
        {"at": one.start, "words": text.text[one.start : one.end], "value": one.value}
        for one in said
    ]
    return Unit(id=text.id, counts=counts, output=output, text=text.text)


def aligned(expressions: Sequence[Expression], said: Sequence[Said]) -> list[Pair]:
    """Return pairs that overlap, each side in one at most: same spans first, then the longest.

    Values have no part in it.
    """
    overlaps = [
        (_overlap(gold, one), gold, one)
        for gold in expressions
        for one in said
        if one.start < gold.end and gold.start < one.end
    ]
    overlaps.sort(
        key=lambda each: (
            (each[1].start, each[1].end) != (each[2].start, each[2].end),
            -each[0],
            each[1].start,
            each[2].start,
        )
    )
    taken: set[tuple[str, int, int]] = set()
    pairs = []
    for _, gold, one in overlaps:
        keys = {("gold", gold.start, gold.end), ("said", one.start, one.end)}
        if not keys & taken:
            taken |= keys
            pairs.append((gold, one))
    return sorted(pairs, key=lambda pair: pair[0].start)


def _overlap(gold: Expression, one: Said) -> int:
    return min(gold.end, one.end) - max(gold.start, one.start)


def _is_right(gold: Expression, one: Said | None) -> bool:
    """Return whether the values are the same string; no value on either side is never right."""
    return one is not None and gold.value is not None and gold.value == one.value


def _counts(gold: Expression, one: Said | None) -> Counts:
    counts = {
        f"{gold.type}.wanted": 1.0,
        f"{gold.type}.found": float(one is not None),
        f"{gold.type}.value": float(_is_right(gold, one)),
    }
    days = days_covered(gold.value)
    if days is not None:
        earliest, latest = (one.earliest, one.latest) if one else (None, None)
        within = bool(earliest and latest and days[0] <= earliest and latest <= days[1])
        counts |= {
            "days.wanted": 1.0,
            "days.exact": float((earliest, latest) == days),
            "days.within": float(within),
        }
    return counts
