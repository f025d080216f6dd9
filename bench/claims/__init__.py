"""Claims on the project's own annotation: who says what happened, layer by layer.

`load` reads the annotation, `sheet` holds its form, `adapt` turns a reading into that form,
`align` says which entry stands for which, `score` counts, `measures` makes figures of the
counts, `cross` does the same fold by fold. What each figure counts: docs/benchmarks/claims.md.
The form of the annotation is the codebook's.

The parts `train` and `dev` are both given, and together, as rules alone read them: the shipped
model heads have learned both (`cross` scores heads that have not), and rules were written with
`train` in sight. `test` is given where it is there, as Tocsin reads it.
"""

from collections.abc import Sequence
from pathlib import Path

from bench.claims.adapt import sheet_of
from bench.claims.load import PARTS, load
from bench.claims.measures import measures
from bench.claims.score import unit_of
from bench.claims.sheet import AnnotatedDocument
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part, Unit

FOLDER = Path("claims")
# Parts given together where both are there; the shipped model heads have learned them.
TOGETHER = ("train", "dev")


def run(tools: Tools) -> list[Part]:
    """Return how Tocsin's claims agree with the annotation: each part, then train and dev."""
    documents = load(tools.data / FOLDER)
    rules = tools.by_rules()
    units: dict[str, list[Unit]] = {}
    for part in PARTS:
        chosen = tools.chosen([each for each in documents if each.part == part])
        if chosen:
            units[part] = scored(chosen, rules if part in TOGETHER else tools)
    if all(part in units for part in TOGETHER):
        units["+".join(TOGETHER)] = [unit for part in TOGETHER for unit in units[part]]
    return [part_of(name, found, on_board=name != "train") for name, found in units.items()]


def scored(documents: Sequence[AnnotatedDocument], tools: Tools) -> list[Unit]:
    """Return the units of some documents: each is read, and fused by itself."""
    found = []
    readings = tools.read([each.document for each in documents], what="Claims")
    for document, reading in zip(documents, readings, strict=True):
        incidents = () if reading is None else tools.fused([document.document], [reading]).incidents
        found.append(unit_of(document, sheet_of(reading, incidents)))
    return found


def part_of(name: str, units: Sequence[Unit], *, on_board: bool = True) -> Part:
    """Return a part of the scoreboard."""
    return Part(name=name, units=units, measures=measures(units), on_board=on_board)


BENCHMARK = Benchmark(
    name="claims",
    title="Claims: who says what happened, on the project's own annotation",
    folder=FOLDER,
    run=run,
    fast=16,
    own=True,
)
