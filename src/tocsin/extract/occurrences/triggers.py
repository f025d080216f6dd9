"""Triggers: the words of a document that may tell an act, before any condition."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.ports import Entry
from tocsin.core.vocab import MODES_OF, EventType, Mode
from tocsin.extract.occurrences.clauses import phrase_at
from tocsin.extract.phrases.turns import unsaid
from tocsin.extract.reader import Reader

# A noun under these relations names something else ("attack helicopter", "murder charge").
MODIFIER = frozenset({"compound", "nmod", "amod", "npadvmod"})
# Heads that keep the act of their modifier ("bombing campaign", "coup attempt").
KEEPS_ACT = frozenset(
    {"attempt", "campaign", "incident", "plot", "spree", "operation", "wave", "death"}
)
NOT_VERBS = frozenset({"amod", "aux", "auxpass", "compound", "nmod"})
LONGEST_NOUN = 4
# The model head that marks words that tell acts.
HEAD = "trigger"
# Words that no table knows and the heads find less probable are not looked at.
LEAST_ASKED = 0.1
# What a word that no table knows may tell. Of the other types the annotation has fewer than
# twenty mentions each: what the heads take for one is one in a case out of ten.
LEARNED_TYPES = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE,
        EventType.RETREAT, EventType.CONSULT, EventType.THREATEN, EventType.REQUEST,
        EventType.SANCTION,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or phrase that may tell an act: token, its reach, and what the tables say it means.

    One that only the model heads take for an act has no senses; it is `passed_over` where the
    tables know it and something beside it speaks against it. One that stands `apart` has others
    between its words.
    """

    token: int
    first: int
    last: int
    is_noun: bool
    senses: tuple[Entry, ...]
    passed_over: bool = False
    apart: bool = False

    @property
    def own(self) -> frozenset[int]:
        """Its own words as tokens: without those that it stands around ("shot ... dead")."""
        if self.apart:
            return frozenset({self.token, self.last})
        return frozenset(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of a trigger: type, mode and the conditions it asks for."""

    event_type: EventType
    mode: Mode
    strength: str
    need: frozenset[str]
    without: frozenset[str]


def sense_of(entry: Entry) -> Sense:
    """Return an entry of the trigger tables as a sense."""
    return Sense(
        event_type=EventType(entry.code),
        mode=Mode(entry.features.get("mode", "unspecified")),
        strength=entry.features["strength"],
        need=_words(entry.features.get("need", "")),
        without=_words(entry.features.get("without", "")),
    )


@lru_cache(maxsize=2)
def find_triggers(reader: Reader) -> tuple[Trigger, ...]:
    """Return the triggers of a document in text order, none inside another."""
    found: list[Trigger] = []
    taken: set[int] = set()
    silent = unsaid(reader.document.text)
    for number, token in enumerate(reader.tree.tokens):
        if number in taken or any(start <= token.start < end for start, end in silent):
            continue
        if reader.tree.is_noun(number) or names_death(reader, number):
            trigger = _noun(reader, number)
        elif reader.tree.is_verb(number) and token.relation not in NOT_VERBS:
            trigger = _verb(reader, number) or _verbal_noun(reader, number)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
            taken.update({trigger.first, trigger.token, trigger.last})
    return tuple(found)


def head_triggers(reader: Reader, known: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """Return the words that the model heads take for acts and the tables do not know.

    Among them are words that the tables know and `find_triggers` passes over ("attack
    helicopter").
    """
    silent = unsaid(reader.document.text)
    taken = {place for each in known for place in (*range(each.first, each.last + 1), each.token)}
    return tuple(
        Trigger(
            token=number, first=number, last=number, is_noun=not reader.tree.is_verb(number),
            senses=(), passed_over=_is_known(reader, number),
        )
        for number, token in enumerate(reader.tree.tokens)
        if number not in taken
        # How an act was done is no act: "fatally".
        and not token.tag.startswith("RB")
        and (reader.heads.marked(HEAD, number) or 0.0) >= LEAST_ASKED
        and not any(start <= token.start < end for start, end in silent)
    )  # fmt: skip


def _is_known(reader: Reader, number: int) -> bool:
    """Return whether a table of triggers has a word, whatever stands around it."""
    verbs = reader.lexicons.table("trigger_verbs")
    return noun_entries(reader, number) is not None or reader.tree.lemma(number) in verbs


def sense_by_heads(reader: Reader, trigger: Trigger) -> Sense | None:
    """Return what the model heads take a trigger for, among its senses where the tables know it.

    None if no table knows it and it tells a type that the heads have hardly learned.
    """
    heads, token = reader.heads, trigger.token
    told = heads.of(HEAD, token)
    known = [sense_of(entry) for entry in trigger.senses]
    types = [sense.event_type for sense in known] or [*EventType]
    event_type = max(types, key=lambda each: told.get(each.value, 0.0))
    if not (known or event_type in LEARNED_TYPES):
        return None
    own = [each.value for each in (*sorted(MODES_OF.get(event_type, ())), Mode.UNSPECIFIED)]
    same = [sense for sense in known if sense.event_type is event_type]
    mode = same[0].mode if same else Mode(heads.best("mode", token, own) or Mode.UNSPECIFIED)
    return Sense(
        event_type=event_type, mode=mode, strength="sure", need=frozenset(), without=frozenset()
    )


def noun_entries(reader: Reader, number: int) -> tuple[tuple[Entry, ...], int] | None:
    """Return what the table of nouns says of the phrase that ends here, and its first token."""
    table, tree = reader.lexicons.table("trigger_nouns"), reader.tree
    start = tree.sentence_of(number).first
    for width in range(LONGEST_NOUN - 1, -1, -1):
        first = number - width
        if first < start:
            continue
        words = [tree.lemma(place) for place in range(first, number + 1)]
        if entries := table.get(" ".join(words)):
            return entries, first
    text = tree.tokens[number].text.lower()
    if entries := table.get(text):
        return entries, number
    # A plural in capitals at the head of a line looks like a name: "Airstrikes hit".
    leads = all(not tree.tokens[place].text.isalnum() for place in range(start, number))
    if leads and (entries := table.get(text.removesuffix("s"))):
        return entries, number
    return None


def _noun(reader: Reader, number: int) -> Trigger | None:
    tree = reader.tree
    found = noun_entries(reader, number)
    if found is None:
        return None
    token = tree.tokens[number]
    if token.text == "March" and not reader.in_heading(number):
        return None
    if token.relation in MODIFIER and token.head > number:
        head = token.head
        if tree.lemma(head) not in KEEPS_ACT:
            return None
    entries, first = found
    return Trigger(token=number, first=first, last=number, is_noun=True, senses=entries)


def _verb(reader: Reader, number: int) -> Trigger | None:
    found = phrase_at(reader, number, reader.lexicons.table("trigger_verbs"))
    if found is None:
        return None
    entries, last = found
    phrase = " ".join(reader.tree.lemma(place) for place in range(number, last + 1))
    apart = last > number + 1 and phrase not in reader.lexicons.table("trigger_verbs")
    return Trigger(
        token=number, first=number, last=last, is_noun=False, senses=entries, apart=apart
    )


def _verbal_noun(reader: Reader, number: int) -> Trigger | None:
    """Read "the bombing of", where the tagger saw a verb."""
    if reader.tree.tokens[number].tag != "VBG":
        return None
    if not reader.tree.children(number, "det", "poss", "amod", "compound"):
        return None
    return _noun(reader, number)


def names_death(reader: Reader, number: int) -> bool:
    """Return whether a word says what a death came of: "the shooting death of two guards"."""
    tree, token = reader.tree, reader.tree.tokens[number]
    modifies = token.relation in MODIFIER and token.head == number + 1
    return modifies and token.tag in {"VBG", "NN"} and tree.lemma(token.head) == "death"


def is_wound(reader: Reader, number: int) -> bool:
    """Return whether a word names what an act left on somebody: "a gunshot wound"."""
    return reader.tree.is_noun(number) and reader.tree.lemma(number) == "wound"


def _words(value: str) -> frozenset[str]:
    return frozenset(word for word in value.split(",") if word)
