"""Dates that follow from the date of another incident: "a week before the bombings".

One report says how long before, another when the bombings were: neither says when it was. So
with "since the war began", where another report of that war says when it began.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.dates.calendar import precision_of
from tocsin.core.dates.counting import Margins, counted, may_be_counted_from
from tocsin.core.dates.find import TimeKind, find_times, parse_time
from tocsin.core.dates.since import MOMENTARY, beginnings, event_since
from tocsin.core.fields import is_contested
from tocsin.core.spans import distinct
from tocsin.core.types import DateInterval, Document, Fusion, Incident, Occurrence, Reading, Span
from tocsin.core.vocab import DateBasis
from tocsin.fuse.accounts import Told, is_news
from tocsin.fuse.days import is_known, join_intervals
from tocsin.fuse.fields import interval_in_words, times_of, with_joined

# The place of a trigger: document, start, end.
Place = tuple[str, int, int]
Built = tuple[Incident, tuple[Told, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What other reports tell of incidents, by the places of their triggers.

    `dates` are when they were, `starts` when those that last are said to have begun.
    """

    dates: Mapping[Place, DateInterval]
    starts: Mapping[Place, DateInterval]


def dated_by_others(built: Sequence[Built]) -> list[Incident]:
    """Return the incidents, those without a date dated by the incidents that they count from.

    The dates are those of the incidents as joined from all their reports. No date found in this
    way dates a third incident, so the order of the incidents does not matter.
    """
    settled = [(incident, told) for incident, told in built if not is_contested(incident, "when")]
    dates = {
        place: incident.when
        for incident, told in settled
        if may_be_counted_from(incident.when)
        for place in _triggers(told)
    }
    texts = _Beginnings()
    starts = {
        place: begun
        for _, told in settled
        if (begun := _beginning(told, texts)) is not None
        for place in _triggers(told)
    }
    known = _Known(dates=dates, starts=starts)
    return [_dated(incident, told, known) for incident, told in built]


def _dated(incident: Incident, told: Sequence[Told], known: _Known) -> Incident:
    if _is_ruled(incident) or is_known(incident.when):
        return incident
    found = list(_counted(told, known))
    if not found:
        return incident
    return _with_when(incident, [*times_of(told), *found])


def dated_by_readings(fusion: Fusion, readings: Iterable[Reading]) -> Fusion:
    """Return the fusion, incidents without a date dated by what these readings say of them."""
    claims = {
        claim.id: claim.content
        for reading in readings
        for claim in reading.claims
        if isinstance(claim.content, Occurrence) and is_news(claim.content)
    }
    incidents = []
    for incident in fusion.incidents:
        acts = [claims[key] for key in incident.claim_ids if key in claims]
        times = [time for act in acts for time in act.times if time.earliest or time.latest]
        settled = _is_ruled(incident) or is_known(incident.when) or not any(map(is_known, times))
        incidents.append(incident if settled else _with_when(incident, times))
    return replace(fusion, incidents=tuple(incidents))


def _is_ruled(incident: Incident) -> bool:
    return any(field.name == "when" and field.ruled for field in incident.fields)


def _with_when(incident: Incident, times: Sequence[DateInterval]) -> Incident:
    """Return an incident with the date that times allow; as it was where no day fits all."""
    joined = join_intervals(times)
    if joined.contested:
        return incident
    when, words = joined.interval, interval_in_words(joined.interval)
    fields = with_joined(incident.fields, "when", words, when.reason)
    return replace(incident, when=when, fields=fields)


def _counted(told: Iterable[Told], known: _Known) -> Iterator[DateInterval]:
    """Yield the times of claims that count from an incident whose date is known."""
    for one in told:
        for time in one.occurrence.times:
            anchor, words = time.anchor, time.span
            if anchor is None or words is None or is_known(time):
                continue
            place = (anchor.document_id, anchor.start, anchor.end)
            expression = parse_time(words.quote)
            if expression is not None and expression.kind is TimeKind.SINCE_EVENT:
                yield from _since(time, anchor, known, place)
                continue
            when = known.dates.get(place)
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
                derived_from=distinct(anchor, *when.derived_from),
                reason=f"counted from {anchor.quote!r}, dated {dated} by all reports of it",
            )


def _since(time: DateInterval, anchor: Span, known: _Known, place: Place) -> Iterator[DateInterval]:
    """Yield a time that runs from an incident, from when that began or, if over at once, was."""
    noun = event_since(time.span.quote) if time.span else None
    begun = known.starts.get(place) or (known.dates.get(place) if noun in MOMENTARY else None)
    if begun is None or begun.earliest is None or (time.latest and time.latest < begun.earliest):
        return
    yield replace(
        time,
        earliest=begun.earliest,
        precision=precision_of(begun.earliest, time.latest),
        basis=DateBasis.RELATIVE_TO_EVENT,
        derived_from=distinct(anchor, begun.span, *begun.derived_from),
        reason=f"it runs from {anchor.quote!r}, which began {interval_in_words(begun)}",
    )


class _Beginnings:
    """What texts say of when something began; each text is asked once."""

    def __init__(self) -> None:
        self._found: dict[str, frozenset[tuple[int, str]]] = {}

    def tells(self, one: Told, words: Span) -> bool:
        """Return whether words date the beginning of what is told."""
        found = self._of(one.document)
        nouns = one.occurrence.trigger.quote.lower().split()
        return any((words.start, noun) in found for noun in nouns)

    def _of(self, document: Document) -> frozenset[tuple[int, str]]:
        """Return the nouns of what began with the places of the times."""
        if document.id not in self._found:
            told = beginnings(document.text, find_times(document.text))
            self._found[document.id] = frozenset((one.time.start, one.noun) for one in told)
        return self._found[document.id]


def _beginning(told: Iterable[Told], texts: _Beginnings) -> DateInterval | None:
    """Return when the texts say that what they tell began; None where none or several do."""
    found = {
        (time.earliest, time.latest): time
        for one in told
        for time in one.occurrence.times
        if time.span is not None and may_be_counted_from(time) and texts.tells(one, time.span)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _triggers(told: Iterable[Told]) -> Iterator[Place]:
    for one in told:
        trigger = one.occurrence.trigger
        yield trigger.document_id, trigger.start, trigger.end
