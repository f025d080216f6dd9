"""The benchmark of dates: its scorer by hand, its loader, real recognition and reading."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.kit.intervals import values
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part
from bench.wikiwars import BENCHMARK, run
from bench.wikiwars.adapt import Said, of_text
from bench.wikiwars.load import Expression, Text, load
from bench.wikiwars.score import aligned, measures, unit
from bench.wikiwars.values import TimexType, days_covered, normalised, type_of

CREATED = date(2019, 6, 12)
TML = """<TimeML><DOCID>d</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="{created}" functionInDocument="CREATION_TIME">x</TIMEX3>
</DCT><TEXT>{text}</TEXT></TimeML>"""
BODY = (
    'The mill <EVENT eid="e1">burnt</EVENT> in '
    '<TIMEX3 tid="t1" type="DATE" value="1911-03">March 1911</TIMEX3> for '
    '<TIMEX3 tid="t2" type="DATE" value="P2D">two days</TIMEX3>.'
    '<TIMEX3 tid="t3" type="DURATION" value="P1Y"/>'
)
SPANS = st.lists(st.integers(1, 5), max_size=12).map(
    lambda lengths: [
        (sum(lengths[:number]), sum(lengths[: number + 1])) for number in range(0, len(lengths), 2)
    ]
)


def text_with(*spans: tuple[int, int, str | None]) -> Text:
    expressions = tuple(
        Expression(start=start, end=end, type=type_of("DATE", value), value=value)
        for start, end, value in spans
    )
    return Text(id="t", text="x" * 100, created=CREATED, expressions=expressions)


def one(
    start: int, end: int, value: str | None, days: tuple[date | None, date | None] = (None, None)
) -> Said:
    return Said(start=start, end=end, value=value, earliest=days[0], latest=days[1])


def figures(text: Text, *said: Said) -> dict[str, float | None]:
    made = Part(name="x", units=[unit(text, said)], measures=measures(main=True))
    return values(made)


def found_in(text: str, created: date | None = CREATED) -> list[tuple[str, str | None]]:
    read = of_text(Text(id="t", text=text, created=created, expressions=()))
    return [(text[each.start : each.end], each.value) for each in read]


# ---------------------------------------------------------------------------- scorer


def test_spans_and_values_worked_by_hand() -> None:
    text = text_with((0, 10, "1911-03"), (20, 30, "1912"), (40, 50, "P2D"), (60, 70, None))
    # exact with its value; overlapping with another; missing; exact without; one too many
    said = (one(0, 10, "1911-03"), one(22, 30, "1913"), one(60, 70, None), one(80, 90, "1914"))
    found = figures(text, *said)
    assert found["strict F1"] == pytest.approx(50.0)
    assert found["relaxed F1"] == pytest.approx(75.0)
    assert found["value F1"] == pytest.approx(25.0)
    assert found["value accuracy of the found"] == pytest.approx(100 / 3)
    assert found["DURATION found"] == 0.0
    assert found["DATE found"] == 100.0
    assert found["DATE found with the right value"] == pytest.approx(100 / 3)
    assert found["TIME found"] is None


def test_one_time_answers_for_one_expression() -> None:
    text = text_with((0, 10, "1911"), (12, 20, "1912"))
    found = figures(text, one(0, 20, "1911"))
    assert found["relaxed precision"] == 100.0
    assert found["relaxed recall"] == 50.0


def test_the_same_span_is_preferred_to_a_longer_overlap() -> None:
    text = text_with((0, 4, "1911"), (4, 20, "1912"))
    same = one(4, 20, "1913")
    pairs = aligned(text.expressions, [one(0, 3, "1911"), same])
    assert [pair[1] for pair in pairs][1] is same


def test_days_are_exact_within_or_neither() -> None:
    text = text_with((0, 4, "1911"), (10, 14, "1911"), (20, 24, "1911"), (30, 34, "P1Y"))
    year = (date(1911, 1, 1), date(1911, 12, 31))
    early = (date(1911, 1, 1), date(1911, 5, 1))
    open_start = (None, date(1911, 5, 1))
    said = (one(0, 4, "1911", year), one(10, 14, "1911", early), one(20, 24, "1911", open_start))
    found = figures(text, *said)
    assert found["days exact, of dates with days"] == pytest.approx(100 / 3)
    assert found["days within the gold's, of dates with days"] == pytest.approx(200 / 3)


@given(SPANS)
def test_the_gold_itself_is_perfect_and_nothing_finds_nothing(spans: list[tuple[int, int]]) -> None:
    text = text_with(*((start, end, "1911") for start, end in spans))
    perfect = figures(text, *(one(start, end, "1911") for start, end in spans))
    expected = 100.0 if spans else None
    assert {perfect[name] for name in ("value F1", "relaxed F1", "strict F1")} == {expected}
    nothing = figures(text)
    assert nothing["value F1"] == (0.0 if spans else None)
    assert nothing["value precision"] is None


@given(SPANS, SPANS)
def test_the_order_of_what_is_said_is_nothing(
    wanted: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    text = text_with(*((start, end, "1911") for start, end in wanted))
    said = [one(start, end, "1911") for start, end in found]
    turned = said[::-1]
    assert unit(text, said).counts == unit(text, turned).counts


# ---------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("written", "form"),
    [
        (" 1911-su ", "1911-SU"), ("191X", "191"), ("19XX", "19"), ("p2de", "P20Y"),
        ("P1CE", "P100Y"), ("null", None), ("", None), (None, None), ("XXXX", "XXXX"),
        ("1911-XX", "1911-XX"), ("PXD", "PXD"),
    ],
)  # fmt: skip
def test_values_have_one_form(written: str | None, form: str | None) -> None:
    assert normalised(written) == form


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1911", "1911-01-01", "1911-12-31"),
        ("1912-02", "1912-02-01", "1912-02-29"),
        ("1911-03-04", "1911-03-04", "1911-03-04"),
        ("1911-03-04T17:30", "1911-03-04", "1911-03-04"),
        ("1911-03-04TNI", "1911-03-04", "1911-03-04"),
        ("1911-WI", "1911-12-01", "1912-02-29"),
        ("1911-SU", "1911-06-01", "1911-08-31"),
        ("1911-H2", "1911-07-01", "1911-12-31"),
        ("1911-Q2", "1911-04-01", "1911-06-30"),
        ("2019-W24", "2019-06-10", "2019-06-16"),
        ("2019-W24-WE", "2019-06-15", "2019-06-16"),
        ("191", "1910-01-01", "1919-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_the_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_covered(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "PRESENT_REF",
        "P3D",
        "XXXX-03",
        "1911-XX-XX",
        "BC0480",
        "1911-02-30",
        "1911-W60",
        "0000",
    ],
)
def test_values_without_days(value: str | None) -> None:
    assert days_covered(value) is None


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("DATE", "1911-03", TimexType.DATE), ("DATE", "P2D", TimexType.DURATION),
        ("DATE", "PTXH", TimexType.DURATION), ("DATE", "PAST_REF", TimexType.DATE),
        ("DATE", "PRESENT_REF", TimexType.DATE), ("DATE", "1911-03-04TNI", TimexType.TIME),
        ("DATE", "XXXX-XX-XXT10:30", TimexType.TIME), ("SET", "P1D", TimexType.SET),
        ("TIME", None, TimexType.TIME), (None, None, TimexType.DATE),
    ],
)  # fmt: skip
def test_the_type_of_an_expression(written: str | None, value: str | None, kind: TimexType) -> None:
    assert type_of(written, value) is kind


# --------------------------------------------------------------------------- adapter


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mill burnt on 4 March 1911.", [("4 March 1911", "1911-03-04")]),
        ("It closed in early March 1911.", [("early March 1911", "1911-03")]),
        ("It has stood since 1911.", [("1911", "1911")]),
        ("It was rebuilt by March 1911.", [("March 1911", "1911-03")]),
        ("It ran before 4 March 1911.", [("4 March 1911", "1911-03-04")]),
        ("It closed in the winter of 1911.", [("the winter of 1911", "1911-WI")]),
        ("They left in the 1920s.", [("the 1920s", "192")]),
        ("The strike ran from 1911 to 1913.", [("1911", "1911"), ("1913", "1913")]),
        ("The strike ran 1911-13 there.", [("1911", "1911"), ("13", "1913")]),
        (
            "They met from 4 to 6 March 1911.",
            [("4", "1911-03-04"), ("6 March 1911", "1911-03-06")],
        ),
        ("It burnt for three days.", [("three days", "P3D")]),
        ("It burnt for several hours.", [("several hours", "PTXH")]),
        ("It closed last week.", [("last week", "2019-W23")]),
        ("It closed last month.", [("last month", "2019-05")]),
        ("It closed two years ago.", [("two years ago", "2017")]),
        ("It closed on Monday.", [("Monday", "2019-06-10")]),
        ("Sunday's fair was small.", [("Sunday", "2019-06-09")]),
        ("It has closed recently.", [("recently", "PAST_REF")]),
        ("It closed on 4 March.", [("4 March", "2019-03-04")]),
        (
            "It burnt on 4 March 1911 and fell two days later.",
            [("4 March 1911", "1911-03-04"), ("two days later", "1911-03-06")],
        ),
        ("It fell two days later.", [("two days later", "XXXX-XX-XX")]),
        ("It closed at 4 March 1911, 5:30 p.m.", [("4 March 1911, 5:30 p.m.", "1911-03-04T17:30")]),
    ],
)
def test_what_the_recogniser_says_in_the_form_of_the_test(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert found_in(text) == found


def test_without_a_creation_time_the_year_stays_open() -> None:
    assert found_in("It closed on 4 March.", None) == [("4 March", "XXXX-03-04")]
    assert found_in("It closed last week.", None) == [("last week", "XXXX-WXX")]


def test_the_days_of_a_time_are_those_of_its_section() -> None:
    (found,) = of_text(Text(id="t", text="In early March 1911.", created=None, expressions=()))
    assert (found.earliest, found.latest) == (date(1911, 3, 1), date(1911, 3, 10))


# ---------------------------------------------------------------------------- loader


def write(folder: Path, name: str, *, text: str = BODY, created: str = "2019-06-12") -> None:
    path = folder / BENCHMARK.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TML.format(text=text, created=created), encoding="utf-8")


def test_a_text_is_read_with_its_expressions_and_without_its_creation_time(tmp_path: Path) -> None:
    write(tmp_path, "wars/whole-tml/tml/a.tml")
    write(tmp_path, "wars/whole-tml/output-timeml/a.tml")
    write(tmp_path, "platinum/b.tml", created="2019-06-12T10:00:00")
    found = load(tmp_path / BENCHMARK.folder)
    assert list(found) == ["platinum", "wars"]
    (text,) = found["wars"]
    assert text.text == "The mill burnt in March 1911 for two days."
    assert text.created == found["platinum"][0].created == CREATED
    assert text.expressions == (
        Expression(start=18, end=28, type=TimexType.DATE, value="1911-03"),
        Expression(start=33, end=41, type=TimexType.DURATION, value="P2D"),
    )


def test_an_expression_in_another_is_left_out(tmp_path: Path) -> None:
    inner = '<TIMEX3 tid="t2" type="DATE" value="1911">1911</TIMEX3>'
    outer = f'<TIMEX3 tid="t1" type="DATE" value="1911-03-04">4 March {inner}</TIMEX3>'
    write(tmp_path, "wars/a.tml", text=f"On {outer}.", created="unknown")
    (text,) = load(tmp_path / BENCHMARK.folder)["wars"]
    assert [each.value for each in text.expressions] == ["1911-03-04"]
    assert text.created is None


def test_both_rows_are_read_for_real(tmp_path: Path) -> None:
    text = (
        'Gunmen killed two farmers in Selby on <TIMEX3 tid="t1" type="DATE" value="2019-06-11">'
        "Tuesday</TIMEX3>, police said.\n\n"
        'The mill had closed in <TIMEX3 tid="t2" type="DATE" value="1911">1911</TIMEX3>, the town '
        "clerk wrote in a book about the valley and its people."
    )
    write(tmp_path, "wars/a.tml", text=text)
    whole, claims = run(Tools(data=tmp_path))
    assert (whole.name, claims.name) == ("wars, expressions", "wars, claims")
    assert values(whole)["value F1"] == 100.0
    first = claims.units[0].output
    assert isinstance(first, list)
    assert {"at": 38, "words": "Tuesday", "value": "2019-06-11"} in first
    assert any(measure.main for measure in whole.measures)
    assert not any(measure.main for measure in claims.measures)


@pytest.mark.parametrize(
    ("content", "words"), [("<TimeML>", "cannot read"), ("<TimeML/>", "has no TEXT")]
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, words: str) -> None:
    write(tmp_path, "wars/odd.tml")
    (tmp_path / BENCHMARK.folder / "wars" / "odd.tml").write_text(content, encoding="utf-8")
    with pytest.raises(MissingDataError, match=r"odd\.tml") as caught:
        load(tmp_path / BENCHMARK.folder)
    assert words in str(caught.value)


def test_a_folder_with_nothing_but_output_is_named(tmp_path: Path) -> None:
    write(tmp_path, "wars/output-timeml/a.tml")
    with pytest.raises(MissingDataError, match="dates"):
        run(Tools(data=tmp_path))


def test_the_real_narratives_are_read_whole() -> None:
    folder = Path(os.environ.get("TOCSIN_TEST_DATA", "../shared")) / "data" / BENCHMARK.folder
    if not (folder / "wikiwars").exists():
        pytest.skip("the war narratives are not here")
    texts = load(folder)["wikiwars"]
    assert len(texts) == 22
    assert sum(len(text.expressions) for text in texts) == 2636
    assert {text.created for text in texts} == {date(2009, 12, 19)}
