"""What a report tells as history came before what it reports: a bound on days of no known year.

"Wednesday's attack", in a report without a date that recalls an attack of 2022, was not before
2022. The bound narrows the date of an incident and stands in its derivation; the reading of the
report is left as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tocsin.core.dates.calendar import precision_of
from tocsin.core.types import Claim, DateInterval, Occurrence, Reading
from tocsin.core.vocab import DateBasis, Realis
from tocsin.fuse.accounts import Told

_DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})


def last_of_history(readings: Iterable[Reading]) -> Mapping[str, DateInterval]:
    """Return, by document, the latest date stated of an act that it tells as history."""
    found: dict[str, DateInterval] = {}
    for reading in readings:
        last = max(_history(reading.claims), key=_first_day, default=None)
        if last is not None:
            found[reading.document_id] = last
    return found


def after_history(told: Sequence[Told], last: Mapping[str, DateInterval]) -> tuple[Told, ...]:
    """Return the tellings, days of no known year bounded by the history of their documents."""
    return tuple(_after(one, last.get(one.claim.document_id)) for one in told)


def _history(claims: Iterable[Claim]) -> Iterator[DateInterval]:
    for claim in claims:
        act = claim.content
        if isinstance(act, Occurrence) and act.background and act.realis is Realis.HAPPENED:
            for time in act.times:
                if time.basis is DateBasis.STATED and time.earliest and time.latest and time.span:
                    yield time


def _first_day(time: DateInterval) -> date:
    return time.earliest or date.min


def _after(one: Told, history: DateInterval | None) -> Told:
    act = one.occurrence
    if history is None or act.background or act.realis not in _DONE:
        return one
    times = tuple(_bounded(time, history) if _lacks_year(time) else time for time in act.times)
    return replace(one, occurrence=replace(act, times=times))


def _lacks_year(time: DateInterval) -> bool:
    """Return whether a time is a weekday, or a day or month of no year, without a first day."""
    parts = time.written
    partly = parts.year is None and (parts.weekday is not None or parts.month is not None)
    return partly and time.span is not None and time.earliest is None


def _bounded(time: DateInterval, history: DateInterval) -> DateInterval:
    first = _first_day(history)
    if history.span is None or (time.latest is not None and time.latest < first):
        return time
    return replace(
        time,
        earliest=first,
        precision=precision_of(first, time.latest),
        basis=DateBasis.INFERRED if time.basis is DateBasis.UNKNOWN else time.basis,
        derived_from=(*time.derived_from, history.span),
        reason=f"{time.reason}; not before {history.span.quote!r}, told as history",
    )
