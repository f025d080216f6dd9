"""Plain English for numbers, ranges, lists and dates. Unknown is a word, never 0 or nothing."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime

from tocsin.core.day_words import MONTHS, day_words
from tocsin.core.types import DateInterval, DateParts, Figure
from tocsin.core.vocab import DateBasis, Tense

NOT_FOUND = "not found"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MARKS = frozenset('“”"')
_WORDS = "no one two three four five six seven eight nine ten eleven twelve"
_SMALL = tuple(_WORDS.split())  # numerals to twelve are spelled out in running text


def number_word(number: int) -> str:
    """Return a small number spelled out, a larger one in digits with separators.

    >>> number_word(2), number_word(1200)
    ('two', '1,200')
    """
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun in the right number.

    >>> counted(1, "report"), counted(3, "copy", "copies")
    ('one report', 'three copies')
    """
    return f"{number_word(number)} {singular if number == 1 else plural or singular + 's'}"


def counted_range(low: int, high: int, singular: str) -> str:
    """Return a range of counts with its noun; both numbers are words or both are digits.

    >>> counted_range(2, 3, "origin"), counted_range(7, 15, "origin")
    ('two to three origins', '7 to 15 origins')
    """
    if low == high:
        return counted(low, singular)
    if high < len(_SMALL):
        return f"{number_word(low)} to {number_word(high)} {singular}s"
    return f"{low:,} to {high:,} {singular}s"


def listed(items: Sequence[str], *, word: str = "and") -> str:
    """Return items as an English list; not stated where there are none.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    if not items:
        return NOT_FOUND
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case; a quotation is left as it is."""
    return text[:1].upper() + text[1:]


def utc_second(at: datetime) -> str:
    """Return an instant as a row has it: ISO 8601 in UTC, to the second.

    >>> from datetime import UTC
    >>> utc_second(datetime(2031, 5, 3, 9, tzinfo=UTC))
    '2031-05-03T09:00:00Z'
    """
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def sentence(text: str) -> str:
    """Return the text as a sentence: a capital first, a full stop last."""
    stripped = text.strip()
    if not stripped:
        return stripped
    ended = stripped.rstrip("”’\"'").endswith((".", "!", "?"))
    return capitalised(stripped) + ("" if ended else ".")


def quoted(text: str) -> str:
    """Return a source's words between quotation marks, on one line.

    Words that the source itself sets between marks are not marked twice.
    """
    words = one_line(text)
    inner = words[1:-1]
    if inner and words[0] in _MARKS and words[-1] in _MARKS and not set(inner) & _MARKS:
        words = inner
    return f"“{words}”"


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def range_words(low: int | None, high: int | None) -> str:
    """Return the numbers from `low` to `high` in words; an open bound is None.

    >>> range_words(81, 99), range_words(81, None), range_words(None, 99)
    ('81 to 99', 'at least 81', 'at most 99')
    """
    if low is None and high is None:
        return NOT_FOUND
    if low == high:
        return "none" if low == 0 else f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"at most {high:,}"
    return f"{low:,} to {high:,}"


def figure_words(figure: Figure) -> str:
    """Return what a figure allows: its bounds, else its approximate best."""
    if figure.low is None and figure.high is None and figure.best is not None:
        return f"{'about ' if figure.approximate else ''}{figure.best:,}"
    if figure.approximate and figure.best is not None:
        return f"about {figure.best:,}"
    return range_words(figure.low, figure.high)


def when_words(interval: DateInterval) -> str:
    """Return when something was, as an adverbial: "on 3 January 2024", "in 2022".

    A missing date says so, with the bound that is known; one that runs from an event keeps the
    words for it.
    """
    first, last = interval.earliest, interval.latest
    if first is not None and last is not None:
        return _between(first, last)
    written = _since(interval) or _written(interval.written)
    if last is not None:
        return f"{written}; not after {day_words(last)}"
    if first is not None:
        return f"{written}; not before {day_words(first)}"
    return written


def valid_words(valid: DateInterval, tense: Tense | None) -> str:
    """Return when a relation stands: "as of 3 January 2024", "in the past", "in 2022".

    Days that no words of the text give are those on which it was told.
    """
    if valid.span is not None or tense is None:
        return when_words(valid)
    if tense is Tense.PRESENT and valid.earliest is not None and valid.latest is not None:
        words = when_words(valid).removeprefix("on ").removeprefix("in ")
        return f"as of some day {words}" if words.startswith("between") else f"as of {words}"
    told = "in the past" if tense is Tense.PAST else "when told"
    bounds = [f"not before {day_words(valid.earliest)}"] if valid.earliest else []
    bounds += [f"not after {day_words(valid.latest)}"] if valid.latest else []
    return "; ".join([told, *bounds])


def when_clause(interval: DateInterval) -> str:
    """Return when something was, to be put right behind a phrase, with its separator."""
    words, _, bound = when_words(interval).partition("; ")
    separator = ", " if words.startswith("date ") else " "
    return f"{separator}{words}" + (f" ({bound})" if bound else "")


def _since(interval: DateInterval) -> str | None:
    """Return the words for an event from which a time runs whose start is not known, or None."""
    words = interval.span.quote if interval.span is not None else ""
    runs = interval.basis is DateBasis.RELATIVE_TO_EVENT and interval.earliest is None
    since = words.lower().removeprefix("ever ").startswith("since ")
    return f"{quoted(words)}, start not found" if runs and since else None


def _between(first: date, last: date) -> str:
    if first == last:
        return f"on {day_words(first)}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        if first.year == last.year:
            return f"in {first.year}"
        return f"between {first.year} and {last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return f"between {day_words(first)} and {day_words(last)}"
    if first.month != last.month:
        return f"between {first.day} {MONTHS[first.month - 1]} and {day_words(last)}"
    return f"between {first.day} and {day_words(last)}"


def _written(parts: DateParts) -> str:
    """Return the parts of an unresolved date as written: "on a Wednesday, date not found"."""
    if parts.day is not None and parts.month is not None and parts.year is None:
        return f"on {parts.day} {MONTHS[parts.month - 1]}, year not stated"
    if parts.month is not None and parts.year is None:
        return f"in {MONTHS[parts.month - 1]}, year not stated"
    if parts.weekday is not None and parts.day is None:
        return f"on a {WEEKDAYS[parts.weekday - 1]}, date not found"
    return "date not found"
