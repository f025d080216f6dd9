"""The scorers of the count questions and of the facts, on invented rows worked by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gunviolence import facts, questions
from bench.gunviolence.adapt import Facts, Told, claims_of, main_incidents, told_incidents
from bench.gunviolence.load import Article, Data, Question, Row, Story
from bench.kit.measures import total
from bench.kit.tools import Tools
from bench.kit.types import Unit
from tocsin.testing import Report

DAY = date(2031, 5, 7)  # a Wednesday


def row(key: str = "i", **said: object) -> Row:
    plain: dict[str, object] = {
        "id": key,
        "day": DAY,
        "state": "Ohio",
        "cities": ("Saint Selby", "Northside"),
        "killed": 2,
        "injured": 1,
        "suspects_killed": 0,
        "suspects_injured": 0,
        "people": ("Ann Lee", "Bo Ashe"),
    }
    return Row(**plain | said)  # type: ignore[arg-type]


def article(text: str, published: date | None = date(2031, 5, 8)) -> Article:
    return Article(id="a", title="", text=text, published=published, incidents=("i",))


def values(unit: Unit) -> dict[str, float | None]:
    return {measure.name: measure.of(unit.counts) for measure in facts.MEASURES}


# ------------------------------------------------------------------------------- facts


def test_all_right_is_a_hundred() -> None:
    text = "Two were killed and one was hurt in Saint Selby on Wednesday."
    said = Facts(killed=2, injured=1, day=DAY, city="St. Selby", state="Ohio")
    assert set(values(facts.unit(article(text), row(), said)).values()) == {100.0}


def test_nothing_said_is_wrong_and_has_no_precision() -> None:
    found = values(facts.unit(article("Two dead."), row(), None))
    assert found["killed: right"] == 0
    assert found["killed: right where the text states it"] == 0
    assert found["killed: right where a value is given"] is None
    assert found["injured: right where the text states it"] is None
    assert found["killed: as in the register, unsaid read as none"] == 0
    assert found["articles with a main incident"] == 0


def test_where_the_register_has_none_a_number_is_wrong_and_none_is_not_asked_for() -> None:
    counts = facts.unit(article("x"), row(killed=0), Facts(killed=1)).counts
    assert (counts["killed.wanted"], counts["killed.given"], counts["killed.agreed"]) == (0, 1, 0)
    assert counts["killed.same"] == 0
    assert facts.unit(article("x"), row(killed=0), Facts()).counts["killed.same"] == 1


@pytest.mark.parametrize(
    ("given_", "wanted", "suspects", "right"),
    [(6, 6, 1, True), (5, 6, 1, True), (4, 6, 1, False), (1, 0, 0, False), (0, 1, 1, False)],
)
def test_a_number_may_leave_out_the_suspects(
    given_: int, wanted: int, suspects: int, right: bool
) -> None:
    assert facts.right_number(given_, wanted, suspects) is right


def test_a_day_apart_is_near_and_not_right() -> None:
    counts = facts.unit(article("x"), row(), Facts(day=date(2031, 5, 8))).counts
    assert (counts["day.agreed"], counts["day within 1.agreed"]) == (0, 1)


@pytest.mark.parametrize(
    ("city", "state", "right"),
    [
        ("Saint Selby", "Ohio", True),
        ("St. Selby", None, True),
        ("Northside", "Ohio", True),
        ("Saint Selby", "Iowa", False),
        ("Selby", "Ohio", False),
    ],
)
def test_a_city_of_the_register(city: str, state: str | None, right: bool) -> None:
    assert facts.right_city(city, state, row()) is right


@pytest.mark.parametrize(
    ("text", "number", "stated"),
    [
        ("A man was killed.", 1, True),
        ("Three died.", 3, True),
        ("At least 3 people are dead.", 3, True),
        ("Thirty-three died.", 4, False),
        ("Three went home.", 3, False),
        ("Nobody died.", 0, False),
        ("25 dead", 25, True),
    ],
)
def test_a_text_states_how_many_were_killed(text: str, number: int, stated: bool) -> None:
    assert facts.states_number(text, "killed", number) is stated


@pytest.mark.parametrize(
    ("text", "published", "stated"),
    [
        ("It was on May 7th.", date(2031, 6, 1), True),
        ("It was on 7 May.", None, True),
        ("It was on 5/7.", None, True),
        ("It was on May 17.", None, False),
        ("It was on Wednesday.", date(2031, 5, 12), True),
        ("It was on Wednesday.", date(2031, 5, 20), False),
        ("It was on Wednesday.", None, False),
        ("It was on Tuesday.", date(2031, 5, 8), False),
        ("It was last night.", date(2031, 5, 8), True),
        ("It was last night.", date(2031, 5, 10), False),
    ],
)
def test_a_text_tells_the_day(text: str, published: date | None, stated: bool) -> None:
    assert facts.states_day(article(text, published), DAY) is stated


def test_a_text_names_the_city_as_a_whole_word() -> None:
    assert facts.states_city("Police in St. Selby said so.", row())
    assert facts.states_city("Police in northside said so.", row())
    assert facts.states_city("Police in St. Selby said so.", row(cities=("St. Selby",)))
    assert not facts.states_city("Police in Selbytown said so.", row(cities=("Selby",)))


# ------------------------------------------------------------------------------- questions


def question(**asked: object) -> Question:
    plain: dict[str, object] = {
        "id": "q",
        "kind": "killed",
        "first": date(2031, 5, 1),
        "last": date(2031, 5, 31),
        "state": None,
        "city": None,
        "names": (),
        "which_name": None,
        "answer": {"i": frozenset({"a", "b"})},
    }
    return Question(**plain | asked)  # type: ignore[arg-type]


def killing(documents: tuple[str, ...], day: date = DAY) -> Told:
    """Return an incident with one killed on a day, the main one of some documents."""
    report = Report(f"One was killed on {day.isoformat()} in {documents}.")
    report.occurrence(
        "killed",
        figures=[report.figure("One", 1, 1)],
        times=[report.day(day.isoformat(), day, day)],
    )
    reading = report.reading()
    mains = main_incidents(Tools(data=None).fused([report.document], [reading]), [reading])  # type: ignore[arg-type]
    (told,) = told_incidents(mains, claims_of([reading]))
    return Told(incident=told.incident, documents=documents, facts=told.facts)


def data(*rows: Row, stories: dict[str, tuple[str, ...]]) -> Data:
    return Data(
        articles={},
        register={each.id: each for each in rows},
        stories=tuple(Story(id=key, articles=ids) for key, ids in stories.items()),
        questions=(),
        annotated={},
    )


KNOWN = data(
    row("i"), row("j", killed=0), row("k"), stories={"i": ("a", "b"), "j": ("c",), "k": ("d",)}
)


def test_the_right_answer() -> None:
    unit = questions.unit(
        question(), [killing(("a", "b")), killing(("c",), date(2030, 1, 1))], KNOWN
    )
    assert (unit.counts["f1"], unit.counts["exact"], unit.counts["error"]) == (1, 1, 0)
    assert unit.output == {"count": 1, "documents": [["a", "b"]]}


def test_a_split_and_a_wrong_incident() -> None:
    unit = questions.unit(question(), [killing(("a",)), killing(("b",)), killing(("c",))], KNOWN)
    assert unit.counts["precision"] == pytest.approx(2 / 3)
    assert unit.counts["recall"] == 1
    assert unit.counts["f1"] == pytest.approx(0.8)
    assert (unit.counts["exact"], unit.counts["error"]) == (0, 2)


def test_no_answer_to_a_question_that_has_one() -> None:
    counts = questions.unit(question(), [], KNOWN).counts
    assert (counts["precision"], counts["recall"], counts["f1"]) == (0, 0, 0)
    assert (counts["exact"], counts["error"]) == (0, 1)


def test_none_where_none_is_wanted_is_right_as_in_the_official_scorer() -> None:
    counts = questions.unit(question(answer={}), [], data(stories={})).counts
    assert (counts["precision"], counts["recall"], counts["f1"], counts["exact"]) == (1, 1, 1, 1)


def test_an_incident_that_fits_by_the_register_and_is_not_in_the_answer_is_not_judged() -> None:
    known = questions.unit(question(), [killing(("a", "b")), killing(("d",))], KNOWN)
    assert (known.counts["f1"], known.counts["exact"]) == (1, 1)
    assert questions.unjudged_documents(question(), KNOWN) == {"d"}


def test_a_document_that_the_answer_does_not_name_of_its_incident_is_not_judged() -> None:
    known = data(row("i"), stories={"i": ("a", "b", "e")})
    found = questions.unit(question(), [killing(("a", "b", "e"))], known)
    assert (found.counts["f1"], found.counts["exact"]) == (1, 1)
    assert questions.unjudged_documents(question(), known) == {"e"}


def test_an_incident_that_the_register_lacks_is_not_judged() -> None:
    lacking = data(row("i"), stories={"i": ("a", "b"), "x": ("e",)})
    assert questions.unjudged_documents(question(), lacking) == {"e"}


def test_a_document_of_the_answer_is_judged_whatever_else_it_reports() -> None:
    both = data(row("i"), row("k"), stories={"i": ("a", "b"), "k": ("a", "d")})
    assert questions.unjudged_documents(question(), both) == {"d"}


@pytest.mark.parametrize(
    ("asked", "unjudged"),
    [
        ({"state": "Ohio", "city": "Northside"}, {"d"}),
        ({"state": "Iowa"}, set()),
        ({"first": date(2030, 1, 1), "last": date(2030, 1, 2)}, set()),
        ({"names": ("Ann",), "which_name": "first"}, {"d"}),
        ({"names": ("Ann",), "which_name": "last"}, set()),
        ({"names": ("Bo", "Ashe"), "which_name": "full_name"}, {"d"}),
    ],
)
def test_what_fits_by_the_register(asked: dict[str, object], unjudged: set[str]) -> None:
    assert questions.unjudged_documents(question(**asked), KNOWN) == unjudged


@given(st.lists(st.sets(st.sampled_from("abc"), min_size=1), max_size=3))
def test_the_order_of_the_incidents_changes_nothing_and_the_error_is_the_difference(
    found: list[set[str]],
) -> None:
    told = [killing(tuple(sorted(documents))) for documents in found]
    one = questions.unit(question(), told, KNOWN)
    other = questions.unit(question(), told[::-1], KNOWN)
    assert one == other
    assert one.counts["error"] == abs(len(found) - 1)
    assert one.counts["f1"] <= 1
    sums = total(one.counts, one.counts)
    assert {measure.of(sums) for measure in questions.MEASURES[:1]} == {
        measure.of(one.counts) for measure in questions.MEASURES[:1]
    }
