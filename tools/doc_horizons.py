"""The page of horizons: every phrase of the table, and the days that it makes on a certain day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from doc_parts import Pages, code, table
from tocsin.core.dates.find import NOT_RESOLVED, find_times
from tocsin.core.dates.horizons import EVENT, TABLE, Reading, horizon_grammar
from tocsin.core.spans import quote
from tocsin.core.types import DateInterval, Document
from tocsin.resolve.dating import meaning_of
from tocsin.resolve.dating_context import Context, Role, placed
from tocsin.resolve.horizons import horizon_days
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import LONGEST_YEAR
from tocsin.tables.lexicons import ShippedLexicons

SOURCE = "src/tocsin/data/vocab/lexicons/horizons.toml"
MADE = f"<!-- Made by `make docs` from {SOURCE}: edit it there. -->"
# A Monday.
SAID_ON = date(2024, 5, 6)
_FILLED = {"{count}": "two", "{event}": "the election"}
_READINGS = {
    Reading.WITHIN: "from the day on which it was said, so many units on",
    Reading.AFTER: "so many units after that day, as exact as the unit",
    Reading.OPEN: "from that day on, without a last day",
    Reading.UNTOLD: "open on both sides: it counts from an event that the words do not date",
}
# Phrases that the grammar of dates reads, of which the page shows some.
DATED = (
    "today", "tomorrow", "by Friday", "on Friday", "next Friday", "this week", "next week",
    "later this month", "by the end of the month", "next month", "in March", "by March",
    "before the end of the year", "by year-end", "next year", "by spring", "before winter",
    "this summer", "in 2026", "by 2026",
)  # fmt: skip


def pages() -> Pages:
    """Return the page of horizons."""
    context = Context(
        role=Role.TO_COME, published=(SAID_ON, SAID_ON), upper=SAID_ON, settings=TimeSettings()
    )
    events = ", ".join(
        phrase
        for phrase, (entry, *_) in ShippedLexicons().table(TABLE).items()
        if entry.code == EVENT
    )
    readings = ((code(reading.value), means) for reading, means in _READINGS.items())
    return {
        "codebook/horizons.md": f"""{MADE}

# Horizons

By or within what time an act to come is said to come, as days. No standard fixes what "soon" or
"the coming days" mean in news: the table is the project's own convention. Days count from the day
on which it was said, where that is known, else from publication; without either everything stays
open, with that reason. A last day is the last that the words allow, so that a horizon is due late
rather than early; a bare plural is "a few", up to `resolve.times.a_few` of its unit. What has no
last day gets none, and what lies before it was said is no horizon.
[All vocabularies](README.md)

{table(("Reading", "Days"), readings)}

Days below are those of a report of Monday, {SAID_ON.day} May {SAID_ON.year}.

## Phrases of the table

{table(("Words", "Reading", "First day", "Last day", "Why"), _of_table(context))}

{{count}} stands for "two", {{unit}} for "weeks" or "week", {{event}} for "the election".
Events: {events}.

## Words with a date of their own

The [grammar of dates](../adr/0004-one-date-grammar.md) reads them, with "by", "until" and "before"
as the last side of a time that begins when it was said. Some:

{table(("Words", "First day", "Last day", "Why"), _dated(context))}
"""
    }


def _of_table(context: Context) -> Iterator[tuple[str, ...]]:
    lexicons = ShippedLexicons()
    grammar = horizon_grammar(lexicons)
    for phrase, (entry, *_) in lexicons.table(TABLE).items():
        if entry.code == EVENT:
            continue
        words = _filled(phrase)
        found = grammar.parse(words)
        assert found is not None, f"the table does not read its own phrase {words!r}"
        days = horizon_days(_interval(words), found, context)
        yield phrase, code(entry.code), *_shown(days), days.reason


def _filled(phrase: str) -> str:
    one = phrase.startswith(("within the", "the coming {unit}"))
    words = phrase.replace("{unit}", "week" if one else "weeks").replace(" 's", "'")
    for mark, filling in _FILLED.items():
        words = words.replace(mark, filling)
    return words


def _dated(context: Context) -> Iterator[tuple[str, ...]]:
    yearly = replace(context, settings=replace(context.settings, named_day_days=LONGEST_YEAR))
    for words in DATED:
        (found,) = find_times(words)
        days = placed(_interval(words), meaning_of(found, yearly), yearly)
        yield words, *_shown(days), days.reason


def _interval(words: str) -> DateInterval:
    document = Document(id="example", text=words, raw_digest="")
    return DateInterval(span=quote(document, 0, len(words)), reason=NOT_RESOLVED)


def _shown(days: DateInterval) -> tuple[str, str]:
    return _day(days.earliest), _day(days.latest)


def _day(day: date | None) -> str:
    return "open" if day is None else day.isoformat()
