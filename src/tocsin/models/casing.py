"""Reading text in capitals: which words would stand in small letters, which not.

A linear model over each word, its neighbours, how they are usually written, and what the
tables know of them as names chooses one of three forms; the words' own spelling, with capitals
inside where it is known to have them ("McDonald"), follows from that. No letter is added or
lost, so that every offset stays what it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tocsin.models.casing_signs import (
    UNKNOWN,
    Context,
    NameForms,
    context_of,
    features,
    is_always_small,
)

SMALL, TITLE, CAPITALS = range(3)
FORMS = (SMALL, TITLE, CAPITALS)


class Recaser(Protocol):
    """What rewrites text in capitals as it would stand in mixed case."""

    @property
    def digest(self) -> str:
        """Name and version of what it was made from."""
        ...

    def recase(self, text: str) -> str:
        """Return the text with the same letters, one for one; words not in capitals stay."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CasingTable:
    """How words are written: counts by form, spellings with capitals inside, weights.

    `counts` are of words in running text, not at the head of a sentence. `weights` has three
    numbers a feature, for small letters, a capital at the head, and capitals.
    """

    counts: Mapping[str, tuple[int, int, int]]
    spellings: Mapping[str, str]
    weights: Mapping[str, tuple[float, float, float]]
    digest: str = "none"


class TableRecaser:
    """Recases by a table of words and the names that the tables know."""

    def __init__(self, table: CasingTable, names: NameForms) -> None:
        self._table = table
        self._names = names
        self.digest = table.digest

    def recase(self, text: str) -> str:
        """Return the text in mixed case; words that have small letters stay as they are."""
        context = context_of(text, self._table.counts, self._names)
        letters = list(text)
        for number, form in enumerate(agreed(context, list(self.forms(context)))):
            word = context.words[number]
            written = text[word.start : word.end]
            if written.isupper():
                letters[word.start : word.end] = self._written(written, number, form, context)
        return "".join(letters)

    def forms(self, context: Context) -> Iterator[int]:
        """Yield the form of each word, as it would be within a sentence."""
        last = before = TITLE
        for number in range(len(context.words)):
            chosen = SMALL
            if not is_always_small(context, number):
                chosen = best_form(features(context, number, last, before), self._table.weights)
            yield chosen
            last, before = chosen, last

    def _written(self, written: str, number: int, form: int, context: Context) -> str:
        word = context.words[number]
        known = context.forms.get(number)
        if known is None or (word.starts and known.islower()):
            if form == SMALL and word.starts:
                form = TITLE
            known = spelled(written, word.key, form, self._table.spellings)
        return known if len(known) == len(written) else written


def spelled(written: str, key: str, form: int, spellings: Mapping[str, str]) -> str:
    """Return a word in a form, letter for letter.

    >>> spelled("O'NEILL'S", "o'neill", TITLE, {})
    "O'Neill's"
    """
    stem, ending = written[: len(key)], written[len(key) :]
    small = "".join(map(small_letter, stem))
    if form == TITLE:
        stem = spellings.get(key, titled(small))
    elif form == SMALL:
        stem = small
    return stem + "".join(map(small_letter, ending))


def titled(small: str) -> str:
    """Return a word in small letters with its capital, and one behind "O'" and "D'"."""
    apostrophe = small[1:2] in {"'", "’", "`"} and len(small) > 3
    head = 3 if apostrophe else 1
    return small[:head].upper() + small[head:] if len(small[:head].upper()) == head else small


def small_letter(letter: str) -> str:
    """Return a letter in small, unless that would be two."""
    small = letter.lower()
    return small if len(small) == 1 else letter


def best_form(found: Sequence[str], weights: Mapping[str, tuple[float, float, float]]) -> int:
    """Return the form with the highest sum of weights; of equals the smallest letters."""
    small = title = capitals = 0.0
    for feature in found:
        weight = weights.get(feature)
        if weight is not None:
            small += weight[0]
            title += weight[1]
            capitals += weight[2]
    best = max(small, title, capitals)
    return SMALL if best == small else TITLE if best == title else CAPITALS


def agreed(context: Context, forms: Sequence[int]) -> list[int]:
    """Return the forms with one for all occurrences of a word that the table does not know.

    A name that is new is as new each time, but not each time do its neighbours tell of it.
    """
    votes: dict[str, list[int]] = {}
    for word, prior, form in zip(context.words, context.priors, forms, strict=True):
        if prior == UNKNOWN:
            votes.setdefault(word.key, [0] * len(FORMS))[form] += 1
    return [
        _elected(votes[word.key]) if prior == UNKNOWN else form
        for word, prior, form in zip(context.words, context.priors, forms, strict=True)
    ]


def _elected(votes: Sequence[int]) -> int:
    small, title, capitals = votes
    if capitals > title:
        return CAPITALS if 2 * capitals >= small else SMALL
    return TITLE if 2 * title >= small and title else SMALL
