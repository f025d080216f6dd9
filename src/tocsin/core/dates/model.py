"""What a time expression says, before anybody asks which days it means."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.core.types import DateParts


class TimeKind(StrEnum):
    """What kind of time expression it is."""

    ABSOLUTE = "absolute"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    WINDOW = "window"
    EVENT_RELATIVE = "event_relative"
    DURATION = "duration"
    RANGE = "range"
    LENGTH = "length"
    CLOCK = "clock"
    SINCE_EVENT = "since_event"


class TimeUnit(StrEnum):
    """The unit in which an expression counts."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Direction(StrEnum):
    """Which way an expression points from what it counts from."""

    PAST = "past"
    FUTURE = "future"


class Bound(StrEnum):
    """What a word before a date makes of it: the date is one side of a longer time."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class DayPart(StrEnum):
    """The part of a day that is named."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Section(StrEnum):
    """The part of a longer time that is meant."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    QUARTER_1 = "quarter_1"
    QUARTER_2 = "quarter_2"
    QUARTER_3 = "quarter_3"
    QUARTER_4 = "quarter_4"
    END = "end"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Feast(StrEnum):
    """A day that moves with Easter, as the Western churches keep it."""

    MAUNDY_THURSDAY = "maundy thursday"
    GOOD_FRIDAY = "good friday"
    EASTER_SUNDAY = "easter sunday"
    EASTER_MONDAY = "easter monday"


_NOTHING_WRITTEN = DateParts()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression at `text[start:end]`, with what its interpretation needs.

    By kind:

    * absolute: `parts` as written, a year before Christ below 0; `unit` decade for "the 1990s",
      century for "the 20th century"; `feast` for a day that moves with Easter, `parts` then its
      weekday and any year; a `section` alone is a season of no year; `readings` where a numeric or
      garbled date can be read in more than one way, and then `parts` holds only what is certain.
    * weekday: `parts.weekday`; `offset` -1 "last", 1 "next", 0 "this", None bare.
    * relative: `offset` units from the time of writing (0 "this month", -1 "yesterday"; None "the
      end of the month", of which only the context says which), with `parts.month` for "last
      October".
    * window: time up to or from the time of writing, `direction`; `offset` units long, None where
      the text does not say ("recent weeks").
    * event_relative: like relative, from another event or from the date last told.
    * duration: `offset` units long, at an unknown time ("for two weeks").
    * range: `ends`.
    * length: `offset` units long, not said to have gone by ("a three-day battle").
    * clock: a time of day alone ("at 11:30 a.m.").
    * since_event: from an event on that the words name ("since the war began").

    Lengths and clocks date nothing: `find_times` leaves them out.
    `year_offset` is the year of `parts` or `section`, counted like `offset` ("August of that year"
    0, "in June last year" -1). `open_start` marks a window that does not say how far back it goes
    ("recent weeks"); `vague` marks counts that are no exact number ("a few", "several").
    """

    start: int
    end: int
    kind: TimeKind
    parts: DateParts = _NOTHING_WRITTEN
    section: Section | None = None
    bound: Bound | None = None
    direction: Direction | None = None
    offset: int | None = None
    unit: TimeUnit | None = None
    vague: bool = False
    open_start: bool = False
    ends: "tuple[TimeExpression, TimeExpression] | None" = None
    readings: tuple[DateParts, ...] = ()
    garbled: bool = False
    year_offset: int | None = None
    day_part: DayPart | None = None
    clock: str | None = None
    zone: str | None = None
    named_day: bool = False
    feast: Feast | None = None
