"""Acts to come: the words of violence, coercion or force that something puts into the future."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.vocab import EventType, OutlookKind
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.outlooks.frames import Frame, frame_of
from tocsin.extract.outlooks.meanings import Meanings
from tocsin.extract.phrases.ends import actors_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# Rules under which a noun's act has no subject: only an owner does it.
_OF_NOUNS = frozenset(
    {"outlooks/noun", "outlooks/modifier", "outlooks/predicate", "outlooks/after"}
)
# "We expect attacks": the subject of such a frame does nothing.
_OTHERS = frozenset({OutlookKind.FORECAST, OutlookKind.WARNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act to come: its words, type, what puts it into the future, and who does it.

    `doers` are the heads of who does it, as tokens; `lemmas` are their lemmas.
    """

    token: int
    first: int
    event_type: EventType
    kind: OutlookKind | None
    frame: Frame
    trigger: Trigger | None
    doers: frozenset[int]
    lemmas: frozenset[str]
    arranged: bool
    suffered: bool


def acts_to_come(reader: Reader, settings: OccurrenceSettings) -> Iterator[Act]:
    """Yield the acts to come of a document, in text order."""
    meanings = Meanings(reader, settings)
    for number in range(len(reader.tree.tokens)):
        if not meanings.candidates(number):
            continue
        frame = frame_of(reader, number)
        if frame is None or meanings.is_sport:
            continue
        meant = meanings.of(number)
        if meant is None or frame.negated != meant.needs_negation:
            continue
        if frame.acts and meant.event_type not in frame.acts:
            continue
        doers = _doers(reader, number, frame)
        yield Act(
            token=number,
            first=meant.first,
            event_type=meant.event_type,
            kind=meant.kind,
            frame=frame,
            trigger=meant.trigger,
            doers=doers,
            lemmas=frozenset(reader.tree.lemma(head) for head in doers),
            arranged=meant.arranged,
            suffered=meant.suffered,
        )


def _doers(reader: Reader, number: int, frame: Frame) -> frozenset[int]:
    """Return who does it: the owner of a noun, the subject of what puts it into the future."""
    tree = reader.tree
    expects = frame.rule == "outlooks/verb" and frame.kind in _OTHERS
    if (expects or frame.rule in _OF_NOUNS) and not tree.is_verb(number):
        return frozenset(tree.children(number, "poss"))
    return frozenset(actors_of(tree, frame.top))
