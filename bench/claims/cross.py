"""The annotation in five folds: what is trained on a document is never scored on it.

A trainer is handed the documents of four folds and returns the settings with which the fifth
is read. The shipped extractor is made of rules and learns nothing: `untrained` returns the
shipped settings, so that today's figures are those of `claims` on train and dev. A rule that
was written with a document in sight is not held out by folds; only what is trained is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bench.claims import FOLDER, TOGETHER, part_of, scored
from bench.claims.load import load
from bench.claims.sheet import AnnotatedDocument
from bench.kit.folds import splits
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part, Unit
from tocsin.settings import Settings

Trainer = Callable[[Sequence[AnnotatedDocument]], Settings]
NAME = "train+dev, five-fold"


def untrained(documents: Sequence[AnnotatedDocument]) -> Settings:
    """Return the shipped settings, whatever there is to learn from."""
    del documents
    return Settings()


def run(tools: Tools) -> list[Part]:
    """Return the figures of the shipped extractor, fold by fold."""
    return [crossed(tools, untrained)]


def crossed(tools: Tools, trainer: Trainer) -> Part:
    """Return how Tocsin does on each document with what was trained on the other folds.

    A fast run scores fewer documents and trains on all the others still.
    """
    documents = load(tools.data / FOLDER, *TOGETHER)
    chosen = {each.id for each in tools.chosen(documents)}
    units: dict[str, Unit] = {}
    for trained_on, held_out in splits(documents, lambda each: each.id):
        asked = [each for each in held_out if each.id in chosen]
        if asked:
            with_settings = replace(tools, settings=trainer(trained_on))
            units |= {unit.id: unit for unit in scored(asked, with_settings)}
    # In the order of the documents: what is added up does not hang on the folds.
    ordered = [units[each.id] for each in documents if each.id in units]
    # Off the board as long as nothing is trained: the figures are those of train+dev.
    return part_of(NAME, ordered, on_board=trainer is not untrained)


BENCHMARK = Benchmark(
    name="claims_cv",
    title="Claims, five-fold: who says what happened, nothing scored that was trained on",
    folder=FOLDER,
    run=run,
    own=True,
)
