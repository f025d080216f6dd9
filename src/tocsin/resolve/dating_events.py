"""Times that count from another event: "a week before the bombings", "two days later"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tocsin.core.dates.calendar import days_of
from tocsin.core.dates.counting import counted, counts_from_year, may_be_counted_from
from tocsin.core.dates.find import TimeExpression, TimeKind
from tocsin.core.spans import quote
from tocsin.core.types import Claim, DateInterval, DateParts, Document, Occurrence, Span
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating_context import OUTSIDE_CALENDAR, Context, Meaning, placed

# It begins with a mark, so that all else is skipped at once; what stands before is asked after.
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=[a-z0-9’'”\")]{2}[.!?])[”\"’']?\s+(?=[A-Z“\"])|(?<=\n)\s*\n)"
)
_FORWARD = re.compile(r"(?:before|after|of)$", re.IGNORECASE)
# "That year" is the last one written, when that stands so many characters before at most.
YEAR_REACH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative time counts from; `when` is None where its date is not known."""

    span: Span
    when: DateInterval | None


def dated(interval: DateInterval) -> bool:
    """Return whether an interval is narrow enough to date something else by."""
    return interval.span is not None and may_be_counted_from(interval)


def dates_by_incident(claims: Iterable[Claim]) -> Mapping[str, DateInterval]:
    """Return the first narrow date of each incident key of a document."""
    found: dict[str, DateInterval] = {}
    for claim in claims:
        if isinstance(claim.content, Occurrence):
            for time in claim.content.times:
                if dated(time):
                    found.setdefault(claim.content.incident_key, time)
    return found


def anchor_of(
    interval: DateInterval, *, own: Occurrence | None, claims: Iterable[Claim], document: Document
) -> Anchor | None:
    """Return what a relative time counts from, or None where the text does not show it.

    After "before" and "after" it is the next event of the sentence; otherwise the last date of
    the sentence before it, or the last single day that its paragraph told before that.
    """
    span = interval.span
    if span is None:
        return None
    first, last = _sentence(document.text, span)
    claims = tuple(claims)
    if _FORWARD.search(span.quote):
        return _next_event(span, last, own, claims)
    before = [
        (time.span.end, time)
        for time in _times(claims)
        if time.span and dated(time) and time.span.end <= span.start
        and (time.span.start >= first or _told_in_paragraph(document.text, time, span))
    ]  # fmt: skip
    if not before:
        return None
    when = max(before, key=lambda pair: pair[0])[1]
    return Anchor(span=when.span, when=when) if when.span else None


def year_told(
    interval: DateInterval,
    counted_from: TimeExpression,
    expressions: Iterable[TimeExpression],
    document: Document,
) -> Anchor | None:
    """Return the year that "that year", "August of the same year" count from: the last written.

    None where the words count from no year, or none is written shortly before them.
    """
    span = interval.span
    if span is None or not counts_from_year(counted_from):
        return None
    near = [
        (each, days)
        for each in expressions
        if each.kind is TimeKind.ABSOLUTE and 0 <= span.start - each.end <= YEAR_REACH
        and each.unit is None and (days := days_of(DateParts(year=each.parts.year)))
    ]  # fmt: skip
    if not near:
        return None
    last, (first_day, last_day) = max(near, key=lambda pair: pair[0].start)
    words = quote(document, last.start, last.end)
    when = DateInterval(
        span=words, earliest=first_day, latest=last_day, basis=DateBasis.STATED, reason="its year"
    )
    return Anchor(span=words, when=when)


def _told_in_paragraph(text: str, time: DateInterval, span: Span) -> bool:
    """Return whether a time is a single day told earlier in the paragraph."""
    if time.span is None or time.earliest != time.latest:
        return False
    return "\n" not in text[time.span.end : span.start]


def _next_event(
    span: Span, last: int, own: Occurrence | None, claims: tuple[Claim, ...]
) -> Anchor | None:
    events = [
        claim.content
        for claim in claims
        if isinstance(claim.content, Occurrence)
        and span.end <= claim.content.trigger.start < last
        and (own is None or claim.content.trigger != own.trigger)
    ]
    if not events:
        return None
    event = min(events, key=lambda each: each.trigger.start)
    when = dates_by_incident(claims).get(event.incident_key)
    return Anchor(span=event.trigger, when=when)


def from_anchor(
    interval: DateInterval, expression: TimeExpression, anchor: Anchor, context: Context
) -> DateInterval:
    """Return the interval counted from its anchor; without a date where the anchor has none."""
    interval = replace(interval, anchor=anchor.span)
    when = anchor.when
    if when is None or when.earliest is None or when.latest is None:
        reason = f"it counts from {anchor.span.quote!r}, whose date is not known"
        meaning = Meaning(basis=DateBasis.RELATIVE_TO_EVENT, reason=reason)
        return placed(interval, meaning, context)
    try:
        days = (when.earliest, when.latest)
        earliest, latest = counted(days, expression, context.settings.margins)
    except OverflowError:
        return placed(interval, Meaning(reason=OUTSIDE_CALENDAR), context)
    meaning = Meaning(
        earliest=earliest,
        latest=latest,
        basis=DateBasis.RELATIVE_TO_EVENT,
        reason=f"counted from {anchor.span.quote!r}, dated {_words(when.earliest, when.latest)}",
    )
    derived = (when.span,) if when.span else ()
    return placed(replace(interval, derived_from=derived), meaning, context)


def _words(earliest: date, latest: date) -> str:
    return str(earliest) if earliest == latest else f"{earliest} to {latest}"


def _times(claims: Iterable[Claim]) -> Iterator[DateInterval]:
    for claim in claims:
        if isinstance(claim.content, Occurrence):
            yield from claim.content.times


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Return roughly where the sentence around a span begins and ends."""
    first, last = 0, len(text)
    for end in _SENTENCE_END.finditer(text):
        if end.end() <= span.start:
            first = end.end()
        elif end.start() >= span.end:
            last = end.start()
            break
    return first, last
