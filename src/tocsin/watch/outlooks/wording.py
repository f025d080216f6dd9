"""Numbers and days in the sentences of this room."""

from datetime import date


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "incident"), counted(3, "incident")
    ('1 incident', '3 incidents')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day_words(day: date) -> str:
    """Return a day in words: "3 January 2024"."""
    return f"{day.day} {day:%B} {day.year}"


def span_words(first: date, last: date) -> str:
    """Return days in words, both included.

    >>> span_words(date(2023, 10, 17), date(2023, 10, 30))
    'from 17 to 30 October 2023'
    """
    if first == last:
        return f"on {day_words(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {day_words(last)}"
    if first.year == last.year:
        return f"from {first.day} {first:%B} to {day_words(last)}"
    return f"from {day_words(first)} to {day_words(last)}"
