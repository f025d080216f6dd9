"""Outlooks and forecasts: what was said to come, what became of it, how well each foresaw it."""

from dataclasses import dataclass
from datetime import date, datetime

from tocsin.core.types.claims import Speaker
from tocsin.core.types.documents import Span
from tocsin.core.types.values import DateInterval, Party, Place, PlaceRef
from tocsin.core.vocab import EventType, Outcome, OutlookKind, OutlookState


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A user's own forecast: an act to come by a day, with a probability from 0 to 1.

    `event_type` is a type or a mode, `actor` a part of the name or the registry id of who is to do
    it, `near` a place of the gazetteer around which it is to come within `near_km`. What is None
    is left open.
    """

    id: str
    text: str
    probability: float
    until: date
    country: str | None = None
    event_type: str | None = None
    actor: str | None = None
    near: Place | None = None
    near_km: float | None = None
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A person's ruling on what became of an outlook or a forecast. The newest counts.

    `subject` is the id of a forecast, or of the first claim of an outlook.
    """

    id: str
    subject: str
    outcome: Outcome
    incident_ids: tuple[str, ...] = ()
    by: str
    made_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodRange:
    """The numbers that people give words of likelihood, in percent: for comparison only.

    Half of the answers lie from `low` to `high`, nine of ten from `least` to `most`. With
    `asked` False nobody was asked about these words: the range spans two phrases about them.
    """

    phrase: str
    low: float
    high: float
    least: float
    most: float
    answers: int
    asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeProposal:
    """What the ledger's incidents make of an outlook, for a person to rule on.

    `incident_ids` fit in all that is said and certainly lie from `first` to `last`; those of
    `possible_ids` may. `tally_ids` are claims of reported totals that bear on it.
    """

    outcome: Outcome
    reason: str
    first: date | None = None
    last: date | None = None
    incident_ids: tuple[str, ...] = ()
    possible_ids: tuple[str, ...] = ()
    tally_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookEntry:
    """One act to come, as one speaker tells it, with all mentions, and what became of it.

    `id` is that of its first claim. `speaker` is None for an outlet's own voice; `voice` is the
    key of who says it, the same in all documents only where the speaker is named. `act` are the
    words for the act; `more`: not an act but an increase of such acts is told. What falls from
    `first_sure` to `last_sure` came after it was said and in time, in all ways to read the
    horizon; `last` is the last day in any, and from the day after on the outlook is due.
    `numbers` are what people read in the likelihood words, never what was said.
    """

    id: str
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    speaker: Speaker | None
    voice: str
    kind: OutlookKind
    event_type: EventType | None
    act: str
    more: bool
    by: tuple[Party, ...]
    against: tuple[Party, ...]
    places: tuple[PlaceRef, ...]
    said_on: DateInterval
    horizon: DateInterval
    first_sure: date | None
    last_sure: date | None
    last: date | None
    likelihood: tuple[Span, ...]
    numbers: LikelihoodRange | None
    condition: tuple[Span, ...]
    opinion: bool
    state: OutlookState
    proposal: OutcomeProposal | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastEntry:
    """A user's own forecast and what became of it."""

    forecast: Forecast
    state: OutlookState
    proposal: OutcomeProposal | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRange:
    """A score at its best and its worst, where a probability is known as a range only."""

    best: float
    worst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """What became of the outlooks whose probability lies from `low` to `high`, in [0, 1].

    `said` is the mean probability; the share that happened lies in `share_low` to
    `share_high` with 95 % confidence.
    """

    low: float
    high: float
    scored: int
    said: float
    happened: int
    share_low: float
    share_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRecord:
    """How somebody's outlooks came out, as people ruled; proposals do not count.

    `who` is the key of a speaker, an outlet or a user, `name` the words for them. The number
    of outlooks is `made`; of those `open`, `due`, without a deadline, and by outcome are
    counted; `unstated` happened or did not, but no probability was said that has a number.
    Scores are None with fewer than `needed` scored. `baseline` is the Brier score of somebody
    who always says the share that happened; `skill` 1 - Brier / baseline, at its best and its
    worst, within `skill_low` to `skill_high` with 95 % confidence.
    """

    who: str
    name: str
    made: int
    open: int
    due: int
    no_deadline: int
    happened: int
    did_not: int
    unresolved: int
    void: int
    unstated: int
    scored: int
    needed: int
    share: float | None = None
    brier: ScoreRange | None = None
    log: ScoreRange | None = None
    baseline: float | None = None
    skill: ScoreRange | None = None
    skill_low: float | None = None
    skill_high: float | None = None
    calibration: tuple[CalibrationBin, ...] = ()
