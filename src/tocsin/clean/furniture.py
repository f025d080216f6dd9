"""Which lines are furniture of the page and not text of the report."""

import re

from tocsin.clean.marks import DATE_LINE_WORDS, MARKS, OUTLET_WORDS
from tocsin.clean.pieces import Role, words
from tocsin.clean.settings import CleanSettings
from tocsin.core.dates.find import TimeExpression, TimeKind, find_times

_STOPPED = re.compile(r"[a-z\d)][.?!]['\")\]\u2019\u201d]*$")
_SHORT_SENTENCE = 8
_SEPARATOR = re.compile(r"\s*[|\u2022\u00b7\u00bb]\s*")
_DASH = re.compile(r"\s[/\u2013\u2014-]+\s|,\s")
_LONGEST_LABEL = 6
_LONGEST_PLACE = 3
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?!\w)", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:(?P<key>date|published|posted|updated|created|timestamp|pubdate)\b\W{0,3}|\W?)"
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"(?P<close>\W{0,3})(?:(?<=\s)|(?<=[|\]]))(?=[^\W_]|[\"'\u2018\u201c(])",
    re.IGNORECASE,
)


def mark_of(line: str, settings: CleanSettings) -> tuple[Role, str] | None:
    """Return the role and reason of a line of furniture, or None for text.

    A line longer than the settings allow is text, whatever stands in it; so is a line that
    ends as a sentence does, unless its words leave no doubt.
    """
    # First what costs nothing: most lines are long.
    if len(line) > settings.mark_max_characters:
        return None
    length = len(words(line))
    if length > settings.caption_max_words:
        return None
    if is_date_line(line, settings):
        return Role.DATE_LINE, "line that gives a date"
    sentence = bool(_STOPPED.search(line)) and length > _SHORT_SENTENCE
    for mark in MARKS:
        if length > settings.mark_max_words and not mark.long:
            continue
        if (mark.stopped or not sentence) and mark.pattern.fullmatch(line):
            return mark.role, mark.reason
    return None


def whole_dates(line: str) -> list[TimeExpression]:
    """Return the calendar dates in a line that have at least a year or a day."""
    return [
        found
        for found in find_times(line)
        if found.kind is TimeKind.ABSOLUTE
        and (found.parts.year is not None or found.parts.day is not None or found.readings)
    ]


def is_date_line(line: str, settings: CleanSettings) -> bool:
    """Return whether a line gives a date and, beside it, at most an outlet or a label."""
    if len(words(line)) > settings.date_line_max_words or not any(map(str.isdigit, line)):
        return False
    dates = [found for found in whole_dates(line) if found.parts.month or found.readings]
    if not dates or "@" in line.replace(" @ ", " "):
        return False
    rest = line
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    segments = [_without_date_words(part) for part in _SEPARATOR.split(rest)]
    if not any(segments) or (len(segments) > 1 and all(map(_is_label, segments))):
        return True
    named = _DASH.split(rest)
    return (
        len(named) > 1
        and not line.endswith(".")
        and all(
            not _without_date_words(each) or is_outlet(each) or _is_place(each) for each in named
        )
    )


def machine_prefix(line: str) -> int:
    """Return the length of a machine's date before text on one line, 0 for none.

    "date 2023-10-30 Gunmen have ..." and "[2023-10-30] Gunmen have ...", not the dates in
    words with which a sentence may begin.
    """
    found = _PREFIX.match(line)
    if found is None or not (found.group("key") or found.group("close").strip()):
        return 0
    return len(line[: found.end()].rstrip())


def is_outlet(line: str) -> bool:
    """Return whether a line is the name of an outlet and nothing else."""
    parts = [word.strip("()|,.") for word in line.split()]
    return (
        1 < len(parts) <= _LONGEST_LABEL
        and all(part[:1].isupper() or part.lower() in {"of", "the", "and"} for part in parts)
        and any(part.lower() in OUTLET_WORDS for part in parts[1:])
    )


def _is_place(segment: str) -> bool:
    """Return whether words may be the place in "Port Alba, 3 March 2021"."""
    parts = segment.strip(" ,()").split()
    return len(parts) <= _LONGEST_PLACE and all(part[0].isupper() for part in parts)


def _without_date_words(segment: str) -> str:
    left = _CLOCK.sub(" ", segment)
    kept = [word for word in words(left) if word.strip(".,:()@").lower() not in DATE_LINE_WORDS]
    return " ".join(kept)


def _is_label(segment: str) -> bool:
    return len(segment.split()) <= _LONGEST_LABEL and not segment.endswith((".", "?", "!"))
