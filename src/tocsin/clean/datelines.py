"""The dateline before a report's first words is not part of its first sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.clean.pieces import Piece, Role

_NAME = r"[^\W\d_][\w.'\u2019-]*"
_PLACE = rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,3}})"
_AREA = rf"(?:,\s+(?P<area>{_NAME}(?:\s{_NAME}){{0,2}})|\s+\([^()\d]{{2,30}}\)(?=,))?"
_DAY = r"(?P<day>,?\s+(?=[^()\u2013\u2014]{0,24}\d)[^()\u2013\u2014]{3,24}?)?"
_AGENCY = r"(?P<agency>\s*\([^()]{2,40}\))?"
_DASH = r"\s*(?:\u2014|\u2013|--+|(?<=\s)-(?=\s))\s*"
# What follows begins a sentence: a capital, a digit, a quotation mark or a bracket.
_DATELINE = re.compile(
    _PLACE + _AREA + _DAY + _AGENCY + _DASH + r"(?=[A-Z\d\"'\u2018\u201c\[(])", re.UNICODE
)


def split_datelines(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the dateline of each paragraph ("CITY, Jan. 3 (Agency) --") apart.

    A name in capitals is one; any other name needs a day or an agency behind it, since a dash
    may follow any words.
    """
    for piece in pieces:
        end = _dateline_end(text, piece) if piece.role in {Role.TEXT, Role.LEDE} else None
        if end is None or piece.repeats is not None:
            yield piece
            continue
        last = end - len(text[piece.start : end]) + len(text[piece.start : end].rstrip())
        reason = "dateline: where and when the report was filed"
        yield replace(piece, end=last, role=Role.DATELINE, reason=reason)
        yield replace(piece, start=end, gap=False)


def _dateline_end(text: str, piece: Piece) -> int | None:
    found = _DATELINE.match(text, piece.start, piece.end)
    if found is None or found.end() >= piece.end:
        return None
    rest = text[found.end() : piece.end]
    in_capitals = found["place"].isupper() and len(found["place"]) > 2 and not rest.isupper()
    return found.end() if in_capitals or found["day"] or found["agency"] else None
