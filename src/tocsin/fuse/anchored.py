"""Dates that follow from the date of another incident: "a week before the bombings".

One report says how long before, another when the bombings were: neither says when it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.core.dates.calendar import precision_of
from tocsin.core.dates.counting import Margins, counted, may_be_counted_from
from tocsin.core.dates.find import parse_time
from tocsin.core.types import DateInterval, Incident
from tocsin.core.vocab import DateBasis
from tocsin.fuse.accounts import Told
from tocsin.fuse.days import is_known, join_intervals
from tocsin.fuse.fields import interval_in_words, times_of

# The place of a trigger: document, start, end.
Place = tuple[str, int, int]
Built = tuple[Incident, tuple[Told, ...]]


def dated_by_others(built: Sequence[Built]) -> list[Incident]:
    """Return the incidents, those without a date dated by the incidents that they count from.

    The dates are those of the incidents as joined from all their reports. No date found in this
    way dates a third incident, so the order of the incidents does not matter.
    """
    dates = {
        place: incident.when
        for incident, told in built
        if may_be_counted_from(incident.when) and not _is_contested(incident)
        for place in _triggers(told)
    }
    return [_dated(incident, told, dates) for incident, told in built]


def _dated(
    incident: Incident, told: Sequence[Told], dates: Mapping[Place, DateInterval]
) -> Incident:
    ruled = any(field.name == "when" and field.ruled for field in incident.fields)
    if ruled or is_known(incident.when):
        return incident
    found = list(_counted(told, dates))
    if not found:
        return incident
    joined = join_intervals([*times_of(told), *found])
    if joined.contested:
        return incident
    when, words = joined.interval, interval_in_words(joined.interval)
    fields = tuple(
        replace(field, joined=words, note=when.reason) if field.name == "when" else field
        for field in incident.fields
    )
    return replace(incident, when=when, fields=fields)


def _counted(told: Iterable[Told], dates: Mapping[Place, DateInterval]) -> Iterator[DateInterval]:
    """Yield the times of claims that count from an incident whose date is known."""
    for one in told:
        for time in one.occurrence.times:
            anchor, words = time.anchor, time.span
            if anchor is None or words is None or is_known(time):
                continue
            when = dates.get((anchor.document_id, anchor.start, anchor.end))
            expression = parse_time(words.quote)
            if when is None or expression is None or not (when.earliest and when.latest):
                continue
            try:
                first, last = counted((when.earliest, when.latest), expression, Margins())
            except OverflowError:
                continue
            dated = interval_in_words(when)
            yield replace(
                time,
                earliest=first,
                latest=last,
                precision=precision_of(first, last),
                basis=DateBasis.RELATIVE_TO_EVENT,
                derived_from=tuple(dict.fromkeys((anchor, *when.derived_from))),
                reason=f"counted from {anchor.quote!r}, dated {dated} by all reports of it",
            )


def _is_contested(incident: Incident) -> bool:
    return any(field.name == "when" and field.contested for field in incident.fields)


def _triggers(told: Iterable[Told]) -> Iterator[Place]:
    for one in told:
        trigger = one.occurrence.trigger
        yield trigger.document_id, trigger.start, trigger.end
