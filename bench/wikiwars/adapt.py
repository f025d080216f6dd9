"""What Tocsin says of times, as spans with a value of TIMEX3.

Spans lose what belongs to Tocsin's expressions and not to the test's: the word that makes a date
the side of a longer time ("since", "by"), the word before a length ("for"), the possessive; the two
ends of a range are two expressions; what runs from an event that its words name ("since the war
began") is none of the test's. Nothing is read from the words but what Tocsin reads from them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.kit.tools import document_of
from bench.wikiwars.load import Text
from bench.wikiwars.timex import value_of
from bench.wikiwars.values import days_covered, normalised
from tocsin.core.dates.calendar import Days
from tocsin.core.dates.find import (
    Bound,
    TimeExpression,
    TimeKind,
    find_mentions,
    find_times,
    parse_time,
)
from tocsin.core.dates.model import Section
from tocsin.core.dates.words import BOUND
from tocsin.core.spans import quote
from tocsin.core.types import (
    Claim,
    DateInterval,
    Document,
    Occurrence,
    Outlook,
    Reading,
    Tally,
    Tie,
)
from tocsin.core.vocab import EventType, Realis
from tocsin.resolve.dating import meaning_of
from tocsin.resolve.dating_context import Context, Role, placed
from tocsin.resolve.dating_events import anchor_of, from_anchor
from tocsin.resolve.narrative import Key, Narrated, narrated, narrated_times

_LEAD = re.compile(rf"(?i:{BOUND}|for|within)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")
_BETWEEN = re.compile(r"\s*(?:[-–—/]|\s(?i:to|and|until|through|or)\s(?:the\s)?)\s*")
_BY_ITSELF = "in the text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A time as Tocsin has it: where, its value (None for none), and the days it may be."""

    start: int
    end: int
    value: str | None
    earliest: date | None = None
    latest: date | None = None


def of_text(text: Text) -> list[Said]:
    """Return all times that the recogniser finds in a text, read against its creation date.

    They are read as what was so (`Role.STANDING`): a date without its year is the latest before
    the creation time. What counts from another event counts, as in a reading, from the last date
    before it in its sentence, or after "before" and "after" from the next one.
    """
    document = document_of(text.text, id=text.id, published=text.created)
    published = (text.created, text.created) if text.created else None
    context = Context(role=Role.STANDING, published=published, upper=text.created)
    unbounded = [
        _unbound(each) for each in find_mentions(text.text) if each.kind is not TimeKind.SINCE_EVENT
    ]
    told = narrated_times(document, find_mentions(text.text), context)
    if told:
        return [
            one
            for each in unbounded
            for one in said(text.text, each, _narrated(document, each, told, context))
        ]
    claims = [
        _claim(document, each, _interval(document, each, context))
        for each in unbounded
        if each.kind is not TimeKind.EVENT_RELATIVE
    ]
    found: list[Said] = []
    for each in unbounded:
        when = _interval(document, each, context)
        if each.kind is TimeKind.EVENT_RELATIVE:
            when = _counted(document, each, claims, context)
        found += said(text.text, each, when)
    return found


def _narrated(
    document: Document, expression: TimeExpression, told: Mapping[Key, Narrated], context: Context
) -> DateInterval:
    empty = DateInterval(span=quote(document, expression.start, expression.end), reason=_BY_ITSELF)
    return narrated(empty, expression, told[expression.start, expression.end], context)


def _unbound(expression: TimeExpression) -> TimeExpression:
    return replace(expression, bound=None)


def _interval(document: Document, expression: TimeExpression, context: Context) -> DateInterval:
    span = quote(document, expression.start, expression.end)
    empty = DateInterval(span=span, reason=_BY_ITSELF)
    return placed(empty, meaning_of(expression, context), context)


def _claim(document: Document, expression: TimeExpression, when: DateInterval) -> Claim:
    span = quote(document, expression.start, expression.end)
    content = Occurrence(
        trigger=span,
        event_type=EventType.CONSULT,
        realis=Realis.HAPPENED,
        background=False,
        times=(when,),
        incident_key=str(span.start),
    )
    return Claim(
        id=str(span.start),
        document_id=document.id,
        evidence=(span,),
        score=1.0,
        made_by=_BY_ITSELF,
        content=content,
    )


def _counted(
    document: Document, expression: TimeExpression, claims: Sequence[Claim], context: Context
) -> DateInterval:
    empty = DateInterval(span=quote(document, expression.start, expression.end), reason=_BY_ITSELF)
    anchor = anchor_of(empty, own=None, claims=claims, document=document)
    return from_anchor(empty, expression, anchor, context) if anchor else empty


def of_claims(text: Text, reading: Reading) -> list[Said]:
    """Return the times of a reading's claims and attributions, each place in the text once.

    Of several readings of the same words the first with a value counts.
    """
    known = {(each.start, each.end): each for each in find_times(text.text)}
    by_place: dict[tuple[int, int], Said] = {}
    for when in _times(reading):
        if when.span is None:
            continue
        expression = known.get((when.span.start, when.span.end)) or _quoted(when.span.quote, when)
        if expression is None or expression.kind is TimeKind.SINCE_EVENT:
            continue
        for one in said(text.text, expression, when):
            held = by_place.get((one.start, one.end))
            if held is None or (held.value is None and one.value is not None):
                by_place[one.start, one.end] = one
    return _apart(sorted(by_place.values(), key=lambda one: (one.start, -one.end)))


def _quoted(words: str, when: DateInterval) -> TimeExpression | None:
    """Return the expression that quoted words read as, at its place in the text."""
    found, offset = parse_time(words), when.span.start if when.span else 0
    if found is None:
        return None
    ends = found.ends and (_moved(found.ends[0], offset), _moved(found.ends[1], offset))
    return replace(_moved(found, offset), ends=ends)


def _moved(expression: TimeExpression, offset: int) -> TimeExpression:
    return replace(expression, start=expression.start + offset, end=expression.end + offset)


def _times(reading: Reading) -> Iterator[DateInterval]:
    for claim in reading.claims:
        match claim.content:
            case Occurrence(times=times):
                yield from times
            case Tie(valid=when) | Tally(window=when) | Outlook(horizon=when):
                yield when
    for link in reading.attributions:
        yield link.said_on


def _apart(found: Sequence[Said]) -> list[Said]:
    """Return those that overlap none before them."""
    kept: list[Said] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def said(text: str, expression: TimeExpression, when: DateInterval) -> list[Said]:
    """Return what an expression with the days found for it says: one time, or a range's two."""
    if expression.ends is None:
        start, end = _trimmed(text, expression.start, expression.end)
        value = normalised(value_of(expression, _day(expression, when)))
        return [Said(start=start, end=end, value=value, earliest=when.earliest, latest=when.latest)]
    first, last = expression.ends
    spans = [(first.start, first.end), (last.start, last.end)]
    if spans[0] == spans[1]:
        spans = _split(text, *spans[0])
    return [
        _side(_trimmed(text, *spans[0]), value_of(first, when.earliest)),
        _side(_trimmed(text, *spans[1]), value_of(last, when.latest)),
    ]


def _side(span: tuple[int, int], value: str | None) -> Said:
    """Return one end of a range: it may be any day of its own unit."""
    form = normalised(value)
    earliest, latest = days_covered(form) or (None, None)
    return Said(start=span[0], end=span[1], value=form, earliest=earliest, latest=latest)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the two ends of a range that is written as one ("1914-18")."""
    between = next(
        (each for each in _BETWEEN.finditer(text, start, end) if each.start() > start), None
    )
    if between is None or between.end() >= end:
        return [(start, end), (start, end)]
    return [(start, between.start()), (between.end(), end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead and lead.end() < end else start
    possessive = _POSSESSIVE.search(text[start:end])
    return start, end - (len(possessive.group()) if possessive and possessive.start() else 0)


def _day(expression: TimeExpression, when: DateInterval) -> date | None:
    """Return a day of the date itself: on the side that its bound leaves, else in the middle."""
    bound = expression.bound
    if bound in {Bound.SINCE, Bound.AFTER}:
        return when.earliest
    if bound is not None and when.latest is not None:
        before = bound is Bound.BEFORE and expression.section is not Section.END
        return when.latest + timedelta(days=1) if before else when.latest
    if expression.section is Section.WINTER:
        # Winter is that of the year in which it begins.
        return when.earliest
    days: Days | None = (when.earliest, when.latest) if when.earliest and when.latest else None
    return None if days is None else days[0] + (days[1] - days[0]) / 2
