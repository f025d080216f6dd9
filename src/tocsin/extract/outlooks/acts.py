"""Acts to come: the words of violence, coercion or force that something puts into the future."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.ports import Entry
from tocsin.core.vocab import EventType, OutlookKind
from tocsin.extract.occurrences.triggers import MODIFIER, Trigger, find_triggers, sense_of
from tocsin.extract.outlooks.frames import Frame, frame_of
from tocsin.extract.phrases.ends import acted_on, actors_of
from tocsin.extract.phrases.mentions import is_armed
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.counting import is_labour

_TYPES = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})
_FORCEFUL = frozenset(
    {"decisively", "harshly", "forcefully", "severely", "firmly", "strongly", "crushingly",
     "painfully", "militarily", "violently", "fiercely"}
)  # fmt: skip
_STRONG = frozenset({"sure", "usual"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act to come: its words, type, what puts it into the future, and who does it."""

    token: int
    first: int
    event_type: EventType
    kind: OutlookKind | None
    frame: Frame
    trigger: Trigger | None
    doers: frozenset[str]


def acts_to_come(reader: Reader) -> Iterator[Act]:
    """Yield the acts to come of a document, the verbs of a clause before its nouns."""
    triggers = {trigger.token: trigger for trigger in find_triggers(reader)}
    for number in range(len(reader.tree.tokens)):
        meant = _meant(reader, number, triggers)
        if meant is None:
            continue
        event_type, kind, needs_negation = meant
        frame = frame_of(reader, number)
        if frame is None or frame.negated != needs_negation:
            continue
        trigger = triggers.get(number)
        yield Act(
            token=number,
            first=trigger.first if trigger is not None else number,
            event_type=event_type,
            kind=kind,
            frame=frame,
            trigger=trigger,
            doers=frozenset(reader.tree.lemma(head) for head in actors_of(reader.tree, frame.top)),
        )


def _meant(
    reader: Reader, number: int, triggers: dict[int, Trigger]
) -> tuple[EventType, OutlookKind | None, bool] | None:
    """Return the type of act that a word means, the kind of outlook it makes, and its need."""
    tree = reader.tree
    if tree.is_noun(number) and tree.tokens[number].relation in MODIFIER:
        return None
    if is_labour(reader, number):
        return None
    part = "verb" if tree.is_verb(number) else "noun" if tree.is_noun(number) else None
    for entry in reader.lexicons.table("outlook_acts").get(tree.lemma(number), ()):
        if (
            part is not None
            and entry.features["pos"] in {part, "any"}
            and _meets(reader, number, entry)
        ):
            kind = entry.features.get("kind")
            negation = entry.features.get("needs") == "negation"
            return EventType(entry.code), OutlookKind(kind) if kind else None, negation
    if number in triggers:
        senses = [sense_of(entry) for entry in triggers[number].senses]
        for sense in senses:
            if sense.event_type in _TYPES and sense.strength in _STRONG and not sense.need:
                return sense.event_type, None, False
    return None


def _meets(reader: Reader, number: int, entry: Entry) -> bool:
    """Return whether a word stands with what its entry asks for: a force, an adverb of force."""
    tree = reader.tree
    if entry.features.get("object") == "armed":
        return any(is_armed(reader, head) for head in acted_on(tree, number))
    if "manner" in entry.features:
        adverbs = {tree.lemma(child) for child in tree.children(number, "advmod")}
        return bool(adverbs & _FORCEFUL)
    if tree.lemma(number) == "price":
        return tree.lemma(tree.tokens[number].head) == "pay"
    return True
