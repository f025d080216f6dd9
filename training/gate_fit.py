"""The linear model of the document gate: windows of words, features, weights.

Windows are labelled by what a full reading found in them. The weights are those most
probable given the labels and a prior that knows the words of Tocsin's own lexicons: what no
training text says ("beheaded") still counts. Found by L-BFGS.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tocsin.models.gate import Weights, buckets_of, window_starts, words_of
from tocsin.tables.lexicons import ShippedLexicons

Floats = NDArray[np.float64]
LARGEST = 127

# What a lexicon's word adds to the prior, before any text was read.
PRIOR: Mapping[str, float] = {
    "trigger_nouns": 6.0,
    "trigger_verbs": 6.0,
    "weapons": 5.0,
    "crimes": 3.0,
    "harm": 3.0,
    "security_context": 5.0,
    "sport": -3.0,
}
STRENGTH = {"sure": 1.5, "usual": 1.0, "weak": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is chosen before the fit: see `training.gate` for how."""

    size: int = 1 << 17
    window: int = 100
    step: int = 50
    mean_share: float = 0.5
    penalty: float = 0.3
    prior: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text's windows: which buckets are in each, whether anything was found, what that weighs.

    `current`: something current was found in the text, or annotators say so.
    """

    id: str
    source: str
    words: int
    buckets: NDArray[np.int64]
    spans: tuple[tuple[int, int], ...]
    labels: tuple[bool, ...]
    weights: tuple[float, ...]
    found: bool
    current: bool
    known: bool


def example(entry: Mapping[str, Any], shape: Shape) -> Example | None:
    """Return the windows of a labelled text; None without a word."""
    text = "\n".join(quote for _, quote in entry["blocks"])
    buckets = buckets_of(text, shape.size)
    count = buckets.shape[1]
    if not count:
        return None
    places = [(_words_before(text, entry["blocks"], at), kind) for at, kind, _ in entry["finds"]]
    starts = window_starts(count, window=shape.window, step=shape.step)
    spans = tuple((start, min(start + shape.window, count)) for start in starts)
    kinds = [{kind for at, kind in places if first <= at < last} for first, last in spans]
    known = bool(entry["known"])
    return Example(
        id=entry["id"],
        source=entry["source"],
        words=count,
        buckets=buckets,
        spans=spans,
        labels=tuple(bool(each) or (known and not places) for each in kinds),
        weights=tuple(_weight(each, known=known, places=len(places)) for each in kinds),
        found=bool(places),
        current=any(kind == "current" for _, kind in places),
        known=known,
    )


def _weight(kinds: set[str], *, known: bool, places: int) -> float:
    """Return how far a window's label is trusted: the rules miss more than they make up."""
    if kinds:
        return 1.0 if "current" in kinds else 0.25
    if known:
        return 0.0 if places else 0.5
    return 0.4 if places else 1.0


def _words_before(text: str, blocks: Sequence[tuple[int, str]], at: int) -> int:
    base = 0
    for start, quote in blocks:
        if start <= at < start + len(quote):
            return len(words_of(text[: base + at - start]))
        base += len(quote) + 1
    return 0


def matrix(examples: Sequence[Example], shape: Shape) -> "tuple[csr_matrix, Floats, Floats]":
    """Return the features of all windows, their labels (1, -1) and their weights."""
    columns, values, ends, labels, weights = [], [], [0], [], []
    for one in examples:
        for (first, last), label, weight in zip(one.spans, one.labels, one.weights, strict=True):
            if weight:
                inside = one.buckets[:, first:last].ravel()
                columns.append(inside)
                values.append(np.full(len(inside), 1 / np.sqrt(last - first)))
                ends.append(ends[-1] + len(inside))
                labels.append(1.0 if label else -1.0)
                weights.append(weight)
    content = (np.concatenate(values), np.concatenate(columns), np.array(ends))
    features = csr_matrix(content, shape=(len(labels), shape.size))
    features.sum_duplicates()
    return features, np.array(labels), np.array(weights)


def fit(examples: Sequence[Example], shape: Shape) -> tuple[Floats, float]:
    """Return the weight of each bucket and the bias."""
    features, labels, weights = matrix(examples, shape)
    mean = prior(shape)

    def loss(parameters: Floats) -> tuple[float, Floats]:
        values, bias = parameters[:-1], parameters[-1]
        margins = labels * (features @ values + bias)
        cost = float(weights @ np.logaddexp(0, -margins))
        slopes = -weights * labels / (1 + np.exp(np.clip(margins, -50, 50)))
        away = values - mean
        gradient = np.append(features.T @ slopes + shape.penalty * away, slopes.sum())
        return cost + shape.penalty / 2 * float(away @ away), gradient

    found = minimize(
        loss, np.append(mean, -1.0), jac=True, method="L-BFGS-B", options={"maxiter": 60}
    )
    return found.x[:-1], float(found.x[-1])


def prior(shape: Shape) -> Floats:
    """Return what each bucket weighs by the lexicons alone."""
    mean = np.zeros(shape.size)
    for bucket, weight in _lexicon_weights(shape):
        mean[bucket] = max(mean[bucket], weight) if weight > 0 else min(mean[bucket], weight)
    return mean * shape.prior


def _lexicon_weights(shape: Shape) -> Iterator[tuple[int, float]]:
    lexicons = ShippedLexicons()
    for name, worth in PRIOR.items():
        for phrase, entries in lexicons.table(name).items():
            strength = max(STRENGTH.get(each.features.get("strength", ""), 1.0) for each in entries)
            buckets = buckets_of(phrase, shape.size)
            if buckets.shape[1] == 1:
                yield int(buckets[1, 0]), worth * strength
            elif buckets.shape[1] == 2:
                yield int(buckets[2, 0]), worth * strength


def packed(values: Floats, bias: float, shape: Shape) -> Weights:
    """Return the weights as they ship: a byte each, those far out cut."""
    top = float(np.quantile(np.abs(values[np.abs(values) > 1e-6]), 0.9999))
    scale = top / LARGEST
    small = np.clip(np.round(values / scale), -LARGEST, LARGEST).astype(np.int8)
    return Weights(
        values=small,
        scale=scale,
        bias=bias,
        window=shape.window,
        step=shape.step,
        mean_share=shape.mean_share,
        slope=1.0,
        offset=0.0,
    )
