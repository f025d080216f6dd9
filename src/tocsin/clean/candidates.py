"""Every date that stands in or with a document outside its sentences, and what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from tocsin.clean.furniture import whole_dates
from tocsin.clean.pieces import Piece, Role
from tocsin.clean.settings import CleanSettings
from tocsin.core.dates.calendar import days_of, weekday_agrees
from tocsin.core.dates.find import TimeExpression
from tocsin.core.spans import quote
from tocsin.core.types import DateParts, Document, Span
from tocsin.core.vocab import DateRole

# Source: Open Graph "article:published_time", schema.org "datePublished", Dublin Core "date"
# and "issued", and what publishing systems and feeds call the same thing. Lower case.
PUBLISHED_KEYS = (
    "datepublished",
    "article:published_time",
    "og:published_time",
    "published_time",
    "published",
    "pubdate",
    "publishdate",
    "date_publish",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
    "date",
)
CHANGED_KEYS = (
    "datemodified",
    "article:modified_time",
    "og:updated_time",
    "modified",
    "updated",
    "date_modify",
    "last-modified",
    "dcterms.modified",
)
_CHANGED = re.compile(r"updat|modif|chang|revis|edited", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"publish|publication|posted|issued|released?\b|filed|dated?\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"[\s,']+(?P<year>\d\d)(?=\s*(?:--|[\u2013\u2014(\[-]))")
_PLACE = re.compile(r"[^\w]*[A-Z]{2}[A-Z.,'/() -]*")
_DASH = re.compile(r"\s*(?:\([^)]{1,60}\))?\s*(?:--|[\u2013\u2014]|-\s)")
# Source: POSIX strptime, "%y": 69 to 99 are the years 1969 to 1999.
_POSIX_PIVOT = 69


class Trust(IntEnum):
    """How far a date may be taken for the publication's, most first.

    `BOUND` is a day on which the text was already out: the page's clock, a day of change.
    """

    GIVEN = 0
    METADATA = 1
    PREFIX = 2
    LABELLED = 3
    UNDER_HEADLINE = 4
    DATELINE = 5
    OVER_TEXT = 6
    BOUND = 8
    NONE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A date found: its words, what it is the date of, how far to trust it, and why."""

    span: Span | None
    value: str
    parts: DateParts
    days: tuple[tuple[date, date], ...]
    role: DateRole
    trust: Trust
    reason: str

    @property
    def may_be_publication(self) -> bool:
        """Return whether this may be the day of publication."""
        return self.trust < Trust.BOUND and bool(self.days)


def find_candidates(
    document: Document, pieces: Sequence[Piece], settings: CleanSettings
) -> list[Candidate]:
    """Return the dates that stand with a document or outside its sentences, in text order.

    Those of the user and of the metadata come first.
    """
    found = [*_given(document), *_of_metadata(document)]
    layout = _Layout(document.text, pieces)
    for number, piece in enumerate(pieces):
        if layout.gives_dates(number):
            found.extend(_of_piece(document, piece, layout.place_of(number)))
    body = next((piece for piece in pieces if piece.role in {Role.TEXT, Role.LEDE}), None)
    if body is not None:
        found.extend(_of_dateline(document, body, settings))
    return found


class _Layout:
    """Where the headline, the byline and the text stand."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self.title = next((n for n, p in enumerate(pieces) if p.role is Role.TITLE), None)
        self.first = next((n for n, p in enumerate(pieces) if p.role is Role.TEXT), len(pieces))
        texts = [n for n, p in enumerate(pieces) if p.role is Role.TEXT]
        self.last = texts[-1] if texts else -1

    def gives_dates(self, number: int) -> bool:
        """Return whether dates in this piece are worth noting."""
        role = self.pieces[number].role
        return role in {
            Role.DATE_LINE,
            Role.BYLINE,
            Role.PREFIX,
            Role.COPYRIGHT,
            Role.OUTLET,
            Role.BREADCRUMB,
        }

    def place_of(self, number: int) -> "_Place":
        """Return what a date in this piece is, by its place."""
        piece = self.pieces[number]
        if piece.role is Role.PREFIX:
            return _Place(DateRole.PUBLICATION, Trust.PREFIX, "put before the text by a machine")
        if piece.role is Role.COPYRIGHT:
            return _Place(DateRole.COPYRIGHT, Trust.NONE, "year of a copyright line, not a date")
        if self._among_other_stories(number):
            return _Place(DateRole.RELATED, Trust.NONE, "stands in a list of other stories")
        if self._under_release_mark(number):
            return _Place(
                DateRole.PUBLICATION,
                Trust.LABELLED,
                "stands under a mark of release or publication",
            )
        if self.title is not None and number < self.title:
            return _Place(
                DateRole.PAGE_CLOCK,
                Trust.BOUND,
                "stands above the headline: the day on which the page was fetched or printed",
            )
        if number < self.first:
            return self._before_text()
        if number < self.last and self._beside_byline(number):
            return _Place(DateRole.PUBLICATION, Trust.UNDER_HEADLINE, "stands beside the byline")
        return _Place(
            DateRole.UNPLACED, Trust.NONE, "stands neither under the headline nor beside a byline"
        )

    def _before_text(self) -> "_Place":
        if self.title is not None:
            return _Place(
                DateRole.PUBLICATION, Trust.UNDER_HEADLINE, "stands between headline and text"
            )
        return _Place(DateRole.PUBLICATION, Trust.OVER_TEXT, "stands over a text without headline")

    def _under_release_mark(self, number: int) -> bool:
        before = self.pieces[number - 1] if number else None
        return (
            before is not None
            and before.role is Role.LABEL
            and bool(_PUBLISHED.search(self.text, before.start, before.end))
        )

    def _beside_byline(self, number: int) -> bool:
        near = self.pieces[max(0, number - 1) : number + 2]
        return any(piece.role is Role.BYLINE for piece in near)

    def _among_other_stories(self, number: int) -> bool:
        if number < self.first:
            return False
        for piece in reversed(self.pieces[:number]):
            if piece.role is Role.RELATED:
                return True
            if piece.role in {Role.TEXT, Role.SECTION}:
                return False
        return False


@dataclass(frozen=True, slots=True)
class _Place:
    role: DateRole
    trust: Trust
    reason: str


def _given(document: Document) -> Iterator[Candidate]:
    day = document.published_given
    if day is not None:
        yield Candidate(
            span=None,
            value=day.isoformat(),
            parts=DateParts(year=day.year, month=day.month, day=day.day),
            days=((day, day),),
            role=DateRole.GIVEN,
            trust=Trust.GIVEN,
            reason="given by the user",
        )


def _of_metadata(document: Document) -> Iterator[Candidate]:
    order = {key: rank for rank, key in enumerate(PUBLISHED_KEYS)}
    known = [(name, value) for name, value in document.metadata if name.lower() in order]
    for name, value in sorted(known, key=lambda item: order[item[0].lower()]):
        yield from _of_value(name, value, Trust.METADATA, f"the page's own data, {name}")
    for name, value in document.metadata:
        if name.lower() in CHANGED_KEYS:
            reason = f"the page's own data, {name}: the day of a change"
            yield from _of_value(name, value, Trust.BOUND, reason)


def _of_value(name: str, value: str, trust: Trust, reason: str) -> Iterator[Candidate]:
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
    role = DateRole.METADATA
    if parts.month or len(readings) > 1:
        yield Candidate(
            span=None, value=value, parts=parts, days=days, role=role, trust=trust, reason=reason
        )


def _of_piece(document: Document, piece: Piece, place: _Place) -> Iterator[Candidate]:
    line = document.text[piece.start : piece.end]
    if place.role is DateRole.COPYRIGHT:
        yield from _copyright_years(document, piece, line)
        return
    end = 0
    for expression in whole_dates(line):
        label = line[end : expression.start]
        start = 0 if place.trust is Trust.PREFIX else expression.start
        stop = start + len(line[start : expression.end].rstrip())
        span = quote(document, piece.start + start, piece.start + stop)
        yield _candidate(span, expression, _labelled(label, place))
        end = expression.end


def _labelled(label: str, place: _Place) -> _Place:
    """Return what a date is with the words before it on its line taken into account."""
    if place.role not in {DateRole.PUBLICATION, DateRole.PAGE_CLOCK, DateRole.UNPLACED}:
        return place
    if _CHANGED.search(label):
        return _Place(DateRole.UNPLACED, Trust.BOUND, "marked as the day of a change")
    if _PUBLISHED.search(label) and place.trust is not Trust.PREFIX:
        return _Place(DateRole.PUBLICATION, Trust.LABELLED, "marked as the day of publication")
    return place


def _candidate(span: Span, expression: TimeExpression, place: _Place) -> Candidate:
    readings = expression.readings or (expression.parts,)
    days = tuple(days for reading in readings if (days := days_of(reading)))
    reason = place.reason
    if weekday_agrees(expression.parts) is False:
        reason += "; its weekday is not that of the date"
    if expression.parts.month is None and not expression.readings:
        place = replace(place, trust=Trust.NONE)
        reason += "; a year alone is no date"
    elif not days:
        place = replace(place, trust=Trust.NONE)
        missing = "it gives no year" if expression.parts.year is None else "there is no such day"
        reason += f"; {missing}"
    return Candidate(
        span=span,
        value=span.quote,
        parts=expression.parts,
        days=days,
        role=place.role if place.trust < Trust.BOUND else _unplaced(place.role),
        trust=place.trust,
        reason=reason,
    )


def _unplaced(role: DateRole) -> DateRole:
    return DateRole.UNPLACED if role is DateRole.PUBLICATION else role


def _copyright_years(document: Document, piece: Piece, line: str) -> Iterator[Candidate]:
    for year in _YEAR.finditer(line):
        span = quote(document, piece.start + year.start(), piece.start + year.end())
        yield Candidate(
            span=span,
            value=span.quote,
            parts=DateParts(year=int(year.group())),
            days=(),
            role=DateRole.COPYRIGHT,
            trust=Trust.NONE,
            reason="year of a copyright line: weak evidence of the year, no date",
        )


def _of_dateline(document: Document, piece: Piece, settings: CleanSettings) -> Iterator[Candidate]:
    """Yield the date of "CITY, 3 Jan 1990 --" at the start of the text."""
    head = document.text[piece.start : piece.end][: settings.dateline_max_characters]
    place = _PLACE.match(head)
    expression = next(iter(whole_dates(head)), None)
    if place is None or expression is None or expression.start > place.end() + 1:
        return
    end = expression.end
    if expression.parts.year is None and (short := _SHORT_YEAR.match(head, end)):
        end = short.end()
        number = int(short.group("year"))
        year = number + (1900 if number >= _POSIX_PIVOT else 2000)
        expression = replace(expression, parts=replace(expression.parts, year=year))
    if _DASH.match(head, end):
        span = quote(
            document, piece.start + expression.start, piece.start + len(head[:end].rstrip())
        )
        where = _Place(DateRole.PUBLICATION, Trust.DATELINE, "stands in the dateline of the text")
        yield _candidate(span, expression, where)
