"""The view model of a brief: plain frozen records, in the order in which a reader meets them.

Every string is ready to print: dates and numbers are words, unknown is a word, private names are
masked. Renderers arrange and escape; they decide nothing.
"""

from dataclasses import dataclass
from datetime import date

from tocsin.publish.cases.lines import CaseView
from tocsin.publish.cited import Cite, Footnote, Line
from tocsin.publish.counts.views import CountsView, PostureView
from tocsin.publish.escalation.model import EscalationSection


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefScope:
    """What is asked for: `country` in ISO 3166-1 alpha-2, None is all; `full` cuts no list."""

    since: date | None = None
    until: date | None = None
    country: str | None = None
    full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A range on a scale of 0 to 100 percent. An open side is one that nothing bounds."""

    left: float
    right: float
    open_left: bool = False
    open_right: bool = False
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """One report of a figure: its words, what they allow, and who says so."""

    quoted: str
    allows: str
    who: str
    bar: Bar | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """All reports of one figure of one incident."""

    label: str
    words: str
    contested: bool
    note: str
    reports: tuple[FigureReport, ...]
    allows: str
    joined: Bar | None
    scale_end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """One value as it was said on one day. `number` is its mark in the chart and in the table.

    `first` and `last` are the days on which it may have been said, None where not known. The
    numbers are as in a `Figure`; all None for what is no number, which is not drawn.
    """

    number: int
    value: str
    allows: str
    when: str
    basis: str
    stance: str
    who: str
    origins: str
    standing: str
    held: bool
    first: date | None
    last: date | None
    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    cites: tuple[Cite, ...]

    @property
    def drawn(self) -> bool:
        """Whether there is a number to draw."""
        return (self.low, self.best, self.high) != (None, None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """All values of one field by the day on which they were said, those of no known day last.

    `low` and `high` are what all values that are held allow; None where they conflict. Only
    where `ordered` do some two different values have an order in time. `ruled` is what a person
    corrected the field to; the points are still what the reports say.
    """

    anchor: str
    field: str
    title: str
    joined: str
    ruled: str
    low: int | None
    high: int | None
    contested: bool
    ordered: bool
    note: str
    points: tuple[PointView, ...]

    @property
    def drawable(self) -> bool:
        """Whether there is any number to draw."""
        return any(point.drawn for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement."""

    value: str
    who: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Values of one field that cannot all hold at once, side by side."""

    incident_number: int
    incident_anchor: str
    incident: str
    field: str
    sides: tuple[Side, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """Whose information it is, and through which documents it comes."""

    label: str
    known: bool
    documents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeReason:
    """One sentence of why a grade is what it is: it cites words, and names their claims."""

    line: Line
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeView:
    """An Admiralty grade in letters and words, with its reasons and what each rests on.

    `likelihood` and `confidence` are two sentences: ICD 203 forbids them in one.
    """

    code: str
    words: str
    likelihood: str
    confidence: str
    reasons: tuple[GradeReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """One incident, with everything said about it. `above` heads it and those that follow."""

    id: str
    anchor: str
    number: int
    headline: Line
    when: Line
    where: Line
    responsibility_label: str
    responsibility: tuple[Line, ...]
    affected_label: str
    affected: Line
    who_says: tuple[Line, ...]
    doubts: tuple[Line, ...]
    figures: tuple[FigureView, ...]
    series: tuple[SeriesView, ...]
    disagreements: tuple[Disagreement, ...]
    unknowns: tuple[str, ...]
    origins: str
    origin_list: tuple[OriginView, ...]
    grade: GradeView
    reports: str
    joined_because: tuple[str, ...]
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastView:
    """Something told as background, in short; `whole` has everything said, where asked for."""

    id: str
    anchor: str
    number: int
    headline: Line
    who_says: tuple[Line, ...]
    grade: str
    whole: IncidentView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookView:
    """An act announced, threatened or forecast: not something that happened."""

    anchor: str
    kind: str
    act: str
    mentions: tuple[Line, ...]
    mentioned: str
    speaker: str
    against: str
    where: str
    horizon: str
    likelihood: str
    condition: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """An outlook whose last day is over: what is proposed, and how to rule.

    `incidents` are the numbers and anchors of the incidents that are proposed as it.
    """

    words: Line
    until: str
    proposed: str
    incidents: tuple[tuple[int, str], ...]
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """A reported total, never added to incidents. `check` is the sum of its parts in words.

    `coverage` is what the ledger has of it, `opinion` whether only opinion tells it.
    """

    anchor: str
    words: Line
    parts: tuple[str, ...]
    check: str
    window: str
    area: str
    who: str
    coverage: tuple[str, ...] = ()
    opinion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningView:
    """A warning that was delivered: each detail is words, or unknown with what says so."""

    incident_number: int
    incident_anchor: str
    headline: str
    details: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """A standing relation between two parties, as somebody states or alleges it."""

    subject: str
    relation: str
    object: str
    status: str
    when: str
    who: str
    cites: tuple[Cite, ...]
    doubts: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGroup:
    """Statements of one kind: no comment, no reply, opinions."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedItem:
    """A stretch of text that was not read as news, and why."""

    kind: str
    text: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedView:
    """What one document lost in cleaning: counts in words, and the stretches themselves."""

    document_label: str
    document_anchor: str
    summary: str
    items: tuple[DroppedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document read. `published` is words; `published_because` is the basis."""

    id: str
    anchor: str
    label: str
    title: str
    outlet: str
    published: str
    published_because: str
    rejected: tuple[str, ...]
    url: str | None
    url_note: str
    copies: str

    @property
    def web(self) -> bool:
        """Whether the address may be a link: others could run something."""
        return self.url is not None and self.url.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """An incident on the time axis."""

    number: int
    anchor: str
    label: str
    when: str
    bar: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Incidents on one linear axis of days. Undated incidents are named, not drawn."""

    start: str
    end: str
    rows: tuple[TimelineRow, ...]
    undated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """So many entries of a section's list are left out: `words` say so, a command lists all."""

    section: str
    number: int
    words: str
    command: str
    also: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A whole brief."""

    title: str
    period: str
    scope: str
    as_of: str
    overview: tuple[str, ...]
    timeline: Timeline | None
    incidents: tuple[IncidentView, ...]
    escalation: EscalationSection
    disagreements: tuple[Disagreement, ...]
    outlooks: tuple[OutlookView, ...]
    due: tuple[DueView, ...]
    tallies: tuple[TallyView, ...]
    counts: CountsView | None
    posture: tuple[PostureView, ...]
    warnings: tuple[WarningView, ...]
    cases: tuple[CaseView, ...] | None
    ties: tuple[TieView, ...]
    statements: tuple[StatementGroup, ...]
    history: tuple[PastView, ...]
    unknowns: tuple[str, ...]
    dropped: tuple[DroppedView, ...]
    documents: tuple[DocumentView, ...]
    notes: tuple[Footnote, ...]
    left: tuple[Left, ...] = ()
