"""Incidents from many reports: the loader, the adapter and the whole run, on invented towns."""

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.gunviolence import BENCHMARK, run
from bench.gunviolence.adapt import (
    Facts,
    Told,
    answers,
    claims_of,
    main_incidents,
    told_incidents,
)
from bench.gunviolence.load import Question, load
from bench.kit.measures import total
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part
from tocsin.core.types import Incident, Place
from tocsin.core.vocab import EventType, FigureKind, PlaceKind
from tocsin.testing import Report

SHOOTING = (
    "Gunmen shot dead two men in Memphis, Tennessee, on 3 January 2017, police said.\n\n"
    "Police have not named the gunmen."
)
OTHER = "A man was shot and wounded in Toledo, Ohio, on 9 March 2016, police said."
NOTHING = "The council met and spoke about the new bridge for an hour."
PLACE = (
    "How many ['killing'] events happened in 01/2017 (month) in ('Tennessee', 'Memphis') (city) ?"
)


def article(key: str, incident: str, text: str, day: str) -> dict[str, Any]:
    return {
        "id": key,
        "title": "News",
        "content": text,
        "dct": day,
        "uri": "-",
        "incident_id": incident,
    }


def row(key: str, day: str, place: tuple[str, str], harm: tuple[int, int]) -> dict[str, Any]:
    suspect = {"Type": " Subject-Suspect", "Status": " Killed", "Name": " Selby Ashe"}
    return {
        "incident_uri": key,
        "date": day,
        "state": place[0],
        "city_or_county": place[1],
        "num_killed": harm[0],
        "num_injured": harm[1],
        "participants": [suspect] if harm[0] else [{"Type": " Victim", "Status": " Injured"}],
    }


ARTICLES = [
    article("a1", "7", SHOOTING, "2017-01-04"),
    article("a2", "7", SHOOTING.replace("Gunmen", "Two gunmen"), "2017-01-04"),
    article("b1", "8", OTHER, "2016-03-10"),
    article("c1", "9", NOTHING, "2016-03-10"),
    article("d1", "7", NOTHING, "2017-01-05"),
    article("d1", "8", NOTHING, "2017-01-05"),
]
ROWS = [
    row("7", "January 3, 2017", ("Tennessee", "Memphis (Northside)"), (2, 0)),
    row("8", "March 9, 2016", ("Ohio", "Lucas (county)"), (0, 1)),
]
SPLITS = ("train+dev", "train", "dev")
QUESTION = {
    "event_type": "killing",
    "subtask": 2,
    "time": {"month": "01/2017"},
    "location": {"city": "-"},
    "verbose_question": PLACE,
}


def write(folder: Path, **changed: str) -> Path:
    """Write the invented data and return the data folder."""
    files = {
        "articles.jsonl": "".join(json.dumps(each) + "\n" for each in ARTICLES),
        "incidents.jsonl": "".join(json.dumps(each) + "\n" for each in ROWS),
        "questions.json": json.dumps({"q1": QUESTION}),
        "answers.json": json.dumps(
            {"q1": {"numerical_answer": 1, "answer_docs": {"7": ["a1", "a2"]}}}
        ),
        "gvc_doc_to_event.csv": "doc-id,event-id,split\na1,7,train\na2,7,train\nb1,8,dev\n",
        **{name.replace("__", "."): text for name, text in changed.items()},
    }
    (folder / "gunviolence").mkdir()
    for name, text in files.items():
        (folder / "gunviolence" / name).write_text(text, encoding="utf-8")
    return folder


# ---------------------------------------------------------------------------------- loader


def test_the_folder_is_read(tmp_path: Path) -> None:
    data = load(write(tmp_path) / "gunviolence")
    assert data.articles["d1"].incidents == ("7", "8")
    assert {story.id: story.articles for story in data.stories} == {
        "7": ("a1", "a2", "d1"),
        "8": ("b1", "d1"),
        "9": ("c1",),
    }
    first, second = data.register["7"], data.register["8"]
    assert first.cities == ("Memphis", "Northside")
    assert second.cities == ("Lucas",)
    assert (first.day, first.killed, first.suspects_killed) == (date(2017, 1, 3), 2, 1)
    assert first.people == ("Selby Ashe",)
    assert data.annotated == {"train": {"a1": "7", "a2": "7"}, "dev": {"b1": "8"}}


def test_a_question_is_read(tmp_path: Path) -> None:
    (question,) = load(write(tmp_path) / "gunviolence").questions
    assert (question.kind, question.state, question.city) == ("killed", "Tennessee", "Memphis")
    assert (question.first, question.last) == (date(2017, 1, 1), date(2017, 1, 31))
    assert question.answer == {"7": frozenset({"a1", "a2"})}


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ({"day": "05/02/2016"}, date(2016, 2, 5), date(2016, 2, 5)),
        ({"month": "12/2016"}, date(2016, 12, 1), date(2016, 12, 31)),
        ({"year": "2016"}, date(2016, 1, 1), date(2016, 12, 31)),
        (None, None, None),
    ],
)
def test_the_days_that_are_asked_about(
    tmp_path: Path, time: dict[str, str] | None, first: date | None, last: date | None
) -> None:
    asked = {key: value for key, value in (QUESTION | {"time": time}).items() if value}
    folder = write(tmp_path, questions__json=json.dumps({"q1": asked}))
    (question,) = load(folder / "gunviolence").questions
    assert (question.first, question.last) == (first, last)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("articles__jsonl", '{"id": "a1"}\n'),
        ("articles__jsonl", ""),
        ("articles__jsonl", json.dumps(ARTICLES[0] | {"dct": "yesterday"})),
        ("incidents__jsonl", json.dumps(ROWS[0] | {"date": "3.1.2017"})),
        ("incidents__jsonl", "[]"),
        ("questions__json", json.dumps({"q1": QUESTION | {"event_type": "fire"}})),
        ("questions__json", json.dumps({"q1": QUESTION | {"verbose_question": "Where?"}})),
        ("answers__json", "{}"),
        ("gvc_doc_to_event__csv", "document,event\na1,7\n"),
    ],
)
def test_an_odd_file_is_named(tmp_path: Path, name: str, text: str) -> None:
    folder = write(tmp_path, **{name: text})
    with pytest.raises(MissingDataError, match=name.replace("__", r"\.")):
        load(folder / "gunviolence")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("articles__jsonl", ""),
        ("incidents__jsonl", "\n"),
        ("questions__json", "{}"),
        ("questions__json", "[]"),
        ("answers__json", "[]"),
        ("gvc_doc_to_event__csv", ""),
        ("gvc_doc_to_event__csv", "doc-id,event-id,split\n"),
    ],
)
def test_an_empty_file_says_that_it_is_empty(tmp_path: Path, name: str, text: str) -> None:
    folder = write(tmp_path, **{name: text})
    with pytest.raises(MissingDataError, match=name.replace("__", r"\.") + " is empty"):
        load(folder / "gunviolence")


def test_questions_that_are_no_object_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path, questions__json="[1]")
    with pytest.raises(MissingDataError, match=r"questions\.json is no object"):
        load(folder / "gunviolence")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"articles\.jsonl"):
        load(tmp_path)


# ---------------------------------------------------------------------------------- adapter


def town(name: str, state: str) -> Place:
    return Place(
        id=f"place:{name}",
        name=name,
        kind=PlaceKind.SETTLEMENT,
        country="US",
        first_order=state,
        source="invented",
    )


def incidents_of(report: Report) -> tuple[dict[str, Incident], tuple[Told, ...]]:
    reading = report.reading()
    fusion = Tools(data=Path()).fused([report.document], [reading])
    mains = main_incidents(fusion, [reading])
    return mains, told_incidents(mains, claims_of([reading]))


def test_the_main_incident_has_the_most_claims_and_is_no_arrest() -> None:
    report = Report(
        "A man was shot in Selby. Another was shot in Ashford. The shots in Ashford killed him. "
        "Two were arrested. Two were charged. Two were jailed."
    )
    report.occurrence("shot", key="one")
    report.occurrence("shot", nth=2, key="two")
    report.occurrence("killed", key="two")
    for word in ("arrested", "charged", "jailed"):
        report.occurrence(word, key="three", event_type=EventType.COERCE)
    mains, told = incidents_of(report)
    assert mains[report.document.id].claim_ids == (report.claims[1].id, report.claims[2].id)
    assert [one.documents for one in told] == [(report.document.id,)]


def test_what_is_told_as_current_goes_before_background_and_of_equals_the_first() -> None:
    report = Report("A man was beaten once, and stabbed once. One was shot. One was bombed.")
    report.occurrence("beaten", key="old", background=True)
    report.occurrence("stabbed", key="old", background=True)
    report.occurrence("shot", key="new")
    report.occurrence("bombed", key="other")
    mains, _ = incidents_of(report)
    assert mains[report.document.id].claim_ids == (report.claims[2].id,)


def test_a_document_without_an_assault_has_no_incident() -> None:
    report = Report("Two were arrested.")
    report.occurrence("arrested", event_type=EventType.COERCE)
    assert incidents_of(report) == ({}, ())


def test_the_facts_are_those_of_the_ledger() -> None:
    report = Report(
        "On 3 May 2031 two men and one woman, three in all, were killed in Selby, Ohio."
    )
    day = date(2031, 5, 3)
    report.occurrence(
        "killed",
        places=[report.place("Selby", town("Selby", "Ohio"))],
        times=[report.day("3 May 2031", day, day)],
        figures=[
            report.figure("two", 2, 2, of_whom="men"),
            report.figure("one", 1, 1, of_whom="woman"),
            report.figure("three", 3, 3),
        ],
    )
    (told,) = incidents_of(report)[1]
    assert told.facts == Facts(killed=3, day=day, city="Selby", state="Ohio")


def test_what_the_ledger_does_not_say_is_unknown() -> None:
    report = Report("Men were killed near the Selby Road.", published=date(2031, 5, 3))
    report.occurrence("killed", places=[report.place("Selby Road")])
    (told,) = incidents_of(report)[1]
    assert told.facts == Facts()


def question(**asked: Any) -> Question:
    plain: dict[str, Any] = {
        "id": "q",
        "kind": "killed",
        "first": None,
        "last": None,
        "state": None,
        "city": None,
        "names": (),
        "which_name": None,
        "answer": {},
    }
    return Question(**plain | asked)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({}, True),
        ({"kind": "injured"}, False),
        ({"first": date(2031, 5, 1), "last": date(2031, 5, 31)}, True),
        ({"first": date(2031, 4, 1), "last": date(2031, 4, 30)}, False),
        ({"state": "Ohio", "city": "SELBY"}, True),
        ({"state": "Iowa"}, False),
        ({"state": "Ohio", "city": "Ashford"}, False),
        ({"names": ("Ann",)}, True),
        ({"names": ("Ann", "Lee")}, True),
        ({"names": ("An",)}, False),
        ({"names": ("Lee", "Ann")}, False),
    ],
)
def test_an_incident_answers_what_it_fulfils(asked: dict[str, Any], fits: bool) -> None:
    report = Report("On 3 May 2031 one, Ann Lee's brother, was killed in Selby, Ohio.")
    day = date(2031, 5, 3)
    report.occurrence(
        "killed",
        places=[report.place("Selby", town("Selby", "Ohio"))],
        times=[report.day("3 May 2031", day, day)],
        figures=[report.figure("one", 1, 1, kind=FigureKind.KILLED)],
        recipients=[report.party("Ann Lee's brother")],
    )
    (told,) = incidents_of(report)[1]
    assert answers(question(**asked), told) is fits


# ---------------------------------------------------------------------------------- run


def sums_of(parts: Sequence[Part], name: str) -> dict[str, float]:
    (part,) = (each for each in parts if each.name == name)
    return total(*(unit.counts for unit in part.units))


def test_invented_reports_are_read_and_scored(tmp_path: Path) -> None:
    parts = run(Tools(data=write(tmp_path)))
    assert [part.name for part in parts] == [
        "all articles",
        "articles with text and a row",
        "incidents of two",
        "GVC train+dev",
        "GVC train",
        "GVC dev",
        "count questions",
        "facts of one report",
        "grades",
    ]
    off_board = {"GVC train", "GVC dev"}
    assert {part.name for part in parts if not part.on_board} == off_board
    mixed = sums_of(parts, "incidents of two")
    assert mixed["mixed"] <= mixed["incidents"] and mixed["mixed mains"] <= mixed["mains"]
    annotated = [sums_of(parts, f"GVC {name}") for name in SPLITS]
    assert [each["items"] for each in annotated] == [3, 2, 1]
    together = sums_of(parts, "all articles")
    assert together["items"] == 4
    assert (together["muc.right"], together["muc.predicted"], together["muc.wanted"]) == (1, 1, 1)
    asked = sums_of(parts, "count questions")
    assert (asked["questions"], asked["exact"], asked["f1"]) == (1, 1, 1)
    facts = sums_of(parts, "facts of one report")
    assert (facts["articles"], facts["killed.right"], facts["killed.wanted"]) == (3, 2, 2)
    assert (facts["day.right"], facts["city.stated"], facts["city.told"]) == (3, 2, 2)
    graded = sums_of(parts, "grades")
    assert graded["claims.2.given"] == graded["claims.high.given"] >= 6
    # A county stands in the register where the report names its town.
    assert (graded["incidents.high.agreed"], graded["incidents.high.given"]) == (5, 6)


def test_a_test_split_is_fused_alone(tmp_path: Path) -> None:
    """What it gives does not hang on whether the development splits are there."""
    there, alone = tmp_path / "there", tmp_path / "alone"
    there.mkdir()
    alone.mkdir()
    head, test = "doc-id,event-id,split\n", "a2,7,test\nb1,8,test\n"
    both = run(Tools(data=write(there, gvc_doc_to_event__csv=f"{head}a1,7,dev\n{test}")))
    one = run(Tools(data=write(alone, gvc_doc_to_event__csv=head + test)))
    names = [part.name for part in both if "GVC" in part.name]
    assert names == ["GVC dev", "GVC test"]
    assert sums_of(both, names[1]) == sums_of(one, names[1])


def test_the_order_of_the_articles_changes_nothing(tmp_path: Path) -> None:
    there, back = tmp_path / "there", tmp_path / "back"
    there.mkdir()
    back.mkdir()
    turned = "".join(json.dumps(each) + "\n" for each in reversed(ARTICLES))
    first = run(Tools(data=write(there)))
    second = run(Tools(data=write(back, articles__jsonl=turned)))
    for part in first:
        assert sums_of(second, part.name) == pytest.approx(sums_of(first, part.name))


def test_a_fast_run_draws_whole_incidents(tmp_path: Path) -> None:
    parts = run(Tools(data=write(tmp_path), sample=1))
    (unit,) = next(part for part in parts if part.name == "count questions").units
    assert unit.id == "q1"
    drawn = next(part for part in parts if part.name.endswith("all articles"))
    assert {"7"} <= {unit.id for unit in drawn.units} <= {"7", "8", "9"}


def test_texts_and_names_stay_out_of_what_is_kept(tmp_path: Path) -> None:
    parts = run(Tools(data=write(tmp_path)))
    assert all(unit.text is None for part in parts for unit in part.units)


def test_the_real_folder_is_as_the_page_says() -> None:
    root = os.environ.get("TOCSIN_TEST_DATA")
    folder = Path(root or "") / "data" / BENCHMARK.folder
    if root is None or not folder.is_dir():
        pytest.skip("the data of this benchmark is private: $TOCSIN_TEST_DATA/data is not there")
    data = load(folder)
    assert all(each.published for each in data.articles.values())
    answered = {key for each in data.questions for ids in each.answer.values() for key in ids}
    assert answered <= data.articles.keys()
    assert {key for each in data.questions for key in each.answer} <= data.register.keys()
    assert all(set(those) <= data.articles.keys() for those in data.annotated.values())
