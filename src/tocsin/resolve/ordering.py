"""The order of days of which only the weekday is known: what happened, then who told of it.

"ISIS claimed it on Thursday", of "Wednesday's attack", in a report without a date: no day of
the calendar follows, but the first is before the second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.core.spans import covers
from tocsin.core.types import Attribution, Claim, DateInterval, Extraction, Occurrence, Span
from tocsin.core.vocab import Realis

DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})


def with_order(extraction: Extraction) -> Extraction:
    """Return the extraction, undated weekdays of acts and of their telling set in order.

    What is told of happened before it was told, and no more than a week before. The order is
    given as a reason, with the words for the other days; no date is inferred from it.
    """
    tellings = {
        link.id: link.said_on for link in extraction.attributions if _is_undated(link.said_on)
    }
    if not tellings:
        return extraction
    acts = {
        claim.id: claim.content
        for claim in extraction.claims
        if isinstance(claim.content, Occurrence) and claim.content.realis in DONE
    }
    days = {key: next(filter(_is_undated, act.times), None) for key, act in acts.items()}
    before: dict[str, list[DateInterval]] = {}
    after: dict[str, list[DateInterval]] = {}
    for link in extraction.attributions:
        said = tellings.get(link.id)
        keys = _told_of(link, acts.values()) if said is not None else set()
        for claim_id, act in acts.items():
            day = days[claim_id]
            if said is None or day is None or act.incident_key not in keys:
                continue
            if day.written.weekday != said.written.weekday:
                after.setdefault(claim_id, []).append(said)
                before.setdefault(link.id, []).append(day)
    claims = tuple(_ordered_act(claim, after.get(claim.id, ())) for claim in extraction.claims)
    links = tuple(
        replace(
            link,
            said_on=_ordered(link.said_on, before[link.id], "after", "the day of what it tells of"),
        )
        if link.id in before
        else link
        for link in extraction.attributions
    )
    return replace(extraction, attributions=links, claims=claims)


def _is_undated(interval: DateInterval) -> bool:
    """Return whether an interval is a weekday of no known week."""
    parts = interval.written
    bare = parts.year is None and parts.month is None and parts.day is None
    return (
        interval.span is not None and parts.weekday is not None and bare and not interval.earliest
    )


def _told_of(link: Attribution, acts: Iterable[Occurrence]) -> set[str]:
    return {
        act.incident_key for act in acts if any(covers(part, act.trigger) for part in link.content)
    }


def _ordered_act(claim: Claim, later: Sequence[DateInterval]) -> Claim:
    if not later or not isinstance(claim.content, Occurrence):
        return claim
    times = tuple(
        _ordered(time, later, "before", "when it was told of") if _is_undated(time) else time
        for time in claim.content.times
    )
    return replace(claim, content=replace(claim.content, times=times))


def _ordered(
    interval: DateInterval, others: Sequence[DateInterval], way: str, what: str
) -> DateInterval:
    """Return an interval with the days that it lies before or after, each named once."""
    own, spans = interval.written.weekday or 0, dict[str, Span]()
    for other in sorted(others, key=lambda one: ((one.written.weekday or 0) - own) % 7):
        if other.span is not None:
            spans.setdefault(other.span.quote, other.span)
    words = " and ".join(spans)
    return replace(
        interval,
        derived_from=(*interval.derived_from, *spans.values()),
        reason=f"{interval.reason}; {way} {words}, {what}",
    )
