"""Number words: from the tokens of a noun phrase to a number with its bounds."""

import re
from dataclasses import dataclass, replace

from tocsin.core.ports import Entry
from tocsin.extract.reader import Reader

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
YEAR = re.compile(r"1[89]\d\d|20\d\d")
# Relations under which number words of a noun stand before it.
OUTSIDE = frozenset({"poss", "relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "prep"})
MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec",
    }
)  # fmt: skip
LONGEST_BOUND = 4
# A greater number counts neither people nor things: it is a slip or a code.
LARGEST_COUNT = 1e12
MINUS = frozenset({"-", "\u2013", "to", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number read from tokens `first` to `last`, both included.

    `of` is the greater number that it is a part of ("80 of 145 drones").
    """

    first: int
    last: int
    low: int | None = None
    best: int | None = None
    high: int | None = None
    approximate: bool = False
    percent: bool = False
    counts_nothing: bool = False
    of: "Quantity | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    value: float
    first: int
    last: int
    open: bool = False


def is_amount(reader: Reader, number: int) -> bool:
    """Return whether a token is a noun of amount ("dozens", "a number", "12")."""
    token = reader.tree.tokens[number]
    if token.tag == "CD":
        return True
    entry = _entry(reader, number)
    if entry is None or token.tag not in {"NN", "NNS", "NNP", "NNPS", "JJ", "DT"}:
        return False
    return entry.code in {"scale", "exact", "least", "none", "percent"}


def read_quantity(reader: Reader, top: int, counted: int) -> Quantity | None:
    """Return the number words of the phrase `top`, which counts the noun `counted`."""
    members = _members(reader, top, counted)
    numbers = _numbers(reader, members)
    if not numbers:
        return _without_number(reader, members, counted)
    number = numbers[-1]
    if number.value > LARGEST_COUNT or _is_no_one(reader, number):
        return Quantity(first=number.first, last=number.last, counts_nothing=True)
    if _is_date(reader, number) or _is_year(reader, number, counted):
        return None
    if span := _range(reader, numbers):
        return span
    if len(numbers) > 1 and _is_part(reader, *numbers[-2:]):
        return replace(_bounded(reader, numbers[-2]), of=_bounded(reader, number))
    return _bounded(reader, number)


def _is_part(reader: Reader, part: _Number, whole: _Number) -> bool:
    """Return whether "of" joins a number to one that is no smaller."""
    between = range(part.last + 1, whole.first)
    joined = any(reader.tree.lemma(number) == "of" for number in between)
    return joined and part.value <= whole.value


def _is_no_one(reader: Reader, number: _Number) -> bool:
    """Return whether the number is that of "no one", which counts nobody."""
    tree = reader.tree
    return number.first > 0 and (
        tree.lemma(number.first) == "one" and tree.lemma(number.first - 1) == "no"
    )


def _members(reader: Reader, top: int, counted: int) -> list[int]:
    """Return the tokens before a counted noun that may hold its number, in order."""
    tree = reader.tree
    first, _ = tree.noun_phrase_tokens(top)
    outside: set[int] = set()
    for holder in {top, counted}:
        for child in tree.children(holder):
            relation = tree.tokens[child].relation
            below = tree.subtree(child)
            if top in below or counted in below:
                continue
            if _joins_numbers(reader, child):
                continue
            if relation in OUTSIDE or _is_measure(reader, below):
                outside.update(below)
    return [number for number in range(first, max(top, counted) + 1) if number not in outside]


def _joins_numbers(reader: Reader, number: int) -> bool:
    """Return whether a hyphen makes one number of the words beside it ("thirty-one")."""
    tokens = reader.tree.tokens
    if tokens[number].text != "-" or not 0 < number < len(tokens) - 1:
        return False
    return all(_is_number_word(reader, beside) for beside in (number - 1, number + 1))


def _is_measure(reader: Reader, below: list[int]) -> bool:
    """Return whether a modifier measures ("20-year-old", "13-member"), and counts nothing."""
    words = [reader.tree.tokens[number].text for number in below]
    hyphen = any(
        re.fullmatch(r"\d+-[a-z-]+", word)
        or (
            word == "-" and place + 1 < len(words) and not _is_number_word(reader, below[place + 1])
        )
        for place, word in enumerate(words)
    )
    return hyphen or any(word in {"$", "\u20ac", "\u00a3", "#"} for word in words)


def _is_number_word(reader: Reader, number: int) -> bool:
    entry = _entry(reader, number)
    text = reader.tree.tokens[number].text
    return bool(DIGITS.fullmatch(text)) or (entry is not None and entry.code in {"exact", "scale"})


def _numbers(reader: Reader, members: list[int]) -> list[_Number]:
    found: list[_Number] = []
    place = 0
    while place < len(members):
        number = _number_at(reader, members, place)
        if number is None:
            place += 1
            continue
        found.append(number)
        place = members.index(number.last) + 1
    return found


def _number_at(reader: Reader, members: list[int], place: int) -> _Number | None:
    start = members[place]
    token = reader.tree.tokens[start]
    text = token.text.lower()
    if DIGITS.fullmatch(text):
        return _scaled(reader, members, place, float(text.replace(",", "")))
    if text in {"a", "an"} and place + 1 < len(members) and _scale(reader, members[place + 1]):
        following = _scaled(reader, members, place, 1.0)
        return following if not _is_plural(reader, members[place + 1]) else None
    if text == "half" and [w.lower() for w in _words(reader, members, place + 1, 2)] == [
        "a",
        "dozen",
    ]:
        return _Number(value=6.0, first=start, last=members[place + 2])
    scale = _scale(reader, start)
    if scale is not None and _is_plural(reader, start):
        return _open_scaled(reader, members, place, scale)
    value = _word_value(reader, start)
    if value is None:
        return None
    if text == "tens":
        return _open_scaled(reader, members, place, 10.0)
    if text == "couple" and (many := _open_scaled(reader, members, place, 1.0)).value > 2:
        return many
    if _is_fraction(reader, start):
        return None
    if place + 2 < len(members) and reader.tree.tokens[members[place + 1]].text == "-":
        unit = _word_value(reader, members[place + 2])
        if unit is not None and value >= 20 and value % 10 == 0 and 0 < unit < 10:
            return _scaled(reader, members, place, value + unit, used=3)
    return _scaled(reader, members, place, value)


def _scaled(reader: Reader, members: list[int], place: int, value: float, used: int = 1) -> _Number:
    last = place + used - 1
    while last + 1 < len(members) and (scale := _scale(reader, members[last + 1])) is not None:
        if _is_plural(reader, members[last + 1]) and scale != 20:
            break
        value *= scale
        last += 1
    return _Number(value=value, first=members[place], last=members[last])


def _open_scaled(reader: Reader, members: list[int], place: int, scale: float) -> _Number:
    """Read "dozens", "tens of thousands": twice the first scale, times the others."""
    value, last = 2.0 * scale, place
    while last + 2 < len(members) and reader.tree.tokens[members[last + 1]].text.lower() == "of":
        following = _scale(reader, members[last + 2])
        if following is None:
            break
        value, last = value * following, last + 2
    return _Number(value=value, first=members[place], last=members[last], open=True)


def _bounded(reader: Reader, number: _Number) -> Quantity:
    code, first = _bound_before(reader, number.first)
    last, value = number.last, round(number.value)
    percent = _is_percent(reader, last + 1)
    suffix = _bound_after(reader, last + 1)
    if percent or suffix:
        last += 1 if percent else 2
    code = suffix or code
    if number.open:
        low = value if code not in {"high", "high_open"} else None
        return Quantity(first=first, last=last, low=low, percent=percent)
    step = 0 if percent else 1
    match code:
        case "low":
            return Quantity(first=first, last=last, low=value, percent=percent)
        case "low_open":
            return Quantity(first=first, last=last, low=value + step, percent=percent)
        case "high":
            return Quantity(first=first, last=last, high=value, percent=percent)
        case "high_open":
            return Quantity(first=first, last=last, high=max(value - step, 0), percent=percent)
        case "about":
            return Quantity(first=first, last=last, best=value, approximate=True, percent=percent)
    return Quantity(
        first=number.first, last=last, low=value, best=value, high=value, percent=percent
    )


def _range(reader: Reader, numbers: list[_Number]) -> Quantity | None:
    """Read "8 to 10", "between 5 and 7"."""
    if len(numbers) < 2:
        return None
    low, high = numbers[-2:]
    between = [reader.tree.tokens[n].text.lower() for n in range(low.last + 1, high.first)]
    before = reader.tree.tokens[low.first - 1].text.lower() if low.first else ""
    joined = len(between) == 1 and (
        between[0] in MINUS or (between[0] == "and" and before == "between")
    )
    if not joined or low.value > high.value:
        return None
    first = low.first - 1 if before in {"between", "from"} else low.first
    return Quantity(first=first, last=high.last, low=round(low.value), high=round(high.value))


def _without_number(reader: Reader, members: list[int], counted: int) -> Quantity | None:
    """Read "several", "a number of"; a noun of amount alone ("the group") counts nothing."""
    for number in members:
        entry = _entry(reader, number)
        if entry is None or reader.tree.tokens[number].tag not in {"JJ", "NN", "DT", "NNS", "PDT"}:
            continue
        if number == counted and reader.tree.tokens[number].tag == "NN":
            continue
        if entry.code == "least":
            return Quantity(first=number, last=number, low=int(entry.features["value"]))
        if entry.code == "none":
            return Quantity(first=number, last=number, counts_nothing=True)
    return None


def _is_date(reader: Reader, number: _Number) -> bool:
    """Return whether a number is the day of a month ("the Jan. 3 attacks")."""
    tokens = reader.tree.tokens
    before = tokens[number.first - 1].text.lower().rstrip(".") if number.first else ""
    return before in MONTHS


def _is_year(reader: Reader, number: _Number, counted: int) -> bool:
    token = reader.tree.tokens[number.first]
    if number.first != number.last or not YEAR.fullmatch(token.text):
        return False
    bounded = _bound_before(reader, number.first)[0] is not None
    people = reader.tree.lemma(counted) in {"people", "person", "civilian", "soldier", "troop"}
    return not bounded and not people


def _bound_before(reader: Reader, first: int) -> tuple[str | None, int]:
    table = reader.lexicons.table("numbers")
    tokens = reader.tree.tokens
    for width in range(min(LONGEST_BOUND, first), 0, -1):
        words = " ".join(tokens[n].text.lower() for n in range(first - width, first))
        if (found := table.get(words)) and found[0].code in {
            "low",
            "low_open",
            "high",
            "high_open",
            "about",
        }:
            return found[0].code, first - width
    return None, first


def _bound_after(reader: Reader, after: int) -> str | None:
    words = [token.text.lower() for token in reader.tree.tokens[after : after + 2]]
    return {"or more": "low", "or fewer": "high", "or so": "about"}.get(" ".join(words))


def _is_percent(reader: Reader, number: int) -> bool:
    if number >= len(reader.tree.tokens):
        return False
    entry = _entry(reader, number)
    return entry is not None and entry.code == "percent"


def _entry(reader: Reader, number: int) -> Entry | None:
    table = reader.lexicons.table("numbers")
    found = table.get(reader.tree.tokens[number].text.lower()) or table.get(
        reader.tree.lemma(number)
    )
    return found[0] if found else None


def _is_fraction(reader: Reader, number: int) -> bool:
    """Return whether a number begins a fraction ("two-thirds")."""
    tokens = reader.tree.tokens
    if number + 2 >= len(tokens) or tokens[number + 1].text != "-":
        return False
    entry = _entry(reader, number + 2)
    return entry is not None and entry.code == "none" and _is_plural(reader, number + 2)


def _scale(reader: Reader, number: int) -> float | None:
    entry = _entry(reader, number)
    return float(entry.features["value"]) if entry is not None and entry.code == "scale" else None


def _is_plural(reader: Reader, number: int) -> bool:
    return reader.tree.tokens[number].text.lower().endswith("s")


def _word_value(reader: Reader, number: int) -> float | None:
    token, entry = reader.tree.tokens[number], _entry(reader, number)
    if DIGITS.fullmatch(token.text):
        return float(token.text.replace(",", ""))
    if entry is None or entry.code != "exact":
        return None
    return float(entry.features["value"])


def _words(reader: Reader, members: list[int], place: int, count: int) -> list[str]:
    return [reader.tree.tokens[number].text for number in members[place : place + count]]
