"""What a ledger tells of one source: its reports, its grades, what became of its claims."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.assess.track import track_record
from tocsin.core.types import Document, Source, SourceGrade, TrackRecord
from tocsin.pipeline.view import View
from tocsin.settings import Settings
from tocsin.tables.outlets import graded, ids_of, source_of


def grades_of(source: Source, grades: Sequence[SourceGrade]) -> tuple[SourceGrade, ...]:
    """Return all grades of a source, the first first."""
    return tuple(each for each in grades if each.source_id == source.id)


def source_named(name: str, grades: Sequence[SourceGrade]) -> Source:
    """Return the source of a name, as its last grade has it.

    One that Tocsin does not know is called as who graded it last did.
    """
    source = source_of(name)
    held = grades_of(source, grades)
    called = held[-1].name if held and source.id.startswith("~") else source.name
    return graded(replace(source, name=called), grades)


def documents_of(source: Source, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the ids of the documents of a source."""
    return tuple(
        document.id
        for document in documents
        if document.source and source.id in ids_of(document.source, document.url)
    )


def track_of(source: Source, seen: View, settings: Settings) -> TrackRecord:
    """Return what became of the claims of a source."""
    return track_record(
        source.id,
        documents_of(source, seen.documents),
        incidents=seen.fusion.incidents,
        readings=seen.recorded,
        recorded_at=seen.recorded_at,
        rulings=seen.standing(),
        evidence=seen.evidence,
        least_outcomes=settings.assess.min_outcomes,
    )
