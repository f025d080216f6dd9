"""Where in a text a pattern of the grammar can match at all: around the words it cannot do without.

Most of a report holds no time. One pass finds the words of time; each rule then looks only at the
stretches around those that it needs.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum


class Need(StrEnum):
    """A kind of word without which a pattern cannot match."""

    DIGIT = "digit"
    YEAR = "year"
    MONTH = "month"
    WEEKDAY = "weekday"
    UNIT = "unit"
    LONG_UNIT = "long_unit"
    CENTURY = "century"
    SEASON = "season"
    TODAY = "today"
    FEAST = "feast"
    AGO = "ago"
    ASIDE = "aside"
    RECENT = "recent"
    ERA = "era"
    SINCE = "since"


# What the words of each kind begin with. Those with a capital count as they are printed,
# capitalised or in capitals, all others in any case; those with a full stop are whole words.
_STEMS = {
    Need.MONTH: (
        "January. February. March. April. May. June. July. August. September. October. November. "
        "December. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec."
    ),
    Need.WEEKDAY: "Monday. Tuesday. Wednesday. Thursday. Friday. Saturday. Sunday.",
    Need.UNIT: (
        "minute hour day night morning afternoon evening week fortnight month quarter year decade "
        "centur"
    ),
    Need.LONG_UNIT: "week fortnight month quarter year decade centur",
    Need.CENTURY: "centur",
    Need.SEASON: "spring summer autumn fall winter",
    Need.TODAY: "today tonight yesterday tomorrow overnight",
    Need.FEAST: "maundy. good. easter. christmas. boxing. new. eve.",
    Need.AGO: "ago.",
    Need.ASIDE: "shortly. soon. moments. immediately.",
    Need.RECENT: "recent lately",
    Need.SINCE: "since.",
}
# What is no word. The digits are those of an 11th, of any other day with its ending, of a time of
# day; a year may have digits printed as letters ("200l"), or no century ("'90s").
_OTHERS = {
    Need.DIGIT: re.compile(r"\d(?:(?<=1)1|st|nd|rd|th|:\d|[^\S\n]*[apAP]\.?[mM])"),
    Need.YEAR: re.compile(r"[12lI'’][\dlIO]{2}[\dlIOs]"),
    Need.ERA: re.compile(r"B\.?C"),
}

# No pattern begins further before the word that it needs, and none ends further after the stem of
# that word. Before a date may stand a time of day and a part of the day.
BEFORE = dict.fromkeys(Need, 50) | {Need.DIGIT: 20, Need.MONTH: 80, Need.WEEKDAY: 80}
# How the war that began is called may take many words.
AFTER = dict.fromkeys(Need, 40) | {Need.SINCE: 80}

Stretch = tuple[int, int]


def stretches(text: str) -> Mapping[Need, list[Stretch]]:
    """Return, for each kind of word, the stretches of a text around its words, none overlapping.

    No stretch ends within a word: its beginning may be a word of time ("Mar" of "Marines").
    """
    found: dict[Need, list[Stretch]] = {need: [] for need in Need}
    for need, first, last in _needed(text):
        space = text.find(" ", last + AFTER[need])
        start, end = max(0, first - BEFORE[need]), space if space >= 0 else len(text)
        held = found[need]
        if held and start <= held[-1][1]:
            held[-1] = (held[-1][0], end)
        else:
            held.append((start, end))
    return found


def _needed(text: str) -> Iterator[tuple[Need, int, int]]:
    """Yield what rules need with where it begins and ends; each kind in the order of the text."""
    for need, pattern in _OTHERS.items():
        for found in pattern.finditer(text):
            yield need, found.start(), found.end()
    for found in _WORDS.finditer(f" {text}"):
        for need in _NEEDS[found.group()[1:].lower()]:
            yield need, found.start(), found.end() - 1


def _needs() -> Mapping[str, list[Need]]:
    """Return the kinds of each stem."""
    kinds: dict[str, list[Need]] = {}
    for need, stems in _STEMS.items():
        for stem in stems.lower().replace(".", "").split():
            kinds.setdefault(stem, []).append(need)
    return kinds


def _words() -> re.Pattern[str]:
    """Return the pattern of what is no letter, then a stem.

    It tries the stems by their first letters, and begins with a class of characters: both let
    it pass over most of a text at once.
    """
    rests: dict[str, list[str]] = {}
    stems = " ".join(_STEMS.values()).split()
    for stem in sorted(stems, key=len, reverse=True):
        first, rest = stem[0], stem[1:].rstrip(".")
        edge = "(?![A-Za-z])" if stem.endswith(".") else ""
        if first.isupper():
            rests.setdefault(first, []).append(f"(?:{rest}|{rest.upper()}){edge}")
        else:
            rests.setdefault(f"[{first}{first.upper()}]", []).append(f"(?i:{rest}){edge}")
    by_letter = (f"{first}(?:{'|'.join(found)})" for first, found in rests.items())
    return re.compile(f"[^A-Za-z](?:{'|'.join(by_letter)})")


_NEEDS = _needs()
_WORDS = _words()
