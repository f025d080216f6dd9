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
        yield Act(
            token=number,
            first=meant.first,
            event_type=meant.event_type,
            kind=meant.kind,
            frame=frame,
            trigger=meant.trigger,
            doers=frozenset(reader.tree.lemma(head) for head in actors_of(reader.tree, frame.top)),
        )
