"""Arithmetic on days and intervals of days; an open side is None. No clock anywhere."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from tocsin.core.dates.model import Feast, Section, TimeUnit
from tocsin.core.types import DateParts
from tocsin.core.vocab import DatePrecision

Days = tuple[date, date]

_HALF_MONTHS = {Section.EARLY: (0, 1), Section.MIDDLE: (1, 2), Section.LATE: (2, 3)}
# Meteorological seasons of the north: first month, and the winter that begins in December.
SEASONS = {Section.SPRING: 3, Section.SUMMER: 6, Section.AUTUMN: 9, Section.WINTER: 12}
_QUARTERS = {
    Section.QUARTER_1: 0, Section.QUARTER_2: 1, Section.QUARTER_3: 2, Section.QUARTER_4: 3,
}  # fmt: skip
_FROM_EASTER = {
    Feast.MAUNDY_THURSDAY: -3, Feast.GOOD_FRIDAY: -2, Feast.EASTER_SUNDAY: 0,
    Feast.EASTER_MONDAY: 1,
}  # fmt: skip
MONTHS_IN = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12, TimeUnit.DECADE: 120, TimeUnit.CENTURY: 1200}
DAYS_IN = {
    TimeUnit.MINUTE: 0.0, TimeUnit.HOUR: 1 / 24, TimeUnit.DAY: 1.0, TimeUnit.WEEKEND: 7.0,
    TimeUnit.WEEK: 7.0,
}  # fmt: skip


def days_of(parts: DateParts) -> Days | None:
    """Return the days of a year, a month of a year, or a day.

    None where the parts do not tell, or where the calendar has no such year, month or day.
    """
    if parts.year is None or (parts.day is not None and parts.month is None):
        return None
    if not MINYEAR <= parts.year <= MAXYEAR or parts.month not in {None, *range(1, 13)}:
        return None
    if parts.month is None:
        return date(parts.year, 1, 1), date(parts.year, 12, 31)
    last = monthrange(parts.year, parts.month)[1]
    if parts.day is None:
        return date(parts.year, parts.month, 1), date(parts.year, parts.month, last)
    if not 1 <= parts.day <= last:
        return None
    day = date(parts.year, parts.month, parts.day)
    return day, day


def feast_days(feast: Feast, year: int) -> Days:
    """Return the day of a feast in a year of the Gregorian calendar.

    Source: the Gregorian computus in the form of Jones and Butcher (Meeus, Astronomical
    Algorithms, chapter 8).
    """
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    shifted = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shifted + 15) % 30
    leaps_within, rest_within = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * leaps_within - epact - rest_within) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    found = date(year, month, day + 1) + timedelta(days=_FROM_EASTER[feast])
    return found, found


def unit_around(day: date, unit: TimeUnit) -> Days:
    """Return the calendar unit that holds a day; weeks are ISO weeks, Monday to Sunday."""
    if unit is TimeUnit.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit is TimeUnit.WEEKEND:
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    if unit is TimeUnit.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    years = {TimeUnit.YEAR: 1, TimeUnit.DECADE: 10, TimeUnit.CENTURY: 100}.get(unit)
    if years is None:
        return day, day
    first = max(1, day.year - day.year % years)
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def shift(day: date, count: int, unit: TimeUnit) -> date:
    """Return the day `count` units away; the last of a month where the month is shorter.

    Raises:
        OverflowError: If that day is outside the calendar, as adding days to a date does.
    """
    if unit not in MONTHS_IN:
        return day + timedelta(days=round(count * DAYS_IN[unit]))
    months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def section_days(days: Days, section: Section | None) -> Days:
    """Return the part that a section names: a third, a half, a quarter, a season, its end."""
    first, last = days
    if section is None:
        return days
    if section in SEASONS:
        return _season(first.year, section)
    if section in _QUARTERS:
        return _quarter(days, _QUARTERS[section])
    length = (last - first).days + 1
    if section is Section.END:
        return last - timedelta(days=max(0, length // 6 - 1)), last
    if section is Section.FIRST_HALF:
        return first, first + timedelta(days=length // 2 - 1)
    if section is Section.SECOND_HALF:
        return first + timedelta(days=length // 2), last
    start, end = _HALF_MONTHS[section]
    return (
        first + timedelta(days=length * start // 3),
        first + timedelta(days=length * end // 3 - 1),
    )


def _quarter(days: Days, number: int) -> Days:
    """Return the quarter with this number from 0 of a year, a decade or a century."""
    months = (days[1].year - days[0].year + 1) * 3
    first = shift(days[0], number * months, TimeUnit.MONTH)
    return first, shift(first, months, TimeUnit.MONTH) - timedelta(days=1)


def _season(year: int, section: Section) -> Days:
    month = SEASONS[section]
    last = shift(date(year, month, 1), 2, TimeUnit.MONTH)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def weekday_on_or_before(day: date, weekday: int) -> date:
    """Return the latest such ISO weekday that is not after `day`."""
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """Return the earliest such ISO weekday that is not before `day`."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def weekday_agrees(parts: DateParts) -> bool | None:
    """Return whether the written weekday is that of the written date; None where not both are."""
    days = days_of(parts)
    if days is None or parts.day is None or parts.weekday is None:
        return None
    return days[0].isoweekday() == parts.weekday


def occurrences(parts: DateParts, first: date, last: date) -> tuple[date, ...]:
    """Return the days from `first` to `last` on which a partly written date falls.

    A day of a month without a year, with or without its weekday: 3 January is a Wednesday
    in 2018 and in 2024. Without month and day there is no such list: it is empty.
    """
    if parts.month is None or parts.day is None:
        return ()
    years = range(first.year, last.year + 1) if parts.year is None else (parts.year,)
    found = (days_of(DateParts(year=year, month=parts.month, day=parts.day)) for year in years)
    return tuple(
        days[0]
        for days in found
        if days
        and first <= days[0] <= last
        and (parts.weekday is None or days[0].isoweekday() == parts.weekday)
    )


def precision_of(earliest: date | None, latest: date | None) -> DatePrecision | None:
    """Return the UCDP precision of an interval; None where a side is open.

    Source: UCDP GED codebook, `date_prec`: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5
    longer.
    """
    if earliest is None or latest is None:
        return None
    length = (latest - earliest).days + 1
    steps = ((1, DatePrecision.DAY), (6, DatePrecision.DAYS), (8, DatePrecision.WEEK))
    for longest, precision in (*steps, (31, DatePrecision.MONTH)):
        if length <= longest:
            return precision
    return DatePrecision.YEAR
