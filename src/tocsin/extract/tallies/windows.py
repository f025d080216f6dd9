"""Windows: stretches of time over which things are counted, as a sentence gives them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tocsin.core.dates.find import (
    NOT_RESOLVED,
    TimeExpression,
    TimeKind,
    find_times,
    unresolved,
)
from tocsin.core.types import DateInterval, Span
from tocsin.extract.reader import Reader

_PERIOD = r"so far|to date|(?:over|in|during)\s+(?:the\s+same|that|this)\s+period"
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
# A stretch in words that no calendar reads: kept as written.
_IN_WORDS = re.compile(
    rf"\b(?:{_PERIOD}|(?:over|in|during|within)\s+(?:just\s+|only\s+|about\s+)?"
    rf"(?:{_NUMBERS}|\d+|several|a\s+few)\s+(?:days|weeks|months|years|decades))\b",
    re.IGNORECASE,
)
_UNITS = r"(?:days?|weeks?|months?|years?|decades?|quarters?|hours?)"
_COUNT = rf"(?:\d+|few|couple of|several|{_NUMBERS}|\w+teen)"
# What shows in the words of a clause that it counts over a window; the day of one act is none.
_WINDOW = re.compile(
    rf"\bsince\b|\b(?:{_PERIOD})\b|\bthis (?:year|month)\b"
    rf"|\b(?:over|during|within|for|in) (?:just |only |about |nearly )?(?:the )?"
    rf"(?:past|last|previous|preceding|recent) (?:{_COUNT} )?{_UNITS}"
    rf"|\b(?:over|within|in) (?:just |only |about |nearly )?(?:the )?{_COUNT} "
    r"(?:years|months|weeks)\b"
    r"|\bbetween [^,.;]{1,40}? and (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|\d)"
    rf"|\b(?:per|a|each|every) {_UNITS}\b|\bin recent {_UNITS}|\bover the years\b",
    re.IGNORECASE,
)
_OPEN_START = re.compile(r"^(?:ever\s+)?since\b", re.IGNORECASE)
_LONG_UNITS = re.compile(r"\b(?:year|month|decade|quarter)s?\b|^(?:in\s+)?\d{4}$", re.IGNORECASE)
_NOT_PAST = re.compile(r"\b(?:coming|next|before|until|by)\b", re.IGNORECASE)
_DURING = frozenset({"in", "during", "throughout", "for"})
_OPENING_ADVERBS = frozenset({"where", "when"})
_MAX_SINCE_TOKENS = 14
_ONE_DAY = re.compile(r"\b(?:day|night|morning|afternoon|evening|weekend)\b", re.IGNORECASE)
# A stretch that is only named ("last month", "in 2017") may also date a single event.
_COUNTED_OVER = re.compile(
    r"\b(?:since|between|from|past|so far|to date|recent|the last|over|within|days|weeks|"
    r"months|years|decades|hours)\b|\d{4}\s?[-\u2013]\s?\d{2}",
    re.IGNORECASE,
)
# "held for six months" says how long, "for the past six months" since when.
_LASTING = re.compile(r"\bfor(?:\s+[a-z]+){0,2}\s+$", re.IGNORECASE)
_GONE_BY = re.compile(r"\b(?:past|last|recent|previous)\b", re.IGNORECASE)
# What sets one act in a row of others.
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth latest last "
    "another".split()
)
AS_WRITTEN = "a window in words that the calendar does not fix"


def names_window(words: str) -> bool:
    """Return whether the words of a clause name a window, whatever it belongs to."""
    return _WINDOW.search(words) is not None


def windows_in(
    reader: Reader, first: int, last: int, *, months: bool = False
) -> Iterator[tuple[Span, DateInterval]]:
    """Yield the windows among the tokens `first` to `last`: their words and unresolved interval.

    With `months` a month by its name is one: "in October" may also date a single act.
    """
    tree = reader.tree
    whole = tree.span(first, last)
    taken: list[Span] = []
    for expression in _times(whole.quote):
        words = tree.characters(whole.start + expression.start, whole.start + expression.end)
        before = whole.quote[: expression.start]
        if _is_window(words.quote, expression, before) or (
            months and _is_month(expression, before)
        ):
            taken.append(words)
            yield words, unresolved(words, expression)
    for match in _IN_WORDS.finditer(whole.quote):
        words = tree.characters(whole.start + match.start(), whole.start + match.end())
        if not any(_meet(words, other) for other in taken):
            taken.append(words)
            yield words, DateInterval(span=words, reason=AS_WRITTEN)
    for number in range(first, last + 1):
        words_since = _since(reader, number)
        if words_since and not any(_meet(words_since, other) for other in taken):
            yield words_since, DateInterval(span=words_since, reason=NOT_RESOLVED)


def window_of(
    reader: Reader, token: int, *, own_clause: bool = False, months: bool = False
) -> DateInterval | None:
    """Return the window over which what a token tells is counted, or None.

    The window hangs on the token, on something above it in its sentence, or lies under it;
    with `own_clause` nothing above the token's own verb counts. `months`: as `windows_in`.
    """
    tree = reader.tree
    sentence = tree.sentence_of(token)
    around = {*_above(reader, token, own_clause=own_clause), *tree.subtree(token)}
    around -= numbered_beside(reader, token, around)
    for words, interval in windows_in(reader, sentence.first, sentence.last - 1, months=months):
        inside = tree.tokens_in(words)
        if not inside or token in inside or _opens_over(reader, inside[0], token):
            continue
        if _holder(reader, inside) in around:
            return interval
    return None


def numbered_beside(reader: Reader, token: int, around: Iterable[int]) -> set[int]:
    """Return the words behind an act that say the how manieth of its kind it is.

    In "killed two in Selby, the third such attack this month" the window is that of the others.
    """
    tree = reader.tree
    found: set[int] = set()
    for noun in around:
        beside = (noun, *tree.children(noun, "amod", "det"))
        if not ORDINALS & {tree.tokens[each].text.lower() for each in beside}:
            continue
        phrase = set(tree.subtree(noun))
        start = min(phrase)
        if start > token and tree.tokens[start - 1].text == ",":
            found |= phrase
    return found


def _opens_over(reader: Reader, first: int, token: int) -> bool:
    """Return whether a token stands in the very clause that "since" opens."""
    tree = reader.tree
    if tree.lemma(first) != "since":
        return False
    return token in tree.subtree(tree.tokens[first].head) and (
        tree.tokens[first].relation == "mark"
    )


def is_counted_over(window: DateInterval) -> bool:
    """Return whether a window is a stretch to count in, not the date of one event."""
    return window.span is not None and _COUNTED_OVER.search(window.span.quote) is not None


def _above(reader: Reader, token: int, *, own_clause: bool) -> Iterator[int]:
    """Yield a token and what stands over it, up to the event that a relative clause describes."""
    tree = reader.tree
    for current in (token, *tree.ancestors(token)):
        yield current
        adverbs = {tree.lemma(child) for child in tree.children(current, "advmod")}
        if tree.tokens[current].relation == "relcl" or adverbs & _OPENING_ADVERBS:
            return
        if own_clause and tree.is_verb(current):
            return


@lru_cache(maxsize=512)
def _times(text: str) -> tuple[TimeExpression, ...]:
    return find_times(text)


def _holder(reader: Reader, inside: list[int]) -> int:
    """Return the word outside a time expression on which it hangs, prepositions skipped."""
    tree = reader.tree
    for number in inside:
        for above in tree.ancestors(number):
            if above not in inside and tree.tokens[above].relation not in {"prep", "pcomp"}:
                return above
    return inside[0]


def _is_window(words: str, expression: TimeExpression, before: str) -> bool:
    """Return whether a time is long enough to count in; a bare year needs its "in"."""
    if _NOT_PAST.search(words) or _ONE_DAY.search(words):
        return False
    if _LASTING.search(before) and not _GONE_BY.search(words):
        return False
    if expression.kind in {TimeKind.RANGE, TimeKind.WINDOW} or _OPEN_START.match(words):
        return True
    if words.isdigit():
        return before.split()[-1:] != [] and before.rsplit(maxsplit=1)[-1].lower() in _DURING
    return bool(_LONG_UNITS.search(words)) and "ago" not in words


def _is_month(expression: TimeExpression, before: str) -> bool:
    """Return whether a time is a whole month by its name, in which things are told."""
    parts = expression.parts
    return (
        expression.kind is TimeKind.ABSOLUTE
        and parts.month is not None
        and parts.day is None
        and parts.weekday is None
        and (before.rsplit(maxsplit=1)[-1:] or [""])[0].lower() in _DURING
    )


def _since(reader: Reader, number: int) -> Span | None:
    tree = reader.tree
    if tree.lemma(number) != "since" or tree.tokens[number].relation not in {"prep", "mark"}:
        return None
    top = number if tree.tokens[number].relation == "prep" else tree.tokens[number].head
    members = [one for one in tree.subtree(top) if one >= number]
    last = number
    for member in members:
        if tree.tokens[member].tag in {",", "."} or member - number > _MAX_SINCE_TOKENS:
            break
        last = member
    return tree.span(number, last) if last > number else None


def _meet(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end
