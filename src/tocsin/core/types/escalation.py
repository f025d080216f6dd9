"""Baselines, and what departs from them."""

from dataclasses import dataclass
from datetime import date

from tocsin.core.types.claims import Claim
from tocsin.core.types.documents import Span
from tocsin.core.vocab import ChangeKind, SignalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWeek:
    """A week of a series: incidents counted, and how many were to be expected.

    `low` are the incidents that surely fell in it, `high` those that may have; both are None of
    a week in which the ledger read nothing: it is not observed, which is not 0. `expected`, and
    its range that holds `coverage` of all cases, are None where there is no baseline.
    `incident_ids` are those of `high`.
    """

    first: date
    last: date
    low: int | None
    high: int | None
    expected: float | None = None
    expected_low: int | None = None
    expected_high: int | None = None
    incident_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The incidents of one country, first-order area, actor or type by weeks, oldest first.

    `by` and `key` say of what, as `watch.grouping` does; `label` is its name in words. `sources`
    are the outlets whose incidents are counted: those that were read all the time.
    """

    by: str
    key: str
    label: str
    weeks: tuple[CountedWeek, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What the weeks before the recent ones lead one to expect.

    `weeks` are those observed, of `first` to `last`; `mean` incidents a week at the present
    reading; `dispersion` is the ratio of variance to mean, 1 where incidents come
    independently; `coverage` that of the ranges given of what is expected.
    """

    first: date
    last: date
    weeks: int
    incidents: int
    mean: float
    dispersion: float
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is other than before: what, on which incidents, and why it may be said."""

    kind: ChangeKind
    what: str
    incident_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A series rose above what its own history leads one to expect.

    From `since` to `until`, `low` to `high` incidents where `expected_low` to `expected_high`
    were expected. About one false signal is to be expected in `false_alarm_weeks` weeks of a
    series in which nothing changes. `confirmed` False: it rests on one origin, or on none that
    is known; it is shown and raises no alarm. `origin_keys` are the known origins of its
    incidents, `origins_low` how many of them are certainly independent.
    `unknown` are sentences on what cannot be said.
    """

    series: Series
    baseline: Baseline
    kind: SignalKind
    since: date
    until: date
    low: int
    high: int
    expected: float
    expected_low: int
    expected_high: int
    score: float
    threshold: float
    false_alarm_weeks: float
    confirmed: bool
    reason: str
    incident_ids: tuple[str, ...]
    origin_keys: tuple[str, ...]
    origins_low: int
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Steady:
    """A series has a baseline and did not rise above it, as far as the reports tell.

    In its last weeks, from `since` to `until`, `low` to `high` incidents came where
    `expected_low` to `expected_high` were expected. It would be a signal with a `score` above
    the `threshold`.
    """

    series: Series
    baseline: Baseline
    since: date
    until: date
    low: int
    high: int
    expected: float
    expected_low: int
    expected_high: int
    score: float
    threshold: float
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoBaseline:
    """Nobody can say whether a series rose: its history in the ledger is too short.

    `weeks` of the `weeks_needed` are observed; `missing` are sentences on what is missing.
    """

    series: Series
    weeks: int
    weeks_needed: int
    missing: tuple[str, ...]


Finding = Signal | Steady | NoBaseline


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRise:
    """Words that say that attacks became more, the claim they stand in, and where, if told.

    `countries` are ISO 3166-1 alpha-2.
    """

    claim: Claim
    words: Span
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """Whether incidents became more: by the ledger's own counts, and as reports say it."""

    findings: tuple[Finding, ...] = ()
    reported: tuple[ReportedRise, ...] = ()
