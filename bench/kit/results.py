"""The two files of a run of a benchmark: the figures, and what each unit gave.

Figures stand in `bench/results/NAME.json` and belong into the repository. What each unit
gave stands in `bench/runs/RUN/NAME.jsonl` and does not: it holds texts that are not ours.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from bench.kit.curves import curves
from bench.kit.files import json_lines_of, json_of
from bench.kit.formulas import formula_of, written
from bench.kit.intervals import RESAMPLES, SEED, Figure, figures
from bench.kit.types import Benchmark, Measure, MissingDataError, Part, Unit

BENCH = Path(__file__).parent.parent
RESULTS = BENCH / "results"
RUNS = BENCH / "runs"
_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResult:
    """The figures of one part, and its curves: for a layer, points of threshold, P and R."""

    part: str
    unit: str
    units: int
    note: str
    on_board: bool
    figures: tuple[Figure, ...]
    curves: Mapping[str, Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one benchmark as measured on one state of the code, and on which data."""

    benchmark: str
    title: str
    commit: str
    data: str
    seconds: float
    parts: tuple[PartResult, ...]


def result_of(
    benchmark: Benchmark, parts: Sequence[Part], *, commit: str, data: str, seconds: float
) -> Result:
    """Return what is kept of a run: figures with intervals, curves, no texts."""
    return Result(
        benchmark=benchmark.name,
        title=benchmark.title,
        commit=commit,
        data=data,
        seconds=round(seconds, 1),
        parts=tuple(
            PartResult(
                part=part.name,
                unit=part.unit,
                units=len(part.units),
                note=part.note,
                on_board=part.on_board,
                figures=figures(part),
                curves=curves(part.units),
            )
            for part in parts
        ),
    )


def write_result(result: Result, folder: Path = RESULTS) -> Path:
    """Write the figures of a benchmark and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.benchmark}.json"
    content = {
        **_rounded(asdict(result)),
        "bootstrap": {"resamples": RESAMPLES, "seed": SEED, "interval": "95 %"},
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def read_result(path: Path) -> Result:
    """Return the figures that a file holds.

    Raises:
        MissingDataError: If it cannot be read or is of another form.
    """
    found = json_of(path)
    try:
        parts = tuple(
            PartResult(**{**part, "figures": tuple(Figure(**each) for each in part["figures"])})
            for part in found["parts"]
        )
        keys = ("benchmark", "title", "commit", "data", "seconds")
        return Result(**{key: found[key] for key in keys}, parts=parts)
    except (KeyError, TypeError) as error:
        words = f"{path} is no result of this form ({error}): measure it again"
        raise MissingDataError(words) from error


def write_parts(name: str, parts: Sequence[Part], *, run: str, folder: Path = RUNS) -> Path:
    """Write what each unit of a benchmark gave, a part's head and then a unit a line.

    Returns:
        The file, in the folder of the run.
    """
    path = folder / run / f"{name}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        for part in parts:
            measures = [_written_measure(each) for each in part.measures]
            head = {f.name: getattr(part, f.name) for f in fields(part) if f.name != "units"}
            head |= {"part": head.pop("name"), "measures": measures}
            for line in (head, *map(asdict, part.units)):
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def read_parts(path: Path) -> list[Part]:
    """Return the parts that `write_parts` wrote.

    Raises:
        MissingDataError: If the file cannot be read or is of another form.
    """
    heads: list[dict[str, Any]] = []
    units: list[list[Unit]] = []
    try:
        for line in json_lines_of(path):
            if "part" in line:
                heads.append(line)
                units.append([])
            else:
                units[-1].append(Unit(**line))
        return [_part_of(head, own) for head, own in zip(heads, units, strict=True)]
    except (KeyError, TypeError, IndexError) as error:
        words = f"{path} is no run of this form ({error}): run it again"
        raise MissingDataError(words) from error


def _part_of(head: Mapping[str, Any], units: Sequence[Unit]) -> Part:
    measures = [Measure(**{**one, "of": formula_of(one["of"])}) for one in head["measures"]]
    keys = ("unit", "note", "on_board")
    plain = {key: head[key] for key in keys}
    return Part(name=head["part"], units=units, measures=measures, **plain)


def _written_measure(measure: Measure) -> dict[str, Any]:
    plain = {f.name: getattr(measure, f.name) for f in fields(measure)}
    return {**plain, "of": written(measure.of)}


def _rounded(value: Any) -> Any:
    """Return the value with every number in it rounded, so that files differ only by more."""
    if isinstance(value, float):
        return round(value, _PLACES)
    if isinstance(value, Mapping):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value
