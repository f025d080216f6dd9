"""What a claim speaks of: dates, places, parties, figures; each may be unresolved."""

from dataclasses import dataclass
from datetime import date

from tocsin.core.types.documents import Span
from tocsin.core.vocab import (
    ActorKind,
    DateBasis,
    DatePrecision,
    DateRole,
    DoubtKind,
    FigureKind,
    Known,
    PartStatus,
    PartyKind,
    PlaceKind,
    PlacePrecision,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateParts:
    """A date as written. `weekday` is ISO (Monday 1 to Sunday 7)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """Days between which something lies, both included; an open side is None.

    A missing date is an interval too, with basis `unknown` and a reason. `anchor` is the
    span of what a relative date counts from; `candidates` are readings not chosen;
    `derived_from` names the spans that narrowed it.
    """

    span: Span | None = None
    written: DateParts = DateParts()
    earliest: date | None = None
    latest: date | None = None
    precision: DatePrecision | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    anchor: Span | None = None
    candidates: tuple[tuple[date, date], ...] = ()
    derived_from: tuple[Span, ...] = ()
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedDate:
    """A date found that is not the publication date: what it is, and why not.

    `span` is None for a date that stands in metadata; `value` is then as written there.
    """

    span: Span | None
    value: str
    role: DateRole
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its bounds: 0 <= low <= best <= high where known.

    `subset_of` is the span of the figure that contains this one ("including 13
    soldiers"); the two are never added. `of_whom` are the words for those counted.
    """

    kind: FigureKind
    unit: Unit
    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    of_whom: Span | None = None
    subset_of: Span | None = None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer. `country` is ISO 3166-1 alpha-2; coordinates in degrees."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    first_order: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    parent: str | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that a mention may mean; `score` in [0, 1]."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place mention and the entry chosen for it, or None with the reason.

    Where `inferred`, the text does not say that it was there: the mention is elsewhere in the
    document, and the reason says how the place follows.
    """

    mention: Span
    place: Place | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    precision: PlacePrecision | None = None
    inferred: bool = False
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRole:
    """A post that a person held, or a body's place in another, within its dates."""

    role: str
    of: str | None = None
    since: date | None = None
    until: date | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the actor registry. `part_of` is the id of the body it belongs to."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    country: str | None = None
    part_of: str | None = None
    since: date | None = None
    until: date | None = None
    roles: tuple[ActorRole, ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who had a part in something, in the text's words. `actor_id` only where known.

    `name` is where the text names in full the person whom the mention means ("she", "Roe").
    `unregistered` is the key of a body that is named and that the registry does not know: all
    spellings of one name share it, in all documents.
    """

    mention: Span
    kind: PartyKind
    actor_id: str | None = None
    unregistered: str | None = None
    status: PartStatus = PartStatus.STATED
    private_person: Known = Known.UNKNOWN
    name: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a value needs a person: it is neither accepted nor rewritten."""

    kind: DoubtKind
    span: Span
    alternatives: tuple[str, ...] = ()
    reason: str
