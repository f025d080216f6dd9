"""In which tense a relation is told: as standing, or as past.

The present says that it stands when it is told, the past that it stood before. The perfect
("has trained") leaves open whether it still stands, and so does a past tense that what a speaker
says takes from the word for saying it ("he said Iran was arming them").
"""

from collections.abc import Sequence

from tocsin.core.types import Attribution
from tocsin.core.vocab import Tense
from tocsin.extract.attribution.links import innermost
from tocsin.extract.phrases.ends import is_passive, second_verb
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import Bond
from tocsin.extract.ties.standing import has_ended, is_habit_of_old

_FORMERLY = frozenset({"former", "formerly", "once", "one-time", "onetime", "previously", "late"})
_NOW = frozenset({"current", "currently", "now", "present"})
# An infinitive or gerund under one of these has its tense.
_ASPECT = frozenset({"continue", "keep", "go"})
_PAST_TAGS = frozenset({"VBD", "VBN"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
_DEPTH = 4


def tense_of(reader: Reader, attributions: Sequence[Attribution], bond: Bond) -> Tense | None:
    """Return the tense of a tie, or None where its words show none or leave it open.

    In a heading the present tells what has happened: it shows nothing there.
    """
    tree = reader.tree
    said = _by_words(tree, bond)
    if said is not None:
        return said
    if bond.teller is None or reader.in_heading(bond.trigger):
        return None
    found = _of_verb(tree, bond.teller)
    if found is Tense.PAST and _is_taken_over(reader, attributions, bond.teller):
        return None
    return found


def _by_words(tree: Tree, bond: Bond) -> Tense | None:
    """Return what words beside the trigger or its verb say: "former", "no longer", "now"."""
    tokens = sorted({bond.trigger, bond.trigger if bond.teller is None else bond.teller})
    beside = {
        tree.lemma(child) for token in tokens for child in tree.children(token, "amod", "advmod")
    }
    if beside & _FORMERLY or any(has_ended(tree, token) for token in tokens):
        return Tense.PAST
    return Tense.PRESENT if beside & _NOW else None


def _of_verb(tree: Tree, verb: int, depth: int = _DEPTH) -> Tense | None:
    token = tree.tokens[verb]
    helpers = [tree.tokens[each] for each in tree.children(verb, "aux", "auxpass")]
    words = {each.text.lower() for each in helpers}
    if "had" in words or words & {"was", "were", "did"}:
        return Tense.PAST
    if words & {"has", "have", "’ve", "'ve"}:
        # "Has been arming them" goes on; "has armed them" may be over.
        return Tense.PRESENT if token.tag == "VBG" else None
    if words & {"is", "are", "am", "do", "does", "’s", "'s", "’re", "'re"}:
        return Tense.PRESENT
    if words - {"to"}:
        return None
    if depth and (above := _shares_tense_of(tree, verb)) is not None:
        return _of_verb(tree, above, depth - 1)
    if is_passive(tree, verb):
        # A participle, whatever its tag: "the rebels, backed by Iran, left".
        return None
    if token.tag in _PRESENT_TAGS:
        return Tense.PRESENT
    has_subject = bool(tree.children(verb, "nsubj"))
    return Tense.PAST if token.tag == "VBD" or (token.tag == "VBN" and has_subject) else None


def _shares_tense_of(tree: Tree, verb: int) -> int | None:
    """Return the verb whose tense another has: the first of two that are joined, "continues to"."""
    token = tree.tokens[verb]
    head = token.head
    if token.relation == "amod" and second_verb(tree, head) == verb:
        return tree.tokens[head].head
    if head == verb or not tree.is_verb(head):
        return None
    if token.relation == "conj" and token.tag in {tree.tokens[head].tag, "VBN", "VBG", "VB"}:
        finite = token.tag in _PRESENT_TAGS | {"VBD"}
        return None if finite or tree.children(verb, "nsubj", "nsubjpass") else head
    if token.relation == "xcomp" and tree.lemma(head) in _ASPECT:
        return head
    return head if is_habit_of_old(tree, verb) else None


def _is_taken_over(reader: Reader, attributions: Sequence[Attribution], verb: int) -> bool:
    """Return whether a past tense stands only because the word for saying is in the past.

    "He said Iran was arming them" may be of then; "he said Iran had armed them" is of before.
    """
    tree = reader.tree
    link = innermost(tuple(attributions), tree.tokens[verb].start)
    if link is None or link.direct or link.cue is None:
        return False
    if any(tree.tokens[each].text.lower() == "had" for each in tree.children(verb, "aux")):
        return False
    cue = tree.tokens_in(link.cue)
    return any(tree.tokens[each].tag in _PAST_TAGS for each in cue)
