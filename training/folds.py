"""The annotation in folds: for each a network that learned the others, and what it says of it."""

from collections.abc import Sequence
from pathlib import Path

import torch

from bench.claims.cross import fold_name
from bench.kit.folds import splits
from training.bases import Base
from training.data import windows_of
from training.examples import Example
from training.learning import train
from training.losses import loss_of
from training.network import Network, new_network
from training.recipes import FOLD, SECOND
from training.windows import Marked


def second(base: Base, data: Path, runs: Path, *, ids: Sequence[str] | None = None) -> Network:
    """Return the network trained on the annotation too; with `ids`, on those documents only."""
    network = new_network(base.folder)
    state = torch.load(runs / base.name / "first/checkpoint.pt", weights_only=True)
    network.load_state_dict(state["network"])
    recipe, name = (SECOND, "second") if ids is None else (FOLD, fold_name(ids))
    windows = windows_of(base, recipe.shares, data, runs)
    if ids is not None:
        windows["claims"] = [each for each in windows["claims"] if each.example.id in set(ids)]
    return train(network, windows, recipe, loss_of=loss_of, folder=runs / base.name / name)


def folds_of(examples: Sequence[Example]) -> list[tuple[list[Example], list[Example]]]:
    """Return for each fold what is learned from and what is held out."""
    return [(list(one), list(other)) for one, other in splits(examples, lambda each: each.id)]


def held_out(windows: Sequence[Marked], examples: Sequence[Example]) -> list[Marked]:
    """Return the windows of some examples."""
    ids = {each.id for each in examples}
    return [window for window in windows if window.example.id in ids]
