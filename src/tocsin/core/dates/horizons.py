"""Words that say by when something is to come, as a table of phrases has them.

"in the days ahead", "within 48 hours", "soon", "ahead of the election": what the grammar of
dates does not read, as it dates nothing that has happened. The table says how days are made
of them; `resolve` makes them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tocsin.core.dates import words as w
from tocsin.core.dates.model import TimeUnit
from tocsin.core.ports import Entry, Lexicons

TABLE = "horizons"
# Up to two words may stand between "the" and the event ("the presidential election").
_BEFORE_EVENT = r"(?:(?i:the|a|an|its|their|his|this|next)\s+)?(?P<beside>(?:[\w'’-]+\s+){0,2}?)"
# "Before Christmas 2027" is no matter of the next one.
_NO_YEAR = r"(?!,?\s+(?:(?:19|20)\d\d|of|next|last))"

_PLURAL = r"(?i:minutes|hours|days|weeks|months|years|decades)"


class Reading(StrEnum):
    """How days are made of the words of a horizon."""

    WITHIN = "WITHIN"
    AFTER = "AFTER"
    OPEN = "OPEN"
    UNTOLD = "UNTOLD"


EVENT = "EVENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The words of a horizon at `text[start:end]`: how they are read, how many of what unit.

    `count` is None for "a few" and bare plurals; `vague` says that it is no exact number;
    `mark` that the word itself puts an act into the future. `day` is the month and day of an
    event that falls on one every year, of which the last day is that or the one `before` it.
    """

    start: int
    end: int
    reading: Reading
    reason: str
    count: int | None = None
    unit: TimeUnit | None = None
    vague: bool = False
    mark: bool = False
    day: tuple[int, int] | None = None
    before: bool = False


class HorizonGrammar:
    """The phrases of a table as patterns."""

    def __init__(self, table: Mapping[str, tuple[Entry, ...]]) -> None:
        events = sorted(
            (phrase for phrase, (entry, *_) in table.items() if entry.code == EVENT),
            key=len,
            reverse=True,
        )
        self._days = {
            phrase: (int(entry.features["month"]), int(entry.features["day"]))
            for phrase, (entry, *_) in table.items()
            if entry.code == EVENT and "month" in entry.features
        }
        ends = [f"{_spaced(each)}{_NO_YEAR if each in self._days else ''}" for each in events]
        self._event = rf"{_BEFORE_EVENT}(?P<event>(?i:{'|'.join(ends)}))"
        self._rules = [
            (re.compile(self._pattern(phrase)), entry)
            for phrase, (entry, *_) in table.items()
            if entry.code != EVENT
        ]

    def find(self, text: str) -> tuple[Horizon, ...]:
        """Return the horizons of a text, none overlapping: the leftmost, then the longest."""
        found = [
            self._dated(match, _horizon(match, entry), entry)
            for pattern, entry in self._rules
            for match in pattern.finditer(text)
        ]
        found.sort(key=lambda each: (each.start, -each.end))
        chosen: list[Horizon] = []
        for each in found:
            if not chosen or each.start >= chosen[-1].end:
                chosen.append(each)
        return tuple(chosen)

    def parse(self, text: str) -> Horizon | None:
        """Return the horizon that a text is as a whole, or None."""
        whole = (each for each in self.find(text) if (each.start, each.end) == (0, len(text)))
        return next(whole, None)

    def _dated(self, match: re.Match[str], horizon: Horizon, entry: Entry) -> Horizon:
        """Return a horizon with the day of its event, if that has one and nothing narrows it."""
        groups, last = match.groupdict(), entry.features.get("last")
        if last is None or groups.get("beside"):
            return horizon
        day = self._days.get(" ".join(groups["event"].lower().split()))
        reason = horizon.reason if day is None else "an event that falls on the same day every year"
        return replace(horizon, day=day, before=last == "before", reason=reason)

    def _pattern(self, phrase: str) -> str:
        """Return a phrase as a pattern. Without a number only a plural is a few."""
        one = phrase.startswith(("within the", "the coming")) or "{count}" in phrase
        unit = rf"(?P<unit>{w.UNIT if one else _PLURAL})(?![A-Za-z])"
        pattern = _spaced(phrase.replace(" 's ", "['’]?s? "))
        for mark, words in (
            ("{count}", f"(?P<count>{w.COUNT})"),
            ("{unit}", unit),
            ("{event}", self._event),
        ):
            pattern = pattern.replace(mark, words)
        # "as soon as Monday" is no "soon".
        return rf"(?<![A-Za-z-])(?<!as )(?i:{pattern})(?![A-Za-z-])"


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s+")


def _horizon(match: re.Match[str], entry: Entry) -> Horizon:
    groups, features = match.groupdict(), entry.features
    count, vague, size, unit = None, False, 1, None
    named = groups.get("unit") or features.get("unit")
    if named:
        unit, size = w.unit_of(named)
        if not groups.get("count") and not named.lower().endswith("s"):
            count = 1
    if groups.get("count"):
        count, vague = w.count_of(groups["count"])
    elif "count" in features:
        count = int(features["count"])
    return Horizon(
        start=match.start(),
        end=match.end(),
        reading=Reading(entry.code),
        reason=features["reason"],
        count=None if count is None else count * size,
        unit=unit,
        vague=vague,
        mark=features.get("mark") == "yes",
    )


@lru_cache(maxsize=2)
def horizon_grammar(lexicons: Lexicons) -> HorizonGrammar:
    """Return the grammar of the table of horizons."""
    return HorizonGrammar(lexicons.table(TABLE))
