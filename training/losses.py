"""What the network is told about its mistakes: a loss a head, over what is marked."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import MASKED
from training.network import Network
from training.windows import Batch

# How much a head weighs. Set once, so that the sparse heads that matter most (triggers, cues,
# pairs) begin at losses of about one; not tuned.
WEIGHTS: Mapping[str, float] = {
    "trigger": 4.0,
    "cue": 3.0,
    "incident": 3.0,
    "party": 0.3,
    "filler": 10.0,
    "further": 2.0,
    "violation": 0.3,
    "perpetrator": 0.3,
    "types": 0.5,
}


def loss_of(
    network: Network, batch: Batch, device: torch.device
) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of a batch, and each head's own part in it before weighing."""
    pieces, present, starts = (
        torch.from_numpy(each).to(device) for each in (batch.pieces, batch.present, batch.starts)
    )
    scores = network(pieces, present, starts)
    parts: dict[str, Tensor] = {}
    for head, rows in batch.tags.items():
        wanted = torch.from_numpy(rows).to(device)
        if bool((wanted != MASKED).any()):
            parts[head] = functional.cross_entropy(
                scores[f"tag.{head}"].flatten(0, 1), wanted.flatten(), ignore_index=MASKED
            )
    for head, reals in batch.flags.items():
        parts[head] = _binary(scores[f"flag.{head}"], torch.from_numpy(reals).to(device))
    for head, reals in batch.wholes.items():
        parts[head] = _binary(scores[f"whole.{head}"], torch.from_numpy(reals).to(device))
    for head, reals in batch.pairs.items():
        places = torch.from_numpy(batch.predicates[head]).to(device)
        if bool((places >= 0).any()):
            found = network.pair(head, scores["vectors"], places)
            parts[head] = _of_pairs(found, torch.from_numpy(reals).to(device))
    total = torch.stack([WEIGHTS.get(head, 1.0) * part for head, part in parts.items()]).sum()
    return total, {head: float(part.detach()) for head, part in parts.items()}


def _binary(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean over what is known."""
    known = ~wanted.isnan()
    losses = functional.binary_cross_entropy_with_logits(
        scores, wanted.nan_to_num(), reduction="none"
    )
    return (losses * known).sum() / known.sum().clamp(min=1)


def _of_pairs(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the sum over what is known by label, a marked pair and a predicate counting one."""
    known = ~wanted.isnan()
    losses = functional.binary_cross_entropy_with_logits(
        scores, wanted.nan_to_num(), reduction="none"
    )
    marked = (wanted.nan_to_num() * known).sum()
    asked = known.any(-1).any(-1).sum()
    return (losses * known).sum() / (marked + asked).clamp(min=1)
