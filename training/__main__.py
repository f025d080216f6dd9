"""`python -m training`: make the shipped reader, step by step; what is done is not done again."""

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from bench.claims.cross import fold_name
from bench.event_place.cross import bundle_of
from bench.kit.folds import FOLDS, fold_of
from training.bases import Base, base_of
from training.calibration import Told, temperatures, told_by
from training.card import plot_reliability, write_card
from training.data import examples_of, windows_of
from training.examples import Example
from training.export import ASKED, export, sign
from training.folds import folds_of, held_out, second
from training.learning import train
from training.losses import loss_of
from training.network import new_network
from training.places import Question, Record, learned, parsed, questions, write
from training.recipes import FIRST, SECOND

HERE = Path(__file__).parent
PLOT = HERE.parent / "docs/models/heads.svg"
SHIPPED = HERE.parent / "src/tocsin/data/models/reader"
STEPS = {
    "first": "train on everything but the project's own annotation",
    "fold": "train a network for one fold of the annotation (--fold)",
    "calibrate": "calibrate the bundles of the folds by one another",
    "folds": "train one for each, calibrate and export them: what `make bench-cv` reads with",
    "second": "train on the whole annotation",
    "places": "train what tells the places of acts for the bundles of all folds",
    "bundle": "calibrate with the folds and write the shipped bundle",
}


def main() -> None:
    """Run one step of the making."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=__doc__,
        epilog="; ".join(f"{step}: {means}" for step, means in STEPS.items()),
    )
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--data", type=Path, required=True, help="the folder of data sets")
    parser.add_argument("--runs", type=Path, default=HERE / "runs", help="checkpoints")
    parser.add_argument("--base", default="minilm", help="minilm or mpnet")
    parser.add_argument("--fold", type=int, help="the number of a fold, 0 to 4")
    parser.add_argument("--threads", type=int, default=2, help="cores to train on")
    told = parser.parse_args()
    torch.set_num_threads(told.threads)
    maker = Maker(base_of(told.base), told.data, told.runs)
    if told.step == "fold":
        maker.fold(told.fold)
    else:
        getattr(maker, told.step)()


class Maker:
    """The steps, on one encoder."""

    def __init__(self, base: Base, data: Path, runs: Path) -> None:
        self._base = base
        self._data = data
        self._runs = runs
        self._folder = runs / base.name

    def first(self) -> None:
        """Train on everything but the project's own annotation."""
        windows = windows_of(self._base, FIRST.shares, self._data, self._runs)
        train(
            new_network(self._base.folder),
            windows,
            FIRST,
            loss_of=loss_of,
            folder=self._folder / "first",
        )

    def fold(self, number: int) -> None:
        """Train on the annotation without one fold, and keep what is said of that fold."""
        taught, held = folds_of(self._annotation())[number]
        ids = [each.id for each in taught]
        network = second(self._base, self._data, self._runs, ids=ids)
        folder = self._folder / fold_name(ids)
        windows = windows_of(self._base, ["claims"], self._data, self._runs)["claims"]
        torch.save(told_by(network, held_out(windows, held)), folder / "told.pt")
        export(network, self._base, folder / "bundle", temperatures={})

    def folds(self) -> None:
        """Train a network for each fold, and calibrate each by what is said of the others."""
        for number in range(len(folds_of(self._annotation()))):
            self.fold(number)
        self.calibrate()

    def second(self) -> None:
        """Train on the whole annotation."""
        second(self._base, self._data, self._runs)

    def bundle(self) -> None:
        """Write the shipped bundle, calibrated by what the folds said, and its card."""
        network = second(self._base, self._data, self._runs)
        told = self._told()
        fitted = _of_asked(told)
        export(network, self._base, SHIPPED, temperatures=fitted)
        digest = _place(SHIPPED, questions(self._sentences(), SHIPPED))
        windows = windows_of(self._base, {*FIRST.shares, *SECOND.shares}, self._data, self._runs)
        write_card(SHIPPED / "CARD.md", digest=digest, windows=windows, temperatures=fitted)
        plot_reliability(told, fitted, PLOT)

    def places(self) -> None:
        """Give the folds' bundles what tells the places of acts, and make one a fold of sentences.

        The bundles of the folds of sentences share the shipped encoder.
        """
        records = self._sentences()
        for folder in self._fold_folders():
            _place(folder / "bundle", questions(records, folder / "bundle"))
        told = questions(records, SHIPPED)
        for number in range(FOLDS):
            bundle = bundle_of(number, self._folder)
            shutil.copytree(SHIPPED, bundle, dirs_exist_ok=True)
            _place(bundle, [each for each in told if fold_of(each.text) != number])

    def _sentences(self) -> list[Record]:
        return parsed(self._data / "event_location/labeled.jsonl")

    def calibrate(self) -> None:
        """Give each fold's bundle the temperatures that fit what the others said."""
        folders = self._fold_folders()
        for folder in folders:
            others = self._told(without=folder)
            path = folder / "bundle/manifest.json"
            manifest = json.loads(path.read_text(encoding="utf-8"))
            manifest["temperatures"] = _of_asked(others)
            path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")

    def _fold_folders(self) -> list[Path]:
        names = [fold_name(each.id for each in one) for one, _ in folds_of(self._annotation())]
        return [self._folder / name for name in names]

    def _told(self, without: Path | None = None) -> list[dict[str, Told]]:
        """Return what the folds' networks said of documents that they had not seen."""
        return [
            torch.load(folder / "told.pt", weights_only=False)
            for folder in self._fold_folders()
            if folder != without
        ]

    def _annotation(self) -> list[Example]:
        return examples_of("claims", self._data, self._runs / "kept")


def _place(bundle: Path, told: Sequence[Question]) -> str:
    """Give a bundle what tells the places of acts; return its digest, which changes by that."""
    write(learned(told), bundle)
    return sign(bundle)


def _of_asked(told: Sequence[Mapping[str, Told]]) -> dict[str, float]:
    """Return the temperatures of the heads that a bundle holds."""
    return {head: value for head, value in temperatures(told).items() if head in ASKED}


if __name__ == "__main__":
    main()
