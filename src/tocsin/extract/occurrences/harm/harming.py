"""Which verbs tell the harm of an act: its own, its carriers', and those set beside them."""

from tocsin.core.vocab import FigureKind, PartyKind
from tocsin.extract.occurrences.clauses import (
    after,
    is_left_so,
    is_passive,
    objects,
    phrase_at,
    phrase_tokens,
    subjects,
    suffers_beside,
)
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.triggers import Trigger, noun_entries
from tocsin.extract.phrases.mentions import is_armed, kind_of
from tocsin.extract.reader import Reader

BESIDE = frozenset({"conj", "advcl", "acl"})
HUMAN = frozenset({PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.GROUP, PartyKind.FORCE})
# Harm that belongs to the act beside it; an arrest or seizure is an act of its own.
EFFECTS = frozenset(
    {
        FigureKind.KILLED, FigureKind.INJURED, FigureKind.DAMAGED, FigureKind.DISPLACED,
        FigureKind.MISSING,
    }
)  # fmt: skip
# What makes death of any wounding: "fatally shot".
DEADLY_ADVERBS = frozenset({"fatally", "mortally"})
DEADLY_WORDS = DEADLY_ADVERBS | {"fatal"}
LEAVING = frozenset({"leave", "have", "be"})


def harm_verbs(reader: Reader, trigger: Trigger, roles: Roles) -> tuple[int, ...]:
    """Return the verbs that tell an act's harm: its own, its carriers', and those beside them.

    "A bomb exploded, killing 12 and wounding 30"; "the attack that killed 12"; "12 were
    killed in the attack".
    """
    tree = reader.tree
    start = list(roles.carriers) if trigger.is_noun else [trigger.token]
    if trigger.is_noun:
        start += tree.children(trigger.token, "relcl", "acl")
        start += _strayed(reader, trigger.token)
        start += _over_noun(reader, trigger.token)
        start += _beside_noun(reader, trigger.token)
    elif (main := _harm_when(reader, trigger.token)) is not None:
        start.append(main)
    start += _where(reader, trigger, roles)
    found: list[int] = []
    while start:
        verb = start.pop(0)
        if verb in found or not tree.is_verb(verb):
            continue
        found.append(verb)
        start += [
            child
            for child in (*tree.children(verb, *BESIDE), *_under_with(reader, verb))
            if tree.is_verb(child) and _continues(reader, verb, child)
        ]
    return tuple(sorted(found))


def _under_with(reader: Reader, verb: int) -> list[int]:
    """Return the verbs of those whom "with" sets beside an act, where it governs them."""
    tree = reader.tree
    return [
        child
        for prep in tree.children(verb, "prep")
        for child in tree.children(prep, "pcomp")
        if suffers_beside(reader, child)
    ]


def _where(reader: Reader, trigger: Trigger, roles: Roles) -> list[int]:
    """Return the harm told of the act's place: "attacks came in the town, where 12 died"."""
    tree = reader.tree
    carriers = roles.carriers if trigger.is_noun else [trigger.token]
    around = {number for verb in carriers for number in tree.subtree(verb)}
    around |= set(phrase_tokens(reader, trigger.token))
    return [
        verb
        for place in sorted(around)
        if tree.is_noun(place) and place > trigger.token
        for verb in tree.children(place, "relcl")
        if harm_kind(reader, verb) in EFFECTS
        and any(tree.lemma(word) == "where" for word in tree.children(verb, "advmod"))
        and not _hostile_subject(reader, verb)
        and not own_occasion(reader, verb)
    ]


def own_occasion(reader: Reader, verb: int) -> bool:
    """Return whether a verb of harm names an act of its own: "were killed in a raid"."""
    nouns = after(reader, verb, "in", "by", "during")
    return any(noun_entries(reader, noun) is not None for noun in nouns)


def _beside_noun(reader: Reader, noun: int) -> list[int]:
    """Return the harm set beside a clause that calls an event an act: "it was an attack, with"."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "attr":
        return []
    beside = (*tree.children(token.head, "advcl"), *_under_with(reader, token.head))
    return [
        verb
        for verb in beside
        if harm_kind(reader, verb) in EFFECTS and suffers_beside(reader, verb)
    ]


def _strayed(reader: Reader, noun: int) -> list[int]:
    """Return relative clauses of harm that the parser tied to a place or building in the phrase."""
    tree = reader.tree
    return [
        verb
        for number in phrase_tokens(reader, noun)
        if number != noun and kind_of(reader, number) not in HUMAN
        for verb in tree.children(number, "relcl")
        if harm_kind(reader, verb) in EFFECTS
        and number in subjects(reader, verb)
        and not is_passive(reader, verb)
    ]


def _over_noun(reader: Reader, noun: int) -> list[int]:
    """Return a verb of harm whose cause or occasion the noun is."""
    tree = reader.tree
    token = tree.tokens[noun]
    while token.relation == "conj" and tree.is_noun(token.head):
        token = tree.tokens[token.head]
    if token.relation == "pobj" and tree.lemma(token.head) in {
        "in",
        "by",
        "during",
        "from",
        "after",
    }:
        verb = tree.tokens[token.head].head
        within = tree.lemma(token.head) in {"in", "during"}
        if tree.lemma(token.head) in {"during", "after"} and _own_occasion_before(
            reader, verb, noun
        ):
            return []
        if (
            tree.is_verb(verb)
            and harm_kind(reader, verb) in EFFECTS
            and (within or not _hostile_subject(reader, verb))
        ):
            return [verb, *_harm_before(reader, verb)]
    return []


def _own_occasion_before(reader: Reader, verb: int, noun: int) -> bool:
    """Return whether a nearer act did the harm: "killed in air strikes during the battle"."""
    nouns = after(reader, verb, "in", "by")
    return any(one < noun and noun_entries(reader, one) is not None for one in nouns)


def _harm_before(reader: Reader, verb: int) -> list[int]:
    """Return the verb of harm that shares the occasion after it: "two died and six were hurt in".

    One that names an occasion of its own, or whose subject is armed, tells another act.
    """
    tree, token = reader.tree, reader.tree.tokens[verb]
    before = token.head
    if token.relation != "conj" or harm_kind(reader, before) not in EFFECTS:
        return []
    own = [n for prep in tree.children(before, "prep") for n in tree.children(prep, "pobj")]
    acts = any(noun_entries(reader, noun) is not None for noun in own)
    return [] if acts or _hostile_subject(reader, before) else [before]


def _hostile_subject(reader: Reader, verb: int) -> bool:
    """Return whether somebody armed does the harm: then it is that party's own act."""
    return (
        not is_passive(reader, verb)
        and any(is_armed(reader, head) for head in subjects(reader, verb))
        and bool(objects(reader, verb))
    )


def _harm_when(reader: Reader, verb: int) -> int | None:
    """Return the verb of harm to which a clause gives the cause: "were killed when a bomb hit".

    The parser may tie the clause to "said", over both.
    """
    tree, token = reader.tree, reader.tree.tokens[verb]
    words = {tree.lemma(child) for child in tree.children(verb, "advmod", "mark")}
    if token.relation != "advcl" or not words & {"when", "after", "as"}:
        return None
    told = [child for child in tree.children(token.head, "ccomp") if child < verb]
    mains = (token.head, *told[-1:])
    return next((main for main in mains if harm_kind(reader, main) in EFFECTS), None)


def _continues(reader: Reader, verb: int, child: int) -> bool:
    """Return whether a clause beside an act goes on telling its harm."""
    tree = reader.tree
    kind = harm_kind(reader, child)
    if kind not in EFFECTS and tree.lemma(child) not in LEAVING:
        return False
    own = harm_kind(reader, verb)
    if own is not None and own not in EFFECTS:
        return False
    token = tree.tokens[child]
    if token.relation == "advcl":
        return token.tag == "VBG" or suffers_beside(reader, child)
    if token.relation == "conj":
        if not tree.children(child, "nsubj") or is_left_so(reader, child):
            return True
        # "A bomb killed 16 and gunmen killed four" are two acts.
        return harm_kind(reader, verb) is not None and not _hostile_subject(reader, child)
    return True


def harm_kind(reader: Reader, verb: int) -> FigureKind | None:
    """Return what kind of harm a verb counts, or None."""
    if is_deadly(reader, verb):
        return FigureKind.KILLED
    found = phrase_at(reader, verb, reader.lexicons.table("harm"))
    if found is None or found[0][0].features["pos"] != "verb":
        return None
    if reader.tree.lemma(verb) in {"claim", "lose"}:
        return FigureKind(found[0][0].code) if _takes_lives(reader, verb) else None
    return FigureKind(found[0][0].code)


def is_deadly(reader: Reader, verb: int) -> bool:
    """Return whether a verb is said to have ended in death: "fatally shot"."""
    tree = reader.tree
    return tree.is_verb(verb) and any(
        tree.lemma(child) in DEADLY_WORDS for child in tree.children(verb, "advmod", "amod")
    )


def _takes_lives(reader: Reader, verb: int) -> bool:
    """Return whether what a verb claims or loses are lives: "thousands of lives were lost"."""
    heads = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
    heads += [below for head in heads for below in after(reader, head, "of")]
    return any(reader.tree.lemma(head) == "life" for head in heads)


def is_one_of_two(reader: Reader, verb: int, kind: FigureKind) -> bool:
    """Return whether "or" leaves open which harm was done: "500 were killed or wounded"."""
    tree = reader.tree
    for first in (verb, tree.tokens[verb].head):
        either = any(tree.lemma(child) == "or" for child in tree.children(first, "cc"))
        for second in tree.children(first, "conj") if either else ():
            if verb in {first, second}:
                other = harm_kind(reader, first if verb == second else second)
                if other is not None and other is not kind:
                    return True
    return False
