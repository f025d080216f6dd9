"""Whether what stands over a noun says that the act that it names happened."""

import re

from tocsin.core.vocab import EventType, Mode, PartStatus, Realis
from tocsin.extract.occurrences.parts import Roles, act_verb
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.realis.words import UNREAL, code_of, is_trend
from tocsin.extract.occurrences.triggers import noun_entries
from tocsin.extract.phrases.mentions import CALENDAR, is_place
from tocsin.extract.phrases.refuted import is_refuted_act
from tocsin.extract.reader import Reader

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# "Stopped a bombing": it was not; "stopped the bombing": it had begun.
STOPPING = frozenset({"stop"})
# Who does not claim an act does not say that there was none.
CLAIMING = frozenset({"claim"})
ANNOUNCING = frozenset({"announce", "unveil", "approve"})
EVERY = frozenset({"every", "each", "any", "such"})
YEAR = re.compile(r"(?:1[89]|20)\d\d")
LATELY = frozenset({"recent", "latest", "previous", "earlier", "deadly", "deadliest"})


def of_noun(reader: Reader, noun: int, roles: Roles) -> Realis:
    """Return the realis of an act that a noun names."""
    tree = reader.tree
    determiners = {tree.lemma(child) for child in tree.children(noun, "det", "neg")}
    if "no" in determiners or is_refuted_act(tree, noun):
        return Realis.DENIED
    if found := _modifier(reader, noun):
        return found
    if determiners & EVERY or any(
        tree.lemma(child) == "such" for child in tree.children(noun, "amod", "predet")
    ):
        return Realis.GENERIC
    plural = tree.tokens[noun].tag in {"NNS", "NNPS"}
    for verb in tree.children(noun, "acl", "relcl"):
        if verb in roles.carriers:
            found = _of_carrier(reader, verb)
            if plural and not determiners & DEFINITE and not _particular(reader, noun):
                return found if found in UNREAL else Realis.GENERIC
            return Realis.HAPPENED if found is Realis.GENERIC else found
    return _governed(reader, noun, definite=bool(determiners & DEFINITE), roles=roles)


def _modifier(reader: Reader, noun: int) -> Realis | None:
    for child in reader.tree.children(noun, "amod", "compound", "nmod"):
        if (code := code_of(reader, child)) is not None:
            return code
    return None


def _governed(reader: Reader, noun: int, *, definite: bool, roles: Roles) -> Realis:
    tree = reader.tree
    top = noun
    while tree.tokens[top].relation in {"conj", "appos", "compound"} and tree.is_noun(
        tree.tokens[top].head
    ):
        if tree.tokens[top].head == top:
            break
        top = tree.tokens[top].head
    token = tree.tokens[top]
    head = token.head
    if token.relation == "pobj":
        return _of_prepositional(reader, noun, head, definite=definite)
    if token.relation == "oprd":
        return Realis.GENERIC
    if token.relation in {"dobj", "nsubjpass", "nsubj", "attr"} and tree.is_verb(head):
        return _of_argument(reader, noun, head, definite=definite, roles=roles)
    return _default(reader, noun, definite=definite)


def _of_prepositional(reader: Reader, noun: int, prep: int, *, definite: bool) -> Realis:
    tree = reader.tree
    above = tree.tokens[prep].head
    if tree.lemma(prep) == "without":
        return Realis.DENIED
    code = code_of(reader, above)
    # A suspect in a shooting may not have done it: that it was done stands.
    given = tree.lemma(above) == "suspect" and tree.is_noun(above)
    given = given or (definite and (tree.is_verb(above) or tree.lemma(above) == "plan"))
    if code in UNREAL and not given:
        return Realis.PLANNED if code is Realis.PLANNED else Realis.POSSIBLE
    alone = _default(reader, noun, definite=definite)
    if tree.is_verb(above) and not definite and alone is Realis.HAPPENED:
        over = of_verb(reader, above)
        spared = over is Realis.DENIED and _is_spared(reader, noun, above)
        return over if over in UNREAL and not spared else Realis.HAPPENED
    return alone


def _is_spared(reader: Reader, noun: int, verb: int) -> bool:
    """Return whether an act is taken for granted by who says that it harmed nobody.

    "No one was killed in Sunday's bombing"; not "no one has been killed in a bombing".
    """
    tree = reader.tree
    harmless = tree.lemma(verb) in reader.lexicons.table("harm")
    perfect = any(tree.lemma(child) == "have" for child in tree.children(verb, "aux"))
    return bool(tree.children(noun, "poss")) or (harmless and not perfect)


def _of_argument(reader: Reader, noun: int, verb: int, *, definite: bool, roles: Roles) -> Realis:
    tree = reader.tree
    relation = tree.tokens[noun].relation
    code = code_of(reader, verb)
    plural = tree.tokens[noun].tag in {"NNS", "NNPS"}
    if relation != "nsubj" and tree.lemma(verb) in STOPPING and not definite:
        return Realis.DENIED
    if relation != "nsubj" and code is not None:
        planned = tree.lemma(verb) in {"plan", "plot", "prepare", "order"}
        if not (definite and (planned or relation == "nsubjpass")):
            return code
    if relation != "nsubj" and tree.lemma(verb) in ANNOUNCING and _moves_forces(reader, noun):
        return Realis.PLANNED
    if relation != "nsubj" and is_trend(reader, verb) and plural:
        return Realis.GENERIC
    if relation == "attr" or (tree.lemma(verb) == "be" and relation == "nsubj"):
        there = bool(tree.children(verb, "expl"))
        present = tree.tokens[verb].tag in {"VBP", "VBZ"}
        if plural and present and relation == "nsubj" and not there:
            return Realis.GENERIC
        if not there and not definite:
            return Realis.GENERIC
    carried = verb in roles.carriers or bool(act_verb(reader, verb))
    over = _of_carrier(reader, verb)
    if over is Realis.DENIED and definite and PartStatus.DENIED in roles.actors.values():
        # Who denies a part in "the attack" does not say that there was none.
        return Realis.HAPPENED
    if carried:
        return _default(reader, noun, definite=definite) if over is Realis.GENERIC else over
    if over in UNREAL and not definite:
        return over
    return _default(reader, noun, definite=definite)


def _of_carrier(reader: Reader, verb: int) -> Realis:
    """Return the realis of an act by the verb that it is an argument of."""
    found = of_verb(reader, verb)
    unclaimed = found is Realis.DENIED and reader.tree.lemma(verb) in CLAIMING
    return Realis.HAPPENED if unclaimed else found


def _moves_forces(reader: Reader, noun: int) -> bool:
    """Return whether an act is a movement of forces, which is announced before it is made."""
    entries, _ = noun_entries(reader, noun) or ((), noun)
    return any(
        entry.code == EventType.MOBILIZE or entry.features.get("mode") == Mode.WITHDRAW
        for entry in entries
    )


def _default(reader: Reader, noun: int, *, definite: bool) -> Realis:
    """Return happened for a noun that names a particular act, else generic."""
    tree = reader.tree
    if reader.in_heading(noun):
        return Realis.HAPPENED
    singular = tree.tokens[noun].tag not in {"NNS", "NNPS"}
    if definite or (singular and tree.children(noun, "det", "poss", "nummod", "compound")):
        return Realis.HAPPENED
    return Realis.HAPPENED if _particular(reader, noun) else Realis.GENERIC


def _particular(reader: Reader, noun: int) -> bool:
    """Return whether a plural has a number or a time, or stands beside harm done in it."""
    tree = reader.tree
    below = tree.subtree(noun)
    if any(tree.lemma(child) != "all" for child in tree.children(noun, "nummod", "det")):
        return True
    if any(
        tree.tokens[number].text.lower() in CALENDAR
        or (is_place(reader, number) and tree.tokens[noun].tag not in {"NNS", "NNPS"})
        for number in below
    ):
        return True
    if any(YEAR.fullmatch(tree.tokens[number].text) for number in below):
        return True
    if any(tree.lemma(child) in LATELY for child in tree.children(noun, "amod")):
        return True
    numbers = reader.lexicons.table("numbers")
    if any(tree.lemma(child) in numbers for child in tree.children(noun, "amod", "compound")):
        return True
    token = tree.tokens[noun]
    if token.relation == "pobj":
        above = tree.tokens[token.head].head
        harmed = tree.lemma(above) in reader.lexicons.table("harm")
        agent = tree.tokens[token.head].relation == "agent"
        return harmed or (agent and of_verb(reader, above) is Realis.HAPPENED)
    return False
