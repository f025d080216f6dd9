"""Times that run from an event: "since the war began", "since the coup".

The start is where the text itself says when the event began. Otherwise it stays open: what
another report tells of the same event may give it when reports are fused.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tocsin.core.dates.counting import may_be_counted_from
from tocsin.core.dates.find import TimeExpression, TimeKind, parse_time
from tocsin.core.dates.since import MOMENTARY, beginnings, event_since
from tocsin.core.spans import quote
from tocsin.core.types import Claim, Content, DateInterval, Document, Occurrence, Span
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating import meaning_of
from tocsin.resolve.dating_context import Context, Meaning, Role, placed

_SINCE = re.compile(r"(?:ever\s+)?since\b", re.IGNORECASE)


def runs_from_event(words: str) -> bool:
    """Return whether words that open with "since" name an event there, and no date."""
    found = parse_time(words)
    dated = found is not None and found.start == 0 and found.kind is not TimeKind.SINCE_EVENT
    return _SINCE.match(words) is not None and not dated


def since_event(
    interval: DateInterval,
    *,
    document: Document,
    expressions: Iterable[TimeExpression],
    context: Context,
) -> DateInterval:
    """Return the interval of words that name the event from which it runs.

    Its start is the day or month in which the text says that such an event began; open where it
    says none, or several.
    """
    if interval.span is None:
        return interval
    noun = event_since(interval.span.quote)
    standing = replace(context, role=Role.STANDING)
    found: dict[object, tuple[Span, Meaning]] = {}
    for told in beginnings(document.text, expressions):
        # What is named further on may be another event of that kind.
        if told.named and told.time.start > interval.span.start:
            continue
        meaning = meaning_of(told.time, standing)
        if told.noun == noun and meaning.earliest and meaning.latest:
            words = quote(document, told.time.start, told.time.end)
            found.setdefault((meaning.earliest, meaning.latest), (words, meaning))
    if len(found) != 1:
        return placed(interval, _open(interval.span, [each for _, each in found.values()]), context)
    ((words, meaning),) = found.values()
    begun = Meaning(
        earliest=meaning.earliest,
        basis=DateBasis.RELATIVE_TO_EVENT,
        reason=f"it runs from when the {noun} began: {words.quote!r}, {meaning.reason}",
    )
    dated = replace(interval, anchor=words, derived_from=(*interval.derived_from, words))
    return placed(dated, begun, context)


def _open(words: Span, several: Iterable[Meaning]) -> Meaning:
    starts = [(one.earliest, one.latest) for one in several]
    event = _SINCE.sub("", " ".join(words.quote.split())).strip()
    reason = f"it runs from {event!r}, and when that was is not in this text"
    if starts:
        reason = "it runs from an event of which the text tells several that began"
    return Meaning(
        basis=DateBasis.RELATIVE_TO_EVENT,
        candidates=tuple((first, last) for first, last in starts if first and last),
        reason=reason,
    )


def anchored_since(
    interval: DateInterval, own: Content, claims: Iterable[Claim], context: Context
) -> DateInterval:
    """Return an interval whose start is open with the event that it runs from as its anchor.

    The event is the only one of the text that its noun tells. What is over at once ("the coup")
    started on its own day, where the text gives that.
    """
    if interval.span is None or interval.earliest or not runs_from_event(interval.span.quote):
        return interval
    noun = event_since(interval.span.quote)
    events = [
        claim.content
        for claim in claims
        if isinstance(claim.content, Occurrence)
        and claim.content is not own
        and claim.content.trigger.quote.lower().split()[-1:] == [noun]
    ]
    if len({event.incident_key for event in events}) != 1:
        return interval
    anchor = min((event.trigger for event in events), key=lambda span: span.start)
    interval = replace(interval, anchor=anchor)
    days = [time for event in events for time in event.times if may_be_counted_from(time)]
    if noun not in MOMENTARY or not days or days[0].earliest is None:
        return interval
    begun = Meaning(
        earliest=days[0].earliest,
        basis=DateBasis.RELATIVE_TO_EVENT,
        reason=f"it runs from {anchor.quote!r}, dated {days[0].earliest}",
    )
    derived = (days[0].span,) if days[0].span else ()
    return placed(replace(interval, derived_from=derived), begun, context)
