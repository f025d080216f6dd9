"""The view model of an incident's page: plain frozen records, in the order of the page.

Every string is ready to print and masked. What is drawn is here as values; renderers turn
them into shapes.
"""

from dataclasses import dataclass

from tocsin.publish.cited import Cite, Line
from tocsin.publish.model import DocumentView, GradeView, SeriesView


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """One value of a field, with who says so and when; `held` is False where all deny it."""

    value: str
    held: bool
    who: tuple[Line, ...]
    origins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field: its values side by side, and what they are to each other in a sentence."""

    anchor: str
    name: str
    state: str
    contested: bool
    note: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """A box of the graph of origins. Not `known`: it may be the same as another one.

    `column` counts from the reports on the left; `several` is the number of reports that are
    one text and share the box, 1 for any other.
    """

    id: str
    column: int
    label: str
    detail: str = ""
    known: bool = True
    several: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEdge:
    """From whom to whom the words of some claims lead, one step towards their origin."""

    start_id: str
    end_id: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """Reports, those who pass on what they tell, and whose information it is."""

    columns: tuple[str, ...]
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One origin: whether it is known who it is, its reports, and what it says in words."""

    label: str
    identity: str
    documents: str
    claims: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two claims that were taken for one incident, and why."""

    claims: tuple[Line, Line]
    reasons: tuple[str, ...]
    probability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a passage. `ends` are the numbers of the notes whose words end with it."""

    text: str
    marked: bool
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Where on the page some words are evidence, and for what."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document that are evidence, with their offsets and all they are used for."""

    number: int
    anchor: str
    quote: str
    start: int
    end: int
    chain: str
    made_by: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The sentences around some evidence, from `start` to `end` (exclusive) of the document."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """A document with the passages of it that are evidence."""

    document: DocumentView
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """Why an incident reads as it does, on one page."""

    incident_id: str
    headline: str
    when: Line
    where: Line
    origins: str
    reports: str
    disputes: tuple[str, ...]
    unknowns: tuple[str, ...]
    grade: GradeView
    series: tuple[SeriesView, ...]
    fields: tuple[FieldView, ...]
    graph: GraphView
    origin_rows: tuple[OriginRow, ...]
    pairs: tuple[PairView, ...]
    evidence: tuple[EvidenceView, ...]


def cites_of(page: IncidentPage) -> tuple[tuple[Cite, str], ...]:
    """Return every mark of a page with what it is evidence for, in the order of the page."""
    found = [(cite, "When") for cite in page.when.cites]
    found += [(cite, "Where") for cite in page.where.cites]
    for series in page.series:
        for point in series.points:
            label = f"{series.title}, mark {point.number}"
            found += [(cite, label) for cite in point.cites]
    for item in page.fields:
        for value in item.values:
            found += [(cite, item.name) for line in value.who for cite in line.cites]
    for pair in page.pairs:
        found += [(cite, "Taken for one incident") for line in pair.claims for cite in line.cites]
    return tuple(found)
