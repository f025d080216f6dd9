"""Lemmas of spaCy's rules, each looked up once for a word in one use.

An English pipeline's rules give a word its lemma by its letters, its tag and its relation
alone, a few contractions apart (a test looks for others). They are a third of what the
pipeline costs, and most words of a text have been seen before in the same use.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The pipes that give lemmas, the last of an English pipeline.
PIPES = ("attribute_ruler", "lemmatizer")
# First halves of contractions whose second half has a lemma of its own ("let's", "gonna").
CONTRACTED = frozenset("ai c'm gon got let y y'".split())
MOST_KNOWN = 100_000


class Lemmas:
    """The lemmas of one pipeline; `pipes` are those of its pipes that are not to be run."""

    def __init__(self, language: "Language") -> None:
        known = tuple(language.pipe_names[-len(PIPES) :]) == PIPES
        by_rule = known and getattr(language.get_pipe(PIPES[-1]), "mode", None) == "rule"
        self.pipes = PIPES if by_rule else ()
        self._language = language
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, texts: "Sequence[Doc]") -> list[list[str]]:
        """Return the lemma of each token of texts that have been tagged and parsed."""
        if not self.pipes:
            return [[token.lemma_ for token in text] for text in texts]
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        in_full = [any(token.lower_ in CONTRACTED for token in text) for text in texts]
        uses = [[_use(token) for token in text] for text in texts]
        met = dict.fromkeys(
            use for full, own in zip(in_full, uses, strict=True) if not full for use in own
        )
        self._learn([use for use in met if use not in self._known])
        return [
            [token.lemma_ for token in self._ruled(text)]
            if full
            else [self._known[use] for use in own]
            for text, full, own in zip(texts, in_full, uses, strict=True)
        ]

    def _learn(self, uses: Sequence[tuple[str, str, str]]) -> None:
        from spacy.tokens import Doc  # here and not above: most commands need no parser

        if not uses:
            return
        words, tags, relations = (list(each) for each in zip(*uses, strict=True))
        alone = Doc(
            self._language.vocab, words=words, tags=tags, deps=relations, heads=[*range(len(uses))]
        )
        self._known |= {
            use: token.lemma_ for use, token in zip(uses, self._ruled(alone), strict=True)
        }

    def _ruled(self, doc: "Doc") -> "Doc":
        for name in self.pipes:
            doc = self._language.get_pipe(name)(doc)
        return doc


def _use(token: "Token") -> tuple[str, str, str]:
    return token.text, token.tag_, token.dep_
