"""What act a word would tell if it were still to come: its type, and the kind of outlook it makes.

Two tables say so: the words that only outlooks use (`outlook_acts`), and the triggers of acts,
under the conditions under which they tell what happened.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.ports import Entry
from tocsin.core.vocab import EventType, OutlookKind, PartyKind
from tocsin.extract.occurrences.accepting.evidence import excluded, satisfied
from tocsin.extract.occurrences.accepting.security import document_share, sport_share
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.clauses import phrase_at
from tocsin.extract.occurrences.roles import roles_of
from tocsin.extract.occurrences.triggers import (
    LONGEST_NOUN,
    MODIFIER,
    Trigger,
    find_triggers,
    sense_of,
)
from tocsin.extract.phrases.ends import acted_on, actors_of, objects_of_preposition
from tocsin.extract.phrases.mentions import is_armed, is_place, kind_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# Types of which an act to come is an outlook: what the codebook calls security-relevant.
TYPES = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST,
        EventType.RETREAT, EventType.SANCTION,
    }
)  # fmt: skip
_FORCEFUL = frozenset(
    {"decisively", "harshly", "forcefully", "severely", "firmly", "strongly", "crushingly",
     "painfully", "militarily", "violently", "fiercely"}
)  # fmt: skip
_BESIDE = ("compound", "amod", "nmod", "poss", "dobj", "advmod", "nsubj", "nsubjpass")
_RULE = frozenset({"government", "regime", "president", "junta", "leader", "king", "ruler"})
_LINES = frozenset({"border", "frontier", "line", "crossing", "strait", "airspace", "river"})
_CAPTIVES = frozenset(
    {"hostage", "prisoner", "captive", "detainee", "inmate", "abductee", "kidnap"}
)
_PRESSURE = frozenset({"sanction", "siege", "blockade", "curfew", "embargo"})
_MILITARY = frozenset(
    {"military", "intelligence", "security", "defense", "defence", "weapon", "arm", "airstrike",
     "counterterrorism", "counter-terrorism", "operation"}
)  # fmt: skip
_TOGETHER = ("against", "with", "in", "on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a word means: its first token, the type of act, what the table asks for.

    `arranged` acts are set beforehand by those in power: a trial, a curfew. One that is
    `suffered` is done to the subject of its verb ("will stand trial").
    """

    first: int
    event_type: EventType
    kind: OutlookKind | None = None
    needs_negation: bool = False
    arranged: bool = False
    suffered: bool = False
    trigger: Trigger | None = None


class Meanings:
    """The words of a document that may mean an act to come."""

    def __init__(self, reader: Reader, settings: OccurrenceSettings) -> None:
        self._reader = reader
        self._settings = settings
        self._triggers = {trigger.token: trigger for trigger in find_triggers(reader)}

    @cached_property
    def is_sport(self) -> bool:
        """Whether the document is about sport."""
        return sport_share(self._reader) > self._settings.max_sport_share

    @cached_property
    def _secure(self) -> bool:
        return document_share(self._reader) >= self._settings.min_document_share

    def candidates(self, number: int) -> bool:
        """Return whether a word may mean an act at all, before what stands beside it is read."""
        if number in self._triggers:
            return True
        tree = self._reader.tree
        lemma, (first, last) = tree.lemma(number), self._edges
        if tree.is_verb(number):
            return lemma in first and bool(self._entries(number)[0])
        return lemma in last and tree.is_noun(number) and bool(self._entries(number)[0])

    @cached_property
    def _edges(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the first and the last words of the phrases of the table."""
        phrases = [phrase.split() for phrase in self._reader.lexicons.table("outlook_acts")]
        return frozenset(words[0] for words in phrases), frozenset(words[-1] for words in phrases)

    def of(self, number: int) -> Meaning | None:
        """Return what a word means where it stands, None where it means no act."""
        reader = self._reader
        if reader.tree.is_noun(number) and reader.tree.tokens[number].relation in MODIFIER:
            return None
        return self._by_table(number) or self._by_trigger(number)

    def _entries(self, number: int) -> tuple[tuple[Entry, ...], int]:
        """Return what the table says of the phrase at a word, and the phrase's first token."""
        tree, table = self._reader.tree, self._reader.lexicons.table("outlook_acts")
        if tree.is_verb(number):
            found = phrase_at(self._reader, number, table)
            return (found[0], number) if found else ((), number)
        start = tree.sentence_of(number).first
        for width in range(LONGEST_NOUN - 1, -1, -1):
            first = number - width
            if first >= start:
                phrase = " ".join(tree.lemma(place) for place in range(first, number + 1))
                if phrase in table:
                    return table[phrase], first
        return (), number

    def _by_table(self, number: int) -> Meaning | None:
        tree = self._reader.tree
        part = "verb" if tree.is_verb(number) else "noun" if tree.is_noun(number) else None
        entries, first = self._entries(number)
        for entry in entries:
            if entry.features["pos"] not in {part, "any"}:
                continue
            if not (self._meets(number, entry) and self._is_of_security(number, entry)):
                continue
            kind = entry.features.get("kind")
            return Meaning(
                first=first,
                event_type=EventType(entry.code),
                kind=OutlookKind(kind) if kind else None,
                needs_negation=entry.features.get("needs") == "negation",
                suffered=entry.features.get("subject") == "suffers",
                arranged=entry.features.get("arranged") == "yes",
                trigger=self._triggers.get(number),
            )
        return None

    def _by_trigger(self, number: int) -> Meaning | None:
        trigger = self._triggers.get(number)
        if trigger is None:
            return None
        around = self._around(trigger)
        for sense in map(sense_of, trigger.senses):
            if sense.event_type in TYPES and satisfied(sense, around, secure_document=self._secure):
                return Meaning(first=trigger.first, event_type=sense.event_type, trigger=trigger)
        return None

    def _around(self, trigger: Trigger) -> Surroundings:
        roles = roles_of(self._reader, trigger)
        return Surroundings(
            reader=self._reader, trigger=trigger, roles=roles, settings=self._settings
        )

    def _meets(self, number: int, entry: Entry) -> bool:
        """Return whether a word stands with what its entry asks for, and without another sense."""
        tree, features = self._reader.tree, entry.features
        beside = {tree.lemma(child) for child in tree.children(number, *_BESIDE)}
        if not beside.isdisjoint(_listed(features, "without")):
            return False
        asked = _listed(features, "with")
        if asked and beside.isdisjoint(asked):
            return False
        if "object" in features:
            return _OBJECTS[features["object"]](self._reader, number)
        if "manner" in features:
            adverbs = {tree.lemma(child) for child in tree.children(number, "advmod")}
            return bool(adverbs & _FORCEFUL)
        if tree.lemma(number) == "price":
            return tree.lemma(tree.tokens[number].head) == "pay"
        return True

    def _is_of_security(self, number: int, entry: Entry) -> bool:
        """Return whether the text is of security, or an armed party stands beside the word."""
        tree = self._reader.tree
        trigger = self._triggers.get(number) or Trigger(
            token=number, first=number, last=number, is_noun=tree.is_noun(number), senses=()
        )
        around = self._around(trigger)
        # A word that may tell an accident ("storm") is not kept out by itself.
        is_accident = tree.lemma(number) in self._reader.lexicons.table("accidents")
        if not is_accident and excluded(around):
            return False
        return (
            self._secure
            or "kind" in entry.features
            or any(is_armed(self._reader, head) for head in around.parties)
        )


def _listed(features: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(word for word in features.get(name, "").split(",") if word)


def _done_to(reader: Reader, number: int) -> list[int]:
    """Return to what it is done: the object of a verb, what stands after a noun's "of"."""
    if reader.tree.is_noun(number):
        return objects_of_preposition(reader.tree, number, "of", "on", "against")
    return acted_on(reader.tree, number)


def _one_of(words: frozenset[str]) -> Callable[[Reader, int], bool]:
    def test(reader: Reader, number: int) -> bool:
        return any(reader.tree.lemma(head) in words for head in _done_to(reader, number))

    return test


def _armed(reader: Reader, number: int) -> bool:
    return any(is_armed(reader, head) for head in _done_to(reader, number))


def _moved(reader: Reader, number: int) -> bool:
    """Return whether a force is moved, or moves by itself ("the brigade will deploy")."""
    if _armed(reader, number):
        return True
    tree = reader.tree
    if tree.is_noun(number) or tree.children(number, "dobj", "nsubjpass"):
        return False
    return any(is_armed(reader, head) for head in actors_of(tree, number))


def _side_by_side(reader: Reader, number: int) -> bool:
    """Return whether it is done against an armed party, or on military matters."""
    heads = objects_of_preposition(reader.tree, number, *_TOGETHER)
    beside = {reader.tree.lemma(head) for head in heads}
    against = objects_of_preposition(reader.tree, number, "against")
    return bool(beside & _MILITARY) or any(is_armed(reader, head) for head in against)


def _talks(reader: Reader, number: int) -> bool:
    """Return whether it is with an armed party."""
    heads = objects_of_preposition(reader.tree, number, "with", "between")
    return any(is_armed(reader, head) or kind_of(reader, head) is PartyKind.GROUP for head in heads)


def _ground(reader: Reader, number: int) -> bool:
    kinds = {PartyKind.PLACE, PartyKind.FACILITY}
    return any(
        kind_of(reader, head) in kinds or is_place(reader, head)
        for head in _done_to(reader, number)
    )


_OBJECTS: Mapping[str, Callable[[Reader, int], bool]] = {
    "armed": _armed,
    "moved": _moved,
    "side": _side_by_side,
    "talks": _talks,
    "ground": _ground,
    "rule": _one_of(_RULE),
    "lines": _one_of(_LINES),
    "captives": _one_of(_CAPTIVES),
    "pressure": _one_of(_PRESSURE),
}
