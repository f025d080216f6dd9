"""Two runs side by side: what each figure gained or lost, and which units did it."""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.kit.formulas import Counts
from bench.kit.intervals import bounds, resampled
from bench.kit.measures import total
from bench.kit.results import RUNS, read_parts
from bench.kit.revisions import git_output
from bench.kit.types import Measure, MissingDataError, Output, Part, Unit

# Gains and losses smaller than this, in points of the figure, are none.
_NONE = 1e-9
_SHOWN_LINES = 40
# Commits before a revision that are looked through for one that was measured.
_LOOKED = 200
_SHOWN_TEXT = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One measure in two runs, over the units that both have.

    `low` to `high` holds 95 % of the differences over resamples of the units, both runs
    resampled together.
    """

    measure: Measure
    before: float | None
    after: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A unit whose output or counts changed, and how far it alone moves which measures."""

    unit: str
    points: Mapping[str, float]
    before: Output
    after: Output
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPart:
    """One part in two runs: its main measures, and the changed units, the worst first."""

    part: str
    units: int
    measures: tuple[Compared, ...]
    changes: tuple[Change, ...]


def find_run(name: str, folder: Path = RUNS) -> Path:
    """Return the folder of a run: one that begins so, or the newest of a revision ("HEAD").

    Raises:
        MissingDataError: If there is none, or more than one.
    """
    found = sorted(each for each in folder.glob(f"{name}*") if each.is_dir())
    if not found:
        found = _of_revision(name, folder)
    exact = [each for each in found if each.name == name]
    # A commit before what was measured with changes on it.
    clean = [each for each in found if "+" not in each.name]
    for those in (exact, clean, found):
        if len(those) == 1:
            return those[0]
    there = found or sorted(each for each in folder.glob("*") if each.is_dir())
    have = ", ".join(each.name for each in there) or "none"
    what = "more than one run begins with" if found else "there is no run of"
    raise MissingDataError(
        f"{what} {name!r} in {folder} (there: {have}); check that commit out and run `make bench`"
    )


def _of_revision(name: str, folder: Path) -> list[Path]:
    """Return the run of the newest commit that a revision holds and that was measured."""
    commits = git_output("rev-list", "--abbrev=10", "--abbrev-commit", f"-n{_LOOKED}", name).split()
    return next(([folder / each] for each in commits if (folder / each).is_dir()), [])


def benchmarks_of(before: Path, after: Path) -> list[str]:
    """Return the names of the benchmarks that both runs hold."""
    held = [{path.stem for path in run.glob("*.jsonl")} for run in (before, after)]
    return sorted(held[0] & held[1])


def compare_runs(before: Path, after: Path, name: str) -> list[ComparedPart]:
    """Return the parts of one benchmark that stand on the board, as both runs have them.

    Raises:
        MissingDataError: If a run lacks the benchmark.
    """
    old = {part.name: part for part in read_parts(before / f"{name}.jsonl")}
    return [
        compare_parts(old[part.name], part)
        for part in read_parts(after / f"{name}.jsonl")
        if part.name in old and part.on_board
    ]


def compare_parts(before: Part, after: Part) -> ComparedPart:
    """Return what became of the main measures of a part between two runs."""
    old = {unit.id: unit for unit in before.units}
    pairs = [(old[unit.id], unit) for unit in after.units if unit.id in old]
    measures = [measure for measure in after.measures if measure.main]
    sides = [[pair[side] for pair in pairs] for side in (0, 1)]
    sums = [total(*(unit.counts for unit in side)) for side in sides]
    drawn = list(zip(*map(resampled, sides), strict=True))
    changes = [
        _change(one, other, sums[0], measures)
        for one, other in pairs
        if one.output != other.output or one.counts != other.counts
    ]
    return ComparedPart(
        part=after.name,
        units=len(pairs),
        measures=tuple(_compared(measure, sums, drawn) for measure in measures),
        changes=tuple(sorted(changes, key=lambda each: _worst_first(each, measures))),
    )


def _worst_first(change: Change, measures: Sequence[Measure]) -> tuple[float, str]:
    """Return what orders changes: what they cost or win over all main measures, then the id."""
    won = (
        change.points.get(measure.name, 0.0) * (1 if measure.higher_is_better else -1)
        for measure in measures
    )
    return sum(won), change.unit


def _change(before: Unit, after: Unit, sums: Counts, measures: Sequence[Measure]) -> Change:
    without = {key: -value for key, value in before.counts.items()}
    changed = total(sums, without, after.counts)
    points = {}
    for measure in measures:
        now, then = measure.of(changed), measure.of(sums)
        if now is not None and then is not None and abs(now - then) > _NONE:
            points[measure.name] = now - then
    return Change(
        unit=after.id, points=points, before=before.output, after=after.output, text=after.text
    )


def _compared(
    measure: Measure, sums: Sequence[Counts], drawn: Sequence[tuple[Counts, Counts]]
) -> Compared:
    before, after = map(measure.of, sums)
    differences = [
        now - was
        for one, other in drawn
        if (was := measure.of(one)) is not None and (now := measure.of(other)) is not None
    ]
    low, high = bounds(differences)
    return Compared(measure=measure, before=before, after=after, low=low, high=high)


# ------------------------------------------------------------------------------- lines


def lines_of(name: str, found: ComparedPart, *, limit: int, texts: bool) -> Iterator[str]:
    """Yield a comparison in words: the figures, then the changed units, the worst first."""
    yield f"\n{name}, {found.part}"
    for each in found.measures:
        yield f"  {each.measure.name}: {_number(each.before)} -> {_number(each.after)}" + (
            _difference(each)
        )
    yield f"  {len(found.changes)} of {found.units} units that both runs have changed"
    for change in found.changes[:limit]:
        points = ", ".join(f"{value:+.3f} {key}" for key, value in change.points.items())
        yield f"  {change.unit}: {points or 'no figure moves'}"
        yield from (f"      {line}" for line in difference_of(change.before, change.after))
        if texts and change.text:
            yield from (f"      | {line}" for line in change.text[:_SHOWN_TEXT].splitlines())
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


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _difference(found: Compared) -> str:
    if found.before is None or found.after is None:
        return ""
    known = found.low is not None and found.high is not None
    interval = f" [{found.low:+.2f}, {found.high:+.2f}]" if known else ""
    return f" ({found.after - found.before:+.2f}{interval})"
