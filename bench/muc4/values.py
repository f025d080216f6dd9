"""Comparing fillers of MUC-4: 1 for right, a half for partly right, 0 for wrong.

Source: scoring-guidelines.v7, section 3. Where the guidelines leave a choice to a person who
scores, a rule stands here instead; each is named at its function.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bench.muc4.entities import normalised
from bench.muc4.records import NOTHING, Filler
from bench.muc4.tables import INSTRUMENT_PARENTS, NONESSENTIAL, PREPOSITIONS

RIGHT, PARTLY, WRONG = 1.0, 0.5, 0.0
_DAY = re.compile(r"\d{1,2} [A-Z]{3} \d{2}")
_CENTURY = 1900
_PLACE_KIND = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s+-\s+")
_NUMBER = re.compile(r"(?P<about>~)?\s*(?P<low>\d+)\s*(?P<range>-)?\s*(?P<high>\d+)?")

# 3.2.11 and 3.2.23: what is right in part, by what the key has.
_PARTLY: Mapping[str, frozenset[str]] = {
    "SUSPECTED OR ACCUSED BY AUTHORITIES": frozenset({"SUSPECTED OR ACCUSED"}),
    "NO INJURY OR DEATH": frozenset({"NO INJURY", "NO DEATH"}),
}


def one_of(response: Filler, key: Filler) -> float:
    """Return the credit of a filler from a closed list, without a reference."""
    return RIGHT if set(response.values) & set(key.values) else WRONG


def set_fill(response: Filler, key: Filler) -> float:
    """Return the credit of a filler from a closed list that refers to another (3.1.2).

    What is right by itself with a wrong reference is right in part.
    """
    if one_of(response, key):
        return RIGHT if same_reference(response, key) else PARTLY
    partly = {value for wanted in key.values for value in _PARTLY.get(wanted, ())}
    return PARTLY if set(response.values) & partly else WRONG


def instrument_type(response: Filler, key: Filler) -> float:
    """Return the credit of a type of instrument; one above it in the list is right in part."""
    if one_of(response, key):
        return set_fill(response, key)
    above = {parent for value in key.values for parent in INSTRUMENT_PARENTS.get(value, ())}
    return PARTLY if set(response.values) & above else WRONG


def same_reference(response: Filler, key: Filler) -> bool:
    """Return whether two fillers refer to one thing, or both to nothing."""
    mine = [tag for tag in response.tags if tag != NOTHING]
    theirs = [tag for tag in key.tags if tag != NOTHING]
    if not mine or not theirs:
        return not mine and (not theirs or NOTHING in key.tags)
    return any(strings(one, other) for one in mine for other in theirs)


def string(response: Filler, key: Filler) -> float:
    """Return the credit of a filler that is words of the text (3.1.1)."""
    return max(
        (strings(one, other) for one in response.values for other in key.values), default=WRONG
    )


def referring_string(response: Filler, key: Filler) -> float:
    """Return the credit of words of the text that refer to another filler (3.2.19)."""
    credit = string(response, key)
    return min(credit, PARTLY) if credit and not same_reference(response, key) else credit


def strings(one: str, other: str) -> float:
    """Return what words are worth beside those of the key.

    Right: the same but for words that are not essential (articles, numbers, nationalities).
    In part: one holds the other whole, and both have one head, the last word before a
    preposition; or it is a part of a name, so the one is within the other and has no
    preposition. The guidelines leave all but the first to a person.
    """
    mine, theirs = _essential(one), _essential(other)
    if not mine or not theirs:
        return WRONG
    if mine == theirs:
        return RIGHT
    shorter, longer = sorted((mine, theirs), key=len)
    if not _within(shorter, longer):
        return WRONG
    return PARTLY if _head(shorter) == _head(longer) or _is_name(longer) else WRONG


def _essential(words: str) -> list[str]:
    split = normalised(words).split()
    kept = [word for word in split if word not in NONESSENTIAL and not word.isdigit()]
    return kept or split


def _within(shorter: list[str], longer: list[str]) -> bool:
    width = len(shorter)
    starts = range(len(longer) - width + 1)
    return any(longer[start : start + width] == shorter for start in starts)


def _head(words: list[str]) -> str:
    before = next((n for n, word in enumerate(words) if n and word in PREPOSITIONS), len(words))
    return words[before - 1]


def _is_name(words: list[str]) -> bool:
    return not any(word in PREPOSITIONS for word in words)


def dates(response: Filler, key: Filler) -> float:
    """Return the credit of a date (3.2.2).

    Right: the same. In part: within the key's days; or a default ("- 05 MAY 85") whose day is
    the key's only or last one. The guidelines allow the first to be right wholly if the date
    was hard to work out; here it never is.
    """
    return max(
        (_date(one, other) for one in response.values for other in key.values), default=WRONG
    )


def _date(one: str, other: str) -> float:
    mine, theirs = days(one), days(other)
    if mine is None or theirs is None:
        return WRONG
    if mine == theirs:
        return RIGHT
    if mine[0] is None:
        return PARTLY if mine[1] == theirs[1] else WRONG
    after = theirs[0] is None or theirs[0] <= mine[0]
    return PARTLY if after and mine[1] <= theirs[1] and theirs[0] != theirs[1] else WRONG


def days(written: str) -> tuple[date | None, date] | None:
    """Return the first and last day of a date, the first None for a default; None if unread.

    >>> days("- 05 MAY 85")
    (None, datetime.date(1985, 5, 5))
    """
    found = [_day(each) for each in _DAY.findall(written)]
    read = [each for each in found if each is not None]
    if not read or len(read) != len(found):
        return None
    if written.lstrip().startswith("-"):
        return None, read[0]
    return read[0], read[-1]


def _day(written: str) -> date | None:
    day, month, year = written.split()
    try:
        parsed = datetime.strptime(f"{day} {month} {_CENTURY + int(year)}", "%d %b %Y")
    except ValueError:
        return None
    return parsed.date()


def locations(response: Filler, key: Filler) -> float:
    """Return the credit of a location (3.2.3).

    Right: the country and the last, most specific place are the key's. In part: the country
    alone is right, or all but the country, or the place is one end of the key's stretch. What
    stands between country and last place is not compared.
    """
    return max(
        (_location(one, other) for one in response.values for other in key.values), default=WRONG
    )


def _location(one: str, other: str) -> float:
    mine, theirs = _path(one), _path(other)
    same_country = _place_key(mine[0]) == _place_key(theirs[0])
    here, there = _ends(mine), _ends(theirs)
    if here & there:
        return RIGHT if same_country and here == there else PARTLY
    if not same_country:
        return WRONG
    return PARTLY if here or there else RIGHT


def _ends(path: Sequence[str]) -> frozenset[str]:
    """Return the most specific place of a path, both ends of a stretch; none for a country."""
    ends = _BETWEEN.split(path[-1]) if len(path) > 1 else ()
    return frozenset(map(_place_key, ends))


def _path(written: str) -> list[str]:
    parts = (part.strip() for part in _PLACE_KIND.sub("", written).split(":"))
    return [part for part in parts if part] or [""]


def _place_key(name: str) -> str:
    """Return a place's name without accents, punctuation and a Spanish article before it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = normalised(plain).split()
    while len(words) > 1 and words[0] in {"el", "la", "los", "las"}:
        words.pop(0)
    return " ".join(words)


def numbers(response: Filler, key: Filler) -> float:
    """Return the credit of a number that refers to another filler (3.2.21).

    In part: one number where the key has it as an end of a range or as "about"; or the right
    one with a wrong reference.
    """
    pairs = [(_number(one), _number(other)) for one in response.values for other in key.values]
    if any(one == other for one, other in pairs):
        return RIGHT if same_reference(response, key) else PARTLY
    near = any(_near(one, other) for one, other in pairs)
    return PARTLY if near else WRONG


def _number(written: str) -> tuple[str, ...]:
    match = _NUMBER.fullmatch(written.strip())
    if match is None:
        return (written.strip(),)
    return tuple(match[name] or "" for name in ("about", "low", "range", "high"))


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) == 1 or len(other) == 1 or one[0] or one[2]:
        return False
    return (bool(other[0]) or bool(other[2])) and one[1] in {other[1], other[3]}
