"""Days with a name of their own: those that move with Easter, and those that do not.

Easter is that of the Western churches: a text that means another says so in words.
"""

import re

from tocsin.core.dates import words as w
from tocsin.core.dates.model import Feast, TimeExpression, TimeKind
from tocsin.core.types import DateParts

_OF_YEAR = rf"(?:(?:,|{w.SPACE}of|{w.SPACE}in)?{w.SPACE}(?P<year>{w.YEAR}))?"
# "the Good Friday Agreement" is a name and no day.
_NO_TREATY = (
    rf"(?!{w.SPACE}(?i:peace{w.SPACE})?(?i:agreement|accords?|deal|pact|treaty)(?![A-Za-z]))"
)
FEAST = (
    rf"(?P<feast>(?i:Maundy{w.SPACE}Thursday|Good{w.SPACE}Friday|"
    rf"Easter{w.SPACE}(?:Sunday|Day|Monday)))"
    rf"(?![A-Za-z]){_NO_TREATY}(?:{w.POSSESSIVE})?{_OF_YEAR}"
)
HOLIDAY = (
    rf"(?P<holiday>(?i:Christmas{w.SPACE}(?:Eve|Day)|Boxing{w.SPACE}Day|"
    rf"New{w.SPACE}Year[’']?s?[’']?{w.SPACE}(?:Eve|Day)))"
    rf"(?![A-Za-z])(?:{w.POSSESSIVE})?{_OF_YEAR}"
)
_DAYS = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "eve"): (12, 31),
    ("new", "day"): (1, 1),
}


def feast(found: re.Match[str]) -> TimeExpression:
    """Return the expression of a day that moves with Easter: "Good Friday", "Easter Day 2019"."""
    name = " ".join(found.group("feast").lower().split()).replace("easter day", "easter sunday")
    parts = DateParts(year=_year(found), weekday=w.weekday_number(name.split()[-1]))
    start, end = found.span()
    return TimeExpression(
        start=start, end=end, kind=TimeKind.ABSOLUTE, parts=parts, feast=Feast(name)
    )


def holiday(found: re.Match[str]) -> TimeExpression:
    """Return the expression of a day with a fixed date: "Christmas Eve", "New Year's Day"."""
    words = found.group("holiday").lower().split()
    month, day = _DAYS[words[0], words[-1]]
    start, end = found.span()
    parts = DateParts(year=_year(found), month=month, day=day)
    return TimeExpression(start=start, end=end, kind=TimeKind.ABSOLUTE, parts=parts)


def _year(found: re.Match[str]) -> int | None:
    return int(found.group("year")) if found.group("year") else None
