"""The sentences in five folds: what has learned from a text is never asked about it.

A bundle for each fold is made beforehand (`python -m training places`). Its encoder is the shipped
one, which saw a tenth of the sentences in each of three epochs among all else.
"""

from dataclasses import replace
from pathlib import Path

from bench.claims.cross import BUNDLES
from bench.event_place import BENCHMARK as WHOLE
from bench.event_place import LEARNED, located
from bench.event_place.load import load
from bench.event_place.score import MEASURES
from bench.kit.folds import fold_of, splits
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, MissingDataError, Part, Unit
from tocsin.models.settings import HeadSettings, ModelSettings
from tocsin.settings import Settings


def bundle_of(fold: int, folder: Path = BUNDLES) -> Path:
    """Return the bundle that has not learned a fold."""
    return folder / f"places-{fold}"


def run(tools: Tools) -> list[Part]:
    """Return how the places of events are found, each text by what has not learned it.

    Raises:
        MissingDataError: If the bundle of a fold is not there.
    """
    texts, note = load(tools.data / WHOLE.folder / LEARNED)
    units: list[Unit] = []
    for _, held_out in splits(tools.chosen(texts), lambda each: each.id):
        bundle = bundle_of(fold_of(held_out[0].id))
        if not (bundle / "manifest.json").is_file():
            words = f"{bundle} is not there; make it with `python -m training places`"
            raise MissingDataError(words)
        heads = HeadSettings(bundle=str(bundle))
        settings = Settings(models=ModelSettings(heads=heads))
        units += located(replace(tools, settings=settings), held_out, what=bundle.name)
    name = "labeled, five-fold"
    return [Part(name=name, unit="text", units=units, measures=MEASURES, note=note)]


BENCHMARK = Benchmark(
    name="event_place_cv",
    title="Event place, five-fold: nothing asked that was learned",
    folder=WHOLE.folder,
    run=run,
)
