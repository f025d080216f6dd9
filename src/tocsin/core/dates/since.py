"""Times that run from an event, without its date: "since the war began", "since the coup".

The words name the event; when that was, another place of the text may say, or another text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.core.dates import words as w
from tocsin.core.dates.building import Match, expression
from tocsin.core.dates.model import Bound, TimeExpression, TimeKind

S = w.SPACE
# Words and their number are kept short, so that no pattern outreaches `stretches.REACH`.
_WORD = r"(?!(?i:since|that|which|said|when|then)\b)[A-Za-z][A-Za-z.'’-]{0,12}(?<![.])"
_BEGAN = rf"(?:(?i:has|had|first){S})?(?i:began|begun|started|broke{S}out|erupted|commenced)"
_START = r"(?i:start|beginning|outbreak|onset|outset|eruption)"
# What lasts: its start is where it is said to have begun.
LASTING = frozenset(
    "war conflict fighting hostilities crisis revolution uprising insurgency rebellion revolt "
    "offensive operation campaign siege blockade occupation bombardment unrest violence clashes "
    "protests demonstrations riots intifada crackdown pandemic epidemic famine".split()
)
# What is over at once: it started on its own day.
MOMENTARY = frozenset(
    "invasion coup takeover ceasefire truce armistice withdrawal pullout annexation massacre "
    "election elections referendum attack attacks bombing bombings assassination revolution "
    "uprising".split()
)
# After these words the event is only a part of what is named: "the coup attempt".
_NO_OTHER = (
    r"(?!\s+(?:attempts?|plots?|plotters?|leaders?|makers?|campaigns?|results?|observers?|officials?|"
    r"victims?|survivors?|suspects?|anniversary|commission|trial|scene|site)\b)"
)
_LASTING = rf"(?:{'|'.join(sorted(LASTING | MOMENTARY))})"
_MOMENTARY = rf"(?:{'|'.join(sorted(MOMENTARY))})"
_SINCE = rf"(?i:(?:ever{S})?since)"
SINCE_BEGAN = (
    rf"{_SINCE}{S}(?P<event>(?:{_WORD}{S}){{1,4}}?){_BEGAN}(?![A-Za-z])(?!{S}(?:to|[a-z]+ing)\b)"
)
SINCE_START = (
    rf"{_SINCE}{S}(?:(?i:the){S})?(?:(?i:very){S})?{_START}{S}(?i:of){S}"
    rf"(?P<event>(?:{_WORD}{S}){{0,2}}?(?i:{_LASTING})(?![A-Za-z-]))"
)
SINCE_POINT = (
    rf"{_SINCE}{S}(?P<event>(?i:the|that|this|its|their|his|an?){S}(?:{_WORD}{S}){{0,3}}?"
    rf"(?i:{_MOMENTARY})(?![A-Za-z-]){_NO_OTHER})(?!{S}(?:[a-z]+ed|was|were|is|has|had|fell|broke|took)\b)"
)
# Words of the calendar are read by the rules for them.
_CALENDAR = re.compile(
    rf"{w.FULL_MONTH}|{w.SHORT_MONTH}|{w.ANY_WEEKDAY}|(?i:{w.UNIT}|{w.SEASON})\b"
)
_LONGEST_LEAD = 120
_ON = r"(?:(?:back\s+)?(?:on|in|at|around|early\s+in|late\s+in|early|late|about)\s+)?(?:the\s+)?"
_NOUN = rf"(?P<noun>{'|'.join(sorted(LASTING | MOMENTARY))})"
# Where or between whom it was: names alone, so that no second clause can lie between.
_NAME = r"(?-i:[A-Z])[\w'’-]*"
_AMONG = (
    rf"(?:\s+(?:in|of|between|against|with|over|on)\s+(?:the\s+)?{_NAME}"
    rf"(?:\s+(?:and\s+)?(?:the\s+)?{_NAME}){{0,3}})?"
)
_TELLS_START = re.compile(
    rf"\b{_NOUN}{_AMONG}(?:,?\s+(?:which|that))?\s+(?:(?:has|had|first)\s+)?"
    rf"(?:began|begun|started|broke\s+out|erupted|commenced){_AMONG}\s+(?:again\s+)?{_ON}$",
    re.IGNORECASE,
)
_NAMES_START = (
    re.compile(
        r"\b(?:start|beginning|outbreak|onset|eruption)\s+of\s+(?:the\s+|this\s+)?"
        rf"(?:[\w'’-]+\s+){{0,2}}?{_NOUN}{_AMONG}\s+{_ON}$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<noun>{'|'.join(sorted(MOMENTARY))})(?:\s+of\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)?"
        r"\s+(?:on|in)\s+(?:early\s+|late\s+)?$"
    ),
)
# "The May 7 attacks": the date stands before them as an adjective does.
_BEFORE_NOUN = re.compile(r"(?:\b(?:the|that|this|its|his|her|their)|['’]s)\s+$", re.IGNORECASE)
_TOLD_AFTER = re.compile(
    rf"\s+(?:[A-Za-z’'-]+\s+){{0,2}}?(?P<noun>{'|'.join(sorted(MOMENTARY))})\b{_NO_OTHER}"
)


def build_since(found: Match) -> TimeExpression | None:
    """Return "since the war began", or None where its words are those of the calendar."""
    if _CALENDAR.search(found.group("event")):
        return None
    return expression(found, TimeKind.SINCE_EVENT, bound=Bound.SINCE)


def event_since(words: str) -> str | None:
    """Return the noun of the event that a time runs from ("war"), or None where it is another."""
    known = LASTING | MOMENTARY
    told = [word.lower() for word in re.findall(r"[A-Za-z]+", words)]
    return next((word for word in reversed(told) if word in known), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a text says of when something began: the event's noun, and the time.

    `named` says that the time only stands beside the noun: no sentence tells the beginning.
    """

    noun: str
    time: TimeExpression
    named: bool


def beginnings(text: str, times: Iterable[TimeExpression]) -> Iterator[Beginning]:
    """Yield what a text says of when wars, coups and the like began, in the order of its times.

    "The conflict, which began on 7 May", "the start of the war in May", "the coup of 7 May",
    "the May 7 attacks".
    """
    for time in times:
        if time.kind is not TimeKind.ABSOLUTE:
            continue
        lead = text[max(0, time.start - _LONGEST_LEAD) : time.start]
        told = _TELLS_START.search(lead)
        found = told or next((hit for each in _NAMES_START if (hit := each.search(lead))), None)
        if found is None and _BEFORE_NOUN.search(lead):
            found = _TOLD_AFTER.match(text, time.end)
        if found is not None:
            yield Beginning(noun=found.group("noun").lower(), time=time, named=told is None)
