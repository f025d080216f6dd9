"""The reader's network: one encoder, and light heads over the vectors of words.

`words` is what runs first (a window's pieces to word vectors and the scores of all heads that
need no predicate), `pair` what runs for chosen predicates. Both are exported.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel, PreTrainedModel

from training.examples import FLAGS, PAIRS, TAGS, WHOLES

PAIR_WIDTH = 128
# Upper bounds of the distances, in words, that pairs are told apart by; signed.
NEAR = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60)


class PairHead(nn.Module):
    """Scores of labels between a predicate and each word: bilinear, linear, and by distance."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.predicate = nn.Linear(width, PAIR_WIDTH)
        self.word = nn.Linear(width, PAIR_WIDTH)
        self.both = nn.Parameter(torch.zeros(labels, PAIR_WIDTH, PAIR_WIDTH))
        self.ofword = nn.Linear(PAIR_WIDTH, labels)
        self.ofpredicate = nn.Linear(PAIR_WIDTH, labels, bias=False)
        self.distance = nn.Embedding(2 * len(NEAR) + 1, labels)
        self.dropout = nn.Dropout(0.2)
        self.register_buffer("near", torch.tensor(NEAR, dtype=torch.int64), persistent=False)
        nn.init.normal_(self.both, std=0.02)
        nn.init.zeros_(self.distance.weight)
        nn.init.constant_(self.ofword.bias, -3.0)

    def forward(self, vectors: Tensor, predicates: Tensor) -> Tensor:
        """Return [windows, predicates, words, labels] from [windows, words, width] and places.

        Places are counted in words; a place below zero gives scores that mean nothing.
        """
        places = predicates.clamp(min=0)
        chosen = torch.gather(vectors, 1, places.unsqueeze(-1).expand(-1, -1, vectors.shape[-1]))
        one = self.dropout(torch.nn.functional.gelu(self.predicate(chosen)))
        other = self.dropout(torch.nn.functional.gelu(self.word(vectors)))
        both = torch.einsum("bpd,rde,bwe->bpwr", one, self.both, other)
        alone = self.ofword(other).unsqueeze(1) + self.ofpredicate(one).unsqueeze(2)
        near: Tensor = self.distance(self._bucket(places, vectors.shape[1]))
        found: Tensor = both + alone + near
        return found

    def _bucket(self, places: Tensor, count: int) -> Tensor:
        apart = torch.arange(count, device=places.device).view(1, 1, -1) - places.unsqueeze(-1)
        near: Tensor = self.near  # type: ignore[assignment]
        size = (apart.abs().unsqueeze(-1) >= near).sum(-1)
        return torch.where(apart < 0, size + len(NEAR), size)


class Encoding(nn.Module):
    """An encoder, and the vectors that it makes of words."""

    def __init__(self, encoder: PreTrainedModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)

    def vectors(self, pieces: Tensor, present: Tensor, starts: Tensor) -> Tensor:
        """Return a vector a word: that of its first piece."""
        hidden = self.encoder(input_ids=pieces, attention_mask=present).last_hidden_state
        places = starts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        found: Tensor = self.dropout(torch.gather(hidden, 1, places))
        return found


class Network(Encoding):
    """The encoder and its heads."""

    def __init__(self, encoder: PreTrainedModel, width: int) -> None:
        super().__init__(encoder)
        self.tags = nn.ModuleDict(
            {name: nn.Linear(width, len(labels)) for name, labels in TAGS.items()}
        )
        self.flags = nn.ModuleDict(
            {name: nn.Linear(width, len(labels)) for name, labels in FLAGS.items()}
        )
        self.wholes = nn.ModuleDict(
            {name: nn.Linear(2 * width, len(labels)) for name, labels in WHOLES.items()}
        )
        self.pairs = nn.ModuleDict(
            {name: PairHead(width, len(labels)) for name, labels in PAIRS.items()}
        )
        for head in self.flags.values():
            nn.init.constant_(head.bias, -3.0)  # type: ignore[arg-type]

    def forward(self, pieces: Tensor, present: Tensor, starts: Tensor) -> dict[str, Tensor]:
        """Return the word vectors and the scores of tags, flags and wholes (before softmax)."""
        vectors = self.vectors(pieces, present, starts)
        spoken = (starts > 0).unsqueeze(-1)
        mean = (vectors * spoken).sum(1) / spoken.sum(1).clamp(min=1)
        most = vectors.masked_fill(~spoken, -1e4).amax(1)
        whole = torch.cat([mean, most], dim=-1)
        return {
            "vectors": vectors,
            **{f"tag.{name}": head(vectors) for name, head in self.tags.items()},
            **{f"flag.{name}": head(vectors) for name, head in self.flags.items()},
            **{f"whole.{name}": head(whole) for name, head in self.wholes.items()},
        }

    def pair(self, name: str, vectors: Tensor, predicates: Tensor) -> Tensor:
        """Return the scores of one head of pairs (before the sigmoid)."""
        scores: Tensor = self.pairs[name](vectors, predicates)
        return scores


def encoder_of(base: Path) -> tuple[PreTrainedModel, int]:
    """Return an encoder with pretrained weights, and the width of its vectors."""
    config = AutoConfig.from_pretrained(base)
    options: Mapping[str, bool] = (
        {} if "mpnet" in config.model_type else {"add_pooling_layer": False}
    )
    return AutoModel.from_pretrained(base, config=config, **options), config.hidden_size


def new_network(base: Path) -> Network:
    """Return an encoder with pretrained weights and untrained heads."""
    return Network(*encoder_of(base))
