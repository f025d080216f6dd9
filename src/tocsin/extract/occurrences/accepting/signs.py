"""Signs beside a trigger that it tells an act: people, arms, weapons, harm, places, times."""

from tocsin.core.vocab import FigureKind, PartyKind
from tocsin.extract.occurrences.accepting.security import security_weight
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.clauses import after
from tocsin.extract.occurrences.governors import laid_on
from tocsin.extract.occurrences.harm.harm import harm_kind, harm_verbs
from tocsin.extract.occurrences.roles import is_done_to_oneself
from tocsin.extract.occurrences.triggers import noun_entries
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.phrases.mentions import CALENDAR, is_armed, is_human, is_place, kind_of
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader

BODIES = frozenset({PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.FORCE, PartyKind.GROUP})
GROUND = frozenset({PartyKind.PLACE, PartyKind.FACILITY, PartyKind.STATE})
BEGINNING = frozenset({"begin", "start", "erupt", "break", "ignite", "commence"})
HURT = frozenset({FigureKind.KILLED, FigureKind.INJURED})
SHOTS = frozenset({"gunfire", "gunshot", "bullet", "crossfire"})
BOMBS = frozenset({"bomb", "bombing", "bomber", "explosive", "mine", "grenade"})


def person(around: Surroundings) -> bool:
    """Return whether someone suffers it."""
    return around.any_recipient(maybe_human)


def oneself(around: Surroundings) -> bool:
    """Return whether who does it does it to themselves: "blew themselves up"."""
    return is_done_to_oneself(around.reader, around.trigger.token)


def maybe_human(reader: Reader, head: int) -> bool:
    """Return whether a party may be people, by kind, by name or by number."""
    tag = reader.tree.tokens[head].tag
    unknown_name = tag in {"NNP", "NNPS"} and kind_of(reader, head) is PartyKind.UNKNOWN
    return (
        is_human(reader, head)
        or unknown_name
        or is_amount(reader, head)
        or plural_pronoun(reader, head)
    )


def plural_pronoun(reader: Reader, head: int) -> bool:
    """Return whether a party is a pronoun for people."""
    return reader.tree.lemma(head) in {"they", "we", "you", "i", "he", "she", "those"}


def armed(around: Surroundings) -> bool:
    """Return whether some party bears arms."""
    return any(is_armed(around.reader, head) for head in around.parties)


def armed2(around: Surroundings) -> bool:
    """Return whether two sides stand there, one of them armed."""
    others = [h for h in around.parties if kind_of(around.reader, h) is not PartyKind.UNKNOWN]
    return armed(around) and bool(others)


def weapon(around: Surroundings) -> bool:
    """Return whether a weapon stands in the clause."""
    return any(
        (hit := weapon_at(around.reader, number)) is not None and hit[0].features["weapon"] == "yes"
        for number in [*around.tokens, *around.roles.means]
    )


def weapon_object(around: Surroundings) -> bool:
    """Return whether a weapon is what the verb acts on."""
    tree, token = around.reader.tree, around.trigger.token
    heads = [*tree.children(token, "dobj", "nsubjpass"), *around.roles.means]
    heads += around.roles.recipients
    return any(weapon_at(around.reader, part) for head in heads for part in tree.conjuncts(head))


def harm(around: Surroundings) -> bool:
    """Return whether harm is told in the clause."""
    table, tree = around.reader.lexicons.table("harm"), around.reader.tree
    trigger = around.trigger
    return any(
        tree.lemma(number) in table or tree.tokens[number].text.lower() in table
        for number in around.tokens
        if not trigger.first <= number <= trigger.last
    )


def blamed(around: Surroundings) -> bool:
    """Return whether an act is blamed on somebody."""
    return around.trigger.is_noun and bool(laid_on(around.reader, around.trigger.token))


def deadly(around: Surroundings) -> bool:
    """Return whether the act itself is told to have killed or hurt people."""
    reader = around.reader
    verbs = harm_verbs(reader, around.trigger, around.roles)
    return any(harm_kind(reader, verb) in HURT for verb in verbs)


def secure(around: Surroundings) -> bool:
    """Return whether the sentence is about security."""
    tree = around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    weight = security_weight(around.reader, range(sentence.first, sentence.last))
    return weight >= around.settings.min_sentence_weight


def target(around: Surroundings) -> bool:
    """Return whether it is done to people, a place, a building or a vehicle."""
    kinds = {PartyKind.UNKNOWN, PartyKind.ORGANISATION}
    return any(kind_of(around.reader, head) not in kinds for head in around.roles.recipients)


def state(around: Surroundings) -> bool:
    """Return whether a state, force, body or group does it."""
    return around.any_actor(lambda reader, head: kind_of(reader, head) in BODIES)


def forcefire(around: Surroundings) -> bool:
    """Return whether an armed party, a weapon or an act stands where the actor would."""
    means = [*around.roles.means]
    return around.any_actor(is_armed) or bool(means)


def definite(around: Surroundings) -> bool:
    """Return whether a noun points back ("the attack")."""
    tree = around.reader.tree
    determiners = {tree.lemma(c) for c in tree.children(around.trigger.token, "det", "poss")}
    return bool(determiners & {"the", "this", "these", "those", "that"})


def bomb_told(around: Surroundings) -> bool:
    """Return whether a noun points back ("the blasts") and the text before speaks of bombs."""
    tree = around.reader.tree
    return definite(around) and any(
        tree.lemma(number) in BOMBS for number in range(around.trigger.token)
    )


def for_place(around: Surroundings) -> bool:
    """Return whether somewhere is fought for."""
    reader = around.reader
    heads = after(reader, around.trigger.token, "for", "of")
    return any(known_place(reader, head) or kind_of(reader, head) in GROUND for head in heads)


def place(around: Surroundings) -> bool:
    """Return whether a place stands in the clause."""
    return any(is_place(around.reader, number) for number in around.tokens)


def vehicle(around: Surroundings) -> bool:
    """Return whether a vehicle suffers it."""
    return around.any_recipient(lambda reader, head: kind_of(reader, head) is PartyKind.VEHICLE)


def time(around: Surroundings) -> bool:
    """Return whether a day stands in the clause."""
    tree = around.reader.tree
    return any(
        tree.tokens[number].text.lower() in CALENDAR
        or tree.lemma(number) in {"today", "yesterday", "overnight"}
        for number in around.tokens
    )


def count(around: Surroundings) -> bool:
    """Return whether a number counts the act."""
    return any(
        is_amount(around.reader, n) for n in around.reader.tree.children(around.trigger.token)
    )


def begun(around: Surroundings) -> bool:
    """Return whether a clause on the noun, or over it, gives the date on which it began."""
    tree, token = around.reader.tree, around.trigger.token
    verbs = tree.children(token, "relcl", "acl")
    if tree.tokens[token].relation == "nsubj":
        verbs.append(tree.tokens[token].head)
    return any(
        tree.lemma(verb) in BEGINNING and (interval.written.month or interval.written.year)
        for verb in verbs
        for interval in times_of(around.reader, verb)
    )


def event(around: Surroundings) -> bool:
    """Return whether an act stands where an actor would."""
    tree = around.reader.tree
    heads = [*around.roles.means, *around.roles.actors]
    return any(noun_entries(around.reader, head) for head in heads if tree.is_noun(head))


def bombing(around: Surroundings) -> bool:
    """Return whether a weapon or place stands in the sentence."""
    tree = around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    return any(
        (hit := weapon_at(around.reader, number)) is not None and hit[0].code != "unspecified"
        for number in range(sentence.first, sentence.last)
    ) or place(around)


def shots(around: Surroundings) -> bool:
    """Return whether people are struck where its sentence tells of shots fired."""
    tree = around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    nouns = {tree.lemma(n) for n in range(sentence.first, sentence.last) if tree.is_noun(n)}
    fired = any(tree.lemma(n) == "fire" for n in range(sentence.first, sentence.last))
    return person(around) and bool(nouns & SHOTS or (fired and "shot" in nouns))


def known_place(reader: Reader, head: int) -> bool:
    """Return whether a noun is a known place."""
    return PartyKind.PLACE in reader.names.party_kinds(reader.tree.tokens[head].text)
