"""Our own model heads on one encoder: from the words of an Analysis to its scores.

A bundle is a folder: `words.onnx` (pieces of a window to word vectors and the scores of heads
that need no predicate), `pairs.onnx` (word vectors and predicates to the scores of pairs),
`tokenizer.json`, and `manifest.json` with labels, temperatures and thresholds. `training/`
makes it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tocsin.core.errors import ModelError
from tocsin.core.types import Analysis, Sentence
from tocsin.models import places
from tocsin.models.settings import OFF
from tocsin.models.windows import windows_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent.parent / "data/models/reader"
Reals = NDArray[np.floating[Any]]
# The head on pairs whose predicates are acts.
ROLE = "role"
Pairs = dict[tuple[int, int], tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the encoder makes of one window.

    `vectors` have the shape [1, words, width], `scores` [words, labels]; `tokens` are the
    numbers of the words, `sentences` those wholly inside with the place of their first word.
    """

    tokens: Sequence[int]
    vectors: Reals
    scores: Reals
    sentences: Sequence[tuple[Sentence, int]]

    def of_sentences(self) -> Iterator[tuple[Sentence, Reals]]:
        """Yield the sentences with the vectors of their words."""
        for sentence, first in self.sentences:
            yield sentence, self.vectors[0, first : first + sentence.last - sentence.first]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle says of itself.

    Attributes:
        digest: Of its weights.
        tags: Heads whose labels exclude each other, with the labels in order.
        flags: Heads whose labels do not.
        pairs: Heads on pairs, with the labels.
        predicates: For each head on pairs, which head's labels make a word a predicate of it.
        temperatures: By which a head's scores are divided before they are probabilities.
        min_predicate: A word is asked about as a predicate from this probability on.
        min_pair: A pair is kept from this probability on.
    """

    digest: str
    tags: Mapping[str, tuple[str, ...]]
    flags: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, tuple[str, ...]]
    predicates: Mapping[str, tuple[str, ...]]
    temperatures: Mapping[str, float]
    min_predicate: float
    min_pair: float


def heads_of(bundle: str) -> "Heads | None":
    """Return the heads that a setting names: `shipped`, `off` for none, or a folder."""
    if bundle == OFF:
        return None
    return Heads(SHIPPED if bundle == "shipped" else Path(bundle))


class Heads:
    """A bundle, loaded when the first Analysis is scored."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder

    @cached_property
    def manifest(self) -> Manifest:
        """What the bundle says of itself.

        Raises:
            ModelError: If it is not there or not of its form.
        """
        return _manifest(self._folder)

    def prepare(self) -> None:
        """Load the bundle now rather than with the first document."""
        _load(self._folder)

    def scored(
        self, analysis: Analysis, asked: Sequence[Sentence], *, acts: Collection[int] = ()
    ) -> Analysis:
        """Return the Analysis with the scores of all heads, calibrated to probabilities.

        Only words of the sentences `asked` are shown to them; of the others nothing is known.
        Where the acts at the tokens `acts` are is told however improbable it is that they are any.
        """
        told = self.manifest
        pairs = _load(self._folder)[1]
        rows: dict[str, list[tuple[float, ...]]] = {
            head: [()] * len(analysis.tokens) for head in (*told.tags, *told.flags)
        }
        found: dict[str, Pairs] = {head: {} for head in told.pairs}
        for read in self._read(analysis, asked):
            probable = self._probable(read.scores)
            for head, part in probable.items():
                for place, row in zip(read.tokens, part.tolist(), strict=True):
                    rows[head][place] = tuple(row)
            tokens = read.tokens
            for head, tied in self._paired(pairs, read.vectors, probable).items():
                found[head] |= {(tokens[a], tokens[b]): row for (a, b), row in tied.items()}
            placed = self._placed(analysis, read, probable, acts)
            if placed is not None:
                found.setdefault(places.HEAD, {}).update(placed)
        labels = {**told.tags, **told.flags, **told.pairs}
        if places.HEAD in found:
            labels[places.HEAD] = places.LABELS
        return replace(
            analysis,
            scores={head: tuple(each) for head, each in rows.items()},
            pairs=found,
            labels=labels,
        )

    def vectors(
        self, analysis: Analysis, asked: Sequence[Sentence]
    ) -> Iterator[tuple[Sentence, Reals]]:
        """Yield the vectors of the words of each sentence, [words, width].

        One too long for a window has none.
        """
        for read in self._read(analysis, asked):
            yield from read.of_sentences()

    def _read(self, analysis: Analysis, asked: Sequence[Sentence]) -> Iterator["_Read"]:
        """Yield what the encoder makes of sentences, window by window."""
        words, _, tokenizer = _load(self._folder)
        numbers = [number for one in asked for number in range(one.first, one.last)]
        texts = [analysis.tokens[number].text for number in numbers]
        ends = list(accumulate(one.last - one.first for one in asked))
        spots = list(pairwise((0, *ends)))
        for window in windows_of(tokenizer, texts, spots):
            vectors, scores = words.run(
                None,
                {
                    "pieces": np.array([window.pieces], dtype=np.int64),
                    "present": np.ones((1, len(window.pieces)), dtype=np.int64),
                    "starts": np.array([window.starts], dtype=np.int64),
                },
            )
            inside = [
                (sentence, first - window.first)
                for sentence, (first, last) in zip(asked, spots, strict=True)
                if window.first <= first and last <= window.last
            ]
            yield _Read(
                tokens=numbers[window.first : window.last],
                vectors=vectors,
                scores=scores[0],
                sentences=inside,
            )

    def _placed(
        self,
        analysis: Analysis,
        read: "_Read",
        probable: Mapping[str, Reals],
        acts: Collection[int],
    ) -> Pairs | None:
        """Return where the probable acts of a window are; None if the bundle cannot tell."""
        placer = places.placer_of(self._folder)
        if placer is None:
            return None
        chosen = self._predicates(ROLE, probable).tolist()
        predicates = sorted({*(read.tokens[each] for each in chosen), *acts})
        told_there = [
            (sentence, vectors, predicate)
            for sentence, vectors in read.of_sentences()
            for predicate in predicates
            if sentence.first <= predicate < sentence.last
        ]
        found = placer.probable(analysis.tokens, told_there)
        return {pair: (each,) for pair, each in found.items()}

    def _probable(self, scores: Reals) -> dict[str, Reals]:
        """Return the probabilities of each head from the scores of all, side by side."""
        told, found, place = self.manifest, {}, 0
        for head, labels in told.tags.items():
            part = scores[:, place : place + len(labels)] / told.temperatures.get(head, 1.0)
            part = np.exp(part - part.max(axis=1, keepdims=True))
            found[head] = part / part.sum(axis=1, keepdims=True)
            place += len(labels)
        for head, labels in told.flags.items():
            part = scores[:, place : place + len(labels)] / told.temperatures.get(head, 1.0)
            found[head] = _sigmoid(part)
            place += len(labels)
        return found

    def _predicates(self, head: str, probable: Mapping[str, Reals]) -> NDArray[np.intp]:
        """Return the words of a window that a head on pairs is asked about as predicates."""
        tags = self.manifest.predicates[head]
        marked = np.max([1.0 - probable[tag][:, 0] for tag in tags], axis=0)
        found: NDArray[np.intp] = np.flatnonzero(marked >= self.manifest.min_predicate)
        return found

    def _paired(
        self, session: "InferenceSession", vectors: Reals, probable: Mapping[str, Reals]
    ) -> dict[str, Pairs]:
        """Return the probable pairs of each head in a window."""
        told = self.manifest
        chosen = {head: self._predicates(head, probable) for head in told.predicates}
        if not any(len(each) for each in chosen.values()):
            return {}
        asked = {
            head: np.array([each if len(each) else [0]], dtype=np.int64)
            for head, each in chosen.items()
        }
        outputs = session.run(
            [f"{head}_scores" for head in told.pairs], {"vectors": vectors, **asked}
        )
        found: dict[str, Pairs] = {}
        for head, scores in zip(told.pairs, outputs, strict=True):
            places = chosen[head]
            if not len(places):
                continue
            rows = _sigmoid(scores[0] / told.temperatures.get(head, 1.0))
            kept = np.argwhere(rows.max(axis=-1) >= told.min_pair)
            found[head] = {
                (int(places[one]), int(other)): tuple(rows[one, other].tolist())
                for one, other in kept
            }
        return found


def _sigmoid(scores: Reals) -> Reals:
    found: Reals = 1.0 / (1.0 + np.exp(-scores))
    return found


def _manifest(folder: Path) -> Manifest:
    path = folder / "manifest.json"
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for form in ("tags", "flags", "pairs", "predicates"):
            told[form] = {head: tuple(labels) for head, labels in told[form].items()}
        return Manifest(**told)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _not_loaded(path, error) from error


@lru_cache(maxsize=2)
def _load(folder: Path) -> "tuple[InferenceSession, InferenceSession, Tokenizer]":
    # Here and not above: most commands need neither.
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    # A process reads on one core; several processes read side by side.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        words, pairs = (
            InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("words.onnx", "pairs.onnx")
        )
    except Exception as error:  # onnxruntime and tokenizers raise their own, unrelated kinds
        raise _not_loaded(folder, error) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return words, pairs, tokenizer


def _not_loaded(path: Path, error: Exception) -> ModelError:
    return ModelError(
        f"cannot load the reader's models from {path}: {error}",
        hint="Reinstall Tocsin, or name another bundle in the settings (models.heads.bundle).",
    )
