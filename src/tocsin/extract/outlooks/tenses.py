"""Whether words stand in a tense from which an act is still to come."""

from tocsin.core.ports import Entry
from tocsin.extract.outlooks.judged import is_turned
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

_PRESENT = frozenset({"is", "are", "'s", "\u2019s", "'re", "\u2019re", "am", "'m", "\u2019m"})
_PERFECT = frozenset({"has", "have", "being"})
_PAST = frozenset({"was", "were", "had", "did"})
# Who tells in the past what was then open: the tense is that of the telling.
_TELLING = frozenset(
    {"say", "warn", "announce", "add", "tell", "declare", "state", "report", "predict", "estimate",
     "assess", "believe", "fear", "think", "worry", "indicate", "note", "caution", "confirm",
     "insist", "stress", "write", "claim", "suggest"}
)  # fmt: skip
# What dates a clause before its telling.
_BACK = frozenset({"last", "past", "ago", "yesterday", "earlier", "previous", "then"})
_TIMING = frozenset({"when", "before", "after"})
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
# What ended a plan, or tells it as a charge: "was planning to attack when he was arrested".
_UNDONE = frozenset(
    {"arrest", "charge", "accuse", "convict", "foil", "thwart", "detain", "sentence", "indict",
     "suspect", "plead", "catch", "jail", "allege", "prosecutor", "court", "trial", "abort"}
)  # fmt: skip


def points_ahead(reader: Reader, head: int, entry: Entry) -> bool:
    """Return whether a governor is told in a tense from which the act is still to come."""
    tree = reader.tree
    if tree.negated(head):
        return False
    if entry.features["part"] == "state":
        if is_turned(tree, head):
            return False
        return clause_is_open(reader, head) or is_backshifted(reader, head)
    if entry.features["part"] == "noun":
        return clause_is_open(reader, head) or "told" in entry.features
    helpers = {tree.tokens[child].text.lower() for child in tree.children(head, "aux", "auxpass")}
    if "voice" in entry.features:
        is_passive = bool(tree.children(head, "auxpass"))
        if is_passive != (entry.features["voice"] == "passive"):
            return False
    if "past" in entry.features:
        return "had" not in helpers
    if tree.tokens[head].tag in {"VBP", "VBZ"}:
        return True
    if tree.tokens[head].tag in {"VBG", "VB", "VBN"} and helpers & (_PRESENT | _PERFECT):
        return not helpers & {"had", "was", "were"}
    return is_backshifted(reader, head, entry_is_verb=True)


def was_open(reader: Reader, verb: int) -> bool:
    """Return whether "said that attacks were likely" tells of what was then to come.

    Not "were likely last month", nor "was likely the work of rebels".
    """
    tree = reader.tree
    if tree.children(verb, "attr") or not is_backshifted(reader, verb):
        return False
    return not any(tree.lemma(number) in _BACK for number in tree.subtree(verb))


def was_planned_for(reader: Reader, verb: int) -> bool:
    """Return whether it "was planning" an act for a day that its clause names, and went on to.

    Not where the sentence tells that the plan was undone.
    """
    tree = reader.tree
    helpers = {tree.tokens[child].text.lower() for child in tree.children(verb, "aux", "auxpass")}
    if tree.tokens[verb].tag not in {"VBG", "VBN"} or not helpers & {"was", "were"}:
        return False
    days = [
        noun
        for prep in tree.children(verb, "prep")
        if tree.lemma(prep) in {"on", "for"}
        for noun in tree.children(prep, "pobj")
    ]
    if not any(tree.tokens[noun].tag == "NNP" and tree.lemma(noun) in _WEEKDAYS for noun in days):
        return False
    return not _is_undone(reader, verb)


def is_backshifted(reader: Reader, token: int, *, entry_is_verb: bool = False) -> bool:
    """Return whether a past tense is only that of the telling ("said it was planning to").

    Not where the sentence tells that the plan was undone, or of what it was a charge.
    """
    tree = reader.tree
    verb = _verb_over(tree, token)
    if verb is None or tree.tokens[verb].relation != "ccomp":
        return False
    helpers = {tree.tokens[child].text.lower() for child in tree.children(verb, "aux", "auxpass")}
    copula = tree.lemma(verb) == "be"
    # "said it was planned by" tells who had planned it.
    passive = entry_is_verb and bool(tree.children(verb, "auxpass"))
    if "had" in helpers or passive or (tree.tokens[verb].tag == "VBD" and not copula):
        return False
    over = tree.tokens[verb].head
    if tree.lemma(over) not in _TELLING or tree.tokens[over].tag not in {"VBD", "VBN", "VBG"}:
        return False
    return not _is_undone(reader, verb)


def _is_undone(reader: Reader, verb: int) -> bool:
    """Return whether the sentence tells that what a verb planned was undone, or of a charge."""
    tree = reader.tree
    sentence = tree.sentence_of(verb)
    lemmas = {tree.lemma(number) for number in range(sentence.first, sentence.last)}
    timed = any(tree.lemma(child) in _TIMING for child in _marks(tree, verb))
    # "was preparing an attack before the bombings of May": that is over.
    followed = any(
        tree.lemma(prep) in _TIMING and tree.children(noun, "det")
        for prep in tree.children(verb, "prep")
        for noun in tree.children(prep, "pobj")
    )
    return bool(lemmas & _UNDONE) or timed or followed


def clause_is_open(reader: Reader, token: int) -> bool:
    """Return whether the nearest verb is not in the past."""
    tree = reader.tree
    above = _verb_over(tree, token)
    if above is None:
        return True
    helpers = {tree.tokens[child].text.lower() for child in tree.children(above, "aux", "auxpass")}
    return (
        tree.tokens[above].text.lower() not in _PAST
        and not helpers & _PAST
        and tree.tokens[above].tag != "VBD"
    )


def _verb_over(tree: Tree, token: int) -> int | None:
    for above in (token, *tree.ancestors(token)):
        if tree.is_verb(above) and tree.tokens[above].relation not in {"amod", "aux", "auxpass"}:
            return above
    return None


def _marks(tree: Tree, verb: int) -> list[int]:
    return [
        mark
        for clause in tree.children(verb, "advcl")
        for mark in tree.children(clause, "mark", "advmod")
    ]
