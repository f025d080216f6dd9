"""Counts given again: tolls that change, and numbers that are taken back.

"The toll was revised down from 19 to 16", "an earlier toll of 19 was wrong", "killed 16
people, not 19": of 19 the text says that it does not hold, or no longer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.ports import Entry
from tocsin.core.types import Sentence
from tocsin.core.vocab import FigureKind
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

# Words before a number that set it against the one before it.
AGAINST = (("not",), ("rather", "than"), ("instead", "of"))
# Words of direction before the number that a count came from ("down from 19").
DIRECTIONS = frozenset({"up", "down"})
# The first words of both.
OPENERS = DIRECTIONS | {way[0] for way in AGAINST}
PAUSES = frozenset({",", "and", "(", "-", "–", "—"})
# A count over one of these is of more than one act.
WINDOWS = frozenset(
    "year month week decade season annual war conflict campaign total nationwide worldwide".split()
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
# A number taken back stands this near the one that holds, in tokens.
NEAR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One number of a count, and whether it holds or is taken back, by the word `cue`.

    `word` is the noun that is counted by. `kind` is None where only the number beside
    it, at token `beside`, says what is counted.
    """

    number: int
    word: int
    cue: int
    holds: bool
    kind: FigureKind | None = None
    beside: int | None = None


@lru_cache(maxsize=2)
def find_tolls(reader: Reader) -> tuple[Toll, ...]:
    """Return the counts that a document gives again or takes back, each number once."""
    found: dict[int, Toll] = {}
    sentences = [one for one in reader.tree.sentences if not _over_window(reader.tree, one)]
    for token in (number for one in sentences for number in range(one.first, one.last)):
        for toll in (*_of_count(reader, token), *_set_against(reader, token)):
            found.setdefault(toll.number, toll)
    return tuple(found[number] for number in sorted(found))


def _over_window(tree: Tree, sentence: Sentence) -> bool:
    """Return whether a sentence counts over a year, a war or the like."""
    return any(
        tree.lemma(number) in WINDOWS or YEAR.fullmatch(tree.tokens[number].text)
        for number in range(sentence.first, sentence.last)
    )


def entries_of(reader: Reader, token: int, part: str) -> tuple[Entry, ...]:
    """Return what the table of tolls says of a token in one of its parts."""
    table, tree = reader.lexicons.table("tolls"), reader.tree
    text = tree.tokens[token].text.lower()
    entries = table.get(text) or table.get(tree.lemma(token), ())
    return tuple(entry for entry in entries if entry.features["part"] == part)


def _of_count(reader: Reader, noun: int) -> Iterator[Toll]:
    """Yield the numbers of a count: its own, and those that the verb over it gives it."""
    tree = reader.tree
    if tree.tokens[noun].relation not in {"nsubj", "nsubjpass", "dobj"}:
        return
    kind = _kind(reader, noun)
    if kind is None:
        return
    verb, own = tree.tokens[noun].head, _number(tree, noun, "of")
    changed = bool(entries_of(reader, verb, "change"))
    wrong = [child for child in tree.children(verb, "acomp") if entries_of(reader, child, "wrong")]
    if own is not None and (wrong or changed):
        cue = wrong[0] if wrong else verb
        yield Toll(number=own, word=noun, kind=kind, cue=cue, holds=False)
    ways = {"from": False, "to": True} if changed else {}
    if entries_of(reader, verb, "put"):
        ways = {"at": True}
    below = [v for n in tree.subtree(noun) if tree.is_noun(n) for v in tree.children(n, "acl")]
    for preposition, holds in ways.items() if _is_told(tree, verb) else ():
        # The parser may tie "to 40" to "the people killed" before it.
        numbers = (_number(tree, over, preposition) for over in (verb, *below))
        number = next((number for number in numbers if number is not None), None)
        if number is not None:
            yield Toll(number=number, word=noun, kind=kind, cue=verb, holds=holds)
            yield from _told_with(reader, noun) if holds else ()


def _told_with(reader: Reader, noun: int) -> Iterator[Toll]:
    """Yield the number of others harmed whom "with" sets beside a count: "with 30 wounded"."""
    tree, harm = reader.tree, reader.lexicons.table("harm")
    verb = tree.tokens[noun].head
    for clause in tree.children(verb, "advcl"):
        if all(tree.lemma(mark) != "with" for mark in tree.children(clause, "mark")):
            continue
        kinds = [entry.code for entry in harm.get(tree.lemma(clause), ())]
        for head in tree.children(clause, "nsubj") if kinds else ():
            if (number := _numeral(tree, head)) is not None:
                kind = FigureKind(kinds[0])
                yield Toll(number=number, word=noun, kind=kind, cue=verb, holds=True)


def _is_told(tree: Tree, verb: int) -> bool:
    """Return whether a change is told as done: no modal, no infinitive."""
    helpers = tree.children(verb, "aux")
    return all(tree.tokens[helper].tag not in {"MD", "TO"} for helper in helpers)


def _kind(reader: Reader, noun: int) -> FigureKind | None:
    """Return whom a count counts, None where a word is no count of people harmed.

    "it" stands for the count that the same sentence speaks of before.
    """
    tree = reader.tree
    if tree.lemma(noun) == "it":
        before = range(tree.sentence_of(noun).first, noun)
        kinds = [_kind(reader, token) for token in before if tree.is_noun(token)]
        return next((kind for kind in reversed(kinds) if kind is not None), None)
    entries = entries_of(reader, noun, "count") if tree.is_noun(noun) else ()
    if not entries:
        return None
    harm = reader.lexicons.table("harm")
    for token in tree.subtree(noun):
        words = (tree.tokens[token].text.lower(), tree.lemma(token))
        for entry in (entry for word in words for entry in harm.get(word, ())):
            return FigureKind(entry.code)
    return None if "needs" in entries[0].features else FigureKind(entries[0].code)


def _number(tree: Tree, head: int, preposition: str) -> int | None:
    """Return the number behind a preposition under a token, or under a preposition there."""
    stack = [(child, 0) for child in tree.children(head, "prep", "prt", "advmod")]
    while stack:
        child, depth = stack.pop(0)
        if tree.lemma(child) == preposition:
            for counted in tree.children(child, "pobj"):
                if (number := _numeral(tree, counted)) is not None:
                    return number
        if depth == 0:
            stack += [(below, 1) for below in tree.children(child, "prep")]
    return None


def _numeral(tree: Tree, head: int) -> int | None:
    if tree.tokens[head].tag == "CD":
        return head
    numbers = tree.children(head, "nummod")
    if numbers:
        return numbers[0]
    return next((n for prep in tree.children(head, "prep") for n in tree.children(prep, "pobj")
                 if tree.tokens[n].tag == "CD"), None)  # fmt: skip


def _set_against(reader: Reader, token: int) -> Iterator[Toll]:
    """Yield the number of "16 people, not 19", "16, rather than 19", "16, down from 19"."""
    tree = reader.tree
    if tree.lemma(token) not in OPENERS:
        return
    words = [tree.lemma(number) for number in range(token, min(token + 2, len(tree.tokens)))]
    width = next((len(way) for way in AGAINST if tuple(words[: len(way)]) == way), 0)
    if words[:1] and words[0] in DIRECTIONS and words[1:] == ["from"]:
        width = 2
    start = token + width
    sentence = tree.sentence_of(token)
    if not width or start >= sentence.last:
        return
    number = _first_number(tree, start, sentence.last)
    before = [n for n in range(max(sentence.first, token - NEAR), token) if _counts(tree, n)]
    if number is None or not before or not _is_of_same(reader, number, before[-1]):
        return
    if width == 1 and tree.tokens[token - 1].text not in PAUSES:
        return
    yield Toll(number=number, word=token, cue=token, holds=False, beside=before[-1])


def _first_number(tree: Tree, start: int, last: int) -> int | None:
    """Return the number that begins here, or that of "an earlier count of 19"."""
    if tree.tokens[start].tag == "CD":
        return start
    for noun in range(start, min(start + NEAR, last)):
        if tree.is_noun(noun):
            return _number(tree, noun, "of")
    return None


def _is_of_same(reader: Reader, number: int, beside: int) -> bool:
    """Return whether two numbers may count the same people harmed: no miles, no points."""
    tree, harm = reader.tree, reader.lexicons.table("harm")
    sentence = tree.sentence_of(number)
    told = any(tree.lemma(token) in harm for token in range(sentence.first, sentence.last))
    if tree.tokens[number].relation != "nummod":
        return told
    counted = tree.lemma(tree.tokens[number].head)
    return told and counted in {tree.lemma(tree.tokens[beside].head), "people", "person"}


def _counts(tree: Tree, number: int) -> bool:
    return tree.tokens[number].tag == "CD"
