"""Whether the clause of a verb says that something happened."""

from tocsin.core.vocab import Realis
from tocsin.extract.occurrences.clauses import TELLING
from tocsin.extract.occurrences.realis.questions import is_if_true
from tocsin.extract.occurrences.realis.words import UNREAL, code_of, entries_of
from tocsin.extract.phrases.mentions import is_armed, is_human
from tocsin.extract.phrases.refuted import UNTRUE, is_refuted_clause
from tocsin.extract.reader import Reader

MODALS = {
    "may": Realis.POSSIBLE,
    "might": Realis.POSSIBLE,
    "could": Realis.POSSIBLE,
    "can": Realis.POSSIBLE,
    "will": Realis.PLANNED,
    "'ll": Realis.PLANNED,
    "wo": Realis.PLANNED,
    "shall": Realis.PLANNED,
    "would": Realis.HYPOTHETICAL,
    "'d": Realis.HYPOTHETICAL,
    "should": Realis.PLANNED,
    "must": Realis.PLANNED,
    "ought": Realis.PLANNED,
}
WOULD = frozenset({"would", "'d"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
CARRIED = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "conj", "relcl"})
STATES = frozenset({"be", "remain", "stay", "lie"})
# Who was to blame, or to be seen, had nothing still to come.
IDIOMS = frozenset({"blame", "thank", "see", "find", "hear"})
DEPTH = 6


def of_verb(reader: Reader, verb: int, depth: int = 0) -> Realis:
    """Return the realis of a verb's clause."""
    tree = reader.tree
    if _negated(reader, verb) or is_refuted_clause(tree, verb):
        return Realis.DENIED
    if found := _modal(reader, verb):
        return found
    if is_if_true(reader, verb):
        return Realis.POSSIBLE
    marks = tree.children(verb, "mark")
    if any(tree.lemma(mark) in CONDITIONS for mark in marks) or _inverted(reader, verb):
        return Realis.HYPOTHETICAL
    if _adverb(reader, verb, "generic"):
        return Realis.GENERIC
    above = _from_above(reader, verb, depth) if depth < DEPTH else None
    return above if above is not None else _tense(reader, verb)


def _negated(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    if any(tree.lemma(child) == "never" for child in tree.children(verb, "neg", "advmod")):
        return True
    negations = tree.children(verb, "neg")
    only = any(tree.lemma(child) in {"only", "just"} for child in tree.children(verb, "advmod"))
    nobody = any(
        tree.tokens[child].text.lower() in {"nobody", "none"}
        or any(tree.lemma(det) == "no" for det in tree.children(child, "det"))
        for child in tree.children(verb, "nsubj", "nsubjpass", "dobj")
    )
    return (bool(negations) and not only) or nobody


def _inverted(reader: Reader, verb: int) -> bool:
    """Read "Had rebels attacked, ...": the auxiliary before its subject, and no question."""
    tree = reader.tree
    auxiliaries = [n for n in tree.children(verb, "aux") if tree.tokens[n].text.lower() == "had"]
    own = tree.children(verb, "nsubj", "nsubjpass")
    last = tree.tokens[tree.sentence_of(verb).last - 1].text
    return bool(auxiliaries and own) and auxiliaries[0] < own[0] and last != "?"


def _modal(reader: Reader, verb: int) -> Realis | None:
    tree = reader.tree
    auxiliaries = tree.children(verb, "aux")
    words = [tree.tokens[child].text.lower() for child in auxiliaries]
    for child, word in zip(auxiliaries, words, strict=True):
        if tree.tokens[child].tag == "MD" and word in MODALS:
            likely = any(
                tree.lemma(a) in {"likely", "probably"} for a in tree.children(verb, "advmod")
            )
            if likely:
                return Realis.POSSIBLE
            ahead = word in WOULD and _is_future_in_past(reader, verb)
            return Realis.PLANNED if ahead else MODALS[word]
    return None


def _is_future_in_past(reader: Reader, verb: int) -> bool:
    """Return whether "would" reports what somebody said "will" of, on no condition.

    "said it would send troops"; not "would attack if the talks failed", "would have attacked",
    "would often attack".
    """
    tree, token = reader.tree, reader.tree.tokens[verb]
    told = token.relation == "ccomp" and tree.tokens[token.head].tag in {"VBD", "VBN"}
    perfect = any(tree.lemma(child) == "have" for child in tree.children(verb, "aux"))
    marks = [
        mark
        for clause in (*tree.children(verb, "advcl"), *tree.children(token.head, "advcl"))
        for mark in tree.children(clause, "mark", "advmod")
    ]
    conditional = any(tree.lemma(mark) in CONDITIONS for mark in marks)
    if perfect or conditional or _adverb(reader, verb, "generic"):
        return False
    return told and tree.lemma(token.head) in TELLING


def _from_above(reader: Reader, verb: int, depth: int) -> Realis | None:
    """Return what the clause or noun over a verb makes of it, None where nothing."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    if token.relation not in CARRIED or token.head == verb:
        return None
    head = token.head
    infinitive = _is_infinitive(reader, verb)
    if token.relation in {"acl", "relcl"}:
        if infinitive:
            return code_of(reader, head) or Realis.PLANNED
        return _supposed(reader, head)
    if token.relation == "pcomp":
        return _under_preposition(reader, head, depth)
    if token.relation == "advcl":
        if infinitive:
            return Realis.PLANNED
        goes_on = token.tag == "VBG" and _bare(reader, verb)
        return of_verb(reader, head, depth + 1) if goes_on else None
    if not tree.is_verb(head):
        return (code_of(reader, head) or Realis.PLANNED) if infinitive else None
    if token.relation == "conj":
        bare = _bare(reader, verb) and token.tag in {"VB", "VBN", "VBG"}
        return of_verb(reader, head, depth + 1) if bare else None
    to_be = infinitive and _is_to_be(reader, verb, head)
    code = Realis.PLANNED if to_be else code_of(reader, head)
    if token.relation == "ccomp" and not infinitive:
        return Realis.DENIED if _denies(reader, head) else _condition_over(reader, head)
    if code is Realis.ONGOING:
        # "will continue to strike" tells of no strike.
        return _modal(reader, head) or code
    if code in UNREAL:
        return code
    if infinitive or token.tag == "VBG":
        return of_verb(reader, head, depth + 1)
    return None


def _is_infinitive(reader: Reader, verb: int) -> bool:
    """Return whether a verb stands as "to attack" or "to be attacked"."""
    tree = reader.tree
    tags = {tree.tokens[each].tag for each in (verb, *tree.children(verb, "auxpass"))}
    to = any(tree.tokens[child].text.lower() == "to" for child in tree.children(verb, "aux"))
    return to and "VB" in tags


def _denies(reader: Reader, verb: int) -> bool:
    """Return whether a verb says of the clause under it that it is not so."""
    said_of_it = {reader.tree.lemma(child) for child in reader.tree.children(verb, "acomp")}
    return reader.tree.lemma(verb) == "deny" or bool(said_of_it & UNTRUE)


def _is_to_be(reader: Reader, verb: int, head: int) -> bool:
    """Return whether somebody "was to" do it, or something was to be done.

    Not "the response was to attack", which says what the response was, nor "they were to
    blame".
    """
    tree = reader.tree
    if tree.lemma(head) != "be" or tree.children(head, "attr", "acomp"):
        return False
    if tree.lemma(verb) in IDIOMS:
        return False
    if tree.children(verb, "auxpass"):
        return True
    return any(
        is_armed(reader, one) or is_human(reader, one) for one in tree.children(head, "nsubj")
    )


def _supposed(reader: Reader, noun: int) -> Realis | None:
    """Return hypothetical for what is told of somebody supposed: "if you had a group that".

    Not of somebody who is: "if the army finds a gunman who killed three soldiers".
    """
    tree, token = reader.tree, reader.tree.tokens[noun]
    any_one = any(tree.lemma(det) in {"a", "an", "any"} for det in tree.children(noun, "det"))
    there_is = bool(tree.children(token.head, "expl"))
    if not any_one or not (tree.lemma(token.head) == "have" or there_is):
        return None
    return _condition_over(reader, token.head)


def _under_preposition(reader: Reader, prep: int, depth: int) -> Realis | None:
    tree = reader.tree
    if tree.lemma(prep) in {"without", "instead"}:
        return Realis.DENIED
    head = tree.tokens[prep].head
    if head == prep:
        return None
    if tree.lemma(prep) == "before":
        return None if not tree.is_verb(head) else of_verb(reader, head, depth + 1)
    code = code_of(reader, head)
    if (code in UNREAL or code is Realis.GENERIC) and tree.lemma(head) not in {"suspect", "deny"}:
        return code
    if tree.lemma(head) in {"accuse", "suspect", "convict", "charge"}:
        return Realis.HAPPENED
    under_be = tree.lemma(tree.tokens[head].head) == "be" and _is_infinitive(reader, head)
    if tree.lemma(prep) == "for" and under_be:
        # Who is to blame, or to be punished, for an attack made it.
        return Realis.HAPPENED
    over = of_verb(reader, head, depth + 1) if tree.is_verb(head) else Realis.HAPPENED
    # "is in hospital after being shot", but not "usually is"
    after = tree.lemma(prep) == "after" and not _adverb(reader, head, "generic")
    follows = after and tree.lemma(head) in STATES and over is Realis.GENERIC
    return Realis.HAPPENED if follows else over


def _condition_over(reader: Reader, verb: int) -> Realis | None:
    marks = reader.tree.children(verb, "mark")
    conditional = any(reader.tree.lemma(mark) == "if" for mark in marks)
    return Realis.HYPOTHETICAL if conditional else None


def _tense(reader: Reader, verb: int) -> Realis:
    tree, tag = reader.tree, reader.tree.tokens[verb].tag
    auxiliaries = tree.children(verb, "aux", "auxpass")
    forms = {tree.tokens[child].text.lower() for child in auxiliaries}
    present = {"is", "are", "'s", "'re", "am", "'m"}
    if tag == "VBG":
        return Realis.ONGOING if forms & (present | {"been"}) else Realis.HAPPENED
    if reader.in_heading(verb):
        return Realis.HAPPENED
    if tag in {"VBZ", "VBP"} or (tag == "VB" and not forms):
        return Realis.ONGOING if _adverb(reader, verb, "ongoing") else Realis.GENERIC
    if tag == "VBN" and "being" in forms and forms & present:
        return Realis.ONGOING
    if tag == "VBN" and forms & present and not forms & {"been", "has", "have"}:
        return Realis.ONGOING
    return Realis.HAPPENED


def _bare(reader: Reader, verb: int) -> bool:
    return not reader.tree.children(verb, "aux", "auxpass", "nsubj", "nsubjpass")


def _adverb(reader: Reader, verb: int, code: str) -> bool:
    return any(
        entry.code == code
        for child in reader.tree.children(verb, "advmod", "npadvmod")
        for entry in entries_of(reader, child)
    )
