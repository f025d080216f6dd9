"""Where a series stands out: a window of whole weeks, or the days of the week that is running."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log10

import numpy as np

from tocsin.core.vocab import SignalKind
from tocsin.watch.escalation.baseline import sum_of_weeks
from tocsin.watch.escalation.counting import Counts, first_in_window, window_counts
from tocsin.watch.escalation.frame import Frame
from tocsin.watch.escalation.recent import Recent
from tocsin.watch.escalation.scanning import joined_score, threshold, window_scores
from tocsin.watch.escalation.tails import Array, surprise
from tocsin.watch.settings import EscalationSettings

# A window of so many weeks is a burst, a longer one a rise.
_BURST_WEEKS = 2
# The running week may be looked at on six days; all looks together have so much of the false
# signals that are allowed.
_LOOKS, _PART = 6, 0.1
# Of a series that did not rise so many weeks are shown.
_LATELY = 4
# How much is reported in the running week is taken to be as in so many weeks before.
_BEFORE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """Days that stand out most, or would: what was expected of them, and the score.

    It is a signal where the score is above the limit.
    """

    kind: SignalKind
    since: date
    until: date
    expected: float
    variance: float
    score: float
    limit: float

    @property
    def stands_out(self) -> bool:
        """Whether the score is above the limit."""
        return self.score > self.limit


def rise_in_weeks(
    counts: Counts, recent: Recent, frame: Frame, settings: EscalationSettings
) -> Rise:
    """Return the window of whole weeks that stands out most, with the score of all together.

    It begins with its first week that has an incident: weeks without any are no part of a rise.
    """
    sums = window_counts(counts.told, counts, frame.weeks, recent.windows)[None]
    scores = window_scores(sums, recent.mean, recent.variance, least=settings.least_incidents)
    at = int(scores[0].argmax())
    weeks = first_in_window(counts.told, counts, frame.weeks, recent.windows[at])
    mean, variance = sum_of_weeks(recent.fitted, recent.weekly[:, -weeks:], recent.terms[-weeks:])
    return Rise(
        kind=SignalKind.BURST if weeks <= _BURST_WEEKS else SignalKind.RISE,
        since=frame.weeks.first(counts.panel.end + 1 - weeks),
        until=frame.weeks.last(counts.panel.end),
        expected=float(mean[0]),
        variance=float(variance[0]),
        score=float(joined_score(scores)[0]),
        limit=threshold(settings.false_alarm_weeks),
    )


def lately(rise: Rise, counts: Counts, recent: Recent, frame: Frame) -> Rise:
    """Return the last weeks of a series that did not rise, with the score of all its windows."""
    mean, variance = sum_of_weeks(
        recent.fitted, recent.weekly[:, -_LATELY:], recent.terms[-_LATELY:]
    )
    return replace(
        rise,
        since=frame.weeks.first(counts.panel.end + 1 - _LATELY),
        expected=float(mean[0]),
        variance=float(variance[0]),
    )


def rise_in_days(
    counts: Counts, recent: Recent, frame: Frame, settings: EscalationSettings
) -> Rise | None:
    """Return how the days after the last complete week stand out; None where there are none.

    A day has the part of a week's incidents that fall on its weekday and are told by now.
    """
    since = frame.weeks.last(counts.panel.end) + timedelta(days=1)
    until = frame.until
    if until is None or until < since:
        return None
    part = frame.heard_of_days(since, until)
    seen = counts.exposure[-_BEFORE:]
    effort = float(seen[seen > 0].mean()) if np.any(seen > 0) else 1.0
    number = sum(each.surely_in(since, until) for each in counts.told)
    days = score_days(
        np.array([float(number)]), recent, part=part * effort, least=settings.least_incidents
    )
    return Rise(
        kind=SignalKind.BURST,
        since=since,
        until=until,
        expected=float(days.mean[0]),
        variance=float(days.variance[0]),
        score=float(days.score[0]),
        limit=limit_of_days(settings.false_alarm_weeks),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What is expected of some days of the running week, and how far they stand out, each n."""

    mean: Array
    variance: Array
    score: Array


def score_days(number: Array, recent: Recent, *, part: float, least: int) -> Days:
    """Return how far the incidents of days (n series) stand out.

    Args:
        number: How many came on these days.
        recent: What is expected of whole weeks, up to the last complete one.
        part: Which part of a usual week's incidents falls on these days and is told by now.
        least: Fewer incidents are not far above anything.
    """
    terms = recent.terms[-1:]
    weekly = np.exp(recent.fitted.terms @ terms.T)
    mean, variance = sum_of_weeks(recent.fitted, weekly * part, terms)
    score = np.where(number >= least, surprise(number, mean, variance), 0.0)
    return Days(mean=mean, variance=variance, score=score)


def limit_of_days(false_alarm_weeks: float) -> float:
    """Return the score above which days of a running week stand out."""
    return log10(false_alarm_weeks * _LOOKS / _PART)
