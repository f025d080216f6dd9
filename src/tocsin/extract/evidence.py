"""Conditions: what must stand beside a trigger before it may tell an act.

Each word in a trigger's `need` names one test of this module; one that holds is enough.
They are what keeps "strike a deal", "heart attack" and "fired the coach" out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.vocab import PartyKind
from tocsin.extract.clauses import after, clause_tokens, phrase_tokens, verb_over
from tocsin.extract.mentions import (
    CALENDAR,
    is_armed,
    is_human,
    is_place,
    kind_of,
    party_entry,
)
from tocsin.extract.quantities import is_amount
from tocsin.extract.reader import Reader
from tocsin.extract.roles import Roles
from tocsin.extract.security import security_weight
from tocsin.extract.settings import OccurrenceSettings
from tocsin.extract.triggers import Sense, Trigger, noun_entries
from tocsin.extract.weapons import weapon_at

BODIES = frozenset({PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.FORCE, PartyKind.GROUP})
GROUND = frozenset({PartyKind.PLACE, PartyKind.FACILITY, PartyKind.STATE})
CAPTIVES = frozenset("hostage prisoner detainee captive fighter militant soldier inmate".split())
CUSTODY = frozenset("prison custody captivity jail detention hostage prisoner captive".split())
STRIKE_KINDS = frozenset(
    "air drone missile military aerial rocket retaliatory precision coalition pre-emptive "
    "preemptive nuclear artillery suicide".split()
)
VOWED = frozenset("attack avenge retaliate kill destroy strike punish revenge wipe hit".split())
PLOTS = frozenset("attack plot bombing assault strike assassination coup conspiracy".split())
PROTEST_WORDS = frozenset("protest against government opposition demand slogan president".split())


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """A trigger with its parties and its words."""

    reader: Reader
    trigger: Trigger
    roles: Roles
    settings: OccurrenceSettings

    @cached_property
    def tokens(self) -> list[int]:
        """Tokens of the clause, and of the noun's own phrase."""
        verb = verb_over(self.reader, self.trigger.token)
        found = set(self.reader.tree.subtree(self.trigger.token)) if self.trigger.is_noun else set()
        if verb is not None:
            found |= set(clause_tokens(self.reader, verb))
        for carrier in self.roles.carriers:
            found |= set(clause_tokens(self.reader, carrier))
        return sorted(found)

    @cached_property
    def own_tokens(self) -> list[int]:
        """Tokens of the noun's phrase and of the clauses that carry it; a verb's clause."""
        found: set[int] = set()
        if self.trigger.is_noun:
            found |= set(phrase_tokens(self.reader, self.trigger.token))
        for carrier in self.roles.carriers:
            found |= set(clause_tokens(self.reader, carrier))
        return sorted(found)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the clause."""
        return frozenset(self.reader.tree.lemma(number) for number in self.tokens)

    @cached_property
    def parties(self) -> list[int]:
        """Heads of all parties."""
        return [*self.roles.actors, *self.roles.recipients]

    def any_recipient(self, test: Callable[[Reader, int], bool]) -> bool:
        """Return whether some recipient passes a test."""
        return any(test(self.reader, head) for head in self.roles.recipients)

    def any_actor(self, test: Callable[[Reader, int], bool]) -> bool:
        """Return whether some actor passes a test."""
        return any(test(self.reader, head) for head in self.roles.actors)


def satisfied(sense: Sense, around: Surroundings, *, secure_document: bool) -> bool:
    """Return whether a sense's conditions hold here."""
    if _other_sense(sense, around) or _accident(around):
        return False
    if sense.strength == "sure":
        return secure_document or _secure(around) or bool(_armed(around))
    if sense.strength == "usual" and not secure_document and not _secure(around):
        return False
    if not secure_document and not _secure(around):
        return False
    return not sense.need or any(TESTS[name](around) for name in sorted(sense.need))


def _other_sense(sense: Sense, around: Surroundings) -> bool:
    """Return whether a word beside the trigger makes it another sense."""
    tree, token = around.reader.tree, around.trigger.token
    beside = set(tree.children(token, "dobj", "compound", "amod", "nmod", "nsubj", "prt", "advmod"))
    beside |= {head for head in around.parties if abs(head - token) < 6}
    words = {tree.lemma(number) for number in beside}
    for prep in tree.children(token, "prep"):
        words |= {tree.lemma(number) for number in tree.children(prep, "pobj")}
        words.add(tree.lemma(prep))
    if tree.tokens[token].relation in {"compound", "amod", "nmod"}:
        words.add(tree.lemma(tree.tokens[token].head))
    return bool(words & sense.without)


def _accident(around: Surroundings) -> bool:
    table, tree = around.reader.lexicons.table("accidents"), around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    lemmas = {tree.lemma(number) for number in range(sentence.first, sentence.last)}
    if not any(word in table for word in lemmas):
        return False
    return not _weapon(around) and not _armed(around)


def _person(around: Surroundings) -> bool:
    return around.any_recipient(_maybe_human)


def _maybe_human(reader: Reader, head: int) -> bool:
    tag = reader.tree.tokens[head].tag
    unknown_name = tag in {"NNP", "NNPS"} and kind_of(reader, head) is PartyKind.UNKNOWN
    return is_human(reader, head) or unknown_name or is_amount(reader, head) or _plural_pronoun(
        reader, head
    )


def _plural_pronoun(reader: Reader, head: int) -> bool:
    return reader.tree.lemma(head) in {"they", "we", "you", "i", "he", "she"}


def _armed(around: Surroundings) -> bool:
    return any(is_armed(around.reader, head) for head in around.parties)


def _armed2(around: Surroundings) -> bool:
    """Two-sided fighting: an armed party and another party that is no abstraction."""
    others = [h for h in around.parties if kind_of(around.reader, h) is not PartyKind.UNKNOWN]
    return _armed(around) and bool(others)


def _weapon(around: Surroundings) -> bool:
    return any(
        (hit := weapon_at(around.reader, number)) is not None
        and hit[0].features["weapon"] == "yes"
        for number in [*around.tokens, *around.roles.means]
    )


def _weapon_object(around: Surroundings) -> bool:
    tree, token = around.reader.tree, around.trigger.token
    heads = [*tree.children(token, "dobj", "nsubjpass"), *around.roles.means]
    heads += around.roles.recipients
    return any(weapon_at(around.reader, part) for head in heads for part in tree.conjuncts(head))


def _harm(around: Surroundings) -> bool:
    table, tree = around.reader.lexicons.table("harm"), around.reader.tree
    trigger = around.trigger
    return any(
        tree.lemma(number) in table or tree.tokens[number].text.lower() in table
        for number in around.tokens
        if not trigger.first <= number <= trigger.last
    )


def _secure(around: Surroundings) -> bool:
    tree = around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    weight = security_weight(around.reader, range(sentence.first, sentence.last))
    return weight >= around.settings.min_sentence_weight


def _target(around: Surroundings) -> bool:
    kinds = {PartyKind.UNKNOWN, PartyKind.ORGANISATION}
    return any(kind_of(around.reader, head) not in kinds for head in around.roles.recipients)


def _state(around: Surroundings) -> bool:
    return around.any_actor(lambda reader, head: kind_of(reader, head) in BODIES)


def _forcefire(around: Surroundings) -> bool:
    """An armed actor, or a weapon or an act of violence standing where the actor would."""
    means = [*around.roles.means]
    return around.any_actor(is_armed) or bool(means)


def _definite(around: Surroundings) -> bool:
    """A noun that points back in a text that is about security throughout."""
    tree = around.reader.tree
    determiners = {tree.lemma(c) for c in tree.children(around.trigger.token, "det", "poss")}
    return bool(determiners & {"the", "this", "these", "those", "that"})


def _for_place(around: Surroundings) -> bool:
    """A battle for somewhere."""
    reader = around.reader
    heads = after(reader, around.trigger.token, "for", "of")
    return any(_known_place(reader, head) or kind_of(reader, head) in GROUND for head in heads)


def _protest_words(around: Surroundings) -> bool:
    return bool(around.lemmas & (PROTEST_WORDS - {"president"})) or _crowd_actor(around)


def _place(around: Surroundings) -> bool:
    return any(is_place(around.reader, number) for number in around.tokens)


def _vehicle(around: Surroundings) -> bool:
    return around.any_recipient(lambda reader, head: kind_of(reader, head) is PartyKind.VEHICLE)


def _time(around: Surroundings) -> bool:
    tree = around.reader.tree
    return any(
        tree.tokens[number].text.lower() in CALENDAR
        or tree.lemma(number) in {"today", "yesterday", "overnight"}
        for number in around.tokens
    )


def _count(around: Surroundings) -> bool:
    return any(is_amount(around.reader, n) for n in around.reader.tree.children(around.trigger.token))


def _event(around: Surroundings) -> bool:
    tree = around.reader.tree
    heads = [*around.roles.means, *around.roles.actors]
    return any(noun_entries(around.reader, head) for head in heads if tree.is_noun(head))


def _bombing(around: Surroundings) -> bool:
    tree = around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    return any(
        (hit := weapon_at(around.reader, number)) is not None and hit[0].code != "unspecified"
        for number in range(sentence.first, sentence.last)
    ) or _place(around)


def _strike_sense(around: Surroundings) -> bool:
    tree, token = around.reader.tree, around.trigger.token
    kinds = {tree.lemma(n) for n in tree.children(token, "compound", "amod", "nmod")}
    if kinds & STRIKE_KINDS:
        return True
    return _forcefire(around) or _target(around)


def _plot(around: Surroundings) -> bool:
    tree, token = around.reader.tree, around.trigger.token
    heads = tree.children(token, "dobj", "nsubjpass")
    return any(tree.lemma(head) in PLOTS or weapon_at(around.reader, head) for head in heads)


def _crime(around: Surroundings) -> bool:
    table = around.reader.lexicons.table("crimes")
    return any(lemma in table for lemma in around.lemmas)


def _ground_taken(around: Surroundings) -> bool:
    """Armed or state actor and ground, facility, weapons or drugs taken."""
    reader = around.reader
    taken = [h for h in around.roles.recipients if kind_of(reader, h) in GROUND or _known_place(reader, h)]
    weapons = [h for h in around.roles.recipients if weapon_at(reader, h)] or around.roles.means
    if around.trigger.is_noun:
        return bool(taken)
    by = around.any_actor(is_armed) or _state(around)
    return (by and bool(taken)) or (by and (_weapon_object(around) or bool(weapons)))


def _known_place(reader: Reader, head: int) -> bool:
    return PartyKind.PLACE in reader.names.party_kinds(reader.tree.tokens[head].text)


def _troops(around: Surroundings) -> bool:
    """A force or machine of war moved: as object, or as subject of a passive."""
    reader = around.reader
    return any(_is_force(reader, head) for head in around.roles.recipients) or any(
        _is_force(reader, head) and not around.reader.tree.children(around.trigger.token, "dobj")
        for head in around.roles.actors
    )


def _is_force(reader: Reader, head: int) -> bool:
    machine = weapon_at(reader, head)
    return is_armed(reader, head) or machine is not None


def _troops_object(around: Surroundings) -> bool:
    return any(
        _is_force(around.reader, part)
        and kind_of(around.reader, part) is not PartyKind.PERSON
        for head in around.reader.tree.children(around.trigger.token, "dobj", "nsubjpass")
        for part in around.reader.tree.conjuncts(head)
    )


def _troops_noun(around: Surroundings) -> bool:
    if around.trigger.first < around.trigger.token:
        return True
    return _armed(around) or bool(around.lemmas & {"troop", "force", "soldier", "military"})


def _troops_any(around: Surroundings) -> bool:
    return _armed(around) or bool(around.lemmas & {"troop", "force", "soldier"})


def _armed_object(around: Surroundings) -> bool:
    reader = around.reader
    return any(is_armed(reader, h) for h in around.roles.recipients)


def _crowd_actor(around: Surroundings) -> bool:
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


def _crowd_protest(around: Surroundings) -> bool:
    return _crowd_actor(around) and bool(around.lemmas & PROTEST_WORDS)


def _captive(around: Surroundings) -> bool:
    tree = around.reader.tree
    held = any(tree.lemma(head) in CAPTIVES for head in around.roles.recipients)
    return held or (_person(around) and bool(around.lemmas & CUSTODY))


def _threat(around: Surroundings) -> bool:
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


def _vow(around: Surroundings) -> bool:
    tree, token = around.reader.tree, around.trigger.token
    below = [n for child in tree.children(token, "xcomp", "ccomp") for n in (child,)]
    return any(tree.lemma(number) in VOWED for number in below) or bool(
        {"revenge", "retaliation"} & {tree.lemma(c) for c in tree.children(token, "dobj")}
    )


def _meeting(around: Surroundings) -> bool:
    """Two sides, both states, bodies, forces or groups, or persons in their office."""
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


TESTS: dict[str, Callable[[Surroundings], bool]] = {
    "person": _person,
    "armed": _armed,
    "armed2": _armed2,
    "weapon": _weapon,
    "harm": _harm,
    "secure": _secure,
    "target": _target,
    "state": _state,
    "forcefire": _forcefire,
    "place": _place,
    "definite": _definite,
    "forplace": _for_place,
    "protestwords": _protest_words,
    "vehicle": _vehicle,
    "time": _time,
    "count": _count,
    "event": _event,
    "bombing": _bombing,
    "strikesense": _strike_sense,
    "plot": _plot,
    "crime": _crime,
    "groundtaken": _ground_taken,
    "troops": _troops,
    "troopsobject": _troops_object,
    "troopsnoun": _troops_noun,
    "troopsany": _troops_any,
    "weaponobject": _weapon_object,
    "armedobject": _armed_object,
    "crowdactor": _crowd_actor,
    "crowdprotest": _crowd_protest,
    "captive": _captive,
    "threat": _threat,
    "vow": _vow,
    "meeting": _meeting,
    "custody": _harm,
    "stative": _person,
    "warned": lambda around: False,
}
