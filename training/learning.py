"""Training: mixed data sets, fixed seeds, a checkpoint after every epoch, resumption."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor
from torch.optim.lr_scheduler import LambdaLR

from training.network import Encoding
from training.windows import Batch, Marked, batch_of

Trained = TypeVar("Trained", bound=Encoding)
# Of a network, a batch and a device: the loss, and each head's own part in it.
LossOf = Callable[[Trained, Batch, torch.device], tuple[Tensor, dict[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a network is trained.

    Attributes:
        shares: Which share of each origin's windows an epoch sees, drawn anew each time.
        epochs: How often.
        encoder_rate: Highest learning rate of the encoder.
        head_rate: Highest learning rate of the heads.
        most_pieces: Pieces in a batch, padding included.
        seed: Of the order, the draws and the dropout.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    epochs: int = 4
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    most_pieces: int = 2048
    warm_up: float = 0.1
    decay: float = 0.01
    seed: int = 7


def train(
    network: Trained,
    windows: Mapping[str, Sequence[Marked]],
    recipe: Recipe,
    *,
    loss_of: LossOf[Trained],
    folder: Path,
    say: Callable[[str], None] = print,
) -> Trained:
    """Return the network, trained; what was done before in `folder` is gone on with.

    Its encoder learns at one rate, all else at another.
    """
    torch.manual_seed(recipe.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    # The vectors of pieces are a third of the weights and learn nothing useful from so few texts.
    for each in network.encoder.get_input_embeddings().parameters():  # type: ignore[operator]
        each.requires_grad_(False)
    optimizer = torch.optim.AdamW(_groups(network, recipe), weight_decay=recipe.decay)
    plans = [_epoch(windows, recipe, number) for number in range(recipe.epochs)]
    steps = sum(map(len, plans))
    schedule = LambdaLR(optimizer, _slope(steps, recipe.warm_up))
    folder.mkdir(parents=True, exist_ok=True)
    begun = _resumed(folder / "checkpoint.pt", network, optimizer, schedule)
    for number in range(begun, recipe.epochs):
        network.train()
        started, seen = time.monotonic(), 0
        sums: dict[str, list[float]] = {}
        for step, group in enumerate(plans[number], start=1):
            batch = batch_of(group)
            loss, parts = loss_of(network, batch, device)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen += batch.pieces.size
            for head, part in parts.items():
                sums.setdefault(head, []).append(part)
            if step % 50 == 0:
                rate = seen / (time.monotonic() - started)
                say(f"  epoch {number + 1} step {step}/{len(plans[number])}, {rate:,.0f} pieces/s")
        means = ", ".join(f"{head} {sum(each) / len(each):.3f}" for head, each in sums.items())
        say(f"epoch {number + 1}/{recipe.epochs} in {time.monotonic() - started:.0f} s: {means}")
        _save(folder / "checkpoint.pt", network, optimizer, schedule, number + 1)
    return network.eval()


def _groups(network: Encoding, recipe: Recipe) -> list[dict[str, object]]:
    encoder = list(network.encoder.parameters())
    known = {id(each) for each in encoder}
    heads = [each for each in network.parameters() if id(each) not in known]
    return [
        {"params": encoder, "lr": recipe.encoder_rate},
        {"params": heads, "lr": recipe.head_rate},
    ]


def _slope(steps: int, warm_up: float) -> Callable[[int], float]:
    rising = max(1, int(steps * warm_up))

    def at(step: int) -> float:
        if step < rising:
            return (step + 1) / rising
        return max(0.02, (steps - step) / max(1, steps - rising))

    return at


def _epoch(
    windows: Mapping[str, Sequence[Marked]], recipe: Recipe, number: int
) -> list[list[Marked]]:
    """Return the batches of an epoch: windows of like length together, in random order."""
    draw = random.Random(recipe.seed * 1000 + number)
    batches: list[list[Marked]] = []
    for origin, share in sorted(recipe.shares.items()):
        told = list(windows.get(origin, ()))
        chosen = told * int(share) + draw.sample(told, round(len(told) * (share % 1)))
        chosen.sort(key=lambda each: (each.size + draw.randrange(24), each.example.id))
        batch: list[Marked] = []
        for window in chosen:
            longest = max(each.size for each in (*batch, window))
            if batch and longest * (len(batch) + 1) > recipe.most_pieces:
                batches.append(batch)
                batch = []
            batch.append(window)
        if batch:
            batches.append(batch)
    draw.shuffle(batches)
    return batches


def _save(
    path: Path,
    network: Encoding,
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
    epochs: int,
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "epochs": epochs,
    }
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def _resumed(
    path: Path, network: Encoding, optimizer: torch.optim.Optimizer, schedule: LambdaLR
) -> int:
    """Take up what a checkpoint holds, and return how many epochs it has seen."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    epochs: int = state["epochs"]
    return epochs
