"""Escalation: how soon planted rises are found, beside the detectors of the literature.

    python -m bench.escalation [--series N] [--seed N] [--out FILE]

Every cell of `world.CELLS` is raced: all detectors on the same series, each with the threshold
at which it gives one false alarm in 104 weeks of that very cell. Then the ranges of what is
expected are held against 10,000 series, and series without a rise are read every day. The same
seed gives the same figures.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track

from bench.escalation.coverage import SERIES, Covered, cover
from bench.escalation.daily import DAILY, ReadDaily, read_daily
from bench.escalation.race import FALSE_ALARM_WEEKS, Delays, Raced, race
from bench.escalation.world import CELLS, RATIOS, RISES, Cell
from bench.kit.results import RESULTS
from bench.kit.revisions import state_of_code

NAME = "escalation"
SEED = 20_240_101
_Z = 1.96
Row = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Race all cells, measure coverage, print and write the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.escalation", description=__doc__)
    parser.add_argument("--series", type=int, default=1_000, help="series of each cell")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=RESULTS / f"{NAME}.json")
    given = parser.parse_args(arguments)
    started, commit = time.monotonic(), state_of_code()
    cells = track(CELLS, "Racing", console=Console(stderr=True))
    raced = [
        race(cell, given.series, np.random.default_rng([given.seed, number]))
        for number, cell in enumerate(cells)
    ]
    covered = cover(SERIES, np.random.default_rng([given.seed, len(CELLS)]))
    daily = [
        read_daily(cell, given.series, np.random.default_rng([given.seed, len(CELLS) + 1, number]))
        for number, cell in enumerate(track(DAILY, "Reading daily", console=Console(stderr=True)))
    ]
    content = {
        "benchmark": NAME,
        "commit": commit,
        "seed": given.seed,
        "series": given.series,
        "seconds": round(time.monotonic() - started),
        "false_alarm_weeks": FALSE_ALARM_WEEKS,
        **figures(raced),
        "coverage": coverage(covered),
        "read_daily": read_figures(daily),
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    for ratio, rows in content["delays"].items():
        print(f"variance-to-mean {ratio}")
        for name, row in sorted(rows.items(), key=lambda pair: pair[1]["all"]["mean"]):
            print(f"  {name:28} {row['all']['mean']:6.2f} weeks, found {row['all']['found']:.0%}")
    print(json.dumps(content["coverage"]["exact"]), json.dumps(content["thresholds"]))
    print(f"wrote {given.out} after {content['seconds']} s")
    return 0


def figures(raced: Sequence[Raced]) -> dict[str, Any]:
    """Return the figures of a race: delays by ratio, by condition, false alarms, thresholds."""
    names = list(raced[0].delays)
    delays = {
        f"{ratio:g}": {name: _row(name, _of(raced, ratio=ratio)) for name in names}
        for ratio in RATIOS
    }
    conditions = {
        condition: {
            f"{ratio:g}": {
                name: _row(name, _of(raced, ratio=ratio, condition=condition))["all"]
                for name in names
            }
            for ratio in RATIOS
        }
        for condition in dict.fromkeys(each.cell.condition for each in raced)
    }
    thresholds = {
        f"{weeks:g}": round(float(np.median([each.thresholds[weeks] for each in raced])), 2)
        for weeks in raced[0].thresholds
    }
    false = {_name(each.cell): round(each.false_alarm_weeks) for each in raced}
    return {
        "delays": delays,
        "conditions": conditions,
        "thresholds": thresholds,
        "shipped_false_alarm_weeks": false,
    }


def coverage(covered: Covered) -> dict[str, object]:
    """Return what ranges hold, in percent, by "weeks, share"."""

    def percent(found: Mapping[tuple[int, float], float]) -> dict[str, float]:
        return {
            f"{span} {share:.0%}": round(100 * held, 1) for (span, share), held in found.items()
        }

    by_ratio = {
        f"{most:g}": percent({(s, w): v for (s, w, m), v in covered.by_ratio.items() if m == most})
        for most in sorted({most for _, _, most in covered.by_ratio})
    }
    return {
        "series": covered.series,
        "exact": percent(covered.exact),
        "shown": percent(covered.shown),
        "exact_by_ratio": by_ratio,
    }


def read_figures(read: Sequence[ReadDaily]) -> dict[str, Row]:
    """Return the weeks until a false signal as thresholds ship, by cell."""
    return {
        _name(each.cell): {"weekly": round(each.weekly), "daily": round(each.daily)}
        for each in read
    }


def _name(cell: Cell) -> str:
    return f"{cell.condition}, {cell.level:g} a week, ratio {cell.ratio:g}"


def _of(raced: Iterable[Raced], *, ratio: float, condition: str | None = None) -> list[Raced]:
    return [
        each
        for each in raced
        if each.cell.ratio == ratio and condition in {None, each.cell.condition}
    ]


def _row(name: str, raced: Sequence[Raced]) -> dict[str, Row]:
    """Return the figures of a detector over cells, each cell and rise counting the same."""
    rows = {rise.name: _joined([each.delays[name][rise.name] for each in raced]) for rise in RISES}
    every = [delays for each in raced for delays in each.delays[name].values()]
    return {"all": _joined(every), **rows}


def _joined(delays: Sequence[Delays]) -> Row:
    """Return the mean of means with an interval that holds 95 % of such means, and the found."""
    mean = float(np.mean([each.mean for each in delays]))
    spread = [float(each.weeks.var(ddof=1)) / len(each.weeks) for each in delays]
    side = _Z * float(np.sqrt(np.sum(spread))) / len(delays)
    return {
        "mean": round(mean, 3),
        "low": round(mean - side, 3),
        "high": round(mean + side, 3),
        "median": round(float(np.median(np.concatenate([each.weeks for each in delays]))), 1),
        "found": round(float(np.mean([each.found for each in delays])), 4),
    }


if __name__ == "__main__":
    sys.exit(main())
