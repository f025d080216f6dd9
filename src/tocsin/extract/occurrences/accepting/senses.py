"""Signs that single verbs and nouns ask for: a strike of arms, ground taken, a crowd, a meeting."""

from tocsin.core.vocab import FigureKind, PartyKind
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
# Where troops stay: who leaves one has withdrawn.
POSTS = frozenset({"base", "camp", "outpost", "garrison", "post", "position"})
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

    Not soldiers who left "the barracks to vote".
    """
    reader, verb = around.reader, around.trigger.token
    left = objects(reader, verb)
    posts = reader.tree.lemma(verb) in LEAVING and any(
        reader.tree.lemma(head) in POSTS for head in left
    )
    if not (posts or struck_places(reader, verb, left)) or reader.tree.children(
        verb, "advcl", "xcomp"
    ):
        return False
    return any(
        _are_many(reader, head)
        or reader.tree.lemma(head) in MASSES
        or (is_armed(reader, head) and _has(reader, head, LAST))
        for head in around.roles.actors
    )


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
