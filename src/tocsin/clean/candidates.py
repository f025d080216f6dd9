"""Every date that stands in or with a document outside its sentences, and what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.clean.dated import Candidate, Place, Trust, dated, is_mark_of_release, labelled
from tocsin.clean.furniture import whole_dates
from tocsin.clean.page_dates import of_data, of_print, of_user
from tocsin.clean.pieces import Piece, Role
from tocsin.clean.settings import CleanSettings
from tocsin.core.spans import quote
from tocsin.core.types import DateParts, Document
from tocsin.core.vocab import DateRole

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"[\s,']+(?P<year>\d\d)(?=\s*(?:--|[\u2013\u2014(\[-]))")
_NAME = r"[A-Z][\w.'\u2019-]*"
# A day at the head of a paragraph, with its dash, is no longer.
LONGEST_DAY = 40
_PLACE = re.compile(rf"[^\w]*(?:[A-Z]{{2}}[A-Z.,'/() -]*|(?:{_NAME},? ){{0,3}}{_NAME}, ?)")
_DASH = re.compile(r"\s*(?:\([^)]{1,60}\))?\s*(?:--|[\u2013\u2014]|-\s)")
_STOP = re.compile(r"\s*(?:\([^)]{1,60}\))?[.:](?:\s|$)")
# Source: POSIX strptime, "%y": 69 to 99 are the years 1969 to 1999.
_POSIX_PIVOT = 69


def find_candidates(
    document: Document, pieces: Sequence[Piece], settings: CleanSettings
) -> list[Candidate]:
    """Return the dates that stand with a document or outside its sentences, in text order.

    Those of the user and of the page come first; what the page prints in the text itself is
    found there.
    """
    in_text = list(_in_text(document, pieces, settings))
    seen = {candidate.value for candidate in in_text}
    printed = (candidate for candidate in of_print(document) if candidate.value not in seen)
    return [*of_user(document), *of_data(document), *printed, *in_text]


def _in_text(
    document: Document, pieces: Sequence[Piece], settings: CleanSettings
) -> Iterator[Candidate]:
    layout = _Layout(document.text, pieces)
    for number, piece in enumerate(pieces):
        if layout.gives_dates(number):
            yield from _of_piece(document, piece, layout.place_of(number))
    body = next((piece for piece in pieces if piece.role in {Role.TEXT, Role.LEDE}), None)
    if body is not None:
        others = [piece for piece in pieces if piece is not body]
        is_list = any(_opens_with_day(document.text, piece) for piece in others)
        yield from _of_dateline(document, body, settings, is_list=is_list)


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

    def place_of(self, number: int) -> Place:
        """Return what a date in this piece is, by its place."""
        piece = self.pieces[number]
        if piece.role is Role.PREFIX:
            return Place(DateRole.PUBLICATION, Trust.PREFIX, "put before the text by a machine")
        if piece.role is Role.COPYRIGHT:
            return Place(DateRole.COPYRIGHT, Trust.NONE, "year of a copyright line, not a date")
        if self._among_other_stories(number):
            return Place(DateRole.RELATED, Trust.NONE, "stands in a list of other stories")
        if self._under_release_mark(number):
            return Place(
                DateRole.PUBLICATION,
                Trust.LABELLED,
                "stands under a mark of release or publication",
            )
        if self.title is not None and number < self.title:
            return Place(
                DateRole.PAGE_CLOCK,
                Trust.BOUND,
                "stands above the headline: the day on which the page was fetched or printed",
            )
        if number < self.first:
            return self._before_text()
        if number < self.last and self._beside_byline(number):
            return Place(DateRole.PUBLICATION, Trust.UNDER_HEADLINE, "stands beside the byline")
        return Place(
            DateRole.UNPLACED, Trust.NONE, "stands neither under the headline nor beside a byline"
        )

    def _before_text(self) -> Place:
        if self.title is not None:
            return Place(
                DateRole.PUBLICATION, Trust.UNDER_HEADLINE, "stands between headline and text"
            )
        return Place(DateRole.PUBLICATION, Trust.OVER_TEXT, "stands over a text without headline")

    def _under_release_mark(self, number: int) -> bool:
        before = self.pieces[number - 1] if number else None
        return (
            before is not None
            and before.role is Role.LABEL
            and is_mark_of_release(self.text[before.start : before.end])
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


def _of_piece(document: Document, piece: Piece, place: Place) -> Iterator[Candidate]:
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
        yield dated(expression, labelled(label, place), span=span, value=span.quote)
        end = expression.end


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


def _opens_with_day(text: str, piece: Piece) -> bool:
    """Return whether a paragraph opens with a day and a dash, as the entries of a chronology do."""
    head = text[piece.start : piece.end][:LONGEST_DAY]
    found = next(iter(whole_dates(head)), None)
    return found is not None and found.start == 0 and _DASH.match(head, found.end) is not None


def _of_dateline(
    document: Document, piece: Piece, settings: CleanSettings, *, is_list: bool
) -> Iterator[Candidate]:
    """Yield the date of "CITY, 3 Jan 1990 --", "City, 3 Jan 1990." or "Jan 3, 1990 -".

    It stands at the start of the text. Where no place stands before it, a dash must follow, and
    the text be no list of days.
    """
    head = document.text[piece.start : piece.end][: settings.dateline_max_characters]
    place = _PLACE.match(head)
    if place is None and is_list:
        return
    expression = next(iter(whole_dates(head)), None)
    if expression is None or expression.start > (place.end() + 1 if place else 0):
        return
    end = expression.end
    if expression.parts.year is None and (short := _SHORT_YEAR.match(head, end)):
        end = short.end()
        number = int(short.group("year"))
        year = number + (1900 if number >= _POSIX_PIVOT else 2000)
        expression = replace(expression, parts=replace(expression.parts, year=year))
    whole = expression.parts.year is not None and expression.parts.day is not None
    if (_DASH.match(head, end) and (place or whole)) or (
        place and whole and _STOP.match(head, end)
    ):
        span = quote(
            document, piece.start + expression.start, piece.start + len(head[:end].rstrip())
        )
        where = Place(DateRole.PUBLICATION, Trust.DATELINE, "stands in the dateline of the text")
        yield dated(expression, where, span=span, value=span.quote)
