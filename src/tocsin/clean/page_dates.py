"""The dates that come with a document: from its user, its page's data, its page in print."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from tocsin.clean.dated import Candidate, Place, Trust, dated, labelled
from tocsin.clean.furniture import whole_dates
from tocsin.core.dates.calendar import days_of
from tocsin.core.dates.find import TimeExpression
from tocsin.core.types import DateParts, Document
from tocsin.core.vocab import DateRole

# Source: Open Graph "article:published_time", schema.org "datePublished", Dublin Core "date"
# and "issued", and what publishing systems and feeds call the same thing; most trusted first.
# As `date_key` writes them.
_PUBLISHED = """
datepublished articlepublishedtime ogarticlepublishedtime ogpublishedtime ogdatepublished
publishedtime articlepublished published publishedat pubdate ogpubdate publishdate datepublish
articledateoriginal dcdateissued dctermsissued dctermsdate dcdate sailthrudate parselypubdate
daterelease date
"""
_CHANGED = """
datemodified articlemodifiedtime ogarticlemodifiedtime ogupdatedtime articlemodified
articleupdated articledateupdated modified updated updateddate dateupdated datemodify
lastmodified dctermsmodified dcdatemodified revisiondate
"""
PUBLISHED_KEYS = tuple(_PUBLISHED.split())
CHANGED_KEYS = frozenset(_CHANGED.split())
# What a page prints between headline and text, where extraction leaves it out of the text.
PRINTED = "printed"
MARKED = "marked_published"
_NO_LETTER = re.compile(r"[^a-z]+")
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:+-])(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap])?(?(half)\.?m\b\.?)\s*(?P<zone>Z\b|GMT\b|UTC\b|[+-]\d\d:?\d\d(?!\d))?",
    re.IGNORECASE,
)
_UTC = "+00:00"
# Source: POSIX time 0. Publishing systems write it where a date is missing.
_ZERO_OF_CLOCKS = date(1970, 1, 1)
_BETWEEN = "printed on the page between headline and text"


def date_key(name: str) -> str:
    """Return a name of the page's data as the tables of names have it.

    >>> date_key("article:published_time")
    'articlepublishedtime'
    """
    return _NO_LETTER.sub("", name.lower())


def of_user(document: Document) -> Iterator[Candidate]:
    """Yield the date given with the document: by the user, or in the record that holds it."""
    day = document.published_given
    if day is not None:
        yield Candidate(
            span=None,
            value=day.isoformat(),
            parts=DateParts(year=day.year, month=day.month, day=day.day),
            days=((day, day),),
            role=DateRole.GIVEN,
            trust=Trust.GIVEN,
            reason="given with the document",
        )


def of_data(document: Document) -> Iterator[Candidate]:
    """Yield the dates in the page's own data, the most trusted names first."""
    order = {key: rank for rank, key in enumerate(PUBLISHED_KEYS)}
    known = [(name, value) for name, value in document.metadata if date_key(name) in order]
    for name, value in sorted(known, key=lambda item: order[date_key(item[0])]):
        yield from _of_value(value, Trust.METADATA, f"the page's own data, {name}")
    for name, value in document.metadata:
        if date_key(name) in CHANGED_KEYS:
            reason = f"the page's own data, {name}: the day of a change"
            yield from _of_value(value, Trust.BOUND, reason)


def _of_value(value: str, trust: Trust, reason: str) -> Iterator[Candidate]:
    compact = _DIGITS.match(value.strip())
    if compact:
        parts = DateParts(**{key: int(number) for key, number in compact.groupdict().items()})
        readings: tuple[DateParts, ...] = (parts,)
    else:
        expression = next(iter(whole_dates(value)), None)
        if expression is None:
            return
        parts, readings = expression.parts, expression.readings or (expression.parts,)
    days = tuple(days for reading in readings if (days := days_of(reading)))
    at = _instant(days, value)
    if days == ((_ZERO_OF_CLOCKS, _ZERO_OF_CLOCKS),):
        trust, reason = Trust.NONE, f"{reason}; the zero of a machine's clock, no date"
    elif at is not None and at.tzinfo is not None:
        reason += f"; {at:%H:%M} on that day {_zone_of(at)}"
    if parts.month or len(readings) > 1:
        yield Candidate(
            span=None,
            value=value,
            parts=parts,
            days=days,
            role=DateRole.METADATA,
            trust=trust,
            reason=reason,
            at=at,
        )


def _instant(days: tuple[tuple[date, date], ...], value: str) -> datetime | None:
    """Return the instant that a value gives with its date, in the zone that it gives."""
    clock = _CLOCK.search(value)
    if clock is None or len(days) != 1 or days[0][0] != days[0][1]:
        return None
    zone = clock["zone"] or ""
    zone = zone if zone[:1] in {"+", "-", ""} else _UTC
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    time = f"{hour:02}:{clock['minute']}:{clock['second'] or '00'}"
    try:
        return datetime.fromisoformat(f"{days[0][0].isoformat()}T{time}{zone}")
    except ValueError:
        return None


def _zone_of(at: datetime) -> str:
    return "in UTC" if not at.utcoffset() else f"in the page's zone, UTC{at:%z}"


def of_print(document: Document) -> Iterator[Candidate]:
    """Yield the dates printed under the headline; of those without a label, the first counts."""
    place = Place(DateRole.PUBLICATION, Trust.UNDER_HEADLINE, _BETWEEN)
    marked = Place(
        DateRole.PUBLICATION,
        Trust.LABELLED,
        "printed on the page, marked as the day of publication",
    )
    for name, line in document.metadata:
        if name == MARKED:
            yield from (_printed(each, line, marked) for each in whole_dates(line)[:1])
        if name != PRINTED:
            continue
        end = 0
        for expression in whole_dates(line):
            where = labelled(line[end : expression.start], place)
            yield _printed(expression, line, where)
            end = expression.end
            if where is place:
                place = replace(
                    place, role=DateRole.RELATED, trust=Trust.NONE, reason=f"{_BETWEEN}, but second"
                )


def _printed(expression: TimeExpression, line: str, place: Place) -> Candidate:
    value = line[expression.start : expression.end].strip()
    return dated(expression, place, span=None, value=value)
