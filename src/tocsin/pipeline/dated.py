"""Times of reports without a date, where what reports tell together says when each was published.

"Last October" in a report of unknown date counts from nothing. Where another report dates its
news, it was published within some days of that; words that mean the same whichever of these days
it was are then dated, and so are the incidents that they date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.core.dates.find import TimeKind, parse_time
from tocsin.core.spans import covers, distinct
from tocsin.core.types import (
    Claim,
    DateInterval,
    Document,
    Extraction,
    Fusion,
    Judgement,
    Occurrence,
    Outlook,
    Reading,
    Tally,
    Tie,
)
from tocsin.core.vocab import DateBasis, Verdict
from tocsin.fuse.anchored import dated_by_readings
from tocsin.fuse.days import is_known
from tocsin.fuse.published import Window, publication_windows
from tocsin.fuse.ruled_values import PUBLISHED, WHEN
from tocsin.fuse.rulings import standing_rulings
from tocsin.pipeline.ruled import reopened
from tocsin.resolve.times import resolve_times
from tocsin.settings import Settings
from tocsin.tables.lexicons import ShippedLexicons

# Every day of a window is asked up to so many, else its first and last.
MAX_DAYS_ASKED = 31
_LEXICONS = ShippedLexicons()
_LONG = timedelta(days=MAX_DAYS_ASKED)

Key = tuple[int, int]


def dated_by_incidents(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    fusion: Fusion,
    judgements: Sequence[Judgement],
    *,
    settings: Settings,
) -> tuple[tuple[Reading, ...], Fusion]:
    """Return the readings and incidents with what is dated once reports are told together.

    Publication dates stay as they were read; so does whatever a person ruled on.
    """
    ruled = {
        matter
        for matter, ruling in standing_rulings(judgements).items()
        if ruling.verdict is Verdict.CORRECT
    }
    windows = publication_windows(
        fusion.incidents, readings, documents, yearless_days=settings.fuse.yearless_days
    )
    held = {document.id: document for document in documents}
    kept = frozenset(subject for subject, field in ruled if field == WHEN)
    anew = tuple(
        _dated(held[key], reading, windows[key], kept, settings)
        if (key := reading.document_id) in windows and (key, PUBLISHED) not in ruled
        else reading
        for reading in readings
    )
    changed = any(after is not before for after, before in zip(anew, readings, strict=True))
    return (anew, dated_by_readings(fusion, anew)) if changed else (tuple(readings), fusion)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the times of a document mean on each day on which it may have been published."""

    window: Window
    found: Mapping[date, Extraction]
    yearless: timedelta

    @property
    def readings(self) -> tuple[Extraction, ...]:
        return tuple(self.found.values())

    def settled(self, before: DateInterval, found: Sequence[DateInterval]) -> DateInterval:
        """Return what words mean on whichever of these days it was, else what was read."""
        if is_known(before) or before.span is None or len(found) != len(self.found):
            return before
        if len({(each.earliest, each.latest) for each in found}) != 1 or not is_known(found[0]):
            return before
        first, last = min(self.found), max(self.found)
        if self._outlives(found[0], last):
            return before
        why = self.window.days.reason
        return replace(
            found[0],
            basis=DateBasis.INFERRED,
            derived_from=distinct(*found[0].derived_from, *self.window.days.derived_from),
            reason=f"{found[0].reason}; published between {first} and {last}: {why}",
        )

    def _outlives(self, found: DateInterval, last: date) -> bool:
        """Return whether words leave out a year that might then have had to be told."""
        expression = parse_time(found.span.quote) if found.span else None
        yearless = (
            expression is not None
            and expression.kind is TimeKind.ABSOLUTE
            and expression.parts.year is None
        )
        return yearless and found.earliest is not None and last - found.earliest > self.yearless


def _dated(
    document: Document, reading: Reading, window: Window, kept: frozenset[str], settings: Settings
) -> Reading:
    asked = _asked(document, reading, window, settings)
    if asked is None:
        return reading
    links = tuple(
        replace(link, said_on=asked.settled(link.said_on, [each.said_on for each in others]))
        for link, *others in zip(
            reading.attributions, *(each.attributions for each in asked.readings), strict=True
        )
    )
    claims = tuple(
        claim if claim.id in kept else _claim(claim, others, asked)
        for claim, *others in zip(
            reading.claims, *(each.claims for each in asked.readings), strict=True
        )
    )
    return replace(reading, attributions=links, claims=claims)


def _asked(
    document: Document, reading: Reading, window: Window, settings: Settings
) -> _Asked | None:
    """Return what the times mean on each day on which what is said stands in order, or None.

    Of a long window only the ends are asked: without one of them nothing is known of the rest.
    """
    unresolved, days = reopened(reading), _days(window)
    found = {
        day: resolve_times(
            unresolved,
            document=document,
            published_on=replace(window.days, earliest=day, latest=day),
            settings=settings.resolve.times,
            lexicons=_LEXICONS,
        )
        for day in days
    }
    ordered = {day: each for day, each in found.items() if _in_order(each, window)}
    if not ordered or (len(ordered) < len(found) and days[-1] - days[0] >= _LONG):
        return None
    yearless = timedelta(days=settings.fuse.yearless_days)
    return _Asked(window=window, found=ordered, yearless=yearless)


def _days(window: Window) -> list[date]:
    first, last = window.days.earliest, window.days.latest
    assert first is not None and last is not None
    if last - first >= _LONG:
        return [first, last]
    return [first + timedelta(days=after) for after in range((last - first).days + 1)]


def _in_order(resolved: Extraction, window: Window) -> bool:
    """Return whether nobody spoke of an act before it was, if these are the times."""
    return not any(
        link.said_on.latest is not None and link.said_on.span is not None
        and link.said_on.earliest is not None and link.said_on.latest < day
        and any(covers(part, trigger) for part in link.content)
        for link in resolved.attributions
        for trigger, day in window.acts
    )  # fmt: skip


def _claim(claim: Claim, others: Sequence[Claim], asked: _Asked) -> Claim:
    found = [_intervals(other) for other in others]

    def settled(interval: DateInterval) -> DateInterval:
        key = _key(interval)
        if key is None:
            return interval
        return asked.settled(interval, [each[key] for each in found if key in each])

    content = claim.content
    match content:
        case Occurrence():
            content = replace(content, times=tuple(map(settled, content.times)))
        case Tie():
            content = replace(content, valid=settled(content.valid))
        case Tally():
            content = replace(content, window=settled(content.window))
        case Outlook():
            content = replace(content, horizon=settled(content.horizon))
        case _:
            return claim
    return replace(claim, content=content)


def _intervals(claim: Claim) -> Mapping[Key, DateInterval]:
    """Return the intervals of a claim that have words, by where these stand."""
    match claim.content:
        case Occurrence(times=times):
            held: Iterable[DateInterval] = times
        case Tie(valid=one) | Tally(window=one) | Outlook(horizon=one):
            held = (one,)
        case _:
            held = ()
    return {key: each for each in held if (key := _key(each)) is not None}


def _key(interval: DateInterval) -> Key | None:
    return (interval.span.start, interval.span.end) if interval.span is not None else None
