"""Floors of accuracy: what a fast run must reach. They only rise."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.kit.intervals import MIN_SUPPORT
from bench.kit.measures import total
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part

FILE = Path(__file__).parent.parent / "floors.toml"
# A floor lies so far below what was measured, so that a gain elsewhere may cost a little here.
SLACK = 0.02
# A part of which a sample draws fewer units than this says nothing.
LEAST_UNITS = 10
_HEAD = """# What each test must reach on a fixed sample: the fast run, a few minutes in all.
# Floors only rise: `python -m bench floors --raise` moves each one to 2 % below what is
# measured, and none down. Where less is better (errors, false incidents) `most` only sinks.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The worst that a figure may be: the least, or the most where less is better."""

    value: float
    least: bool = True

    def kept_by(self, value: float) -> bool:
        """Return whether a figure is as good as this."""
        return value >= self.value if self.least else value <= self.value


Floors = Mapping[str, Mapping[str, Floor]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fast:
    """A figure of a fast run: on a sample, so not the board's."""

    key: str
    value: float
    higher_is_better: bool

    def floor(self) -> Floor:
        """Return the floor that this figure makes: a little worse than itself."""
        slack = SLACK * abs(self.value) * (1 if self.higher_is_better else -1)
        return Floor(value=round(self.value - slack, 3), least=self.higher_is_better)


def load_floors(path: Path = FILE) -> Floors:
    """Return the floors by benchmark and figure; none without the file."""
    return read_floors(path.read_text(encoding="utf-8")) if path.exists() else {}


def read_floors(text: str) -> Floors:
    """Return the floors that the text of a file holds."""
    return {
        name: {
            key: Floor(value=one.get("least", one.get("most")), least="least" in one)
            for key, one in own.items()
        }
        for name, own in tomllib.loads(text).items()
    }


def measure_fast(benchmark: Benchmark, tools: Tools) -> list[Fast]:
    """Return the main figures of a benchmark on its fast sample.

    Raises:
        MissingDataError: If its data is missing.
    """
    sampled = replace(tools, sample=benchmark.fast)
    return [
        found
        for part in benchmark.run(sampled)
        if part.on_board and len(part.units) >= LEAST_UNITS
        for found in _fast(part, sample=benchmark.fast)
    ]


def _fast(part: Part, *, sample: int) -> list[Fast]:
    """Return the main figures of a part that rest on enough cases to be judged."""
    sums = total(*(unit.counts for unit in part.units))
    return [
        Fast(
            key=f"{part.name}, {sample} items: {measure.name}",
            value=value,
            higher_is_better=measure.higher_is_better,
        )
        for measure in part.measures
        if measure.main
        and (measure.support is None or sums.get(measure.support, 0.0) >= MIN_SUPPORT)
        and (value := measure.of(sums)) is not None
    ]


def below(found: Sequence[Fast], floors: Mapping[str, Floor]) -> list[str]:
    """Return, in words, what is worse than its floor, and the floors that nothing measures."""
    measured = {each.key: each.value for each in found}
    worse = [
        f"{key}: {value:.3f}, floor {floors[key].value:.3f}"
        for key, value in measured.items()
        if key in floors and not floors[key].kept_by(value)
    ]
    return [*worse, *(f"{key}: no longer measured" for key in floors if key not in measured)]


def raised(found: Sequence[Fast], floors: Mapping[str, Floor]) -> dict[str, Floor]:
    """Return the floors as the figures raise them; none becomes easier to reach."""
    made = dict(floors)
    for each in found:
        new, old = each.floor(), floors.get(each.key)
        if old is None or old.kept_by(new.value):
            made[each.key] = new
    return made


def write_floors(floors: Floors, path: Path = FILE) -> None:
    """Write the file of floors."""
    lines = [_HEAD]
    for name, own in sorted(floors.items()):
        lines.append(f"[{name}]")
        for key, floor in own.items():
            side = "least" if floor.least else "most"
            lines.append(f"{json.dumps(key)} = {{ {side} = {floor.value} }}")
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
