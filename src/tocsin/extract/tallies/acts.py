"""What acts a count counts: type, modes, actors, recipients, weapons, as the clause says.

"These attacks ..., with a total of 23 incidents": the incidents are the attacks, and the
attacks are those of the sentence before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.core.types import Party, Span
from tocsin.core.vocab import EventType, Mode
from tocsin.extract.occurrences.roles import roles_of
from tocsin.extract.occurrences.triggers import Trigger, find_triggers, sense_of
from tocsin.extract.occurrences.weapons import weapons_in
from tocsin.extract.phrases.ends import actors_of, clause_head
from tocsin.extract.phrases.mentions import NOT_A_PARTY, party
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.counting import counted_event, is_between_parties, sent_between
from tocsin.extract.ties.ends import without_possessive

_DEMONSTRATIVES = frozenset({"these", "those", "such"})
_GENERIC = frozenset({"incident", "violation", "casualty", "death", "fatality"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What is counted, as far as the text says."""

    event_type: EventType | None = None
    modes: tuple[Mode, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    weapons: tuple[Span, ...] = ()


def acts_of(reader: Reader, noun: int, triggers: Iterable[Trigger] | None = None) -> Acts:
    """Return what a counted noun counts, with those who do it and suffer it."""
    if is_between_parties(reader, noun):
        senders, receivers = sent_between(reader, noun)
        return Acts(actors=_parties(reader, senders), recipients=_parties(reader, receivers))
    by_token = {one.token: one for one in (triggers or find_triggers(reader))}
    mentions = _mentions(reader, noun, by_token)
    tree = reader.tree
    roles = [roles_of(reader, by_token[token]) for token in mentions if token in by_token]
    clause = tree.subtree(clause_head(tree, noun))
    weapons = weapons_in(reader, {*clause, *tree.subtree(noun)})
    modes = [mode for token in mentions for mode in _modes(reader, token, by_token)]
    modes += [mode for _, mode in weapons]
    return Acts(
        event_type=next(
            (kind for token in mentions if (kind := _type(reader, token, by_token))), None
        ),
        modes=_distinct([mode for mode in modes if mode is not Mode.UNSPECIFIED]),
        actors=_actors(reader, noun, [head for role in roles for head in role.actors]),
        recipients=_parties(reader, [head for role in roles for head in role.recipients]),
        weapons=tuple(span for span, _ in weapons),
    )


def resumed_by(reader: Reader, noun: int) -> Span | None:
    """Return the words of the sentence before that a count goes on about, or None."""
    tree = reader.tree
    subjects = tree.children(clause_head(tree, noun), "nsubj", "nsubjpass")
    for token in (noun, *subjects):
        for before in _pointed_to(reader, token):
            return tree.span(before, before)
    return None


def _mentions(reader: Reader, noun: int, triggers: dict[int, Trigger]) -> list[int]:
    """Return the tokens that tell the acts: the noun, its clause, and what "these" points to."""
    tree = reader.tree
    found = [noun]
    head = clause_head(tree, noun)
    if tree.lemma(noun) in _GENERIC or counted_event(reader, noun) is None:
        found.append(head)
        found += [n for n in tree.children(head, "nsubj", "nsubjpass") if n != noun]
    for token in list(found):
        found += _pointed_to(reader, token)
    return [token for token in found if token in triggers or token == noun]


def _pointed_to(reader: Reader, token: int) -> list[int]:
    """Return the nouns of the sentence before that "these attacks" repeats."""
    tree = reader.tree
    points = {tree.lemma(child) for child in tree.children(token, "det")} & _DEMONSTRATIVES
    number = tree.sentence_number(token)
    if not points or not number:
        return []
    before = tree.sentences[number - 1]
    return [n for n in range(before.first, before.last) if tree.lemma(n) == tree.lemma(token)]


def _type(reader: Reader, token: int, triggers: dict[int, Trigger]) -> EventType | None:
    entry = counted_event(reader, token)
    if entry is not None and "type" in entry.features:
        return EventType(entry.features["type"])
    if token in triggers and triggers[token].senses:
        return sense_of(triggers[token].senses[0]).event_type
    return None


def _modes(reader: Reader, token: int, triggers: dict[int, Trigger]) -> list[Mode]:
    entry = counted_event(reader, token)
    if entry is not None:
        return [Mode(entry.features["mode"])] if "mode" in entry.features else []
    if token in triggers and triggers[token].senses:
        return [sense_of(triggers[token].senses[0]).mode]
    return []


def _actors(reader: Reader, noun: int, by_roles: list[int]) -> tuple[Party, ...]:
    """Return who did what is counted; who made others do it did not do it."""
    tree = reader.tree
    verb = clause_head(tree, noun)
    doers = actors_of(tree, verb) if tree.tokens[verb].relation in {"xcomp", "advcl"} else []
    return _parties(reader, doers or by_roles)


def _parties(reader: Reader, heads: Iterable[int]) -> tuple[Party, ...]:
    found: dict[int, Party] = {}
    for head in heads:
        one = without_possessive(reader, party(reader, head))
        if one.kind not in NOT_A_PARTY:
            found.setdefault(one.mention.start, one)
    return tuple(found.values())


def _distinct(modes: list[Mode]) -> tuple[Mode, ...]:
    return tuple(dict.fromkeys(modes))
