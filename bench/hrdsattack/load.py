"""Reads the parts of HRDsAttack: a list of articles, each with its merged annotation."""

import html
import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from bench.hrdsattack.records import NO_VICTIM_TYPE, NO_VIOLATION, Article, Attack, Victim
from bench.hrdsattack.tables import SOVEREIGN
from bench.kit.files import json_of
from bench.kit.tools import document_of
from bench.kit.types import MissingDataError
from bench.kit.wordings import folded
from tocsin.tables.gazetteer import ShippedGazetteer

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
# What annotators write where the article does not say.
_NOTHING = frozenset({"", "n a", "na", "none", "unknown", "unkown", "not mentioned", "nan"})
# Year, month, day of three articles whose annotation has them in the wrong fields.
# Source: the authors' own loader, https://github.com/dataminr-ai/HRDsAttack, src/models/utils.py.
CORRECTED: Mapping[str, Mapping[str, str]] = {
    "1004122033": {"year": "2021", "month": "September", "date": "9"},
    "885531401": {"year": "1839", "date": "13"},
    "876209412": {"year": "2015", "month": "March"},
}
_PARAGRAPH = re.compile(r"</?p\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def load(path: Path) -> list[Article]:
    """Return the articles of a part in the order of the file.

    Raises:
        MissingDataError: If the file is not there, not of its form, or an id stands twice.
    """
    entries = json_of(path)
    if not isinstance(entries, list):
        raise MissingDataError(f"{path} is no list of articles")
    if not entries:
        raise MissingDataError(f"{path} is an empty list; articles were expected")
    found: dict[str, Article] = {}
    for number, entry in enumerate(entries, start=1):
        try:
            each = article(entry)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            words = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise MissingDataError(f"{path}, article {number}: {words}") from error
        if each.id in found:
            raise MissingDataError(f"{path}: article {each.id} stands there twice")
        found[each.id] = each
    return list(found.values())


def article(entry: Mapping[str, Any]) -> Article:
    """Return an entry of a part as an article."""
    if not isinstance(entry, Mapping):
        raise TypeError(f"an object was expected, not {entry!r}")
    sample, merged = (_object(entry, name) for name in ("sample", "merged_sample"))
    key = str(sample["Input.GLOBALEVENTID"])
    text = paragraphs(_words(sample, "Input.article_interface"))
    if not text:
        raise ValueError("Input.article_interface has no text")
    document = document_of(
        text, id=key, published=_day(sample, "Input.publish_date"), title=sample.get("Input.title")
    )
    return Article(id=key, document=document, gold=attack({**merged, **CORRECTED.get(key, {})}))


def _object(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    if not isinstance(entry[name], Mapping):
        raise TypeError(f"{name} is {entry[name]!r}, not an object")
    found: Mapping[str, Any] = entry[name]
    return found


def _words(sample: Mapping[str, Any], field: str) -> str:
    if not isinstance(sample[field], str):
        raise TypeError(f"{field} is {sample[field]!r}, not a text")
    return str(sample[field])


def _day(sample: Mapping[str, Any], field: str) -> date:
    written = _words(sample, field)
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise ValueError(f"{field} is {written!r}, not a day like 2021-03-02") from error


def paragraphs(markup: str) -> str:
    """Return the text of an article's markup, its paragraphs parted by an empty line.

    >>> paragraphs("<p>One &amp; <b>two</b>.</p> <p>Three.</p>")
    'One & two.\\n\\nThree.'
    """
    parts = (html.unescape(_TAG.sub("", part)).strip() for part in _PARAGRAPH.split(markup))
    return "\n\n".join(part for part in parts if part)


def attack(merged: Mapping[str, Any]) -> Attack:
    """Return an annotation in one spelling: nothing for "N/A", numbers for dates."""
    for field in ("year", "month", "date"):
        if not isinstance(merged[field], str | int | float | None):
            raise TypeError(f"{field} is {merged[field]!r}, not a number or a word")
    violations = frozenset(merged["violation_types"])
    country, region, city = (stated(merged[key]) for key in ("country", "region", "city"))
    return Attack(
        perpetrator=bool(merged["perpetrator_mention"]),
        perpetrator_type=merged["perpetrator_type"],
        # As the authors do: "unknown" does not go with another type.
        violations=violations - {NO_VIOLATION} or frozenset({NO_VIOLATION}),
        victims=_victims(merged["victims"]),
        country=country_key(country) if country else None,
        region=frozenset({folded(region)} if region else ()),
        city=frozenset({folded(city)} if city else ()),
        year=_number(merged["year"], 1000, 2100),
        month=month_of(merged["month"]),
        day=_number(merged["date"], 1, 31),
    )


def stated(value: object) -> str | None:
    """Return what an annotator wrote, None for the words that stand for nothing."""
    words = "" if value is None else str(value).strip()
    return None if folded(words) in _NOTHING else words


def country_key(name: str) -> str:
    """Return the ISO code of a country, its name folded where the gazetteer has no such one."""
    code = _gazetteer().country_of(name)
    return folded(name) if code is None else SOVEREIGN.get(code, code)


def month_of(value: object) -> int | None:
    """Return the month that an annotator wrote as a number or, more or less well, as a name.

    >>> [month_of(each) for each in ("Novermber", "02", "2015", None)]
    [11, 2, None, None]
    """
    words = stated(value)
    if words is None:
        return None
    near = get_close_matches(words.casefold(), MONTHS, n=1)
    return MONTHS.index(near[0]) + 1 if near else _number(words, 1, 12)


def _number(value: object, least: int, most: int) -> int | None:
    """Return a number written as "2021" or "2021.0", None where there is none in the bounds."""
    words = stated(value)
    try:
        number = None if words is None else int(float(words))
    except ValueError:
        return None
    return number if number is not None and least <= number <= most else None


def _victims(entries: Sequence[Mapping[str, Any]]) -> tuple[Victim, ...]:
    """Return the victims with a name, each name once."""
    found: dict[str, Victim] = {}
    for entry in entries:
        name = stated(entry["victim_name"])
        if name is not None:
            found.setdefault(
                folded(name),
                Victim(
                    name=name,
                    types=frozenset(entry["victim_type"]) - {NO_VICTIM_TYPE},
                    sex=entry["victim_sex_type"],
                    age=entry["victim_age_group"],
                ),
            )
    return tuple(found.values())


@cache
def _gazetteer() -> ShippedGazetteer:
    return ShippedGazetteer()
