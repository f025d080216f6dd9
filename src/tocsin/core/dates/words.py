"""Words of time: months, weekdays, numbers, units, and the patterns made of them.

Month and weekday names count only as they are printed, capitalised or in capitals; all
other words are read in any case. One line break may stand where a space does.
"""

import re

from tocsin.core.dates.model import Bound, DayPart, Section, TimeUnit

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
}  # fmt: skip
WEEKDAY_ABBREVIATIONS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
    "sat": 6, "sun": 7,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
VAGUE_NUMBERS = ("a couple of", "a couple", "a few", "several", "few", "many", "some")
UNITS = {
    "minute": (TimeUnit.MINUTE, 1), "hour": (TimeUnit.HOUR, 1), "day": (TimeUnit.DAY, 1),
    "night": (TimeUnit.DAY, 1), "morning": (TimeUnit.DAY, 1), "afternoon": (TimeUnit.DAY, 1),
    "evening": (TimeUnit.DAY, 1), "weekend": (TimeUnit.WEEKEND, 1), "week": (TimeUnit.WEEK, 1),
    "fortnight": (TimeUnit.WEEK, 2), "month": (TimeUnit.MONTH, 1), "quarter": (TimeUnit.MONTH, 3),
    "year": (TimeUnit.YEAR, 1), "decade": (TimeUnit.DECADE, 1), "century": (TimeUnit.CENTURY, 1),
    "centurie": (TimeUnit.CENTURY, 1),
}  # fmt: skip
BOUNDS = {
    "since": Bound.SINCE, "ever since": Bound.SINCE, "as of": Bound.SINCE,
    "starting": Bound.SINCE, "beginning": Bound.SINCE,
    "by": Bound.UNTIL, "until": Bound.UNTIL, "till": Bound.UNTIL, "through": Bound.UNTIL,
    "up to": Bound.UNTIL, "before": Bound.BEFORE, "prior to": Bound.BEFORE,
    "after": Bound.AFTER,
}  # fmt: skip
SECTIONS = {
    "early": Section.EARLY, "earlier": Section.EARLY, "beginning": Section.EARLY,
    "start": Section.EARLY, "first days": Section.EARLY, "opening": Section.EARLY,
    "mid": Section.MIDDLE, "middle": Section.MIDDLE, "late": Section.LATE, "later": Section.LATE,
    "end": Section.END, "close": Section.END, "turn": Section.EARLY,
    "first half": Section.FIRST_HALF, "second half": Section.SECOND_HALF,
    "latter half": Section.SECOND_HALF, "early part": Section.EARLY, "latter part": Section.LATE,
    "first quarter": Section.QUARTER_1, "second quarter": Section.QUARTER_2,
    "third quarter": Section.QUARTER_3, "fourth quarter": Section.QUARTER_4,
    "last quarter": Section.QUARTER_4, "final quarter": Section.QUARTER_4,
    "first weeks": Section.EARLY, "first months": Section.EARLY,
    "last days": Section.END, "last weeks": Section.END, "last months": Section.END,
    "final days": Section.END, "final weeks": Section.END, "final months": Section.END,
    "spring": Section.SPRING, "summer": Section.SUMMER, "autumn": Section.AUTUMN,
    "fall": Section.AUTUMN, "winter": Section.WINTER,
}  # fmt: skip
DAY_PARTS = {
    "morning": DayPart.MORNING, "dawn": DayPart.MORNING, "hours": DayPart.MORNING,
    "noon": DayPart.MIDDAY, "midday": DayPart.MIDDAY, "afternoon": DayPart.AFTERNOON,
    "evening": DayPart.EVENING, "dusk": DayPart.EVENING, "night": DayPart.NIGHT,
    "midnight": DayPart.NIGHT, "tonight": DayPart.NIGHT,
}  # fmt: skip


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


# Words before which a four-digit number is a count or a name, not a year.
COUNTED = (
    r"people|persons|men|women|children|troops|soldiers|fighters|militants|civilians|police|"
    r"officers|prisoners|detainees|refugees|families|homes|houses|dead|deaths|casualties|wounded|"
    r"victims|migrants|workers|members|protesters|demonstrators|rockets|missiles|drones|tons|"
    r"block|blocks|tonnes|kilometers|kilometres|km|miles|meters|metres|feet|hours|hrs|gmt|utc|est|"
    r"local|dollars|euros|pounds|percent|per|killed|injured|others|times|residents|villagers|"
    r"students|rebels"
)
# Words after which a four-digit number is a count or a name, not a year.
NOT_YEAR_AFTER = words(
    "least about nearly almost over than some approximately roughly around only resolution "
    "flight no number article section route highway room page force company chapter unit "
    "act directive order up"
)
# Words after which a number such as 2016 is a year, whatever follows.
YEAR_AFTER = words(
    "in since of until till during from between before after by early late mid to through and or "
    "the a an this that last next or circa around fall spring summer autumn winter into throughout"
)


def _as_printed(names: "dict[str, int]", dot: bool) -> str:
    forms = sorted(
        {form for name in names for form in (name.title(), name.upper())}, key=len, reverse=True
    )
    return rf"(?:{'|'.join(forms)})" + (r"\.?" if dot else "") + r"(?![A-Za-z])"


def _any_of(words: "tuple[str, ...]") -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in ordered) + ")"


SPACE = r"(?:[^\S\n]*\n[^\S\n]*|[^\S\n]+)"
DASH = r"[^\S\n]*[-–—][^\S\n]*"
FULL_MONTH = _as_printed(MONTHS, dot=False)
SHORT_MONTH = _as_printed(MONTH_ABBREVIATIONS, dot=True)
MONTH = rf"(?:{FULL_MONTH}|{SHORT_MONTH})"
WEEKDAY = _as_printed(WEEKDAYS, dot=False)
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{_as_printed(WEEKDAY_ABBREVIATIONS, dot=True)})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\dA-Za-z]|:\d|\.\d|,\d{3}(?!\d))"
YEAR = r"(?:1[5-9]|20)\d\d(?![\dA-Za-z%]|[.,:]\d)"
# A year that lost a digit to its letter's shape: small L, capital I or O for one and nought.
GARBLED_YEAR = r"(?=[12]?[\dlIO]*[lIO])[12lI][\dlIO]{3}(?![\dA-Za-z])"
CLOCK = (
    r"(?:\d{1,2}(?::\d\d){1,2}(?:[^\S\n]*(?:[ap]\.?m\.?(?![a-z])|AM|PM))?|"
    r"\d{1,2}[^\S\n]*(?:[ap]\.?m\.?(?![a-z])|AM|PM))"
)
ZONE = r"(?:GMT|UTC|EST|EDT|ET|CST|CDT|MST|PST|PDT|BST|CET|CEST|IST|Z|[+-]\d\d:?\d\d)(?![A-Za-z])"
NUMBER_WORD = _any_of(tuple(NUMBERS))
# Numbers that no article stands for.
LONG_NUMBER = _any_of(tuple(number for number in NUMBERS if number not in {"a", "an"}))
COUNT = (
    rf"(?i:(?:half\s+)?(?:\d{{1,3}}|{_any_of(VAGUE_NUMBERS)}|{NUMBER_WORD}(?:[-\s]{NUMBER_WORD})?))"
)
# The letters that these two may begin with are asked for first: they are tried at every word.
ROUGHLY = (
    r"(?=[abjlmnorsuABJLMNORSU])(?i:just over|just under|about|around|some|nearly|almost|"
    r"more than|less than|over|under|at least|up to|roughly|approximately|just|only|barely)"
)
UNIT = r"(?i:minute|hour|day|night|weekend|week|fortnight|month|year|decade|century|centurie)s?"
POSSESSIVE = r"['’]s?(?![A-Za-z])"
DAY_PART = r"(?i:morning|afternoon|evening|night|midnight|noon|midday)"
# "the night of", "early in the morning of", "the early hours of", before a date.
DAY_PART_OF = (
    rf"(?:(?:(?i:early|late){SPACE}(?i:in|on){SPACE})?(?i:the){SPACE}(?:(?i:early|late){SPACE})?"
    rf"(?P<part_of>(?i:night|morning|evening|afternoon|dawn|hours))(?:{SPACE}(?i:hours))?{SPACE}"
    rf"(?i:of){SPACE}(?:(?i:the){SPACE})?)?"
)
_ORDINAL = r"(?:first|second|third|fourth|last|final)"
SECTION = (
    r"(?=[bceflmstvBCEFLMSTV])(?i:early in|late in|early|mid|late|(?:the\s+)?(?:very\s+)?"
    r"(?:beginning|start|middle|end|close|turn|(?:first|second|latter)\s+half|"
    rf"(?:early|latter)\s+part|{_ORDINAL}\s+quarter|"
    r"first\s+(?:days|weeks|months)|(?:last|final)\s+(?:days|weeks|months))\s+of)"
)
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
BOUND = _any_of(tuple(BOUNDS))


def month_number(word: str) -> int:
    """Return the number of a month's name or abbreviation."""
    key = word.strip(". ").lower()
    return MONTHS.get(key) or MONTH_ABBREVIATIONS[key]


def weekday_number(word: str) -> int:
    """Return the ISO number of a weekday's name or abbreviation."""
    key = word.strip(". ").lower()
    return WEEKDAYS.get(key) or WEEKDAY_ABBREVIATIONS[key]


def day_number(word: str) -> int:
    """Return the number in "3", "03", "3rd"."""
    return int(re.sub(r"\D", "", word))


def count_of(words: str) -> tuple[int | None, bool]:
    """Return the number that words say and whether it is vague; None for no number."""
    key = " ".join(words.lower().replace("-", " ").split())
    if key.isdigit():
        return int(key), False
    if key in VAGUE_NUMBERS:
        return (2, True) if key.startswith("a couple") else (None, True)
    if key.startswith("half "):
        return None, True
    return sum(NUMBERS.get(word, 0) for word in key.split()), False


def unit_of(word: str) -> tuple[TimeUnit, int]:
    """Return the unit that a word names and how many of it one is ("fortnight": 2 weeks)."""
    return UNITS[word.lower().removesuffix("s")]


def day_part_of(word: str | None) -> DayPart | None:
    """Return the part of the day that a word names ("hours": the early ones), or None."""
    return DAY_PARTS.get(word.lower()) if word else None


def section_of(words: str | None) -> Section | None:
    """Return the section that words such as "the end of" name, or None."""
    if not words:
        return None
    key = re.sub(r"^(?:the\s+)?(?:very\s+)?|[\s-]+(?:of|in)$", "", words.lower().strip(" -"))
    return SECTIONS.get(" ".join(key.split()))
