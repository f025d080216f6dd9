"""Days in English words."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """Return a day in words: "3 January 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


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
        return f"from {first.day} {MONTHS[first.month - 1]} to {day_words(last)}"
    return f"from {day_words(first)} to {day_words(last)}"
