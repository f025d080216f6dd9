"""Cue words of attribution in a text, by the lexicon `cues`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.ports import Entry, Lexicons
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

PARTICLES = ("prt", "prep", "dobj", "acomp", "advmod", "attr", "ccomp", "oprd", "dative")
VERBS = frozenset({"verb", "copula"})
# What the parse leaves of "am", "are", "is" behind an apostrophe.
SHORT_BE = frozenset({"'m", "’m", "'re", "’re", "'s", "’s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A cue found: its head, the tokens of the phrase, and the entries that it may be."""

    head: int
    tokens: tuple[int, ...]
    entries: tuple[Entry, ...]

    @property
    def last(self) -> int:
        """The token on which complements of the phrase hang ("claim responsibility *for*")."""
        return self.tokens[-1]


def needed(entry: Entry, feature: str) -> frozenset[str]:
    """Return the lemmas that a feature of an entry lists; empty where it lists none."""
    return frozenset(entry.features.get(feature, "").split())


def find_cues(reader: Reader) -> Iterator[Match]:
    """Yield every word or phrase of the lexicon, longest first, in text order."""
    index = _index(reader.lexicons)
    for number in range(len(reader.tree.tokens)):
        yield from _at(reader.tree, number, index)


@lru_cache(maxsize=2)
def _index(lexicons: Lexicons) -> dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]:
    table = lexicons.table("cues")
    index: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
    for phrase in sorted(table, key=lambda words: -len(words.split())):
        first, *rest = phrase.split()
        index.setdefault(first, []).append((tuple(rest), table[phrase]))
    return index


def _at(
    tree: Tree, number: int, index: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]
) -> Iterator[Match]:
    kind = _kind(tree, number)
    if kind is None:
        return
    modifies = "adjective" in kind or "adverb" in kind
    lemma = tree.tokens[number].text.lower() if modifies else tree.lemma(number)
    if kind == VERBS and lemma in SHORT_BE:
        lemma = "be"
    for rest, entries in index.get(lemma, ()):
        fitting = tuple(entry for entry in entries if entry.features.get("pos", "verb") in kind)
        tokens = _rest(tree, number, rest) if fitting else None
        if tokens is not None:
            yield Match(head=number, tokens=(number, *tokens), entries=fitting)
            if rest:
                return


def _kind(tree: Tree, number: int) -> frozenset[str] | None:
    token = tree.tokens[number]
    if token.tag == "RB":
        return frozenset({"adverb"})
    if token.relation == "amod" and tree.is_noun(token.head):
        return frozenset({"adjective"})
    if token.tag in {"NN", "NNS", "NNP", "NNPS"}:
        return frozenset({"noun"})
    if tree.is_verb(number) and token.relation not in {"aux", "auxpass"}:
        return VERBS
    return None


def _rest(tree: Tree, head: int, words: tuple[str, ...]) -> list[int] | None:
    found: list[int] = []
    current = head
    for word in words:
        step = next(
            (
                child
                for anchor in {current, head}
                for child in tree.children(anchor, *PARTICLES)
                if tree.lemma(child) == word and child > head
            ),
            None,
        )
        if step is None:
            return None
        found.append(step)
        current = step
    return found
