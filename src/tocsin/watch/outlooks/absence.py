"""When silence is evidence: whether a ledger saw enough of an area to say that nothing came.

Both must hold. Sources reported on each of the countries in every week of the window, at least
two outlets each week; and a reported total of the same kind of act, over a time that holds the
window, says that there were none, or few more than the ledger holds itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.core.day_words import span_words
from tocsin.watch.grouping import Period
from tocsin.watch.outlooks.wording import counted

# Outlets that report on a country in a week, so that one's silence is not everybody's.
LEAST_OUTLETS = 2
# Of the acts of a reported total the ledger must hold so many to trust its silence on one.
LEAST_SHARE = 0.8
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """That an outlet reported on some countries (ISO 3166-1) on a day."""

    outlet: str
    published_on: date
    countries: frozenset[str]


class Activity:
    """Which outlets reported on which country when, found without looking at all reports."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._days: dict[str, dict[date, set[str]]] = {}
        for report in reports:
            for code in report.countries:
                days = self._days.setdefault(code, {})
                days.setdefault(report.published_on, set()).add(report.outlet)

    def outlets(self, code: str, first: date, last: date) -> frozenset[str]:
        """Return the outlets that reported on a country from one day to another."""
        days = self._days.get(code, {})
        span = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return frozenset(outlet for day in span for outlet in days.get(day, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A reported total over some days, and how many such acts the ledger surely holds there.

    `high` is the most that the total allows; None sets no end.
    """

    first: date
    last: date
    high: int | None
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Whether silence is evidence in a window, and why or why not."""

    allows: bool
    reason: str


def silence(
    window: Period,
    *,
    countries: frozenset[str],
    names: Mapping[str, str],
    activity: Activity,
    totals: Iterable[Total],
) -> Silence:
    """Return whether a ledger saw enough in a window to say that nothing came.

    `names` are words for countries by their codes.
    """
    first, last = window.first, window.last
    if not countries:
        return Silence(allows=False, reason="no country is told in which one could look")
    silent = [
        (begin, code)
        for begin in _weeks(first, last)
        for code in sorted(countries)
        if len(activity.outlets(code, begin, min(begin + _WEEK - timedelta(days=1), last)))
        < LEAST_OUTLETS
    ]
    if silent:
        begin, code = silent[0]
        end = min(begin + _WEEK - timedelta(days=1), last)
        return Silence(
            allows=False,
            reason=f"fewer than {counted(LEAST_OUTLETS, 'outlet')} in the ledger report on "
            f"{names.get(code, code)} {span_words(begin, end)}",
        )
    holding = [one for one in totals if one.first <= first and last <= one.last]
    telling = [one for one in holding if _is_covered(one)]
    if not telling:
        return Silence(
            allows=False,
            reason="no reported total says how many of such acts the ledger misses"
            if not holding
            else "of a reported total the ledger holds too few",
        )
    return Silence(
        allows=True,
        reason="sources reported on the area in every week, and the ledger holds at least "
        f"{LEAST_SHARE:.0%} of the reported total for that time",
    )


def _weeks(first: date, last: date) -> Iterable[date]:
    day = first
    while day <= last:
        yield day
        day += _WEEK


def _is_covered(total: Total) -> bool:
    """Return whether a ledger holds most of a total at its highest."""
    if total.high is None:
        return False
    return total.held >= LEAST_SHARE * total.high
