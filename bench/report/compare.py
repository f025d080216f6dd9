"""Two runs side by side: what each figure gained or lost, and which units did it."""

import difflib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy

from bench.kit.intervals import RESAMPLES, SEED
from bench.kit.measures import total
from bench.kit.results import RUNS, read_parts
from bench.kit.types import Counts, Measure, MissingDataError, Output, Part, Unit

# Gains and losses smaller than this, in points of the figure, are none.
_NONE = 1e-9
_SHOWN_LINES = 40
_SHOWN_TEXT = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one unit's change does to a figure: so many points if it alone had changed."""

    unit: str
    points: float
    before: Output
    after: Output
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One measure on one part in two runs, over the units that both have.

    `low` to `high` holds 95 % of the differences over resamples of the units, both runs
    resampled together. `changes` are the units whose output or counts changed, the greatest
    loss first.
    """

    part: str
    measure: str
    before: float | None
    after: float | None
    low: float | None
    high: float | None
    units: int
    changes: tuple[Change, ...]


def find_run(name: str, folder: Path = RUNS) -> Path:
    """Return the folder of the run of a commit, or of whatever begins so.

    Raises:
        MissingDataError: If there is none, or more than one.
    """
    found = sorted(each for each in folder.glob(f"{name}*") if each.is_dir())
    exact = [each for each in found if each.name == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    have = ", ".join(sorted(each.name for each in folder.glob("*") if each.is_dir())) or "none"
    what = "more than one run begins with" if found else "there is no run of"
    raise MissingDataError(
        f"{what} {name!r} in {folder} (there: {have}); check that commit out and run `make bench`"
    )


def benchmarks_of(before: Path, after: Path) -> list[str]:
    """Return the names of the benchmarks that both runs hold."""
    held = [{path.stem for path in run.glob("*.jsonl")} for run in (before, after)]
    return sorted(held[0] & held[1])


def compare_runs(before: Path, after: Path, name: str) -> list[Compared]:
    """Return the main measures of one benchmark, as both runs have them.

    Raises:
        MissingDataError: If a run lacks the benchmark.
    """
    old = {part.name: part for part in read_parts(before / f"{name}.jsonl")}
    return [
        compare_parts(old[part.name], part, measure)
        for part in read_parts(after / f"{name}.jsonl")
        if part.name in old
        for measure in part.measures
        if measure.main
    ]


def compare_parts(before: Part, after: Part, measure: Measure) -> Compared:
    """Return what became of a measure between two runs of a part."""
    old = {unit.id: unit for unit in before.units}
    pairs = [(old[unit.id], unit) for unit in after.units if unit.id in old]
    sums = (total(*(one.counts for one, _ in pairs)), total(*(one.counts for _, one in pairs)))
    low, high = _interval(pairs, measure)
    sign = 1 if measure.higher_is_better else -1
    changes = [
        _change(one, other, sums[0], measure)
        for one, other in pairs
        if one.output != other.output or one.counts != other.counts
    ]
    return Compared(
        part=after.name,
        measure=measure.name,
        before=measure.of(sums[0]),
        after=measure.of(sums[1]),
        low=low,
        high=high,
        units=len(pairs),
        changes=tuple(sorted(changes, key=lambda each: (sign * each.points, each.unit))),
    )


def _change(before: Unit, after: Unit, sums: Counts, measure: Measure) -> Change:
    """Return how far the figure moves if this unit alone changes."""
    without = {key: -value for key, value in before.counts.items()}
    now, then = measure.of(total(sums, without, after.counts)), measure.of(sums)
    points = 0.0 if now is None or then is None else now - then
    return Change(
        unit=after.id,
        points=0.0 if abs(points) < _NONE else points,
        before=before.output,
        after=after.output,
        text=after.text,
    )


def _interval(
    pairs: Sequence[tuple[Unit, Unit]], measure: Measure
) -> tuple[float | None, float | None]:
    if not pairs:
        return None, None
    keys = sorted({key for pair in pairs for unit in pair for key in unit.counts})
    tables = [
        numpy.array([[pair[side].counts.get(key, 0.0) for key in keys] for pair in pairs])
        for side in (0, 1)
    ]
    draw = numpy.random.default_rng(SEED)
    weights = draw.multinomial(len(pairs), [1 / len(pairs)] * len(pairs), size=RESAMPLES)
    differences = []
    for one, other in zip(*((weights @ table).tolist() for table in tables), strict=True):
        was, now = (measure.of(dict(zip(keys, row, strict=True))) for row in (one, other))
        if was is not None and now is not None:
            differences.append(now - was)
    if len(differences) <= RESAMPLES / 2:
        return None, None
    low, high = numpy.percentile(differences, [2.5, 97.5]).tolist()
    return low, high


# ------------------------------------------------------------------------------- lines


def lines_of(name: str, found: Compared, *, limit: int, texts: bool) -> Iterator[str]:
    """Yield a comparison in words: the figure, then the units, the greatest loss first."""
    yield f"{name} | {found.part} | {found.measure}: {_figure(found.before)} -> " + (
        f"{_figure(found.after)}{_difference(found)}"
    )
    gained = sum(each.points > 0 for each in found.changes)
    lost = sum(each.points < 0 for each in found.changes)
    yield (
        f"  of {found.units} units {len(found.changes)} changed: {gained} raise the figure, "
        f"{lost} lower it, {len(found.changes) - gained - lost} leave it"
    )
    for each in found.changes[:limit]:
        yield f"  {each.points:+.3f}  {each.unit}"
        yield from (f"      {line}" for line in difference_of(each.before, each.after))
        if texts and each.text:
            yield from (f"      | {line}" for line in each.text[:_SHOWN_TEXT].splitlines())
    if len(found.changes) > limit:
        yield f"  ... and {len(found.changes) - limit} more (--limit)"


def difference_of(before: Output, after: Output) -> list[str]:
    """Return the lines of output that went (-) and that came (+)."""
    one, other = (
        json.dumps(each, indent=1, ensure_ascii=False, sort_keys=True).splitlines()
        for each in (before, after)
    )
    changed = [
        line
        for line in difflib.unified_diff(one, other, lineterm="", n=1)
        if not line.startswith(("---", "+++", "@@"))
    ]
    return changed[:_SHOWN_LINES]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _difference(found: Compared) -> str:
    if found.before is None or found.after is None:
        return ""
    interval = (
        "" if found.low is None or found.high is None else f" [{found.low:+.2f}, {found.high:+.2f}]"
    )
    return f" ({found.after - found.before:+.2f}{interval})"
