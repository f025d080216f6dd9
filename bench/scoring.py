"""What all benchmarks share: bootstrap intervals, the table in print, the file of results."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

RESULTS = Path(__file__).parent / "results"
RESAMPLES = 1_000
SEED = 20_240_101
_LOW, _HIGH = 0.025, 0.975
Item = TypeVar("Item")


class MissingDataError(Exception):
    """The data of a benchmark is not where it was looked for, or not what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A figure with the interval that holds 95 % of its resamples over documents."""

    value: float
    low: float
    high: float


def scores(
    items: Sequence[Item], figures: Callable[[Sequence[Item]], Mapping[str, float]]
) -> dict[str, Score]:
    """Return the figures of all documents, each with its bootstrap interval.

    Args:
        items: One for each document, whatever `figures` takes.
        figures: From any number of documents to named figures.
    """
    draw = random.Random(SEED)
    resampled = [figures(draw.choices(items, k=len(items))) for _ in range(RESAMPLES)]
    found = {}
    for name, value in figures(items).items():
        values = sorted(each[name] for each in resampled)
        low, high = values[int(_LOW * RESAMPLES)], values[int(_HIGH * RESAMPLES) - 1]
        found[name] = Score(value=value, low=low, high=high)
    return found


def table(rows: Mapping[str, Mapping[str, Score]]) -> str:
    """Return rows of figures with their intervals as lines of text."""
    width = max(map(len, rows))
    lines = []
    for name, row in rows.items():
        cells = (
            f"{figure} {score.value:.4f} [{score.low:.4f}, {score.high:.4f}]"
            for figure, score in row.items()
        )
        lines.append("  ".join((name.ljust(width), *cells)))
    return "\n".join(lines)


def write_results(
    name: str,
    rows: Mapping[str, Mapping[str, Score]],
    *,
    about: Mapping[str, object],
    folder: Path = RESULTS,
) -> Path:
    """Write the figures of a benchmark, with what they are of, and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    content = {
        "benchmark": name,
        **about,
        "bootstrap": {"resamples": RESAMPLES, "seed": SEED, "interval": "95 %"},
        "figures": {
            row: {figure: _rounded(score) for figure, score in figures.items()}
            for row, figures in rows.items()
        },
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return path


def _rounded(score: Score) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(score).items()}
