"""What the encoder reaches on PolNeAR when it learns from it: a comparison, never shipped.

    python -m training.comparison --data DIR

PolNeAR carries no licence: the network of this module stays in `training/runs`. Three heads
tag each word of an article as outside, at the beginning of or inside a source, a cue and a
content. It learns from `train` and is scored on `dev` by the scoreboard's own scorer.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bench.kit.results import result_of
from bench.kit.spans import Extent
from bench.kit.types import Part, Unit
from bench.polnear import BENCHMARK
from bench.polnear.load import ROLES, Article, Quotation, load, pieces
from bench.polnear.score import MEASURES, counts_of, sentences_with_attribution, within
from bench.report.lines import lines_of
from training.bases import Base, base_of
from training.examples import Example
from training.learning import Recipe, train
from training.network import Encoding, encoder_of
from training.texts import Parsed, tokenised
from training.windows import Batch, Marked, batch_of, marked_windows

OUTSIDE, BEGIN, INSIDE = range(3)
RECIPE = Recipe(
    shares={"polnear": 1.0}, epochs=2, encoder_rate=2e-4, head_rate=2e-3, most_pieces=1024
)
HERE = Path(__file__).parent
Reals = NDArray[np.floating]


class Tagger(Encoding):
    """An encoder with one head a role."""

    def __init__(self, base: Base) -> None:
        encoder, width = encoder_of(base.folder)
        super().__init__(encoder)
        self.heads = nn.ModuleDict({role: nn.Linear(width, 3) for role in ROLES})

    def forward(self, batch: Batch, device: torch.device) -> dict[str, Tensor]:
        """Return the scores of each role [windows, words, 3] (before softmax)."""
        arrays = (batch.pieces, batch.present, batch.starts)
        vectors = self.vectors(*(torch.from_numpy(one).to(device) for one in arrays))
        return {role: head(vectors) for role, head in self.heads.items()}


def loss_of(network: Tagger, batch: Batch, device: torch.device) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of a batch, and each role's part in it."""
    scores = network(batch, device)
    parts = {
        role: functional.cross_entropy(
            scores[role].flatten(0, 1), torch.from_numpy(rows).to(device).flatten()
        )
        for role, rows in batch.tags.items()
    }
    return torch.stack([*parts.values()]).sum(), {
        role: float(part.detach()) for role, part in parts.items()
    }


def example_of(article: Article) -> Example:
    """Return an article with its sources, cues and contents marked."""
    parsed = tokenised(article.text)
    return Example(
        id=article.id,
        origin="polnear",
        words=parsed.words,
        sentences=parsed.sentences,
        tags={role: tuple(_row(parsed, article, role)) for role in ROLES},
    )


def _row(parsed: Parsed, article: Article, role: str) -> list[int]:
    row = [OUTSIDE] * parsed.count
    for one in article.quotations:
        for extent in one.part(role):
            for number, word in enumerate(parsed.words_in(*extent)):
                row[word] = INSIDE if number else BEGIN
    return row


def told(network: Tagger, tokenizer: Tokenizer, article: Article) -> Quotation:
    """Return all parts that the network finds in an article, whosever they are."""
    parsed, device = tokenised(article.text), next(network.parameters()).device
    unmarked = Example(
        id=article.id, origin="polnear", words=parsed.words, sentences=parsed.sentences
    )
    rows: dict[str, list[Reals]] = {role: [] for role in ROLES}
    with torch.no_grad():
        for window in marked_windows(tokenizer, unmarked):
            scores = network(batch_of([window]), device)
            for role, part in scores.items():
                rows[role].append(part[0].log_softmax(-1).cpu().numpy())
    source, cue, content = (
        tuple(
            piece
            for extent in _extents(parsed, likeliest(np.concatenate(rows[role])))
            for piece in pieces(article.text, extent)
        )
        for role in ROLES
    )
    return Quotation(source=source, cue=cue, content=content)


def likeliest(scores: Reals) -> list[int]:
    """Return the tags of greatest sum of scores [words, 3]; what is inside has begun before.

    >>> likeliest(np.log(np.array([[0.5, 0.4, 0.1], [0.1, 0.1, 0.8]])))
    [1, 2]
    """
    best = np.array([scores[0, OUTSIDE], scores[0, BEGIN], -np.inf])
    before: list[NDArray[np.integer]] = []
    for row in scores[1:]:
        ways = np.stack([best, best, np.array([-np.inf, best[BEGIN], best[INSIDE]])])
        before.append(ways.argmax(axis=1))
        best = ways.max(axis=1) + row
    tags = [int(best.argmax())]
    for came in reversed(before):
        tags.append(int(came[tags[-1]]))
    return tags[::-1]


def _extents(parsed: Parsed, tags: Sequence[int]) -> Iterator[Extent]:
    first: int | None = None
    for number, tag in enumerate([*tags, OUTSIDE]):
        if first is not None and tag != INSIDE:
            yield parsed.starts[first], parsed.ends[number - 1]
            first = None
        if tag == BEGIN:
            first = number


def main() -> None:
    """Train on `train`, score on `dev`, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m training.comparison", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of data sets")
    parser.add_argument("--runs", type=Path, default=HERE / "runs", help="checkpoints")
    parser.add_argument("--base", default="minilm", help="minilm or mpnet")
    given = parser.parse_args()
    torch.manual_seed(RECIPE.seed)
    base, folder = base_of(given.base), given.data / "polnear"
    tokenizer = base.tokenizer()
    windows: list[Marked] = [
        window
        for article in load(folder / "train")
        for window in marked_windows(tokenizer, example_of(article))
    ]
    network = train(
        Tagger(base), {"polnear": windows}, RECIPE,
        loss_of=loss_of, folder=given.runs / base.name / "polnear",
    )  # fmt: skip
    articles = load(folder / "dev")
    found = [told(network, tokenizer, article) for article in articles]
    parts = [
        Part(
            name=f"dev, {setting}",
            unit="article",
            units=[
                _unit(article, one, sentences_with_attribution(article) if attributed else None)
                for article, one in zip(articles, found, strict=True)
            ],
            # Which attribution a span belongs to is not told.
            measures=[each for each in MEASURES if each.name.split()[0] in ROLES],
        )
        for setting, attributed in (
            ("sentences with an attribution", True),
            ("whole documents", False),
        )
    ]
    result = result_of(BENCHMARK, parts, commit="", seconds=0.0, data="")
    print("\n".join(lines_of(result)))


def _unit(article: Article, found: Quotation, kept: Sequence[Extent] | None) -> Unit:
    """Return how what was found agrees with an article: in the sentences kept, None for all."""
    inside = [found] if kept is None else within([found], kept)
    return Unit(id=article.id, counts=counts_of(article.quotations, inside, inside))


if __name__ == "__main__":
    main()
