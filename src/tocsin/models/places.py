"""Which names of its sentence are the place of an act: what is learned of a verb and a name.

A name is told by the vectors that the encoder has made of it and of the words that it hangs on,
and by where the parser puts it beside the verb. A small network, in the bundle as arrays, says
how probable it is that the verb's event is there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from tocsin.core.errors import ModelError
from tocsin.core.types import Sentence, Token

FILE = "places.npz"
HEAD = "where"
LABELS = ("place",)
Reals = NDArray[np.floating[Any]]
NAME_TAGS = frozenset({"NNP", "NNPS"})
# Words of the calendar are names by their tag and end a name.
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
PREPOSITIONS = (
    "in", "at", "near", "outside", "inside", "off", "around", "across", "within", "throughout",
    "along", "from", "to", "into", "toward", "towards", "over", "above", "between", "of", "on",
    "by", "against", "with", "for",
)  # fmt: skip
RELATIONS = (
    "pobj", "nsubj", "nsubjpass", "dobj", "compound", "conj", "appos", "poss", "nmod", "npadvmod",
    "ROOT", "attr", "amod", "dep",
)  # fmt: skip
# Relations that a name's preposition is looked for through.
_SEEN_THROUGH = frozenset({"conj", "appos", "nmod", "npadvmod"})
# Upper bounds of the distances, in words, that are told apart; signed.
NEAR = (1, 2, 3, 4, 6, 9, 14, 22, 35)
MOST_STEPS = 6
# Vectors of a name: its own mean, the words around it, the two it hangs on, the one over the verb.
PLACES_OF_NAME = 6
FACTS = 24
FEATURES = len(PREPOSITIONS) + len(RELATIONS) + 2 * (len(NEAR) + 1) + FACTS


@dataclass(frozen=True, slots=True)
class Name:
    """A run of name words: its first token and its last, which stands for it."""

    first: int
    last: int


def names_in(tokens: Sequence[Token], sentence: Sentence) -> list[Name]:
    """Return the names of a sentence in text order: runs of name words, hyphens inside."""
    found: list[Name] = []
    for number in range(sentence.first, sentence.last):
        token = tokens[number]
        if token.tag not in NAME_TAGS or token.text.lower() in CALENDAR:
            continue
        if found and _goes_on(tokens, found[-1].last, number):
            found[-1] = Name(found[-1].first, number)
        else:
            found.append(Name(number, number))
    return found


def _goes_on(tokens: Sequence[Token], last: int, number: int) -> bool:
    if number == last + 1:
        return True
    between = tokens[last + 1]
    return number == last + 2 and between.text == "-" and between.end == tokens[number].start


def asked(
    vectors: Reals, tokens: Sequence[Token], sentence: Sentence, predicate: int
) -> tuple[list[Name], Reals, Reals]:
    """Return the names of a sentence, and what the network is asked of each and a predicate.

    Args:
        vectors: Of the sentence's words, [words, width].
        tokens: Of the document.
        sentence: In which the predicate stands.
        predicate: The token that tells the act.

    Returns:
        The names in text order; their vectors after the predicate's, [names, 7 * width]; the
        parser's facts, [names, FEATURES].
    """
    names = names_in(tokens, sentence)
    last = len(vectors) - 1

    def at(token: int) -> Reals:
        found: Reals = vectors[min(max(token - sentence.first, 0), last)]
        return found

    rows = []
    for name in names:
        above = tokens[name.last].head
        own = vectors[name.first - sentence.first : name.last + 1 - sentence.first]
        around = (name.first - 1, name.last + 1, above, tokens[above].head, tokens[predicate].head)
        rows.append(np.concatenate([at(predicate), own.mean(axis=0), *map(at, around)]))
    width = (1 + PLACES_OF_NAME) * vectors.shape[1]
    facts = [_facts(tokens, names, place, predicate) for place in range(len(names))]
    return (
        names,
        np.array(rows, dtype=np.float32).reshape(-1, width),
        np.array(facts, dtype=np.float32).reshape(-1, FEATURES),
    )


def _facts(
    tokens: Sequence[Token], names: Sequence[Name], place: int, predicate: int
) -> list[float]:
    name = names[place]
    governor = _governor(tokens, name.last)
    relation = tokens[name.last].relation
    row = [
        *(governor == each for each in PREPOSITIONS),
        *(relation == each for each in RELATIONS),
        *_distance(name.last - predicate),
    ]
    path = list(_upwards(tokens, predicate))
    climbed = [name.last]
    while climbed[-1] not in path and tokens[climbed[-1]].head != climbed[-1]:
        climbed.append(tokens[climbed[-1]].head)
    meets = path.index(climbed[-1]) if climbed[-1] in path else len(path)
    crossed = [tokens[each].tag.startswith("V") for each in climbed[1:] if each not in path]
    between = range(min(predicate, name.last) + 1, max(predicate, name.last))
    verbs = sum(tokens[each].tag.startswith("V") for each in between)
    before, after = tokens[max(name.first - 1, 0)].text, _text(tokens, name.last + 1)
    facts = [
        governor is not None,
        min(len(climbed) - 1, MOST_STEPS) / MOST_STEPS,
        min(meets, MOST_STEPS) / MOST_STEPS,
        meets == 0,
        meets == 1,
        meets == 0 and not any(crossed),
        any(crossed),
        sum(crossed) > 1,
        name.last > name.first,
        place == 0,
        place == len(names) - 1,
        after == ",",
        after in {"'s", "’s"},
        before == ",",
        place > 0 and names[place - 1].last + 2 == name.first,
        place + 1 < len(names) and name.last + 2 == names[place + 1].first,
        verbs / 5,
        name.last < predicate,
        len(names) / 8,
        tokens[predicate].tag == "VBN",
        tokens[predicate].tag == "VBG",
        tokens[predicate].tag.startswith("NN"),
        before == "(",
        after == "(",
    ]
    return [float(each) for each in (*row, *facts)]


def _text(tokens: Sequence[Token], number: int) -> str:
    return tokens[number].text if number < len(tokens) else ""


def _distance(words: int) -> list[bool]:
    """Return a row with the one mark of a distance, after the verb first."""
    size = sum(abs(words) >= each for each in NEAR)
    place = size if words > 0 else len(NEAR) + 1 + size
    return [number == place for number in range(2 * (len(NEAR) + 1))]


def _upwards(tokens: Sequence[Token], number: int) -> Iterator[int]:
    yield number
    while tokens[number].head != number:
        number = tokens[number].head
        yield number


def _governor(tokens: Sequence[Token], number: int) -> str | None:
    """Return the preposition over a name, seen through lists and appositions."""
    while tokens[number].relation in _SEEN_THROUGH and tokens[number].head != number:
        number = tokens[number].head
    if tokens[number].relation != "pobj":
        return None
    return tokens[tokens[number].head].text.lower()


class Placer:
    """The network of a bundle."""

    def __init__(self, weights: Mapping[str, Reals]) -> None:
        self._weights = weights

    def log_odds(self, vectors: Reals, facts: Reals) -> Reals:
        """Return for each name the log odds that the act is there; shapes as of `asked`."""
        with _blas().limit(limits=1):
            return self._log_odds(vectors, facts)

    def _log_odds(self, vectors: Reals, facts: Reals) -> Reals:
        weights = self._weights

        def layer(name: str, inputs: Reals) -> Reals:
            product = inputs @ weights[f"{name}.weight"] + weights[f"{name}.bias"]
            found: Reals = np.maximum(product, 0)
            return found

        width = vectors.shape[1] // (1 + PLACES_OF_NAME)
        verb = layer("predicate", vectors[:, :width])
        name, fact = layer("name", vectors[:, width:]), layer("facts", facts)
        joined = np.concatenate([(verb @ weights["both"]) * name, verb, name, fact], axis=1)
        odds: Reals = layer("joined", joined) @ weights["odds.weight"] + weights["odds.bias"]
        return odds[:, 0]

    def probable(
        self, tokens: Sequence[Token], acts: Iterable[tuple[Sentence, Reals, int]]
    ) -> dict[tuple[int, int], float]:
        """Return how probable each name is the place of an act in its sentence.

        Args:
            tokens: Of the document.
            acts: Sentences with the vectors of their words, and the token that tells an act.

        Returns:
            Probabilities by the act's token and the name's last one. All are asked at once,
            which costs much less than one by one.
        """
        pairs: list[tuple[int, int]] = []
        vectors, facts = [], []
        for sentence, own, predicate in acts:
            names, rows, told = asked(own, tokens, sentence, predicate)
            pairs += [(predicate, name.last) for name in names]
            vectors.append(rows)
            facts.append(told)
        if not pairs:
            return {}
        odds = self.log_odds(np.concatenate(vectors), np.concatenate(facts)).tolist()
        return {pair: 1.0 / (1.0 + exp(-each)) for pair, each in zip(pairs, odds, strict=True)}


@cache
def _blas() -> ThreadpoolController:
    """Return what holds numpy to one thread: for matrices this small more only wait."""
    return ThreadpoolController()


@lru_cache(maxsize=2)
def placer_of(folder: Path) -> Placer | None:
    """Return the network of a bundle, None for a bundle without one.

    Raises:
        ModelError: If it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        with np.load(path) as arrays:
            return Placer({name: arrays[name].astype(np.float32) for name in arrays})
    except (OSError, ValueError) as error:
        raise ModelError(
            f"cannot load what tells the places of acts from {path}: {error}",
            hint="Reinstall Tocsin, or name another bundle in the settings (models.heads.bundle).",
        ) from error
