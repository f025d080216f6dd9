"""The files of the benchmark as records: articles, the register's rows, questions, the split.

`articles.jsonl`: `id`, `title`, `content`, `dct` (the day of the article), `incident_id`; an
article of two incidents stands there twice. `incidents.jsonl`: the register, a row an
incident. `gvc_doc_to_event.csv`: `doc-id`, `event-id`, `split`. `questions.json` and
`answers.json`: by id of the question.
"""

import ast
import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.kit.files import json_lines_of, json_of, text_of
from bench.kit.types import MissingDataError

_PLACE = re.compile(r" in (\(.*?\)) \((?:city|state)\)")
_COUNTY = re.compile(r"\s*(?:\(county\)|\bcounty\b|\bparish\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article and the ids of the register's incidents that it reports: one, rarely two."""

    id: str
    title: str
    text: str
    published: date | None
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the register says of an incident.

    `cities` are the names of the place, the widest first: "Springfield (Northside)" has
    two. Suspects are among the killed and injured; how many of them, says `suspects_killed`
    and `suspects_injured`. `people` are the names of all who had a part.
    """

    id: str
    day: date
    state: str
    cities: tuple[str, ...]
    killed: int
    injured: int
    suspects_killed: int
    suspects_injured: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How many incidents of a kind were there, with the answer.

    `kind` is "killed" or "injured"; `first` and `last` bound the days asked about; `names`
    are the words of a person's name that must stand in a row. What is not asked is None or
    empty. `answer` are the documents by incident.
    """

    id: str
    kind: str
    first: date | None
    last: date | None
    state: str | None
    city: str | None
    names: tuple[str, ...]
    which_name: str | None
    answer: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An incident of the register with its articles: what is drawn whole for a fast run."""

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """All that the folder holds. `annotated` is the incident of each article, by split."""

    articles: Mapping[str, Article]
    register: Mapping[str, Row]
    stories: tuple[Story, ...]
    questions: tuple[Question, ...]
    annotated: Mapping[str, Mapping[str, str]]


def load(folder: Path) -> Data:
    """Return what the folder holds.

    Raises:
        MissingDataError: If a file is not there or not of its form.
    """
    articles = _articles(folder / "articles.jsonl")
    register = _register(folder / "incidents.jsonl")
    told: dict[str, list[str]] = {}
    for article in articles.values():
        for incident in article.incidents:
            told.setdefault(incident, []).append(article.id)
    return Data(
        articles=articles,
        register=register,
        stories=tuple(Story(id=key, articles=tuple(ids)) for key, ids in told.items()),
        questions=_questions(folder / "questions.json", folder / "answers.json"),
        annotated=_annotated(folder / "gvc_doc_to_event.csv"),
    )


def _articles(path: Path) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for number, line in enumerate(json_lines_of(path), start=1):
        try:
            before = found.get(line["id"])
            found[line["id"]] = Article(
                id=line["id"],
                title=line["title"] or "",
                text=line["content"],
                published=date.fromisoformat(line["dct"]) if line["dct"] else None,
                incidents=(*(before.incidents if before else ()), str(line["incident_id"])),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise MissingDataError(f"{path}, line {number} is no article: {error!r}") from error
    if not found:
        raise MissingDataError(f"{path} is empty; articles were expected")
    return found


def _register(path: Path) -> dict[str, Row]:
    found = {}
    for number, line in enumerate(json_lines_of(path), start=1):
        try:
            row = _row(line)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MissingDataError(f"{path}, line {number} is no incident: {error!r}") from error
        found[row.id] = row
    if not found:
        raise MissingDataError(f"{path} is empty; incidents were expected")
    return found


def _row(line: Mapping[str, Any]) -> Row:
    written = line["city_or_county"]
    outer, _, inner = written.partition("(")
    names = (_COUNTY.sub("", name).strip(" )") for name in (outer, inner))
    return Row(
        id=str(line["incident_uri"]),
        day=datetime.strptime(line["date"], "%B %d, %Y").date(),
        state=line["state"],
        cities=tuple(name for name in names if name),
        killed=int(line["num_killed"]),
        injured=int(line["num_injured"]),
        suspects_killed=_suspects(line["participants"], "killed"),
        suspects_injured=_suspects(line["participants"], "injured"),
        people=tuple(each.get("Name", "").strip() for each in line["participants"]),
    )


def _suspects(participants: Sequence[Mapping[str, str]], status: str) -> int:
    """Return how many of those who are taken for the perpetrators are of a status."""
    return sum(
        "suspect" in each.get("Type", "").casefold() and status in each.get("Status", "").casefold()
        for each in participants
    )


def _questions(asked: Path, answered: Path) -> tuple[Question, ...]:
    questions, answers = _table(asked), _table(answered)
    found = []
    for key, question in questions.items():
        try:
            found.append(_question(key, question, answers[key]))
        except (KeyError, TypeError, ValueError, SyntaxError, AttributeError) as error:
            words = f"question {key} of {asked} or its answer in {answered.name} is odd: {error!r}"
            raise MissingDataError(words) from error
    return tuple(found)


def _table(path: Path) -> Mapping[str, Any]:
    """Return the entries of a file by id, which must be there."""
    found = json_of(path)
    if isinstance(found, dict | list) and not found:
        raise MissingDataError(f"{path} is empty; entries by id of the question were expected")
    if not isinstance(found, dict):
        raise MissingDataError(f"{path} is no object with entries by id of the question")
    return found


def _question(key: str, question: Mapping[str, Any], answer: Mapping[str, Any]) -> Question:
    first, last = _days(question.get("time") or {})
    place = _PLACE.search(question["verbose_question"])
    if place is None and question.get("location"):
        raise ValueError("the place asked about is not in its words")
    names: tuple[str, ...] = ast.literal_eval(place[1]) if place else ()
    which, name = next(iter((question.get("participant") or {}).items()), (None, ""))
    return Question(
        id=key,
        kind={"killing": "killed", "injuring": "injured"}[question["event_type"]],
        first=first,
        last=last,
        state=names[0] if names else None,
        city=names[1] if len(names) > 1 else None,
        names=tuple(name.split()),
        which_name=which,
        answer={each: frozenset(ids) for each, ids in answer["answer_docs"].items()},
    )


def _days(time: Mapping[str, str]) -> tuple[date | None, date | None]:
    """Return the first and the last day of a day, month or year; None for both if not asked."""
    if "day" in time:
        day = datetime.strptime(time["day"], "%d/%m/%Y").date()
        return day, day
    if "month" in time:
        month, year = map(int, time["month"].split("/"))
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    if "year" in time:
        return date(int(time["year"]), 1, 1), date(int(time["year"]), 12, 31)
    return None, None


def _annotated(path: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in csv.DictReader(text_of(path).splitlines()):
        try:
            found.setdefault(line["split"], {})[line["doc-id"]] = line["event-id"]
        except KeyError as error:
            raise MissingDataError(f"{path} has no column {error}") from error
    if not found:
        raise MissingDataError(f"{path} is empty; documents with their events were expected")
    return found
