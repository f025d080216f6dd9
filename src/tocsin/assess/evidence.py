"""What grading looks at, found once for all incidents: claims, chains, opinion, sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.assess.directness import Directness, directness_of
from tocsin.assess.settings import AssessSettings
from tocsin.core.opinion import opinion_documents
from tocsin.core.speakers import SILENT, chain_of, denies, only_counts
from tocsin.core.types import (
    Attribution,
    Claim,
    Document,
    Incident,
    Occurrence,
    Reading,
    Source,
    Statement,
)
from tocsin.core.vocab import Reliability, Stance, StatementKind

BEST_FIRST = (Reliability.A, Reliability.B, Reliability.C, Reliability.D, Reliability.E)


class Part(StrEnum):
    """What a claim does for what an incident says."""

    SUPPORTS = "supports"
    DENIES = "denies"
    SILENT = "silent"
    OPINES = "opines"


# What a statement does: who declines or does not answer tells nothing.
STATING = {
    StatementKind.DECLINED: Part.SILENT,
    StatementKind.NO_REPLY: Part.SILENT,
    StatementKind.WOULD_NOT_CONFIRM: Part.SILENT,
    StatementKind.OPINION: Part.OPINES,
    StatementKind.OTHER: Part.SUPPORTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A claim with how it is known and what it does.

    One that `only_counts` gives a number of an act that somebody else tells: it answers for
    the number, and not for the act.
    """

    claim: Claim
    part: Part
    directness: Directness
    only_counts: bool = False

    @property
    def confirms(self) -> bool:
        """Return whether it can be one of several that confirm each other: hearsay cannot."""
        return self.part is Part.SUPPORTS and self.directness is not Directness.HEARSAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The claims of a ledger by id, and by document the reliability of its source.

    `least` is the number of independent origins that confirm.
    """

    least: int
    voices: Mapping[str, Voice]
    reliability: Mapping[str, Reliability]

    def of(self, incident: Incident) -> tuple[Voice, ...]:
        """Return the voices of an incident, in the order of its claims."""
        return tuple(self.voices[key] for key in incident.claim_ids if key in self.voices)

    def best(self, voices: Sequence[Voice]) -> Reliability:
        """Return the best grade among the sources of claims; F where none is graded."""
        grades = {self.grade(voice) for voice in voices}
        return next((grade for grade in BEST_FIRST if grade in grades), Reliability.F)

    def grade(self, voice: Voice) -> Reliability:
        """Return the grade of the source that brings a claim; F where nobody graded it."""
        return self.reliability.get(voice.claim.document_id, Reliability.F)


def evidence_of(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
    settings: AssessSettings,
) -> Evidence:
    """Return what grading looks at.

    Args:
        readings: The last one of a document counts.
        sources: By the name that documents give their source, or by id. A source that is
            missing here, or that nobody graded, is F.
    """
    live = {reading.document_id: reading for reading in readings}
    opinion = opinion_documents(
        tuple(live.values()),
        min_share=settings.min_opinion_share,
        min_claims=settings.min_opinion_claims,
    )
    voices = (
        voice
        for reading in live.values()
        for voice in _voices(reading, opined=reading.document_id in opinion)
    )
    by_name = {source.name: source for source in sources.values()}
    known = {
        document.id: sources.get(document.source) or by_name.get(document.source)
        for document in documents
        if document.source
    }
    return Evidence(
        least=settings.min_confirming_origins,
        voices={voice.claim.id: voice for voice in voices},
        reliability={key: source.reliability for key, source in known.items() if source},
    )


def _voices(reading: Reading, *, opined: bool) -> Iterator[Voice]:
    links = {link.id: link for link in reading.attributions}
    for claim in reading.claims:
        chain = chain_of(claim, links)
        content, link = claim.content, chain[0] if chain else None
        part = Part.OPINES if opined else _part(claim, link)
        counts = isinstance(content, Occurrence) and only_counts(content, link)
        yield Voice(claim=claim, part=part, directness=directness_of(chain), only_counts=counts)


def _part(claim: Claim, link: Attribution | None) -> Part:
    content, stance = claim.content, link.stance if link is not None else Stance.ASSERTED
    if stance is Stance.OPINED:
        return Part.OPINES
    if isinstance(content, Statement | Occurrence) and stance in SILENT:
        return Part.SILENT
    if isinstance(content, Statement):
        return STATING[content.kind]
    if isinstance(content, Occurrence):
        return Part.DENIES if denies(content, link) else Part.SUPPORTS
    return Part.DENIES if stance is Stance.DENIED else Part.SUPPORTS
