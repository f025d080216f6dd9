"""Make the document gate: folds, probabilities, threshold, file, report.

    python -m training.gate --labels FILE [--out src/tocsin/data/models]

FILE is what `training.gate_labels` wrote. Every text is scored by a model that did not see it
(five folds by document); these scores give the probabilities and the threshold, and the model
that ships is fitted on all texts. Nothing is drawn at random: a run gives the same bytes.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bench.report.drawing import new_axes, save
from tocsin.models.gate import FILE, Weights, score_of
from tocsin.models.settings import GateSettings
from training.gate_fit import Example, Floats, Shape, example, fit, packed

FOLDS = 5
# What passes of the held-out documents in which something current is found.
RECALL = 0.995
# A shorter text is scored, but the gate is not asked.
DOCUMENT_WORDS = GateSettings().min_words
BINS = 10
DIGITS = 3
ROOT = Path(__file__).parent.parent
OUT = ROOT / "src" / "tocsin" / "data" / "models"
PLOT = ROOT / "docs" / "models" / "gate.svg"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(prog="training.gate", description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--plot", type=Path, default=PLOT)
    given = parser.parse_args(arguments)
    shape = Shape()
    examples = load(given.labels, shape)
    scores = held_out(examples, shape)
    slope, offset = calibrated(examples, scores)
    found = 1 / (1 + np.exp(-(slope * scores + offset)))
    threshold = chosen_threshold(examples, found)
    shipped = replace(packed(*fit(examples, shape), shape), slope=slope, offset=offset)
    given.out.mkdir(parents=True, exist_ok=True)
    write(shipped, given.out / FILE)
    report = report_of(examples, found, threshold=threshold, shape=shape)
    (given.out / "gate.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    plot(report, given.plot)
    print(json.dumps(report, indent=1))
    return 0


def load(path: Path, shape: Shape) -> list[Example]:
    """Return the labelled texts as windows."""
    lines = path.read_text(encoding="utf-8").split("\n")
    made = (example(json.loads(line), shape) for line in lines if line)
    return [one for one in made if one is not None]


def fold_of(one: Example) -> int:
    """Return the fold in which a text is held out."""
    return int(sha256(one.id.encode()).hexdigest()[:8], 16) % FOLDS


def held_out(examples: Sequence[Example], shape: Shape) -> Floats:
    """Return the score of each text by a model that did not see it."""
    scores = np.zeros(len(examples))
    for fold in range(FOLDS):
        seen = [one for one in examples if fold_of(one) != fold]
        weights = packed(*fit(seen, shape), shape)
        for number, one in enumerate(examples):
            if fold_of(one) == fold:
                scores[number] = score_of(one.buckets, weights)
        print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return scores


def is_positive(one: Example) -> bool:
    """Return whether anything is found in a text, by the rules or by annotators."""
    return one.found or one.known


def calibrated(examples: Sequence[Example], scores: Floats) -> tuple[float, float]:
    """Return slope and offset that turn held-out scores into probabilities (Platt)."""
    labels = np.array([1.0 if is_positive(one) else -1.0 for one in examples])

    def loss(parameters: Floats) -> float:
        return float(np.logaddexp(0, -labels * (parameters[0] * scores + parameters[1])).sum())

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def chosen_threshold(examples: Sequence[Example], found: Floats) -> float:
    """Return the highest threshold that passes enough of the documents with something current.

    The same share of those that annotators call positive must pass, whatever the rules find.
    """
    wanted: tuple[Callable[[Example], bool], ...] = (
        lambda one: one.current,
        lambda one: one.known,
    )
    documents = [
        (one, p)
        for one, p in zip(examples, found.tolist(), strict=True)
        if one.words >= DOCUMENT_WORDS
    ]
    highest = min(_passing(np.array([p for one, p in documents if kind(one)])) for kind in wanted)
    return float(np.floor(highest * 10**DIGITS) / 10**DIGITS)


def _passing(probabilities: Floats) -> float:
    """Return the highest probability at which the wanted share passes."""
    lost = int(len(probabilities) * (1 - RECALL))
    return float(np.sort(probabilities)[lost])


def write(weights: Weights, path: Path) -> None:
    """Write the model, the same bytes for the same weights."""
    numbers = {
        name: np.float64(getattr(weights, name))
        for name in ("scale", "bias", "window", "step", "mean_share", "slope", "offset")
    }
    arrays: dict[str, Any] = {"values": weights.values, **numbers}
    np.savez_compressed(path, **arrays)


Report = dict[str, object]


def report_of(
    examples: Sequence[Example], found: Floats, *, threshold: float, shape: Shape
) -> Report:
    """Return what the folds say: texts by source, what passes and stops, reliability."""
    pairs = list(zip(examples, found.tolist(), strict=True))
    documents = [(one, p) for one, p in pairs if one.words >= DOCUMENT_WORDS]
    return {
        "threshold": threshold,
        "recall_wanted": RECALL,
        "folds": FOLDS,
        "shape": {name: getattr(shape, name) for name in Shape.__slots__},
        "documents": {"texts": len(pairs), "asked": len(documents)},
        "passed": {
            "current found": _share(documents, threshold, lambda one: one.current),
            "positive by annotators": _share(documents, threshold, lambda one: one.known),
            "anything found": _share(documents, threshold, lambda one: one.found),
            "nothing found": _share(documents, threshold, lambda one: not is_positive(one)),
        },
        "sources": dict(_by_source(documents, threshold)),
        "reliability": reliability(pairs),
    }


def _share(
    pairs: Sequence[tuple[Example, float]], threshold: float, kind: Callable[[Example], bool]
) -> Mapping[str, float]:
    """Return how many texts are of a kind, and which shares of them and their words pass."""
    chosen = [(one, p) for one, p in pairs if kind(one)]
    words = sum(one.words for one, _ in chosen)
    passed = [one for one, p in chosen if p >= threshold]
    return {
        "texts": len(chosen),
        "passed": round(len(passed) / max(len(chosen), 1), 4),
        "words_passed": round(sum(one.words for one in passed) / max(words, 1), 4),
    }


def _by_source(
    pairs: Sequence[tuple[Example, float]], threshold: float
) -> Iterator[tuple[str, Report]]:
    for source in dict.fromkeys(one.source for one, _ in pairs):
        own = [(one, p) for one, p in pairs if one.source == source]
        yield (
            source,
            {
                "current found": _share(own, threshold, lambda one: one.current),
                "nothing found": _share(own, threshold, lambda one: not is_positive(one)),
            },
        )


def reliability(pairs: Sequence[tuple[Example, float]]) -> list[Mapping[str, float]]:
    """Return, bin by bin of the probability, its mean and the share that is positive."""
    rows: list[Mapping[str, float]] = []
    for low in range(BINS):
        own = [(one, p) for one, p in pairs if min(int(p * BINS), BINS - 1) == low]
        if own:
            mean = sum(p for _, p in own) / len(own)
            positive = sum(is_positive(one) for one, _ in own) / len(own)
            rows.append({"texts": len(own), "told": round(mean, 3), "positive": round(positive, 3)})
    return rows


def plot(report: Report, path: Path) -> None:
    """Draw the reliability of the probabilities."""
    rows = report["reliability"]
    assert isinstance(rows, list)
    figure, axes = new_axes()
    axes.plot([0, 1], [0, 1], linestyle=":", label="as told")
    axes.plot(
        [row["told"] for row in rows],
        [row["positive"] for row in rows],
        marker="o",
        label="held-out texts in which something is found",
    )
    axes.set(xlabel="probability told", ylabel="share", xlim=(0, 1), ylim=(0, 1.02))
    save(figure, path, columns=2)


if __name__ == "__main__":
    sys.exit(main())
