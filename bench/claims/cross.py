"""The annotation in five folds: what is trained on a document is never scored on it.

A trainer is handed the documents of four folds and returns the settings with which the fifth
is read. The model heads are trained beforehand, one bundle for each fold (`make train-folds`),
and `FoldBundles` hands out the one that has learned from exactly those documents. A rule that
was written with a document in sight is not held out by folds; only what is trained is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bench.claims import FOLDER, TOGETHER, part_of, scored
from bench.claims.load import load
from bench.claims.sheet import AnnotatedDocument
from bench.kit.folds import splits
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, MissingDataError, Part, Unit
from tocsin.models.settings import HeadSettings, ModelSettings
from tocsin.settings import Settings

Trainer = Callable[[Sequence[AnnotatedDocument]], Settings]
NAME = "train+dev, five-fold"
BUNDLES = Path(__file__).parents[2] / "training/runs/minilm"


def fold_name(ids: Iterable[str]) -> str:
    """Return what the bundle is called that has learned from these documents."""
    return f"fold-{sha256(' '.join(sorted(ids)).encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldBundles:
    """The trainer whose work is done: bundles in a folder, by the documents they learned from."""

    folder: Path = BUNDLES

    def __call__(self, documents: Sequence[AnnotatedDocument]) -> Settings:
        """Return the shipped settings, with the bundle that learned from these documents.

        Raises:
            MissingDataError: If it is not there.
        """
        bundle = self.folder / fold_name(each.id for each in documents) / "bundle"
        if not (bundle / "manifest.json").is_file():
            words = f"{bundle} is not there; make the bundles of the folds with `make train-folds`"
            raise MissingDataError(words)
        return Settings(models=ModelSettings(heads=HeadSettings(bundle=str(bundle))))


def run(tools: Tools) -> list[Part]:
    """Return the figures of the extractor with model heads, fold by fold."""
    return [crossed(tools, FoldBundles())]


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
    return part_of(NAME, ordered, on_board=True)


BENCHMARK = Benchmark(
    name="claims_cv",
    title="Claims, five-fold: who says what happened, nothing scored that was trained on",
    folder=FOLDER,
    run=run,
    own=True,
)
