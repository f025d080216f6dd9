"""The part of the board on speed and scale, from `speed.json` and `scale.json`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.kit.files import json_of
from bench.report.drawing import new_axes, save

_WORDS = {
    "write": "write a document and its reading, a transaction each",
    "documents": "read all documents back",
    "readings": "read all readings back",
    "document": "find one document by its id",
    "copies": "find near-duplicate texts",
    "datasketch": "the same with the datasketch library (MinHash and its index)",
    "view": "fuse and grade the whole ledger",
    "ledger_mib": "the ledger's file, MiB",
    "peak_mib": "memory of the process that did all this, MiB",
}


def speed_section(results: Path) -> Iterator[str]:
    """Yield the lines on speed and on scale, none of what was not measured."""
    if (results / "speed.json").exists():
        yield from _speed(json_of(results / "speed.json"))
    if (results / "scale.json").exists():
        yield from _scale(json_of(results / "scale.json"))


def _speed(found: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"\n## Speed\n\nReading {found['documents']} news reports ({found['words']:,} words), "
        f"medians over {found['repeats']} repeats, everything in turns on one machine "
        f"(`python -m bench.speed`, {found['commit']}). Bare spaCy is the shipped pipeline, named "
        "entities included; at 2 at once the figures are those of each of two processes. The mix "
        "has nine texts that report no political violence for each report.\n"
    )
    yield "| what | words a second | words a processor second | memory, MiB |"
    yield "| --- | ---: | ---: | ---: |"
    for row, figures in found["figures"].items():
        if "words_per_s" in figures:
            cells = (
                f"{figures[key]:,.0f}"
                for key in ("words_per_s", "words_per_processor_s", "peak_mib")
            )
            yield f"| {row} | {' | '.join(cells)} |"
    resolved = {
        row: figures["resolution_ms"]
        for row, figures in found["figures"].items()
        if "resolution_ms" in figures
    }
    if resolved:
        yield "\n| resolution of a document that comes to it | milliseconds of a core |"
        yield "| --- | ---: |"
        yield from (f"| {row} | {took:.1f} |" for row, took in resolved.items())
    yield "\n| command | seconds | processor seconds | memory, MiB |"
    yield "| --- | ---: | ---: | ---: |"
    for row, figures in found["figures"].items():
        if "seconds" in figures:
            took = f"{figures['seconds']:.2f} | {figures['processor_seconds']:.2f}"
            yield f"| `{row}` | {took} | {figures['peak_mib']:,.0f} |"


def _scale(found: Mapping[str, Any]) -> Iterator[str]:
    sizes = list(found["rows"])
    yield (
        "\n## Scale\n\nSeconds over ledgers of invented reports, a hundred a day "
        f"(`python -m bench.scale`, {found['commit']}). The slope is that of a straight line "
        "through the points, both sides logarithmic: 1 grows in proportion, 2 with the square. "
        f"A dash: it would have taken more than {found['patience_s']:.0f} seconds. The memory is "
        "that of a process that also holds the invented reports, and fuses where that was done.\n"
    )
    yield f"| documents | {' | '.join(f'{int(size):,}' for size in sizes)} | slope |"
    yield f"| --- |{' ---: |' * (len(sizes) + 1)}"
    for kind, words in _WORDS.items():
        cells = [_cell(found["rows"][size].get(kind)) for size in sizes]
        steep = found["slopes"].get(kind)
        yield f"| {words} | {' | '.join(cells)} | {'–' if steep is None else f'{steep:.2f}'} |"
    yield "\n![Seconds over the size of the ledger](scoreboard/scale.svg)"


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def plot_scale(results: Path, docs: Path) -> Path | None:
    """Write the picture of growth and return its file; None where nothing was measured."""
    if not (results / "scale.json").exists():
        return None
    found = json_of(results / "scale.json")
    figure, axes = new_axes()
    for kind, words in _WORDS.items():
        points = [(int(n), row[kind]) for n, row in found["rows"].items() if kind in row]
        if not kind.endswith("_mib") and points:
            axes.loglog(*zip(*points, strict=True), marker="o", label=words)
    axes.set(xlabel="documents in the ledger", ylabel="seconds")
    return save(figure, docs / "scoreboard" / "scale.svg")
