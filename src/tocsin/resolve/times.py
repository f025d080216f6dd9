"""Dates: every unresolved interval of an extraction, read against the publication date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tocsin.core.dates.find import (
    NOT_AFTER,
    NOT_RESOLVED,
    Bound,
    Direction,
    TimeExpression,
    TimeKind,
    find_mentions,
    find_times,
    no_time,
    parse_time,
    unresolved,
)
from tocsin.core.dates.horizons import horizon_grammar
from tocsin.core.ports import Lexicons
from tocsin.core.records import changed
from tocsin.core.spans import quote
from tocsin.core.types import (
    Attribution,
    Claim,
    DateInterval,
    Document,
    Extraction,
    Occurrence,
    Outlook,
    Tally,
    Tie,
)
from tocsin.core.vocab import Realis
from tocsin.resolve.dating import meaning_of
from tocsin.resolve.dating_context import (
    Context,
    Meaning,
    Role,
    placed,
)
from tocsin.resolve.dating_events import anchor_of, from_anchor, year_told
from tocsin.resolve.dating_since import anchored_since, runs_from_event, since_event
from tocsin.resolve.dating_ties import standing_by_tense
from tocsin.resolve.horizons import horizon_days, still_to_come
from tocsin.resolve.narrative import Key, Narrated, narrated, narrated_times
from tocsin.resolve.ordering import with_order
from tocsin.resolve.settings import TimeSettings

LONGEST_YEAR = 366
NO_DATE = "no date found"
NO_DATE_BOUNDED = "no date found; it cannot follow publication"
NO_DATE_UNBOUNDED = "no date found, and the publication date is not known"
_OPEN_DATE = no_time(NO_DATE)
_OPEN = frozenset({NOT_RESOLVED, NOT_AFTER})
_ROLES = {
    Realis.HAPPENED: Role.HAPPENED,
    Realis.DENIED: Role.HAPPENED,
    Realis.ONGOING: Role.STANDING,
    Realis.PLANNED: Role.TO_COME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resolver:
    """One document's expressions and publication date, and what they mean in a narrative.

    `untold` is the time of what happened on a day that is not told.
    """

    document: Document
    published_on: DateInterval
    expressions: dict[Key, TimeExpression]
    settings: TimeSettings
    untold: DateInterval
    told: Mapping[Key, Narrated] = field(default_factory=dict)
    lexicons: Lexicons | None = None

    def context(self, role: Role, from_day: date | None = None) -> Context:
        first, last = self.published_on.earliest, self.published_on.latest
        return Context(
            role=role,
            published=(first, last) if first and last else None,
            upper=last,
            from_day=from_day,
            settings=self.settings,
        )

    def expression(self, interval: DateInterval) -> TimeExpression | None:
        if interval.span is None or not _is_open(interval):
            return None
        key = (interval.span.start, interval.span.end)
        found = self.expressions.get(key) or parse_time(interval.span.quote)
        if key not in self.expressions and runs_from_event(interval.span.quote):
            found = TimeExpression(
                start=key[0], end=key[1], kind=TimeKind.SINCE_EVENT, bound=Bound.SINCE
            )
        if found and interval.reason == NOT_AFTER:
            return replace(found, bound=Bound.UNTIL)
        return found

    def is_told(self, interval: DateInterval) -> bool:
        """Return whether a narrative says what the words of an interval count from."""
        span = interval.span
        told = self.told.get((span.start, span.end)) if span else None
        return told is not None and told.told is not None

    def resolved(
        self, interval: DateInterval, role: Role, from_day: date | None = None
    ) -> DateInterval:
        if interval.span is None or not _is_open(interval):
            return interval
        context = self.context(role, from_day)
        expression = self.expression(interval)
        if expression is None:
            return placed(interval, Meaning(reason="no rule reads these words as a time"), context)
        if expression.kind is TimeKind.SINCE_EVENT:
            known = self.expressions.values()
            return since_event(interval, document=self.document, expressions=known, context=context)
        told = self.told.get((interval.span.start, interval.span.end))
        if told is not None:
            return narrated(interval, expression, told, context)
        return placed(interval, meaning_of(expression, context), context)

    def horizon(self, interval: DateInterval, from_day: date | None) -> DateInterval:
        """Return when an act to come is to come: by the table of horizons, or as any time is."""
        if interval.span is None or not _is_open(interval):
            return interval
        context = self.context(Role.TO_COME, from_day)
        if self.lexicons is not None:
            known = horizon_grammar(self.lexicons).parse(interval.span.quote)
            if known is not None:
                return horizon_days(interval, known, context)
        ahead = self if self._is_named_day(interval) else replace(self, settings=self._of_a_year())
        return still_to_come(ahead.resolved(interval, Role.TO_COME, from_day), context)

    def _is_named_day(self, interval: DateInterval) -> bool:
        """Return whether a date serves as a name, and need not be to come ("the Oct. 7 attack")."""
        expression = self.expression(interval)
        return expression is not None and expression.named_day

    def _of_a_year(self) -> TimeSettings:
        """Return the settings under which "in March" is the next March, however far it is."""
        return replace(self.settings, named_day_days=LONGEST_YEAR)


def resolve_times(
    extraction: Extraction,
    *,
    document: Document,
    published_on: DateInterval,
    settings: TimeSettings,
    lexicons: Lexicons | None = None,
) -> Extraction:
    """Return the extraction with every unresolved interval read against the publication date.

    What is told as happened never lies after publication; an occurrence without a stated time
    gets one interval that says so. No date is passed from one occurrence to another of the same
    incident: that is for fusion. Without `lexicons` the phrases of the table of horizons
    ("within days", "soon") are not read.
    """
    resolver = replace(_resolver(document, published_on, settings), lexicons=lexicons)
    attributions = tuple(_attribution(each, resolver) for each in extraction.attributions)
    said = {each.id: each.said_on for each in attributions}
    claims = tuple(_claim(each, resolver, said) for each in extraction.claims)
    # Times that count from other events need the others' dates: they are read last.
    claims = tuple(_from_events(each, resolver, claims) for each in claims)
    return with_order(replace(extraction, attributions=attributions, claims=claims))


def times_of_text(
    document: Document, *, published_on: DateInterval, settings: TimeSettings
) -> tuple[DateInterval, ...]:
    """Return every time that a text names, in text order, read as that of something past.

    What points ahead ("the coming days") is left out.
    """
    resolver = _resolver(document, published_on, settings)
    return tuple(
        resolver.resolved(unresolved(quote(document, found.start, found.end), found), Role.HAPPENED)
        for found in resolver.expressions.values()
        if found.direction is not Direction.FUTURE
    )


# Asked for the times of the claims, and again for all of the text.
@lru_cache(maxsize=2)
def _resolver(document: Document, published_on: DateInterval, settings: TimeSettings) -> _Resolver:
    expressions = {(found.start, found.end): found for found in find_times(document.text)}
    resolver = _Resolver(
        document=document,
        published_on=published_on,
        expressions=expressions,
        settings=settings,
        untold=_not_after(published_on),
    )
    standing = resolver.context(Role.STANDING)
    told = narrated_times(document, find_mentions(document.text), standing)
    return replace(resolver, told=told)


def _attribution(attribution: Attribution, resolver: _Resolver) -> Attribution:
    said_on = attribution.said_on
    if said_on.span is None and said_on.earliest is None and said_on.latest is None:
        return changed(attribution, said_on=resolver.untold)
    return changed(attribution, said_on=resolver.resolved(said_on, Role.HAPPENED))


def _claim(claim: Claim, resolver: _Resolver, said: dict[str, DateInterval]) -> Claim:
    content = claim.content
    match content:
        case Occurrence():
            content = _occurrence(content, resolver)
        case Tie():
            content = changed(content, valid=resolver.resolved(content.valid, Role.STANDING))
            told = said.get(claim.attribution_id) if claim.attribution_id else None
            published = resolver.published_on
            valid = standing_by_tense(content, said_on=told, published_on=published)
            content = changed(content, valid=valid)
        case Tally():
            content = changed(content, window=resolver.resolved(content.window, Role.HAPPENED))
        case Outlook():
            start = said.get(claim.attribution_id) if claim.attribution_id else None
            from_day = start.earliest if start and start.earliest == start.latest else None
            content = changed(content, horizon=resolver.horizon(content.horizon, from_day))
        case _:
            return claim
    return changed(claim, content=content)


def _occurrence(content: Occurrence, resolver: _Resolver) -> Occurrence:
    """Return an occurrence with its times read, but for those that count from other events."""
    if not any(time.span or time.earliest or time.latest for time in content.times):
        happened = role_of(content) is Role.HAPPENED
        return replace(content, times=(resolver.untold if happened else _OPEN_DATE,))

    def read(interval: DateInterval) -> DateInterval:
        if _counts_from_event(resolver.expression(interval)):
            return interval
        return resolver.resolved(interval, role_of(content, interval))

    return changed(content, times=tuple(map(read, content.times)))


def _from_events(claim: Claim, resolver: _Resolver, claims: tuple[Claim, ...]) -> Claim:
    """Return a claim with the times that are still open read, from what is told of others."""
    content = claim.content

    def since(interval: DateInterval, role: Role) -> DateInterval:
        return anchored_since(interval, content, claims, resolver.context(role))

    match content:
        case Occurrence():
            read = _reader(content, resolver, claims)
            times = tuple(since(read(time), role_of(content)) for time in content.times)
            content = changed(content, times=times)
        case Tie():
            content = changed(content, valid=since(content.valid, Role.STANDING))
        case Tally():
            content = changed(content, window=since(content.window, Role.HAPPENED))
        case _:
            return claim
    return changed(claim, content=content)


def _reader(
    content: Occurrence, resolver: _Resolver, claims: tuple[Claim, ...]
) -> Callable[[DateInterval], DateInterval]:
    """Return what reads the times of an occurrence that are still open."""

    def read(interval: DateInterval) -> DateInterval:
        if not _is_open(interval):
            return interval
        counted = _counted(interval, content, resolver, claims)
        return counted or resolver.resolved(interval, role_of(content, interval))

    return read


def _counted(
    interval: DateInterval, content: Occurrence, resolver: _Resolver, claims: tuple[Claim, ...]
) -> DateInterval | None:
    """Return an interval counted from another event, None where it does not count from one."""
    expression = resolver.expression(interval)
    if expression is None or not _counts_from_event(expression) or resolver.is_told(interval):
        return None
    known, document = resolver.expressions.values(), resolver.document
    anchor = anchor_of(interval, own=content, claims=claims, document=document)
    anchor = anchor or year_told(interval, expression, known, document)
    if anchor is None:
        return None
    return from_anchor(interval, expression, anchor, resolver.context(role_of(content)))


def _is_open(interval: DateInterval) -> bool:
    return interval.reason in _OPEN


def _counts_from_event(expression: TimeExpression | None) -> bool:
    return expression is not None and expression.kind is TimeKind.EVENT_RELATIVE


def role_of(content: Occurrence, interval: DateInterval | None = None) -> Role:
    """Return how an occurrence's times are read; "Friday's attack" is past even where suspected."""
    if interval and interval.span and interval.span.quote.endswith(("'s", "’s")):
        return _ROLES.get(content.realis, Role.STANDING)
    return _ROLES.get(content.realis, Role.OPEN)


def _not_after(published_on: DateInterval) -> DateInterval:
    """Return the time of what happened on a day that is not told."""
    latest = published_on.latest
    return no_time(NO_DATE_BOUNDED if latest else NO_DATE_UNBOUNDED, latest=latest)
