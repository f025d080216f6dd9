"""What became of those whom an act struck, told apart from the act itself.

"A boy was shot on Monday. ... He died at the hospital": the death is harm of the shooting, not
an act of its own. Source: codebook, layer B, "harm".
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tocsin.core.vocab import FigureKind, Realis
from tocsin.extract.occurrences.clauses import (
    after,
    is_passive,
    objects,
    subjects,
    verb_over,
)
from tocsin.extract.occurrences.counted import done_to, wounded
from tocsin.extract.occurrences.harm.harming import DEADLY_ADVERBS, harm_kind, own_occasion
from tocsin.extract.occurrences.realis.background import is_long_ago, publication
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.realis.words import UNREAL
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.phrases.reflexives import is_reflexive
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings
from tocsin.extract.tallies.aggregates import is_aggregate

DEAD = frozenset({"dead", "deceased"})
DYING = frozenset({"die", "succumb", "perish"})
# Verbs that say in what state somebody is: "pronounced dead", "found dead", "is dead".
STATING = frozenset({"pronounce", "declare", "find", "be", "confirm", "discover", "leave", "lie"})
STATES = ("oprd", "acomp", "dep", "advmod", "xcomp", "ccomp", "attr")
TAKING = frozenset({"take", "rush", "transport", "fly", "airlift", "bring", "admit", "drive"})
SENDING = frozenset({"send", "land"})
FINDING = frozenset({"find", "discover", "locate"})
HOSPITALS = frozenset({"hospital", "clinic", "infirmary"})
CONDITIONS = frozenset({"critical", "serious", "stable", "grave", "guarded", "fair", "good"})
HARMS = frozenset({"wound", "injury", "gunshot", "burn", "fracture", "laceration"})
SHOTS = frozenset(
    "bullet gunfire shot gunshot round shrapnel crossfire pellet gun shotgun rifle pistol handgun "
    "shooting".split()
)
# Nobody is taken to have died who was struck there and is not called dead.
LIMBS = frozenset(
    "arm forearm elbow wrist hand thumb finger leg thigh knee shin calf ankle foot toe heel "
    "shoulder hip buttock ear".split()
)
BODY = LIMBS | frozenset(
    "head face neck chest back stomach abdomen torso groin side body eye".split()
)
# In what state people are found.
FOUND_SO = {
    **dict.fromkeys(DEAD, FigureKind.KILLED),
    **dict.fromkeys(("wounded", "injured", "hurt"), FigureKind.INJURED),
}
HEALING = frozenset({"survive", "recover", "recuperate"})
BEARING = frozenset({"suffer", "sustain", "receive", "have"})
# A death of anything else has its cause elsewhere.
OF_VIOLENCE = HARMS | {"shot", "bullet", "trauma", "shooting", "stabbing", "attack", "loss"}
LASTING = frozenset({"be", "remain", "expect", "fight", "cling", "recover", "list"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What befell some persons, with the word that tells it; `weak` where it may be undone.

    Who was taken to hospital may have died there. A noun alone ("the death of") may be of anybody,
    long dead: it tells of those only whom an act struck.
    """

    token: int
    kind: FigureKind
    heads: tuple[int, ...]
    weak: bool = False
    noun: bool = False


def find_outcomes(
    reader: Reader, told: Collection[int], settings: OccurrenceSettings
) -> Iterator[Outcome]:
    """Yield the outcomes that the body tells as news, in text order; `told` are verbs of acts."""
    published = publication(reader)
    for found in _outcomes(reader, told):
        verb = verb_over(reader, found.token)
        times = times_of(reader, found.token if verb is None else verb)
        old = is_long_ago(
            reader,
            found.token,
            times,
            realis=Realis.HAPPENED,
            published=published,
            settings=settings,
        )
        if not old:
            yield found


def _outcomes(reader: Reader, told: Collection[int]) -> Iterator[Outcome]:
    tree = reader.tree
    for number, token in enumerate(tree.tokens):
        survives = tree.lemma(number) == "survive"
        if number in told and not survives:
            continue
        if reader.in_heading(number) or is_aggregate(reader, number):
            continue
        if tree.is_verb(number):
            found = _of_verb(reader, number)
            if found is not None and of_verb(reader, number) not in _ruled_out(reader, number):
                yield found
        elif tree.lemma(number) == "death" and tree.is_noun(number):
            if heads := _dead_of(reader, number):
                alone = not _is_result(reader, number)
                yield Outcome(token=number, kind=FigureKind.KILLED, heads=heads, noun=alone)
        elif found := _of_adjective(reader, number):
            yield found
        elif tree.lemma(number) == "wound" and tree.is_noun(number):
            if heads := _with_wound(reader, number):
                yield Outcome(token=number, kind=FigureKind.INJURED, heads=heads, weak=True)
        elif token.text.lower() in DEADLY_ADVERBS and is_amount(reader, token.head):
            yield Outcome(token=number, kind=FigureKind.KILLED, heads=(token.head,))


def _ruled_out(reader: Reader, verb: int) -> frozenset[Realis]:
    """Return the realis with which a verb tells no outcome; a state may be told in the present."""
    lasting = reader.tree.lemma(verb) in LASTING
    return UNREAL if lasting else UNREAL | {Realis.GENERIC}


def _of_verb(reader: Reader, verb: int) -> Outcome | None:
    tree, lemma = reader.tree, reader.tree.lemma(verb)
    if tree.negated(verb):
        return None
    if lemma in DYING:
        heads = subjects(reader, verb) if _by_violence(reader, verb) else []
        return _outcome(reader, verb, FigureKind.KILLED, heads)
    if lemma in STATING and (state := _state(reader, verb)) is not None:
        return _outcome(reader, verb, FigureKind.KILLED, _in_state(reader, verb, state))
    if lemma == "leave" and _hurt_after(reader, verb):
        return _outcome(reader, verb, FigureKind.INJURED, objects(reader, verb))
    if (kind := harm_kind(reader, verb)) in {FigureKind.KILLED, FigureKind.INJURED}:
        own = not is_passive(reader, verb) or own_occasion(reader, verb)
        heads = [] if own else subjects(reader, verb)
        return _outcome(reader, verb, kind, heads)
    if _is_hurt(reader, verb):
        return _outcome(reader, verb, FigureKind.INJURED, subjects(reader, verb))
    if is_shot(reader, verb) or (is_passive(reader, verb) and lemma in {"shoot", "stab"}):
        struck = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
        return _outcome(reader, verb, FigureKind.INJURED, struck, weak=True)
    if lemma in {*TAKING, *SENDING} and _to_hospital(reader, verb):
        taken = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
        if any(is_reflexive(tree, head) for head in taken):
            taken = subjects(reader, verb)
        weak = not _with_injuries(reader, verb)
        return _outcome(reader, verb, FigureKind.INJURED, taken, weak=weak)
    return None


def _outcome(
    reader: Reader, verb: int, kind: FigureKind, heads: list[int], *, weak: bool = False
) -> Outcome | None:
    return Outcome(token=verb, kind=kind, heads=tuple(heads), weak=weak) if heads else None


def _by_violence(reader: Reader, verb: int) -> bool:
    """Return whether no cause beside a death is another than violence: "died of cancer"."""
    tree = reader.tree
    causes = [
        head
        for prep in tree.children(verb, "prep")
        if tree.lemma(prep) in {"of", "from", "after", "due"}
        for head in tree.children(prep, "pobj")
    ]
    accidents = reader.lexicons.table("accidents")
    sentence = tree.sentence_of(verb)
    words = {tree.lemma(number) for number in range(sentence.first, sentence.last)}
    if any(word in accidents for word in words) and not words & OF_VIOLENCE:
        return False
    return all(
        bool(OF_VIOLENCE & {tree.lemma(number) for number in tree.subtree(head)}) for head in causes
    )


def _state(reader: Reader, verb: int) -> int | None:
    """Return the word under a verb that says that somebody is dead."""
    tree = reader.tree
    return next(
        (
            child
            for child in tree.children(verb, *STATES)
            if tree.tokens[child].text.lower() in DEAD
        ),
        None,
    )


def _in_state(reader: Reader, verb: int, state: int) -> list[int]:
    own = reader.tree.children(state, "nsubj")
    if own:
        return [part for head in own for part in reader.tree.conjuncts(head)]
    if is_passive(reader, verb) or reader.tree.lemma(verb) in {"be", "lie"}:
        return subjects(reader, verb)
    return objects(reader, verb)


def _hurt_after(reader: Reader, verb: int) -> bool:
    """Read "left a man hospitalized", "left two in critical condition"."""
    tree = reader.tree
    states = tree.children(verb, *STATES)
    return any(harm_kind(reader, one) is FigureKind.INJURED for one in states) or _condition(
        reader, verb
    )


def _is_hurt(reader: Reader, verb: int) -> bool:
    """Return whether a verb says that its subjects are hurt and live."""
    tree, lemma = reader.tree, reader.tree.lemma(verb)
    if lemma in HEALING and all(_is_survived(reader, head) for head in objects(reader, verb)):
        return True
    if lemma == "expect" and _to_heal(reader, verb):
        return True
    borne = [*objects(reader, verb), *tree.children(verb, "dobj"), *after(reader, verb, "from")]
    if lemma in BEARING and any(_is_wound(reader, head) for head in borne):
        return True
    if lemma == "treat" and is_passive(reader, verb):
        return True
    if lemma in {"fight", "cling"}:
        return any(
            tree.lemma(head) == "life"
            for prep in tree.children(verb, "prep")
            for head in tree.children(prep, "pobj")
        )
    state = lemma in {"be", "remain", "list", "hospitalize", "leave"}
    return state and _condition(reader, verb)


def _is_survived(reader: Reader, head: int) -> bool:
    """Return whether somebody who survives this was struck: "survived the shooting"."""
    return reader.tree.lemma(head) in {"shooting", "stabbing", "attack", *HARMS}


def _to_heal(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    return any(tree.lemma(child) in {*HEALING, "live"} for child in tree.children(verb, "xcomp"))


def _of_adjective(reader: Reader, number: int) -> Outcome | None:
    """Read "found two dead men", "left one dead", "found two injured people"."""
    tree, token = reader.tree, reader.tree.tokens[number]
    kind = FOUND_SO.get(token.text.lower())
    if kind is not None and token.relation == "conj" and tree.lemma(token.head) == "leave":
        heads = tuple(tree.children(number, "nsubj", "npadvmod"))
        return Outcome(token=number, kind=kind, heads=heads) if heads else None
    if kind is None or token.relation != "amod":
        return None
    found = [
        above
        for above in tree.ancestors(token.head)
        if (tree.lemma(above) in FINDING or (tree.lemma(above) == "leave" and number > token.head))
        and token.head in objects(reader, above)
    ]
    if not found or tree.negated(found[0]) or of_verb(reader, found[0]) in UNREAL:
        return None
    return Outcome(token=number, kind=kind, heads=(token.head,))


def _with_injuries(reader: Reader, verb: int) -> bool:
    """Return whether somebody is taken to hospital "with non-life-threatening injuries"."""
    tree = reader.tree
    return any(
        _is_wound(reader, number)
        for prep in tree.children(verb, "prep")
        if prep > verb
        for number in tree.subtree(prep)
    )


def is_hit_in_limb(reader: Reader, verb: int) -> bool:
    """Return whether somebody is struck in an arm, a leg or the like, and nowhere else."""
    tree = reader.tree
    struck = [tree.lemma(head) for head in after(reader, verb, "in")]
    parts = [part for part in struck if part in BODY]
    return bool(parts) and LIMBS.issuperset(parts)


def is_shot(reader: Reader, verb: int) -> bool:
    """Return whether somebody is struck by a shot, or in a part of the body."""
    tree = reader.tree
    if tree.lemma(verb) not in {"hit", "strike", "graze", "pierce"}:
        return False
    means = [*tree.children(verb, "nsubj"), *after(reader, verb, "by", "with", "in")]
    if not is_passive(reader, verb):
        means += subjects(reader, verb)
        if tree.tokens[verb].tag == "VBG" and _is_firing(reader, tree.tokens[verb].head):
            return True
    return any(tree.lemma(head) in SHOTS | BODY for head in means)


def _is_firing(reader: Reader, verb: int) -> bool:
    """Return whether shots are fired: "fired into the car, hitting two men"."""
    tree = reader.tree
    fire = any(tree.lemma(head) == "fire" for head in objects(reader, verb))
    return tree.lemma(verb) in {"fire", "shoot", "discharge"} or (
        tree.lemma(verb) == "open" and fire
    )


def _is_wound(reader: Reader, head: int) -> bool:
    return reader.tree.lemma(head) in HARMS


def _condition(reader: Reader, verb: int) -> bool:
    """Return whether "in critical condition" or the like stands under a verb."""
    tree = reader.tree
    return any(
        tree.lemma(head) == "condition"
        and bool(CONDITIONS & {tree.lemma(number) for number in tree.subtree(head)})
        for prep in tree.children(verb, "prep")
        if tree.lemma(prep) == "in"
        for head in tree.children(prep, "pobj")
    )


def _to_hospital(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    return any(
        bool((HOSPITALS | {"medical"}) & {tree.lemma(number) for number in tree.subtree(prep)})
        for prep in tree.children(verb, "prep", "prt", "dative")
    )


def _is_result(reader: Reader, noun: int) -> bool:
    """Return whether a clause says that something ended so: "resulted in the death of a man"."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    over = token.head if token.relation == "dobj" else tree.tokens[token.head].head
    return tree.lemma(over) in {"result", "lead", "cause", "end"} and tree.is_verb(over)


def _dead_of(reader: Reader, noun: int) -> tuple[int, ...]:
    """Return those whose death a noun tells: "the boy's death", "the deaths of two men"."""
    owners = reader.tree.children(noun, "poss")
    return tuple(dict.fromkeys([*done_to(reader, noun), *owners]))


def _with_wound(reader: Reader, noun: int) -> tuple[int, ...]:
    """Return those who are told to have a wound and not to have died of it."""
    tree, prep = reader.tree, reader.tree.tokens[noun].head
    dead = tree.tokens[tree.tokens[prep].head].text.lower() in DEAD
    return () if dead or tree.lemma(prep) != "with" else tuple(wounded(reader, noun))
