"""The page and the plot of the simulation of escalation, from `escalation.json`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

from bench.escalation.race import OURS, SHIPPED
from bench.kit.files import json_of
from bench.report.drawing import new_axes, save

FILE = "escalation.json"
PAGE = "scoreboard/escalation.md"
# The bar: at most so many weeks later than the best detector of the literature.
BAR_WEEKS = 1.0
# The bar on ranges: at most so many points beside what they say.
BAR_POINTS = 3.0


def escalation_page(results: Path) -> str | None:
    """Return the page; None where nothing was measured."""
    if not (results / FILE).exists():
        return None
    return "\n".join(_page(json_of(results / FILE))) + "\n"


def escalation_section(results: Path) -> Iterator[str]:
    """Yield the lines of the board, none where nothing was measured."""
    if not (results / FILE).exists():
        return
    found = json_of(results / FILE)
    yield (
        "\n## Escalation\n\nWeeks until a planted rise is found in simulated series, each detector "
        f"at one false alarm in {found['false_alarm_weeks']:g} weeks "
        f"(`python -m bench.escalation`, {found['commit']}; "
        "[all figures](scoreboard/escalation.md), [how](benchmarks/escalation.md)).\n"
    )
    yield from _summary(found)


def _summary(found: Mapping[str, Any]) -> Iterator[str]:
    yield "| variance-to-mean | ours, weeks | best of the literature | weeks | gap | bar |"
    yield "| ---: | ---: | --- | ---: | ---: | --- |"
    for ratio, rows in found["delays"].items():
        name = best_of(rows)
        ours, best = rows[OURS]["all"]["mean"], rows[name]["all"]["mean"]
        held = "kept" if ours - best <= BAR_WEEKS else "MISSED"
        yield (
            f"| {ratio} | {_weeks(rows[OURS]['all'])} | {name} | {_weeks(rows[name]['all'])} "
            f"| {ours - best:+.2f} | within {BAR_WEEKS:g}: {held} |"
        )


def best_of(rows: Mapping[str, Any], rise: str = "all") -> str:
    """Return the detector of the literature that finds rises soonest on average."""
    theirs = [name for name in rows if name not in {OURS, SHIPPED}]
    return min(theirs, key=lambda name: float(rows[name][rise]["mean"]))


def _weeks(row: Mapping[str, float]) -> str:
    return f"{row['mean']:.2f} ({row['low']:.2f} – {row['high']:.2f})"


def _page(found: Mapping[str, Any]) -> Iterator[str]:
    yield "# Escalation: how soon rises are found, and whether ranges hold"
    yield ""
    yield (
        f"Measured on {found['commit']} in {found['seconds']} seconds, "
        f"{found['series']:,} series a cell, seed {found['seed']}. How it is simulated and what "
        "is lost: [escalation](../benchmarks/escalation.md). All tests: "
        "[the scoreboard](../scoreboard.md)."
    )
    yield "\n## Weeks to detection\n"
    yield (
        "Means over all cells and rises, each counting the same; what is not found counts with "
        "its horizon. In parentheses what holds 95 % of such means.\n"
    )
    yield from _summary(found)
    yield "\n![Weeks to detection over the ratio of variance to mean](escalation.svg)"
    for ratio, rows in found["delays"].items():
        yield f"\n### Variance-to-mean {ratio}\n"
        yield from _detectors(rows)
        yield ""
        yield from _rises(rows)
    yield "\n## By condition\n"
    yield from _conditions(found)
    yield "\n## False signals at the threshold that ships\n"
    yield (
        "Above every detector has its own threshold in every cell. A user has one: "
        f"in these cells it gives one false signal in so many weeks, where "
        f"{found['false_alarm_weeks']:g} are stated.\n"
    )
    yield "| cell | weeks |"
    yield "| --- | ---: |"
    yield from (f"| {n} | {w} |" for n, w in found["shipped_false_alarm_weeks"].items())
    yield from _daily(found)
    yield "\nMedian thresholds over all cells, by weeks to a false signal: " + ", ".join(
        f"{weeks}: {score}" for weeks, score in found["thresholds"].items()
    )
    yield from _coverage(found["coverage"])


def _detectors(rows: Mapping[str, Any]) -> Iterator[str]:
    yield "| detector | weeks | median | found |"
    yield "| --- | ---: | ---: | ---: |"
    for name, row in sorted(rows.items(), key=lambda pair: float(pair[1]["all"]["mean"])):
        shown = f"**{name}**" if name in {OURS, SHIPPED} else name
        own = row["all"]
        yield f"| {shown} | {_weeks(own)} | {own['median']:g} | {100 * own['found']:.1f} % |"


def _rises(rows: Mapping[str, Any]) -> Iterator[str]:
    yield "| rise | ours, weeks | found | best of the literature here | weeks | found | gap |"
    yield "| --- | ---: | ---: | --- | ---: | ---: | ---: |"
    for rise in (key for key in rows[OURS] if key != "all"):
        name = best_of(rows, rise)
        own, other = rows[OURS][rise], rows[name][rise]
        yield (
            f"| {rise} | {_weeks(own)} | {100 * own['found']:.0f} % | {name} | {_weeks(other)} "
            f"| {100 * other['found']:.0f} % | {own['mean'] - other['mean']:+.2f} |"
        )


def _conditions(found: Mapping[str, Any]) -> Iterator[str]:
    yield "| condition | ratio | ours, weeks | as shipped | best of the literature | weeks |"
    yield "| --- | ---: | ---: | ---: | --- | ---: |"
    for condition, ratios in found["conditions"].items():
        for ratio, rows in ratios.items():
            whole = {name: {"all": row} for name, row in rows.items()}
            name = best_of(whole)
            yield (
                f"| {condition} | {ratio} | {_weeks(rows[OURS])} | {rows[SHIPPED]['mean']:.2f} "
                f"| {name} | {_weeks(rows[name])} |"
            )


def _daily(found: Mapping[str, Any]) -> Iterator[str]:
    stated = found["false_alarm_weeks"]
    yield "\n### Read every day\n"
    yield (
        "The same on other series without a rise, looked at once a week, and every day, when the "
        "days of the running week are looked at too. All looks at these are allowed a tenth of "
        f"the false signals, so that {stated:g} weeks become {stated / 1.1:.0f} at worst.\n"
    )
    yield "| cell | once a week | every day |"
    yield "| --- | ---: | ---: |"
    for name, row in found["read_daily"].items():
        yield f"| {name} | {row['weekly']} | {row['daily']} |"


def _coverage(found: Mapping[str, Any]) -> Iterator[str]:
    yield "\n## Ranges of what is expected\n"
    yield (
        f"{found['series']:,} overdispersed series; what the ranges hold, in percent. A range of "
        "whole numbers cannot hold exactly a given share: the second column counts a count on "
        f"the edge in part, and is held to the bar of {BAR_POINTS:g} points; the third is the "
        "range as it is shown. On the right the second column by ratio: 1 to 2, 2 to 3, 3 to 4.\n"
    )
    ratios = found["exact_by_ratio"]
    yield "| weeks, share | held | as shown | bar | " + " | ".join(f"to {r}" for r in ratios) + " |"
    yield "| --- | ---: | ---: | --- |" + " ---: |" * len(ratios)
    for key, held in found["exact"].items():
        wanted = float(key.split()[1].rstrip("%"))
        bar = "kept" if abs(held - wanted) <= BAR_POINTS else "MISSED"
        cells = " | ".join(f"{own[key]:.1f}" for own in ratios.values())
        yield f"| {key} | {held:.1f} | {found['shown'][key]:.1f} | {bar} | {cells} |"


def plot_escalation(results: Path, docs: Path) -> Path | None:
    """Write the picture of delays and return its file; None where nothing was measured."""
    if not (results / FILE).exists():
        return None
    delays = json_of(results / FILE)["delays"]
    figure, axes = new_axes()
    ratios = [float(ratio) for ratio in delays]
    colours = (mpl.colormaps["tab20"](number) for number in range(20))
    for name in next(iter(delays.values())):
        rows = [delays[ratio][name]["all"] for ratio in delays]
        means = [row["mean"] for row in rows]
        sides = [
            [row["mean"] - row["low"] for row in rows],
            [row["high"] - row["mean"] for row in rows],
        ]
        own = name == OURS
        axes.errorbar(
            ratios,
            means,
            yerr=sides,
            marker="o" if own else ".",
            linewidth=3 if own else 1,
            linestyle="--" if name == SHIPPED else "-",
            color="black" if name in {OURS, SHIPPED} else next(colours),
            label=name,
        )
    axes.set(xlabel="variance-to-mean", ylabel="weeks to detection (mean)", xticks=ratios)
    axes.set_ylim(bottom=0)
    return save(figure, docs / "scoreboard" / "escalation.svg", columns=3)
