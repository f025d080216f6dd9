"""Counts of incidents and harm over periods, and how much of what happened they cover."""

from dataclasses import dataclass
from datetime import date

from tocsin.core.types.claims import Tally
from tocsin.core.types.documents import Span
from tocsin.core.types.values import DateInterval, Figure, Party, PlaceRef
from tocsin.core.vocab import EventType, FigureKind, Known, Mode, Realis


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmSum:
    """Those harmed over several incidents, of one kind, as far as all reports allow.

    `silent` incidents say nothing of it, which is unknown and not 0: `high` is then None, as it
    is where a report sets no upper bound. `contested` are the ids of incidents whose reports
    exclude each other: the range spans all sides. `approximate`: a number in it is an "about".
    """

    kind: FigureKind
    low: int
    high: int | None
    silent: int = 0
    contested: tuple[str, ...] = ()
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """The incidents of one period or group, each counted once.

    `low` are certainly in it and certainly distinct, `high` may be in it. `certain_ids` are in
    it, though two of them may yet be one; `possible_ids` may be in it. `acts_low` and
    `acts_high` count the acts that these incidents are told to be (twin bombings are two), None
    where nothing bounds them. `others_low` and `others_high` count current incidents of the
    types that are not asked for. `first` and `last` are the days of a period; `reports` is the
    number of reports read that were published in it. `key` is "" where the group or a date fine
    enough is not known.
    """

    key: str
    first: date | None = None
    last: date | None = None
    low: int
    high: int
    certain_ids: tuple[str, ...]
    possible_ids: tuple[str, ...]
    acts_low: int
    acts_high: int | None
    harm: tuple[HarmSum, ...]
    others_low: int
    others_high: int
    reports: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageShare:
    """What the ledger has of a reported number.

    `reported_low` and `reported_high` bound the number that was reported, `ledger_low` and
    `ledger_high` the ledger's own count: None is open. `share_low` and `share_high` are what
    their ratio may be, `interval_low` and `interval_high` the interval around it at this
    `confidence`, all from 0 to 1, None where there is none. `beyond`: the ledger certainly has
    more than was reported, so that the two count different things.
    """

    reported_low: int | None
    reported_high: int | None
    ledger_low: int
    ledger_high: int | None
    share_low: float | None = None
    share_high: float | None = None
    interval_low: float | None = None
    interval_high: float | None = None
    confidence: float | None = None
    beyond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePart:
    """A part of a reported total ("14 in Iraq") beside the ledger's own count there."""

    area: PlaceRef | None
    share: CoverageShare


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A reported total beside the ledger's own count for its period, area, type and parties.

    `claim_ids` all report this very total. `why_not` says why nothing can be compared; `share`
    is then None. `adds_up` is whether the parts add up to the whole. `unknown` is the number of
    incidents that may belong to it, and of which no period or place is known. `opinion`: only
    opinion reports it.
    """

    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    tally: Tally
    share: CoverageShare | None
    parts: tuple[CoveragePart, ...]
    adds_up: Known
    incident_ids: tuple[str, ...]
    unknown: int
    opinion: bool
    why_not: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Incidents counted by period or group, with the reported totals beside them.

    `by` is what they are grouped by ("week", "country"). `total` counts each incident once,
    though `shared` incidents stand in several rows. Where a time or an area is asked for, it
    leaves out the `undated` incidents, which may be of that time, and the `unplaced`, which may
    be of that area; it always leaves out the `opined`, which nobody tells but opinion or denial.
    `doubles` are pairs of incidents counted here that may be one.
    """

    by: str
    since: date | None = None
    until: date | None = None
    rows: tuple[CountRow, ...]
    total: CountRow
    shared: int
    doubles: tuple[tuple[str, str], ...]
    undated: int
    unplaced: int
    opined: int = 0
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A deployment or a withdrawal of forces: one incident, or one act announced and not done.

    `incident_id` is None where it is only announced. `origins`, `destinations` and `places` are
    where a text says that it goes from, to, and is; `figures` are those of what moves.
    """

    incident_id: str | None
    claim_ids: tuple[str, ...]
    event_type: EventType
    modes: tuple[Mode, ...]
    realis: Realis
    when: DateInterval
    actors: tuple[Party, ...]
    moved: tuple[Span, ...]
    figures: tuple[Figure, ...]
    origins: tuple[PlaceRef, ...]
    destinations: tuple[PlaceRef, ...]
    places: tuple[PlaceRef, ...]
