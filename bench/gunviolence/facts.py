"""The scorer of the facts that one report gives: killed, injured, the day, the city.

A fact is right where it is the register's; a number also where it is the register's without
the suspects, whom the register counts and most reports do not. It is given over all articles
for which the register has a value (killed and injured: some); over those whose text states
it, as far as plain signs tell; and over those for which the ledger gives a value.
"""

import re
from datetime import date, timedelta

from bench.gunviolence.adapt import Facts
from bench.gunviolence.load import Article, Row
from bench.kit.measures import average, share
from bench.kit.types import Measure, Unit
from tocsin.core.spelling import name_key

_HARM = ("killed", "injured")
_FACTS = (*_HARM, "day", "day within 1", "city")


def _three(fact: str) -> tuple[Measure, Measure, Measure]:
    return (
        share(f"{fact}: right", f"{fact}.right", f"{fact}.wanted"),
        share(f"{fact}: right where the text states it", f"{fact}.told", f"{fact}.stated"),
        share(f"{fact}: right where a value is given", f"{fact}.agreed", f"{fact}.given"),
    )


MEASURES: tuple[Measure, ...] = (
    average(
        "facts right, mean of killed, injured, day and city",
        *(_three(fact)[0].of for fact in (*_HARM, "day", "city")),
        main=True,
    ),
    *(measure for fact in _FACTS for measure in _three(fact)),
    *(
        share(f"{kind}: as in the register, unsaid read as none", f"{kind}.same", "articles")
        for kind in _HARM
    ),
    share("articles with a main incident", "found", "articles"),
)
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_HARM_WORDS = {
    "killed": re.compile(r"\b(?:kill|dead|death|died?\b|dies|fatal|slain|murder|homicid)", re.I),
    "injured": re.compile(r"\b(?:injur|wound|hurt|shot|struck|hit\b|hospital)", re.I),
}
_NEAR = re.compile(
    r"\b(?:today|tonight|yesterday|overnight|last night|this (?:morning|afternoon|evening))\b", re.I
)
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_SAINT = re.compile(r"\bst\.?\s", re.IGNORECASE)


def unit(article: Article, row: Row, facts: Facts | None) -> Unit:
    """Return how what the ledger says from one article agrees with the register."""
    said = facts or Facts()
    apart = None if said.day is None else abs(said.day - row.day)
    dated = states_day(article, row.day)
    counts = {"articles": 1.0, "found": float(facts is not None)}
    for kind, wanted, suspects, given in (
        ("killed", row.killed, row.suspects_killed, said.killed),
        ("injured", row.injured, row.suspects_injured, said.injured),
    ):
        agreed = given is not None and right_number(given, wanted, suspects)
        stated = states_number(article.text, kind, wanted)
        counts |= _counts(kind, given is not None, agreed, stated, wanted=wanted > 0)
        counts[f"{kind}.same"] = float(agreed or (not given and wanted == 0))
    counts |= _counts("day", apart is not None, said.day == row.day, dated)
    near = apart is not None and apart <= _DAY
    counts |= _counts("day within 1", apart is not None, near, dated)
    right = said.city is not None and right_city(said.city, said.state, row)
    counts |= _counts("city", said.city is not None, right, states_city(article.text, row))
    return Unit(id=article.id, counts=counts, output=_output(said))


def right_number(given: int, wanted: int, suspects: int) -> bool:
    """Return whether a number is the register's, with or without the suspects."""
    return given == wanted or given == wanted - suspects > 0


def states_number(text: str, kind: str, number: int) -> bool:
    """Return whether a text states how many came to harm, as far as words tell.

    It has a word for the harm; of more than one, also the number in digits or as a word.
    """
    if number == 0 or not _HARM_WORDS[kind].search(text):
        return False
    words = [str(number), *_NUMBERS[number : number + 1]]
    return number == 1 or re.search(rf"\b(?:{'|'.join(words)})\b", text, re.I) is not None


def states_day(article: Article, day: date) -> bool:
    """Return whether a text tells a day, as far as words tell.

    It has the month and the day as words or digits; or the day of the week, published in
    the week after; or a word like "yesterday", published on that day or the next.
    """
    month, text = day.strftime("%B"), article.text
    names = rf"(?:{month}|{month[:3]}\.?|{month[:4]}\.)"
    written = (
        rf"\b{names} 0?{day.day}(?:st|nd|rd|th)?\b",
        rf"\b0?{day.day}(?:st|nd|rd|th)? {names}\b",
        rf"\b0?{day.month}/0?{day.day}\b",
    )
    if any(re.search(pattern, text, re.I) for pattern in written):
        return True
    if article.published is None:
        return False
    after = article.published - day
    if timedelta() <= after <= _DAY and _NEAR.search(text):
        return True
    weekday = day.strftime("%A")
    named = re.search(rf"\b(?:{weekday}|{weekday[:3]}\.)", text)
    return named is not None and timedelta() <= after <= _WEEK


def states_city(text: str, row: Row) -> bool:
    """Return whether one of the names of the register's city stands in a text."""
    within = _spelled(text)
    return any(re.search(rf"\b{re.escape(_spelled(name))}\b", within) for name in row.cities)


def right_city(city: str, state: str | None, row: Row) -> bool:
    """Return whether a city is one that the register names, in no other state."""
    keys = {_place_key(name) for name in row.cities}
    return state in (None, row.state) and _place_key(city) in keys


def _place_key(name: str) -> str:
    bare = _spelled(name).removesuffix(" county").removesuffix(" parish")
    return name_key(bare.removesuffix(" city"))


def _spelled(words: str) -> str:
    """Return words in lower case, "St." written out."""
    return _SAINT.sub("saint ", words).casefold()


def _counts(
    fact: str, given: bool, agreed: bool, stated: bool, *, wanted: bool = True
) -> dict[str, float]:
    return {
        f"{fact}.wanted": float(wanted),
        f"{fact}.given": float(given),
        f"{fact}.agreed": float(agreed),
        f"{fact}.right": float(agreed and wanted),
        f"{fact}.stated": float(stated),
        f"{fact}.told": float(agreed and stated),
    }


def _output(said: Facts) -> dict[str, str | int | None]:
    return {
        "killed": said.killed,
        "injured": said.injured,
        "day": None if said.day is None else said.day.isoformat(),
        "city": said.city,
        "state": said.state,
    }
