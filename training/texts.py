"""From texts to words: as the product parses them, or by its tokenizer alone."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Token

from tocsin.clean.document import clean_document
from tocsin.core.types import Analysis, Document
from tocsin.models.english import EnglishAnalyser
from tocsin.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """The words of a text with their places in it; `heads` of phrases where it was parsed."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    heads: tuple[int, ...] | None = None

    def words_in(self, start: int, end: int) -> range:
        """Return the numbers of the words that a stretch of the text touches."""
        first = bisect_right(self.ends, start)
        last = bisect_right(self.starts, end - 1)
        return range(first, max(first, last))

    def head_in(self, start: int, end: int) -> int | None:
        """Return the word that heads a stretch: its own head lies outside; None if no word."""
        inside = self.words_in(start, end)
        if not inside:
            return None
        if self.heads is None:
            return inside[-1]
        tops = [number for number in inside if self.heads[number] not in inside]
        tops += [number for number in inside if self.heads[number] == number]
        return tops[0] if tops else inside[-1]

    @cached_property
    def count(self) -> int:
        """Number of words."""
        return len(self.words)


@lru_cache(maxsize=1)
def _analyser() -> EnglishAnalyser:
    return EnglishAnalyser()


@lru_cache(maxsize=1)
def _tokenizer() -> Language:
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return language


@lru_cache(maxsize=1)
def analysed(document: Document) -> tuple[Parsed, Analysis]:
    """Return a document as the product reads it: cleaned, tokenised and parsed."""
    cleaned = clean_document(document, settings=Settings().clean)
    analysis = _analyser().analyse(document, cleaned.blocks)
    tokens = analysis.tokens
    parsed = Parsed(
        words=tuple(token.text for token in tokens),
        starts=tuple(token.start for token in tokens),
        ends=tuple(token.end for token in tokens),
        sentences=tuple(sentence.first for sentence in analysis.sentences),
        heads=tuple(token.head for token in tokens),
    )
    return parsed, analysis


def tokenised(text: str) -> Parsed:
    """Return a text's words and sentences without parsing it."""
    tokens: list[Token] = []
    sentences: list[int] = []
    for sentence in _tokenizer()(text).sents:
        # White space may begin a sentence: its first word does.
        words = [token for token in sentence if not token.is_space]
        if words:
            sentences.append(len(tokens))
            tokens += words
    return Parsed(
        words=tuple(token.text for token in tokens),
        starts=tuple(token.idx for token in tokens),
        ends=tuple(token.idx + len(token) for token in tokens),
        sentences=tuple(sentences),
    )


def sentence_of(sentences: Sequence[int], word: int) -> int:
    """Return the number of the sentence that a word stands in."""
    return bisect_right(sentences, word) - 1
