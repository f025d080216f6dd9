"""Where in a text a pattern of the grammar can match at all: around the words it cannot do without.

Most of a report holds no time. One pass finds the words of time; each rule then looks only at the
stretches around those that it needs.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

# No pattern reaches further from the word that it needs.
REACH = 80


class Need(StrEnum):
    """A kind of word without which a pattern cannot match."""

    DIGIT = "digit"
    MONTH = "month"
    WEEKDAY = "weekday"
    UNIT = "unit"
    SEASON = "season"
    TODAY = "today"
    FEAST = "feast"
    AGO = "ago"
    ASIDE = "aside"
    RECENT = "recent"
    ERA = "era"
    SINCE = "since"


_WORDS = re.compile(
    r"(?P<era>(?<=\s)B\.?C)|(?P<digit>\d+)|(?<![A-Za-z])(?:"
    r"(?P<month>(?:J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|"
    r"O(?:ct|CT)|N(?:ov|OV)|D(?:ec(?!ade)|EC(?!ADE))))|"
    r"(?P<weekday>(?:M(?:on(?!th)|ON(?!TH))|T(?:ue|hu|UE|HU)|W(?:ed|ED)|F(?:ri|RI)|S(?:at|un|AT|UN)))|"
    r"(?P<unit>(?i:minute|hour|day|night|morning|afternoon|evening|week|fortnight|month|quarter|"
    r"year|decade|centur))|"
    r"(?P<season>(?i:spring|summer|autumn|fall|winter))|"
    r"(?P<today>(?i:today|tonight|yesterday|tomorrow|overnight))|"
    r"(?P<feast>(?i:maundy|good|easter|christmas|boxing|new|eve)(?![a-z]))|"
    r"(?P<ago>(?i:ago)(?![a-z]))|"
    r"(?P<aside>(?i:shortly|soon|moments|immediately)(?![a-z]))|"
    r"(?P<recent>(?i:recent|lately))|"
    r"(?P<since>(?i:since)(?![a-z])))"
)

Stretch = tuple[int, int]


def stretches(text: str) -> Mapping[Need, list[Stretch]]:
    """Return, for each kind of word, the stretches of a text around its words, none overlapping."""
    found: dict[Need, list[Stretch]] = {need: [] for need in Need}
    for word in _WORDS.finditer(text):
        held = found[Need(word.lastgroup or Need.DIGIT)]
        start, end = max(0, word.start() - REACH), min(len(text), word.end() + REACH)
        if held and start <= held[-1][1]:
            held[-1] = (held[-1][0], end)
        else:
            held.append((start, end))
    return found
