"""Which names are a verb's place: a small network on what the shipped encoder says of words.

The encoder stays as it is, so that nothing else of the bundle changes. It learns from sentences
in which a verb and the places of its event are marked.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from bench.event_place.adapt import token_at
from bench.event_place.load import Asked, load
from bench.kit.spans import touch
from bench.kit.tools import document_of
from tocsin.clean.document import clean_document
from tocsin.core.errors import InputError
from tocsin.core.types import Analysis, Sentence
from tocsin.extract.phrases.syntax import Tree
from tocsin.models.english import EnglishAnalyser
from tocsin.models.heads import Heads
from tocsin.models.places import FEATURES, FILE, PLACES_OF_NAME, asked
from tocsin.settings import Settings

WIDTH = 128
SEED = 7
EPOCHS = 7
RATE = 1.5e-3
BATCH = 64
# A name is a wanted place if so large a share of its words is.
OWN_SHARE = 0.5
Reals = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A verb and its places, with the text parsed; `token` is the verb's."""

    analysis: Analysis
    asked: Asked
    tree: Tree
    token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A verb and the names beside it, as `models.places.asked` tells them.

    `wanted` says which are its places, `words` how many words each has.
    """

    text: str
    vectors: Reals
    facts: Reals
    wanted: Reals
    words: Reals


class PlaceNetwork(nn.Module):
    """Log odds of names: verb and name multiplied, each alone, and the parser's facts."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width
        self.predicate = nn.Linear(width, WIDTH)
        self.name = nn.Linear(PLACES_OF_NAME * width, WIDTH)
        self.facts = nn.Linear(FEATURES, WIDTH)
        self.both = nn.Parameter(torch.randn(WIDTH, WIDTH) * 0.02)
        self.joined = nn.Linear(4 * WIDTH, WIDTH)
        self.odds = nn.Linear(WIDTH, 1)
        self.dropout = nn.Dropout(0.3)

    def forward(self, vectors: Tensor, facts: Tensor) -> Tensor:
        """Return the log odds of names; shapes as of `models.places.asked`."""
        verb = functional.relu(self.predicate(vectors[:, : self.width]))
        name = functional.relu(self.name(vectors[:, self.width :]))
        fact = functional.relu(self.facts(facts))
        joined = self.dropout(torch.cat([(verb @ self.both) * name, verb, name, fact], dim=-1))
        last = self.dropout(functional.relu(self.joined(joined)))
        odds: Tensor = self.odds(last).squeeze(-1)
        return odds

    def arrays(self) -> dict[str, Reals]:
        """Return the weights as the product multiplies them."""
        return {
            name: (value.T if name.endswith(".weight") else value).detach().numpy()
            for name, value in self.named_parameters()
        }


def parsed(path: Path) -> list[Record]:
    """Return the records of a file, each with its text as the product parses it."""
    analyser, settings = EnglishAnalyser(), Settings().clean
    found = []
    for text in load(path)[0]:
        document = document_of(text.text, id=text.id)
        try:
            blocks = clean_document(document, settings=settings).blocks
            analysis = analyser.analyse(document, blocks)
        except InputError:
            continue
        tree = Tree(document, analysis)
        for one in text.asked:
            if (token := token_at(tree, one.verb)) is not None:
                found.append(Record(analysis=analysis, asked=one, tree=tree, token=token))
    return found


def questions(records: Iterable[Record], bundle: Path) -> list[Question]:
    """Return what the network is asked of records whose sentence has a name."""
    heads, found = Heads(bundle), []
    for record in records:
        sentence = record.tree.sentence_of(record.token)
        for _, vectors in heads.vectors(record.analysis, [sentence]):
            found.append(_question(record, sentence, vectors))
    return [each for each in found if len(each.wanted)]


def _question(record: Record, sentence: Sentence, vectors: Reals) -> Question:
    tokens = record.analysis.tokens
    names, rows, facts = asked(vectors, tokens, sentence, record.token)
    words = [tokens[name.first : name.last + 1] for name in names]
    shares = [
        sum(any(touch((w.start, w.end), place) for place in record.asked.places) for w in name)
        / len(name)
        for name in words
    ]
    return Question(
        text=record.analysis.document_id,
        vectors=rows,
        facts=facts,
        wanted=np.array([share >= OWN_SHARE for share in shares], dtype=np.float32),
        words=np.array([len(name) for name in words], dtype=np.float32),
    )


def learned(told: Sequence[Question], *, say: Callable[[str], None] = print) -> PlaceNetwork:
    """Return a network trained on questions."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    network = PlaceNetwork(told[0].vectors.shape[1] // (1 + PLACES_OF_NAME))
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    steps = EPOCHS * (len(told) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 50, max(0.03, 1 - step / steps))
    )
    order = list(told)
    for epoch in range(EPOCHS):
        draw.shuffle(order)
        losses = []
        for place in range(0, len(order), BATCH):
            group = order[place : place + BATCH]
            vectors, facts, wanted, words = _batch(group)
            found = functional.binary_cross_entropy_with_logits(
                network(vectors, facts), wanted, reduction="none"
            )
            loss = (found * words).sum() / len(group)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        say(f"places, epoch {epoch + 1}: {sum(losses) / len(losses):.3f}")
    return network.eval()


def _batch(group: Sequence[Question]) -> list[Tensor]:
    parts: list[list[Reals]] = [
        [each.vectors for each in group],
        [each.facts for each in group],
        [each.wanted for each in group],
        [each.words for each in group],
    ]
    return [torch.from_numpy(np.concatenate(part).astype(np.float32)) for part in parts]


def write(network: PlaceNetwork, folder: Path) -> None:
    """Write a network into a bundle, in half precision."""
    arrays = {name: value.astype(np.float16) for name, value in network.arrays().items()}
    np.savez_compressed(folder / FILE, allow_pickle=False, **arrays)
