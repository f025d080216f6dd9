"""What is looked for among incidents, and which of them fit certainly, or perhaps."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.core.selection import may_fall_within
from tocsin.core.told import is_told
from tocsin.core.types import Claim, CoverageShare, Incident, Tally
from tocsin.watch.belonging import Reference
from tocsin.watch.calendar import Calendar
from tocsin.watch.counts.belonging import is_denied
from tocsin.watch.grouping import Period
from tocsin.watch.outlooks.absence import Activity, Report
from tocsin.watch.outlooks.fits import Fit


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What outcomes are looked for in: incidents, reported totals, and who reported when.

    `shares` are what the ledger has of the totals, by the ids of their claims.
    """

    incidents: Sequence[Incident] = ()
    tallies: Sequence[Claim] = ()
    shares: Mapping[str, CoverageShare] = field(default_factory=dict)
    reports: Sequence[Report] = ()
    reference: Reference = field(default_factory=Reference)

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(each for each in self.incidents if not each.historical)

    @cached_property
    def activity(self) -> Activity:
        """Which outlets reported on which country when."""
        return Activity(self.reports)

    def within(self, period: Period) -> Iterator[Incident]:
        """Yield the current incidents that may have happened in a time, in the order given.

        Those of unknown days are among them, and those of which one side is open.
        """
        for incident in self._calendar.near(period.first, period.last):
            if may_fall_within(incident.when, period.first, period.last):
                yield incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked for: how far an incident fits in who, whom, where and what; and when.

    What falls within `sure` certainly counts; what may fall within `wide` may. `totals` bear on
    it, and those of `whole` count every such act; `there` is by the id of its claim what of a total
    is of the places asked about.
    """

    fit: Callable[[Incident], Fit]
    sure: Period
    wide: Period
    countries: frozenset[str]
    totals: Sequence[tuple[Claim, Tally]] = ()
    whole: Sequence[tuple[Claim, Tally]] = ()
    there: Mapping[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The incidents that fit: certainly, perhaps; and those of which too little is told.

    Of these the day may be any, or nothing speaks for them and nothing against.
    """

    certain: tuple[Incident, ...]
    possible: tuple[Incident, ...]
    untold: tuple[Incident, ...]


def incidents_for(question: Question, evidence: Evidence) -> Found:
    """Return the incidents that fit, certainly, perhaps, or with too little told to say.

    What only opinion tells, or somebody denies, is never certain; what was told as background is
    no answer.
    """
    certain, possible, untold = [], [], []
    for incident in evidence.within(question.wide):
        fit = question.fit(incident)
        if fit is Fit.NO:
            continue
        if not question.wide.may_hold(incident.when):
            untold.append(incident)
        elif fit is Fit.YES and _is_backed(incident) and question.sure.surely_holds(incident.when):
            certain.append(incident)
        elif fit is not Fit.OPEN:
            possible.append(incident)
        else:
            untold.append(incident)
    return Found(certain=tuple(certain), possible=tuple(possible), untold=tuple(untold))


def surely(fit: Callable[[Incident], Fit], within: Period, evidence: Evidence) -> list[Incident]:
    """Return the incidents that certainly fit and certainly lie in a time.

    What only opinion tells, or somebody denies, is left out.
    """
    return [
        incident
        for incident in evidence.within(within)
        if within.surely_holds(incident.when) and _is_backed(incident) and fit(incident) is Fit.YES
    ]


def _is_backed(incident: Incident) -> bool:
    return is_told(incident) and not is_denied(incident)
