"""The records of the scoreboard: what a benchmark counts, unit by unit, and what it measures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.kit.formulas import Counts, Formula

if TYPE_CHECKING:
    from bench.kit.tools import Tools

Output = str | int | float | bool | None | Sequence["Output"] | Mapping[str, "Output"]


class MissingDataError(Exception):
    """The data of a benchmark is not where it was looked for, or not what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is scored, and resampled, as one: a document, a question, a group of clusters.

    `counts` are added up over the units; every measure is a function of the sums. `output`
    is what Tocsin gave, to see what changed between two runs; `text` is what it was given.
    `scored` holds, by layer, each predicted thing with its score in [0, 1] and whether it
    is right, for the curves of precision and recall over thresholds; how many were wanted
    stands in the counts as `LAYER.wanted`.
    """

    id: str
    counts: Counts
    output: Output = None
    text: str | None = None
    scored: Mapping[str, Sequence[tuple[float, bool]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure made from summed counts by a formula; None where nothing is there to be measured.

    Shares are in percent, 0 to 100. `main` measures stand in the short board and are what
    two runs are compared by. `support` names the count that says on how many cases the
    figure rests; under `MIN_SUPPORT` of them it is reported and not judged.
    """

    name: str
    of: Formula
    main: bool = False
    higher_is_better: bool = True
    percent: bool = True
    support: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one benchmark makes of one part of its data: units, and the measures over them.

    A part that is not `on_board` stands on the page of its benchmark alone.
    """

    name: str
    units: Sequence[Unit]
    measures: Sequence[Measure]
    unit: str = "document"
    note: str = ""
    on_board: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One public test: how it is run, and on how many items in the fast run of CI.

    `run` raises `MissingDataError` where its data is missing or odd. `folder` is what it
    reads, relative to the data folder. `fast` is the number of items that `Tools.chosen`
    leaves in a fast run, 0 where the benchmark has no part in it. `own`: annotated by this
    project, so no public test.
    """

    name: str
    title: str
    folder: Path
    run: Callable[["Tools"], Sequence[Part]]
    fast: int = 0
    own: bool = False
