"""Words of texts as they are compared, and in how many texts each stands."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return WORD.findall(lowered.replace("’", "'"))
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def plain_words(text: str) -> list[str]:
    """Return the words of a text as `words_of` does, a possessive as the word that it is of."""
    return [word.removesuffix("'s") for word in words_of(text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """In how many of some texts each word stands; words that stand in none may be left out."""

    texts: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def vocabulary_of(texts: Iterable[Iterable[str]]) -> Vocabulary:
    """Return the vocabulary of texts, each given by its words."""
    number, counts = 0, Counter[str]()
    for words in texts:
        number += 1
        counts.update(set(words))
    return Vocabulary(texts=number, counts=counts)
