"""One source as a page: its grade, all its grades before, what became of its claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.types import Source, SourceGrade, TrackRecord
from tocsin.publish.wording.phrases import RELIABILITY_WORDS
from tocsin.publish.wording.words import counted, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What is known of one source: `grades` are all that people gave it, the first first."""

    source: Source
    grades: tuple[SourceGrade, ...]
    record: TrackRecord


def source_page_text(page: SourcePage) -> str:
    """Return the page for people."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: SourcePage) -> Iterator[str]:
    source, record = page.source, page.record
    yield f"{source.name} ({source.id})"
    about = [f"family {source.family}" if source.family else "", source.country or ""]
    if told := ", ".join(filter(None, about)):
        yield told
    grade = source.reliability
    yield f"Grade {grade}: {RELIABILITY_WORDS[grade]}" + ("" if page.grades else ", not graded")
    yield from (_grade(each) for each in reversed(page.grades))
    yield ""
    yield f"In the ledger: {counted(len(record.document_ids), 'report')}"
    if record.reported:
        yield from _outcomes(record)


def _grade(each: SourceGrade) -> str:
    return f"  {each.reliability} by {each.by} on {each.made_at:%Y-%m-%d}: {each.reason}"


def _outcomes(record: TrackRecord) -> Iterator[str]:
    yield f"{counted(len(record.reported), 'claim')} of incidents, of which"
    outcomes = (
        ("corroborated later by an independent origin", record.corroborated),
        ("contradicted by another origin, not ruled on", record.contradicted),
        ("rejected by a person", record.rejected),
        ("corrected by a person", record.corrected),
    )
    yield from (f"  {len(claims)} {words}" for words, claims in outcomes)
    yield sentence(record.suggestion or "Too few outcomes are known to suggest a grade")
