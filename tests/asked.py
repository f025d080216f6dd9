"""Questions that tests ask of a reading and of a fused ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tocsin.core.types import (
    Assessment,
    Attribution,
    Block,
    Claim,
    Content,
    Document,
    Fusion,
    Incident,
    Reading,
)
from tocsin.core.vocab import BlockKind
from tocsin.settings import Settings

Kind = TypeVar("Kind", bound=Content)
DROPPED = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.DUPLICATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report with its reading, and the questions that the cases ask of them."""

    document: Document
    reading: Reading

    def kind_at(self, start: int, end: int) -> BlockKind:
        """The kind of the one block that holds these characters."""
        (block,) = self.blocks_at(start, end)
        return block.kind

    def blocks_at(self, start: int, end: int) -> list[Block]:
        """The blocks that share a character with a stretch."""
        return [
            block
            for block in self.reading.blocks
            if block.span.start < end and start < block.span.end
        ]

    def claims(
        self, kind: type[Kind], start: int = 0, end: int = 10**9
    ) -> list[tuple[Claim, Kind]]:
        """The claims of a kind whose evidence shares a character with a stretch."""
        return [
            (claim, claim.content)
            for claim in self.reading.claims
            if isinstance(claim.content, kind)
            and any(span.start < end and start < span.end for span in claim.evidence)
        ]

    def told(self, kind: type[Kind], start: int = 0, end: int = 10**9) -> list[tuple[Claim, Kind]]:
        """The claims of a stretch that are sure enough to make an incident."""
        least = Settings().fuse.min_claim_score
        return [each for each in self.claims(kind, start, end) if each[0].score >= least]

    def attributions(self, start: int, end: int) -> list[Attribution]:
        """The attributions whose content shares a character with a stretch, innermost first."""
        found = [
            link
            for link in self.reading.attributions
            if any(span.start < end and start < span.end for span in link.content)
        ]
        return sorted(found, key=lambda link: sum(len(span.quote) for span in link.content))

    def attribution(self, claim: Claim) -> Attribution | None:
        """The innermost attribution of a claim."""
        return next(
            (link for link in self.reading.attributions if link.id == claim.attribution_id), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The five reports fused; `dated` are their readings with what follows from that."""

    fusion: Fusion
    assessments: Mapping[str, Assessment]
    reports: Mapping[str, Report]
    dated: Mapping[str, Reading]

    @property
    def current(self) -> Iterator[Incident]:
        """The incidents that are not told as history."""
        return (incident for incident in self.fusion.incidents if not incident.historical)

    def of(self, *numbers: str) -> list[Incident]:
        """The current incidents that have claims of all these reports."""
        wanted = {self.reports[number].document.id for number in numbers}
        return [incident for incident in self.current if wanted <= set(incident.document_ids)]
