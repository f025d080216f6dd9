"""Signs that single verbs and nouns ask for: a strike of arms, ground taken, a crowd, a meeting."""

from tocsin.core.vocab import EventType, FigureKind, PartyKind
from tocsin.extract.occurrences.accepting.signs import (
    BODIES,
    GROUND,
    armed,
    forcefire,
    known_place,
    person,
    state,
    target,
    weapon_object,
)
from tocsin.extract.occurrences.accepting.struck import struck_places
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.clauses import after, objects
from tocsin.extract.occurrences.sendings import FLYING, mode_sent, sends_against
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.phrases.mentions import (
    is_armed,
    is_human,
    is_place,
    kind_of,
    party_entry,
    place_refs,
)
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader

CAPTIVES = frozenset("hostage prisoner detainee captive fighter militant soldier inmate".split())
CUSTODY = frozenset("prison custody captivity jail detention hostage prisoner captive".split())
STRIKE_KINDS = frozenset(
    "air drone missile military aerial rocket retaliatory precision coalition pre-emptive "
    "preemptive nuclear artillery suicide".split()
)
VOWED = frozenset("attack avenge retaliate kill destroy strike punish revenge wipe hit".split())
WHERE_TO = ("to", "into", "in", "near", "off", "over", "after", "from")
# Troops that arrive in such numbers, or as such a unit, are deployed.
MIN_ARRIVED = 50
TROOPS = frozenset({"troop", "force", "soldier", "military"})
MASSES = frozenset({"troop", "force", "army", "peacekeeper"})
LEAVING = frozenset({"leave", "quit", "vacate"})
MILITARY = frozenset({"military", "army", "armoured", "armored"})
LAST = frozenset({"last", "remaining", "final"})
# Where troops stay: who leaves one for good has withdrawn.
POSTS = frozenset({"base", "camp", "outpost", "garrison", "post", "position"})
HANDING = frozenset({"hand", "transfer"})
LYING = ("at", "in", "near", "outside")
# What troops leave a base for to come back, and what they leave it for to stay away.
ERRANDS = frozenset(
    "patrol mission operation exercise raid sortie duty errand leave manoeuvre maneuver".split()
)
FOR_GOOD = frozenset({"good", "home", "time", "ever"})
UNITS = frozenset(
    "battalion brigade regiment division contingent reinforcement platoon squadron convoy".split()
)
PLOTS = frozenset("attack plot bombing assault strike assassination coup conspiracy".split())
PROTEST_WORDS = frozenset("protest against government opposition demand slogan president".split())


def strike_sense(around: Surroundings) -> bool:
    """Return whether a strike is one of arms."""
    tree, token = around.reader.tree, around.trigger.token
    kinds = {tree.lemma(n) for n in tree.children(token, "compound", "amod", "nmod")}
    if kinds & STRIKE_KINDS:
        return True
    return forcefire(around) or target(around)


def plot(around: Surroundings) -> bool:
    """Return whether what is stopped is a plot, an attack or a weapon."""
    tree, token = around.reader.tree, around.trigger.token
    heads = tree.children(token, "dobj", "nsubjpass")
    return any(tree.lemma(head) in PLOTS or weapon_at(around.reader, head) for head in heads)


def crime(around: Surroundings) -> bool:
    """Return whether a crime of violence or against the state stands in the clause."""
    table = around.reader.lexicons.table("crimes")
    return any(lemma in table for lemma in around.lemmas)


def ground_taken(around: Surroundings) -> bool:
    """Return whether an armed party or state takes ground, a building or weapons."""
    reader = around.reader
    befell = around.roles.recipients
    taken = any(kind_of(reader, h) in GROUND or known_place(reader, h) for h in befell) or bool(
        struck_places(reader, around.trigger.token, befell)
    )
    weapons = [h for h in around.roles.recipients if weapon_at(reader, h)] or around.roles.means
    if around.trigger.is_noun:
        return taken
    by = around.any_actor(is_armed) or state(around)
    return (by and taken) or (by and (weapon_object(around) or bool(weapons)))


def troops(around: Surroundings) -> bool:
    """Return whether a force or machine of war moves or is moved."""
    reader = around.reader
    return any(is_force(reader, head) for head in around.roles.recipients) or any(
        is_force(reader, head) and not around.reader.tree.children(around.trigger.token, "dobj")
        for head in around.roles.actors
    )


def is_force(reader: Reader, head: int) -> bool:
    """Return whether a party is a force or a machine of war."""
    machine = weapon_at(reader, head)
    return is_armed(reader, head) or machine is not None


def troops_object(around: Surroundings) -> bool:
    """Return whether a force or machine of war is moved.

    Who "sent the drones" may have struck with them, unless it is said where they went.
    """
    flown = mode_sent(around.reader, around.trigger.token) in FLYING
    if flown and not after(around.reader, around.trigger.token, *WHERE_TO):
        return False
    return any(
        is_force(around.reader, part) and kind_of(around.reader, part) is not PartyKind.PERSON
        for head in around.reader.tree.children(around.trigger.token, "dobj", "nsubjpass")
        for part in around.reader.tree.conjuncts(head)
    )


def troops_come(around: Surroundings) -> bool:
    """Return whether troops arrive at or reach a place: a unit, or many of them."""
    reader, verb = around.reader, around.trigger.token
    reached = place_refs(reader, after(reader, verb, "in", "at", "to", "into"))
    if not (reached or struck_places(reader, verb, objects(reader, verb))):
        return False
    return any(_are_many(reader, head) for head in around.roles.actors)


def troops_cross(around: Surroundings) -> bool:
    """Return whether troops enter or leave a named place, or leave a base, for good.

    Not soldiers who left "the barracks to vote", "the base on patrol" or "the base and attacked".
    """
    reader, verb = around.reader, around.trigger.token
    tree, left = reader.tree, objects(reader, verb)
    clauses = [n for n in tree.children(verb, "advcl", "xcomp") if tree.lemma(n) not in HANDING]
    leaving = tree.lemma(verb) in LEAVING
    if clauses or (leaving and _is_errand(reader, verb, left)):
        return False
    armed_last = [
        head for head in around.roles.actors if is_armed(reader, head) and _has(reader, head, LAST)
    ]
    posts = [head for head in left if leaving and tree.lemma(head) in POSTS]
    for_good = posts and (armed_last or _is_given_up(reader, verb, posts))
    if not (for_good or struck_places(reader, verb, left)):
        return False
    return bool(armed_last) or any(
        _are_many(reader, head) or tree.lemma(head) in MASSES for head in around.roles.actors
    )


def _is_errand(reader: Reader, verb: int, left: list[int]) -> bool:
    """Return whether who leaves goes to do something and may come back: on patrol, to attack."""
    tree, verbs = reader.tree, reader.lexicons.table("trigger_verbs")
    joined = (entry for n in tree.children(verb, "conj") for entry in verbs.get(tree.lemma(n), ()))
    if any(entry.code == EventType.ASSAULT for entry in joined):
        return True
    above = (verb, *left)
    if any(tree.lemma(head) in ERRANDS for each in above for head in after(reader, each, "on")):
        return True
    return any(
        tree.lemma(head) not in FOR_GOOD
        and not any(is_place(reader, place) for place in (head, *after(reader, head, "of")))
        for each in above
        for head in after(reader, each, "for")
    )


def _is_given_up(reader: Reader, verb: int, posts: list[int]) -> bool:
    """Return whether a base that is left is handed over, or is one that is named."""
    tree = reader.tree
    if any(tree.lemma(head) in HANDING for head in tree.children(verb, "conj", "advcl")):
        return True
    where = [number for head in posts for number in tree.subtree(head)]
    return any(is_place(reader, n) for n in (*where, *after(reader, verb, *LYING)))


def _has(reader: Reader, head: int, words: frozenset[str]) -> bool:
    """Return whether one of some words stands in the phrase of a noun."""
    return any(reader.tree.lemma(number) in words for number in reader.tree.subtree(head))


def _are_many(reader: Reader, head: int) -> bool:
    """Return whether a party is a unit of troops, or many of them."""
    if reader.tree.lemma(head) == "convoy" and _has(reader, head, MILITARY):
        return True
    if not is_armed(reader, head) or kind_of(reader, head) is PartyKind.PERSON:
        return False
    figure = figure_at(reader, head, kind=FigureKind.DEPLOYED)
    least = (figure.low or figure.best or 0) if figure is not None else 0
    return least >= MIN_ARRIVED or reader.tree.lemma(head) in UNITS


def troops_noun(around: Surroundings) -> bool:
    """Return whether a noun speaks of troops."""
    if around.trigger.first < around.trigger.token:
        return True
    below = around.reader.tree.subtree(around.trigger.token)
    moved = any(is_armed(around.reader, number) for number in below)
    return moved or armed(around) or bool(around.lemmas & TROOPS)


def troops_any(around: Surroundings) -> bool:
    """Return whether troops or armed parties stand in the clause."""
    return armed(around) or bool(around.lemmas & {"troop", "force", "soldier"})


def sent_against(around: Surroundings) -> bool:
    """Return whether drones, missiles or aircraft are sent against something."""
    return sends_against(around.reader, around.trigger.token)


def armed_object(around: Surroundings) -> bool:
    """Return whether it is done to an armed party."""
    reader = around.reader
    return any(is_armed(reader, h) for h in around.roles.recipients)


def crowd_actor(around: Surroundings) -> bool:
    """Return whether a crowd or organisation does it."""
    reader = around.reader
    return any(
        is_amount(reader, head)
        or (is_human(reader, head) and reader.tree.tokens[head].tag in {"NNS", "NNPS"})
        or (
            (entry := party_entry(reader, head)) is not None
            and entry.code in {"civilians", "organisation"}
        )
        for head in around.roles.actors
    )


def crowd_protest(around: Surroundings) -> bool:
    """Return whether a crowd does it, with words of protest."""
    return crowd_actor(around) and bool(around.lemmas & PROTEST_WORDS)


def captive(around: Surroundings) -> bool:
    """Return whether it is done to captives, or in custody."""
    tree = around.reader.tree
    held = any(tree.lemma(head) in CAPTIVES for head in around.roles.recipients)
    return held or (person(around) and bool(around.lemmas & CUSTODY))


def threat(around: Surroundings) -> bool:
    """Return whether somebody threatens somebody, or with an act."""
    tree, token = around.reader.tree, around.trigger.token
    verbs = reader_verbs(around)
    doing = any(tree.lemma(child) in verbs for child in tree.children(token, "xcomp"))
    at_whom = any(is_human(around.reader, head) for head in around.roles.recipients)
    who = any(kind_of(around.reader, h) is not PartyKind.UNKNOWN for h in around.roles.actors)
    return who and (doing or at_whom)


def reader_verbs(around: Surroundings) -> frozenset[str]:
    """Return the first words of the phrases in the table of verbs."""
    table = around.reader.lexicons.table("trigger_verbs")
    return frozenset(phrase.split()[0] for phrase in table)


def vow(around: Surroundings) -> bool:
    """Return whether an act of violence is vowed."""
    tree, token = around.reader.tree, around.trigger.token
    below = [n for child in tree.children(token, "xcomp", "ccomp") for n in (child,)]
    return any(tree.lemma(number) in VOWED for number in below) or bool(
        {"revenge", "retaliation"} & {tree.lemma(c) for c in tree.children(token, "dobj")}
    )


def meeting(around: Surroundings) -> bool:
    """Return whether two sides meet: states, bodies, forces, groups, persons in office."""
    reader = around.reader
    offices = reader.lexicons.table("offices")
    sides = [
        h
        for h in around.parties
        if kind_of(reader, h) in BODIES
        or reader.tree.lemma(h) in offices
        or reader.names.country_of(reader.tree.tokens[h].text)
    ]
    return bool(around.roles.actors) and len(sides) >= 2


def protest_words(around: Surroundings) -> bool:
    """Return whether words of protest or a crowd stand in the clause."""
    return bool(around.lemmas & (PROTEST_WORDS - {"president"})) or crowd_actor(around)
