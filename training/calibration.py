"""Calibration: by what a head's scores are divided so that its probabilities hold.

Temperatures are fitted on documents that the network has not seen: those of each fold by
the network trained on the others. A fold's own bundle takes those of the other folds.
Source: Guo et al., On Calibration of Modern Neural Networks (ICML 2017), temperature scaling.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from training.examples import FLAGS, MASKED, PAIRS, TAGS
from training.network import Network
from training.windows import Marked, batch_of

Reals = NDArray[np.float64]
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a head said of words or pairs, and what was right.

    `scores` [cases, labels]; `right` is a label's number a case for tags [cases], and 0 or 1
    for each label for flags and pairs [cases, labels].
    """

    scores: Reals
    right: Reals


def told_by(network: Network, windows: Sequence[Marked]) -> dict[str, Told]:
    """Return what each head says of windows, with what is marked there."""
    found: dict[str, list[tuple[Reals, Reals]]] = {}
    network.eval().cpu()
    with torch.no_grad():
        for window in windows:
            batch = batch_of([window])
            scores = network(
                *(torch.from_numpy(each) for each in (batch.pieces, batch.present, batch.starts))
            )
            for head, rows in batch.tags.items():
                known = rows[0] != MASKED
                found.setdefault(head, []).append(
                    (scores[f"tag.{head}"][0].numpy()[known], rows[0][known])
                )
            for head, reals in batch.flags.items():
                found.setdefault(head, []).append(
                    _known(scores[f"flag.{head}"][0].numpy(), reals[0])
                )
            for head, reals in batch.pairs.items():
                places = torch.from_numpy(batch.predicates[head])
                if bool((places >= 0).any()):
                    pair = network.pair(head, scores["vectors"], places)[0].numpy()
                    found.setdefault(head, []).append(_known(pair, reals[0]))
    return {
        head: Told(
            scores=np.concatenate([one for one, _ in parts]),
            right=np.concatenate([other for _, other in parts]),
        )
        for head, parts in found.items()
    }


def _known(scores: Reals, right: Reals) -> tuple[Reals, Reals]:
    """Return the cases in which every label is known."""
    flat, wanted = scores.reshape(-1, scores.shape[-1]), right.reshape(-1, right.shape[-1])
    known = ~np.isnan(wanted).any(axis=1)
    return flat[known], wanted[known]


def temperatures(told: Iterable[Mapping[str, Told]]) -> dict[str, float]:
    """Return the temperature of each head that makes what is right most probable."""
    joined: dict[str, list[Told]] = {}
    for each in told:
        for head, part in each.items():
            joined.setdefault(head, []).append(part)
    return {head: round(_temperature(head, parts), 3) for head, parts in sorted(joined.items())}


def _temperature(head: str, parts: Sequence[Told]) -> float:
    scores = np.concatenate([part.scores for part in parts])
    right = np.concatenate([part.right for part in parts])
    loss = _of_tags if head in TAGS else _of_flags
    assert head in TAGS or head in FLAGS or head in PAIRS
    found = minimize_scalar(lambda t: loss(scores / t, right), bounds=(0.3, 5.0), method="bounded")
    return float(found.x)


def _of_tags(scores: Reals, right: Reals) -> float:
    top = scores.max(axis=1)
    log_sum = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return float((log_sum - scores[np.arange(len(right)), right.astype(int)]).mean())


def _of_flags(scores: Reals, right: Reals) -> float:
    return float((np.logaddexp(0.0, scores) - scores * right).mean())


def probable(head: str, told: Told, temperature: float) -> tuple[Reals, Reals]:
    """Return how probable a head finds each mark, and which marks are right.

    Of a tag that is every label but the first (none of the others), each a case of its own.
    """
    scores = told.scores / temperature
    if head not in TAGS:
        return (1.0 / (1.0 + np.exp(-scores))).ravel(), told.right.ravel()
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = exps / exps.sum(axis=1, keepdims=True)
    right = np.eye(scores.shape[1])[told.right.astype(int)]
    return shares[:, 1:].ravel(), right[:, 1:].ravel()


def reliability(probable: Reals, right: Reals) -> list[tuple[float, float, int]]:
    """Return for each tenth of probability: the mean said, the share right, the cases."""
    places = np.minimum((probable * BINS).astype(int), BINS - 1)
    return [
        (
            float(probable[places == bin_].mean()),
            float(right[places == bin_].mean()),
            int((places == bin_).sum()),
        )
        for bin_ in range(BINS)
        if (places == bin_).any()
    ]
