"""The country that a report is most probably about.

A report names its country in one sentence and tells what was done there in the next. Which
country that is follows from how often it and its people are named, from the places in it
where something happened, from where all else that is named lies, and from the dateline.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log1p

from tocsin.core.ports import Places
from tocsin.core.types import Occurrence
from tocsin.core.vocab import PartyKind, PlaceKind
from tocsin.resolve.focus.report import Report, is_current
from tocsin.resolve.focus.weights import COUNTRY, Signs, shares
from tocsin.resolve.place_context import OPENING, CountryWord, country_words, dateline

# A capitalised word right before another.
_WORD_BEFORE = re.compile(r"(?<![\w.])[A-ZÀ-Ž][\w’'-]* $")
LONGEST_WORD = 30
# So many characters are the head of a report.
LEAD = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryOption:
    """A country that a report may be about, with the words that name it and what speaks for it.

    `founded` says that more than its people does: "a French aid worker" alone founds nothing.
    """

    code: str
    words: tuple[CountryWord, ...]
    founded: bool
    signs: Signs


def country_of_focus(options: Sequence[CountryOption]) -> tuple[CountryOption, float] | None:
    """Return the likeliest country and its probability, None without any that words name."""
    told = zip(options, shares([each.signs for each in options], COUNTRY), strict=True)
    # Of equally probable ones the first by its code: the order of the text does not matter.
    return min(
        ((option, share) for option, share in told if option.words),
        key=lambda one: (-one[1], one[0].code),
        default=None,
    )


def country_told(options: Sequence[CountryOption]) -> str | None:
    """Return the code of the likeliest country, whether words name it or only what lies there."""
    told = zip(options, shares([each.signs for each in options], COUNTRY), strict=True)
    best = min(told, key=lambda one: (-one[1], one[0].code), default=None)
    return best[0].code if best else None


def country_options(
    report: Report, *, places: Places, far_reaching: Sequence[str]
) -> list[CountryOption]:
    """Return the countries that a report may be about, by their codes.

    `far_reaching` are the states that reports from everywhere name.
    """
    words: dict[str, list[CountryWord]] = {}
    for word in _sure(report, places):
        words.setdefault(word.code, []).append(word)
    where = _countries(act for act in report.acts if is_current(act))
    head = dateline(report.document.text, places)
    written = {place.country for place in head.options if place.country} if head else set()
    codes = {*words, *where, *written, *(code for code in report.named_in if "." not in code)}
    found = []
    for code in sorted(codes - {""}):
        own = tuple(words.get(code, ()))
        read = [word for word in own if report.reads(word.start)]
        names = sum(word.is_name for word in read)
        signs = {
            "words": log1p(len(read)),
            "names": log1p(names),
            "places": log1p(where[code]),
            "lead": float(any(word.start < LEAD for word in read)),
            "dateline": float(code in written),
            "share_of_places": report.named_in.get(code, 0.0),
            "named_everywhere": float(code in far_reaching),
        }
        founded = bool(names or where[code] or code in written)
        found.append(CountryOption(code=code, words=own, founded=founded, signs=signs))
    return found


def _countries(acts: Iterable[Occurrence]) -> Counter[str]:
    """Count the mentions of places within countries where acts were."""
    refs = {
        (ref.mention.start, ref.mention.end): ref.place
        for act in acts
        for ref in act.places
        if ref.place is not None and ref.place.kind is not PlaceKind.COUNTRY
    }
    return Counter(place.country for place in refs.values() if place.country)


def _sure(report: Report, places: Places) -> list[CountryWord]:
    """Return the words that mean a country: no part of a person's name or of a longer one.

    A name that an area of another country bears too ("Georgia") means the country only where a
    place of an act that it names does.
    """
    text = report.document.text
    people = [
        party.mention
        for act in report.acts
        for party in (*act.actors, *act.recipients)
        if party.kind is PartyKind.PERSON
    ]
    meant = {
        ref.mention.quote: ref.place.kind
        for act in report.acts
        for ref in act.places
        if ref.place is not None
    }
    found = []
    for word in country_words(text, places):
        if word.is_name and any(one.start <= word.start and word.end <= one.end for one in people):
            continue
        if word.is_name and _in_longer_name(word, text):
            continue
        shared = word.is_name and any(
            each.kind is PlaceKind.FIRST_ORDER and each.country != word.code
            for each in places.find(word.text)
        )
        if not shared or meant.get(word.text) is PlaceKind.COUNTRY:
            found.append(word)
    return found


def _in_longer_name(word: CountryWord, text: str) -> bool:
    """Return whether the word beside a country's name begins with a capital: "Iran Air"."""
    after = text[word.end : word.end + 2]
    if after[:1] == " " and after[1:].isupper():
        return True
    before = _WORD_BEFORE.search(text[max(0, word.start - LONGEST_WORD) : word.start])
    return before is not None and OPENING.fullmatch(before.group()) is None
