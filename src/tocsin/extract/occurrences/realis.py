"""Whether the text says that an act happened: per clause, from words and syntax.

Source: codebook, layer B, "realis"; the words are in the lexicon `realis`.
"""

import re

from tocsin.core.ports import Entry
from tocsin.core.vocab import PartStatus, Realis
from tocsin.extract.occurrences.clauses import TELLING, verb_over
from tocsin.extract.occurrences.parts import Roles, act_verb
from tocsin.extract.occurrences.questions import is_if_true
from tocsin.extract.occurrences.triggers import Trigger, is_wound, names_death
from tocsin.extract.phrases.mentions import CALENDAR, is_place
from tocsin.extract.phrases.refuted import UNTRUE, is_refuted_act, is_refuted_clause
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
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
EVERY = frozenset({"every", "each", "any", "such"})
UNREAL = frozenset({Realis.PLANNED, Realis.POSSIBLE, Realis.HYPOTHETICAL, Realis.DENIED})
CARRIED = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "conj", "relcl"})
YEAR = re.compile(r"(?:1[89]|20)\d\d")
LATELY = frozenset({"recent", "latest", "previous", "earlier", "deadly", "deadliest"})
DEPTH = 6


def realis_of(reader: Reader, trigger: Trigger, roles: Roles) -> Realis:
    """Return the realis of an act."""
    if _is_played(reader, trigger.token):
        return Realis.HYPOTHETICAL
    if is_wound(reader, trigger.token) and (verb := verb_over(reader, trigger.token)) is not None:
        return of_verb(reader, verb)
    if names_death(reader, trigger.token):
        return _of_noun(reader, reader.tree.tokens[trigger.token].head, roles)
    if trigger.is_noun:
        return _of_noun(reader, trigger.token, roles)
    return of_verb(reader, trigger.token)


def _is_played(reader: Reader, token: int) -> bool:
    """Return whether an act is only told of in a film, or rehearsed in a drill."""
    tree = reader.tree
    near = list(tree.children(token, "amod", "compound", "dobj", "nsubj"))
    for above in tree.ancestors(token):
        near += [above, *tree.children(above, "nsubj")]
    near += [part for number in tree.children(token, "dobj") for part in tree.children(number)]
    return any(entry.code == "fiction" for number in near for entry in _entries(reader, number))


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

    "said it would send troops"; not "would attack if the talks failed", "would have attacked".
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
    return told and not perfect and not conditional and tree.lemma(token.head) in TELLING


def _from_above(reader: Reader, verb: int, depth: int) -> Realis | None:
    """Return what the clause or noun over a verb makes of it, None where nothing."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    if token.relation not in CARRIED or token.head == verb:
        return None
    head = token.head
    infinitive = token.tag == "VB" and any(
        tree.tokens[child].text.lower() == "to" for child in tree.children(verb, "aux")
    )
    if token.relation in {"acl", "relcl"}:
        if infinitive:
            return _code(reader, head) or Realis.PLANNED
        return None
    if token.relation == "pcomp":
        return _under_preposition(reader, head, depth)
    if token.relation == "advcl":
        if infinitive:
            return Realis.PLANNED
        return (
            of_verb(reader, head, depth + 1) if token.tag == "VBG" and _bare(reader, verb) else None
        )
    if not tree.is_verb(head):
        return (_code(reader, head) or Realis.PLANNED) if infinitive else None
    if token.relation == "conj":
        bare = _bare(reader, verb) and token.tag in {"VB", "VBN", "VBG"}
        return of_verb(reader, head, depth + 1) if bare else None
    code = _code(reader, head)
    if token.relation == "ccomp" and not infinitive:
        said_of_it = {tree.lemma(child) for child in tree.children(head, "acomp")}
        denied = tree.lemma(head) == "deny" or bool(said_of_it & UNTRUE)
        return Realis.DENIED if denied else _condition_over(reader, head)
    if code is Realis.ONGOING:
        # "will continue to strike" tells of no strike.
        return _modal(reader, head) or code
    if code in UNREAL:
        return code
    if infinitive or token.tag == "VBG":
        return of_verb(reader, head, depth + 1)
    return None


def _under_preposition(reader: Reader, prep: int, depth: int) -> Realis | None:
    tree = reader.tree
    if tree.lemma(prep) in {"without", "instead"}:
        return Realis.DENIED
    head = tree.tokens[prep].head
    if head == prep:
        return None
    if tree.lemma(prep) == "before":
        return None if not tree.is_verb(head) else of_verb(reader, head, depth + 1)
    code = _code(reader, head)
    if (code in UNREAL or code is Realis.GENERIC) and tree.lemma(head) not in {"suspect", "deny"}:
        return code
    if tree.lemma(head) in {"accuse", "suspect", "convict", "charge"}:
        return Realis.HAPPENED
    return of_verb(reader, head, depth + 1) if tree.is_verb(head) else Realis.HAPPENED


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
        if forms & (present | {"been"}):
            return Realis.ONGOING
        return Realis.HAPPENED
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
        for entry in _entries(reader, child)
    )


def _entries(reader: Reader, number: int) -> tuple[Entry, ...]:
    return reader.lexicons.table("realis").get(reader.tree.lemma(number), ())


def _code(reader: Reader, number: int) -> Realis | None:
    """Return what the lexicon makes of acts under this word."""
    for entry in _entries(reader, number):
        if entry.code not in {"trend", "fiction"}:
            return Realis(entry.code)
    return None


def _is_trend(reader: Reader, number: int) -> bool:
    return any(entry.code == "trend" for entry in _entries(reader, number))


def _of_noun(reader: Reader, noun: int, roles: Roles) -> Realis:
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
            found = of_verb(reader, verb)
            if plural and not determiners & DEFINITE and not _particular(reader, noun):
                return found if found in UNREAL else Realis.GENERIC
            return Realis.HAPPENED if found is Realis.GENERIC else found
    return _governed(reader, noun, definite=bool(determiners & DEFINITE), roles=roles)


def _modifier(reader: Reader, noun: int) -> Realis | None:
    for child in reader.tree.children(noun, "amod", "compound", "nmod"):
        if (code := _code(reader, child)) is not None:
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
    code = _code(reader, above)
    # A suspect in a shooting may not have done it: that it was done stands.
    given = tree.lemma(above) == "suspect" and tree.is_noun(above)
    given = given or (definite and (tree.is_verb(above) or tree.lemma(above) == "plan"))
    if code in UNREAL and not given:
        return Realis.PLANNED if code is Realis.PLANNED else Realis.POSSIBLE
    happened = _default(reader, noun, definite=definite) is Realis.HAPPENED
    if tree.is_verb(above) and not definite and happened:
        over = of_verb(reader, above)
        if over is Realis.DENIED and _is_spared(reader, noun, above):
            return Realis.HAPPENED
        return over if over in UNREAL else Realis.HAPPENED
    return _default(reader, noun, definite=definite)


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
    code = _code(reader, verb)
    plural = tree.tokens[noun].tag in {"NNS", "NNPS"}
    if relation != "nsubj" and code is not None:
        planned = tree.lemma(verb) in {"plan", "plot", "prepare", "order"}
        if not (definite and (planned or relation == "nsubjpass")):
            return code
    if relation != "nsubj" and _is_trend(reader, verb) and plural:
        return Realis.GENERIC
    if relation == "attr" or (tree.lemma(verb) == "be" and relation == "nsubj"):
        there = bool(tree.children(verb, "expl"))
        present = tree.tokens[verb].tag in {"VBP", "VBZ"}
        if plural and present and relation == "nsubj" and not there:
            return Realis.GENERIC
        if not there and not definite:
            return Realis.GENERIC
    carried = verb in roles.carriers or bool(act_verb(reader, verb))
    over = of_verb(reader, verb)
    if over is Realis.DENIED and definite and PartStatus.DENIED in roles.actors.values():
        # Who denies a part in "the attack" does not say that there was none.
        return Realis.HAPPENED
    if carried:
        return _default(reader, noun, definite=definite) if over is Realis.GENERIC else over
    if over in UNREAL and not definite:
        return over
    return _default(reader, noun, definite=definite)


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
        caused = tree.tokens[token.head].relation == "agent" and of_verb(reader, above) in {
            Realis.HAPPENED
        }
        return harmed or caused
    return False
