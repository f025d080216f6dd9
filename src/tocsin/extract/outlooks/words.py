"""The clause that tells an act to come: without who reports it, and without asides."""

from itertools import pairwise

from tocsin.core.types import Span
from tocsin.extract.outlooks.acts import Act
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

CONDITIONS = frozenset({"if", "unless", "once", "should"})
_EDGE_TAGS = frozenset({".", ",", ":", "_SP", "''", "``"})
# Rules whose governor is no part of the clause: a noun's act stands in its own phrase.
_IN_PHRASE = frozenset({"outlooks/modifier", "outlooks/after"})
_NOUN = "outlooks/noun"


def words_of(reader: Reader, act: Act) -> Span:
    """Return the clause that tells the act to come, without the clause that reports it."""
    members = tokens_of(reader, act)
    return reader.tree.span(members[0], members[-1])


def tokens_of(reader: Reader, act: Act) -> list[int]:
    """Return the tokens of `words_of`, in text order."""
    tree = reader.tree
    members = sorted({*tree.subtree(_top(reader, act)), *tree.subtree(act.token)})
    members = _without_aside(tree, members, act)
    members = _without_opening(tree, members, act)
    while len(members) > 1 and tree.tokens[members[-1]].tag in _EDGE_TAGS:
        members.pop()
    while len(members) > 1 and _opens(tree, members[0], act):
        members.pop(0)
    return members


def _top(reader: Reader, act: Act) -> int:
    """Return the head of the words: below a verb that only says them, the noun of a phrase.

    What says how likely the act is belongs to them.
    """
    tree = reader.tree
    if act.frame.judged is not None:
        return act.frame.judged.top
    if act.frame.rule in _IN_PHRASE:
        return act.token
    if act.frame.rule == _NOUN:
        aside = tree.tokens[act.frame.governor].relation == "pobj"
        told = tree.tokens[act.frame.top].tag in {"VBD", "VBN"}
        if aside or told:
            return act.frame.governor
    if act.frame.sayer is None:
        return act.frame.top
    below = act.token
    for above in tree.ancestors(act.token):
        if above == act.frame.sayer:
            return below
        below = above
    return act.frame.top


def _without_aside(tree: Tree, members: list[int], act: Act) -> list[int]:
    """Return the tokens up to a ", which ..." that only adds to the act."""
    for place, (number, following) in enumerate(pairwise(members)):
        is_comma = number > act.token and tree.tokens[number].tag == ","
        if is_comma and tree.tokens[following].tag in {"WDT", "WP"}:
            return members[:place]
    return members


def _without_opening(tree: Tree, members: list[int], act: Act) -> list[int]:
    """Return the tokens without a clause before the subject that is no condition."""
    top = act.frame.top
    subjects = [child for child in tree.children(top, "nsubj", "nsubjpass", "expl") if child < top]
    if not subjects:
        return members
    first = min(tree.subtree(subjects[0]))
    dropped: set[int] = set()
    for child in tree.children(top, "advcl"):
        marks = {tree.lemma(mark) for mark in tree.children(child, "mark", "advmod")}
        below = set(tree.subtree(child))
        if max(below) < first and not marks & CONDITIONS and act.token not in below:
            dropped |= below
    return [number for number in members if number not in dropped]


def _opens(tree: Tree, token: int, act: Act) -> bool:
    """Return whether a token at a clause's edge only joins it to another clause."""
    if tree.tokens[token].tag in {",", ":", "_SP", "CC", "``"}:
        return True
    top = act.frame.top if act.frame.judged is None else act.frame.judged.top
    return tree.tokens[token].relation == "mark" and tree.tokens[token].head == top
