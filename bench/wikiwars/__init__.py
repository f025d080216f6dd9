"""Dates: time expressions and what they mean, on war narratives (WikiWars) and other TimeML.

The folder holds TimeML: every folder in it with `*.tml` files is a part, save those whose name
begins with "output" (what another system gave). Two rows are scored: `expressions`, all that the
recogniser finds in the text, read against the creation time; `claims`, the times of the claims
and attributions that a whole reading makes.

Source: UzZaman et al. 2013, SemEval-2013 Task 1 (TempEval-3), sections 3.1 and 4: an expression is
found strictly if its span is the gold's, relaxedly if the two overlap; value F1 counts those found
relaxedly whose normalised value is the gold's. Mazur and Dale 2010 (WikiWars).
"""

from collections.abc import Sequence
from pathlib import Path

from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, Part
from bench.wikiwars.adapt import Said, of_claims, of_text
from bench.wikiwars.load import Text, load
from bench.wikiwars.score import measures, unit


def run(tools: Tools) -> list[Part]:
    """Return what Tocsin makes of the times of each part: in the whole text, and in its claims."""
    parts = []
    for name, texts in load(tools.data / BENCHMARK.folder).items():
        chosen = tools.chosen(texts)
        steps = tools.steps(chosen, what=f"{name}: expressions", total=len(chosen))
        parts.append(_part(f"{name}, expressions", chosen, [of_text(each) for each in steps]))
        documents = [document_of(one.text, id=one.id, published=one.created) for one in chosen]
        readings = tools.on_any_topic().read(documents, what=f"{name}: claims")
        said = [
            of_claims(text, reading) if reading is not None else []
            for text, reading in zip(chosen, readings, strict=True)
        ]
        parts.append(_part(f"{name}, claims", chosen, said, main=False))
    return parts


def _part(
    name: str, texts: Sequence[Text], said: Sequence[Sequence[Said]], *, main: bool = True
) -> Part:
    units = [unit(text, found) for text, found in zip(texts, said, strict=True)]
    count = sum(len(text.expressions) for text in texts)
    note = f"{count} expressions; creation times are left out"
    return Part(name=name, units=units, measures=measures(main=main), note=note)


BENCHMARK = Benchmark(
    name="wikiwars",
    title="Dates: time expressions and their values",
    folder=Path("dates"),
    run=run,
    fast=10,
)
