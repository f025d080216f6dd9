"""When a report without a date was published: what it tells as news, another report dates.

A report names a day of its news by the weekday in the week after it, and without its year within
a few months. So where reports told together date what one of them calls "Wednesday" or "Jan. 3",
it was published within so many days of that, and of every other day that it gives so. A review
of a year gives days without their year that no such stretch holds: then nothing follows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.core.dates.calendar import precision_of
from tocsin.core.dates.find import TimeExpression, TimeKind, parse_time
from tocsin.core.dates.guards import is_named_day
from tocsin.core.fields import is_contested
from tocsin.core.spans import distinct
from tocsin.core.types import (
    Claim,
    DateInterval,
    Document,
    Incident,
    Occurrence,
    Reading,
    Span,
)
from tocsin.core.vocab import DateBasis
from tocsin.fuse.accounts import is_news
from tocsin.fuse.days import day_of, is_known, join_intervals
from tocsin.fuse.fields import interval_in_words

# A bare weekday is that of the last seven days.
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days within which a report was published, and the acts from which that follows.

    `acts` are the triggers of what it tells of incidents of a known day, with that day: nobody
    spoke of them before.
    """

    days: DateInterval
    acts: tuple[tuple[Span, date], ...]


def publication_windows(
    incidents: Iterable[Incident],
    readings: Sequence[Reading],
    documents: Iterable[Document],
    *,
    yearless_days: int,
) -> Mapping[str, Window]:
    """Return when documents without a publication date were published, as far as that follows.

    Args:
        incidents: As joined from all their reports.
        readings: Of those documents; such as have both ends of their publication are left out.
        documents: Those of the readings.
        yearless_days: A report gives a day of its news without the year for so many days.
    """
    texts = {document.id: document.text for document in documents}
    dated: dict[str, list[tuple[Incident, date]]] = {}
    for incident in incidents:
        day = day_of(incident.when)
        # Its own words alone date nothing that a report does not say already.
        if day is None or incident.historical or len(incident.document_ids) < 2:
            continue
        if not is_contested(incident, "when"):
            for document_id in incident.document_ids:
                dated.setdefault(document_id, []).append((incident, day))
    found = {}
    for reading in readings:
        if is_known(reading.published_on):
            continue
        key = reading.document_id
        window = _window(reading, texts[key], dated.get(key, ()), timedelta(days=yearless_days))
        if window is not None:
            found[key] = window
    return found


def _window(
    reading: Reading, text: str, dated: Sequence[tuple[Incident, date]], yearless: timedelta
) -> Window | None:
    bounds: list[DateInterval] = []
    acts: list[tuple[Span, date]] = []
    for incident, day in dated:
        news = list(_news(reading.claims, incident))
        acts += [(each.trigger, day) for each in news]
        bounds += _bounds(news, text, incident.when, day, yearless)
    if not bounds:
        return None
    known = reading.published_on
    joined = join_intervals([*bounds, *([known] if known.earliest or known.latest else [])])
    if joined.contested or not is_known(joined.interval):
        return None
    fresh = _fresh(joined.interval, list(_yearless(reading.claims)), yearless)
    if not fresh:
        return None
    days = replace(
        bounds[0],
        earliest=fresh[0],
        latest=fresh[-1],
        precision=precision_of(fresh[0], fresh[-1]),
        derived_from=distinct(*(span for each in bounds for span in each.derived_from)),
    )
    return Window(days=days, acts=tuple(acts))


def _yearless(claims: Iterable[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the months and days that a report gives acts of its news, their year left out."""
    for claim in claims:
        act = claim.content
        if not isinstance(act, Occurrence) or not is_news(act):
            continue
        for time in act.times:
            expression = parse_time(time.span.quote) if time.span else None
            if expression is None or expression.kind is not TimeKind.ABSOLUTE or expression.bound:
                continue
            parts = expression.parts
            if parts.year is None and parts.month and parts.day and not expression.readings:
                yield parts.month, parts.day


def _fresh(
    window: DateInterval, yearless: Sequence[tuple[int, int]], longest: timedelta
) -> list[date]:
    """Return the days of a window on which a report may leave out the year of all these days."""
    assert window.earliest is not None and window.latest is not None
    first, length = window.earliest, (window.latest - window.earliest).days
    days = [first + timedelta(days=after) for after in range(length + 1)]
    return [day for day in days if all(_since(month, at, day) <= longest for month, at in yearless)]


def _since(month: int, day: int, of: date) -> timedelta:
    """Return how long ago the latest such day was."""
    for year in range(of.year, of.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February
            continue
        if found <= of:
            return of - found
    return timedelta.max


def _news(claims: Iterable[Claim], incident: Incident) -> Iterator[Occurrence]:
    held = set(incident.claim_ids)
    for claim in claims:
        act = claim.content
        if claim.id in held and isinstance(act, Occurrence) and is_news(act):
            yield act


def _bounds(
    news: Sequence[Occurrence], text: str, when: DateInterval, day: date, yearless: timedelta
) -> Iterator[DateInterval]:
    """Yield the days of publication that each of a report's own words for a day allows."""
    times = [time for act in news for time in act.times if time.span is not None]
    recent = any(_is_recent(time) for time in times)
    for time in times:
        expression = parse_time(time.span.quote) if time.span else None
        if expression is None or time.span is None:
            continue
        length = _length(expression, day, yearless)
        if length is None:
            continue
        outlives = expression.kind is TimeKind.ABSOLUTE and not recent
        if outlives and is_named_day(text, time.span.start, time.span.end):
            continue
        words = interval_in_words(when)
        yield DateInterval(
            earliest=day,
            latest=min(day, date.max - length) + length,
            basis=DateBasis.INFERRED,
            derived_from=distinct(time.span, when.span, *when.derived_from),
            reason=f"it gives {words} as {time.span.quote!r}",
        )


def _is_recent(time: DateInterval) -> bool:
    """Return whether words call what they date recent."""
    expression = parse_time(time.span.quote) if time.span else None
    return expression is not None and expression.kind is TimeKind.WINDOW and expression.open_start


def _length(expression: TimeExpression, day: date, yearless: timedelta) -> timedelta | None:
    """Return how long after a day words still give it: a weekday, or a day without its year."""
    parts = expression.parts
    if expression.bound is not None or expression.offset is not None or expression.readings:
        return None
    if expression.kind is TimeKind.WEEKDAY and parts.weekday == day.isoweekday():
        return _WEEK
    whole = parts.year is None and (parts.month, parts.day) == (day.month, day.day)
    return yearless if expression.kind is TimeKind.ABSOLUTE and whole else None
