"""The benchmark of the event's place: loader, adapter and scorer on invented sentences."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.event_place import BENCHMARK, run
from bench.event_place.adapt import Answer, Locator
from bench.event_place.load import Asked, Text, extent, load, record
from bench.event_place.score import MEASURES, unit
from bench.kit.intervals import values
from bench.kit.spans import Extent
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part
from tocsin.settings import Settings

TEXT = "Gunmen killed three farmers in Kano on Monday, police in Lagos said."


def at(words: str, text: str = TEXT) -> Extent:
    """Return where words stand."""
    return text.index(words), text.index(words) + len(words)


def line(text: str, verb: str, *places: str, **more: Any) -> dict[str, Any]:
    """Return a record of the form of the data."""
    marked = [("VERB", verb), *(("LOCATION", place) for place in places)]
    spans = []
    for label, words in marked:
        start, end = at(words, text)
        spans.append({"start": start, "end": end, "label": label, "text": words})
    return {"text": text, "spans": spans, **more}


def written(root: Path, *lines: dict[str, Any], name: str = "labeled.jsonl") -> Path:
    """Write a part of the data and return its file."""
    folder = root / "event_location"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    return path


def figures(*pairs: tuple[Asked, Answer], text: str = TEXT) -> dict[str, float | None]:
    """Return the figures of some answers to one text."""
    asked = tuple(one for one, _ in pairs)
    found = unit(Text(id="t", text=text, asked=asked), [answer for _, answer in pairs])
    return values(Part(name="invented", units=[found], measures=MEASURES))


# ---------------------------------------------------------------------------------- scorer


def test_tokens_worked_by_hand() -> None:
    text = "They shot him in the Old Mill of Selby-on-Ouse."
    asked = Asked(verb=at("shot", text), places=(at("Old Mill", text),))
    # Old and Mill are wanted; Mill, Selby, -, on, - and Ouse are given.
    given_places = (at("Mill", text), at("Selby-on-Ouse", text))
    found = figures((asked, Answer(given=given_places, told=None)), text=text)
    assert found["verb given precision"] == pytest.approx(100 / 6)
    assert found["verb given recall"] == 50
    assert found["verb given F1"] == pytest.approx(200 / 8)
    assert found["end to end precision"] is None
    assert found["end to end recall"] == 0
    assert found["verbs read as an occurrence"] == 0
    assert found["verb given, record wholly right"] == 0


def test_a_verb_without_a_place_asks_for_silence() -> None:
    asked = Asked(verb=at("said"), places=())
    silent = figures((asked, Answer(given=(), told=())))
    assert silent["without a place, and none given"] == 100
    assert silent["verb given, record wholly right"] == 100
    assert silent["verb given F1"] is None
    told = figures((asked, Answer(given=(at("Lagos"),), told=(at("Lagos"),))))
    assert told["without a place, and none given"] == 0
    assert told["verb given precision"] == 0
    assert told["end to end precision"] == 0


def test_what_is_not_read_counts_end_to_end_and_not_where_read() -> None:
    kano, lagos = (at("Kano"),), (at("Lagos"),)
    found = figures(
        (Asked(verb=at("killed"), places=kano), Answer(given=kano, told=kano)),
        (Asked(verb=at("said"), places=lagos), Answer(given=lagos, told=None)),
    )
    assert found["verb given F1"] == 100
    assert found["end to end recall"] == 50
    assert found["end to end precision"] == 100
    assert found["end to end, where read F1"] == 100
    assert found["verbs read as an occurrence"] == 50


SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
        lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
    ),
    max_size=4,
)


@given(SPANS)
def test_what_is_wanted_is_right(places: list[Extent]) -> None:
    asked = Asked(verb=at("killed"), places=tuple(places))
    found = figures((asked, Answer(given=tuple(places[::-1]), told=tuple(places))))
    assert found["verb given, record wholly right"] == 100
    assert found["verb given F1"] in {100, None}
    assert found["verb given F1"] == found["end to end F1"]


@given(SPANS, SPANS)
def test_figures_are_percentages_and_order_is_nothing(
    wanted: list[Extent], predicted: list[Extent]
) -> None:
    one = figures(
        (
            Asked(verb=at("killed"), places=tuple(wanted)),
            Answer(given=tuple(predicted), told=tuple(predicted)),
        )
    )
    other = figures(
        (
            Asked(verb=at("killed"), places=tuple(wanted[::-1])),
            Answer(given=tuple(predicted[::-1]), told=tuple(predicted[::-1])),
        )
    )
    assert one == other
    assert all(value is None or 0 <= value <= 100 for value in one.values())


# ---------------------------------------------------------------------------------- loader


def test_records_of_one_text_are_one_unit(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        line(TEXT, "killed", "Kano"),
        line(TEXT, "said", "Lagos", answer="accept"),
        line("They marched.", "marched"),
    )
    texts, note = load(path)
    assert [len(each.asked) for each in texts] == [2, 1]
    assert texts[0].asked[0] == Asked(verb=at("killed"), places=(at("Kano"),))
    assert texts[1].asked[0].places == ()
    assert note == "3 records; left out: none."


def test_what_cannot_be_used_is_left_out_and_said(tmp_path: Path) -> None:
    two_verbs = line(TEXT, "killed", "Kano")
    two_verbs["spans"].append({"start": 0, "end": 6, "label": "VERB"})
    astray = line(TEXT, "said", "Kano")
    astray["spans"][1] |= {"start": 5, "end": 5, "text": "Zaria"}
    path = written(
        tmp_path,
        line(TEXT, "killed", "Kano"),
        line(TEXT, "killed", "Kano"),
        line(TEXT, "killed", "Lagos"),
        line(TEXT, "said", "Kano", answer="reject"),
        two_verbs,
        astray,
    )
    texts, note = load(path)
    assert [each.asked for each in texts] == [(Asked(verb=at("killed"), places=(at("Kano"),)),)]
    assert note == (
        "1 records; left out: 1 not accepted, 1 repeated, 1 repeated with another place, "
        "1 with a span that is not in the text, 1 without one verb."
    )


def test_offsets_that_count_tokens_are_found_by_the_text() -> None:
    text = "Kano is calm; they shot him in Kano."
    assert extent(text, {"start": 9, "end": 9, "text": "Kano"}) == (31, 35)
    assert extent(text, {"start": 0, "end": 0, "text": "Kano"}) == (0, 4)
    assert extent(text, {"start": 9, "end": 9, "text": "Zaria"}) is None


def test_offsets_stand_where_the_text_of_a_span_is_empty_or_missing() -> None:
    assert extent(TEXT, {"start": 7, "end": 13}) == (7, 13)
    assert extent(TEXT, {"start": 7, "end": 13, "text": ""}) == (7, 13)
    assert extent(TEXT, {"start": 6, "end": 7}) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"spans": []},
        {"text": TEXT},
        {"text": TEXT, "spans": [{"label": "VERB"}]},
        {"text": TEXT, "spans": [7]},
    ],
)
def test_a_broken_record_is_named(tmp_path: Path, broken: dict[str, Any]) -> None:
    path = written(tmp_path, line(TEXT, "killed"), broken)
    with pytest.raises(MissingDataError, match=r"labeled\.jsonl, record 2"):
        load(path)


def test_a_file_without_usable_records_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, line(TEXT, "killed", answer="reject"))
    with pytest.raises(MissingDataError, match=r"labeled\.jsonl"):
        load(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="event_location"):
        run(Tools(data=tmp_path))


# ---------------------------------------------------------------------------------- adapter


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator(Settings())


def answered(locator: Locator, text: str, verb: str) -> tuple[list[str], list[str] | None]:
    """Return the words of the places of a verb: given, and end to end."""
    asked = Asked(verb=at(verb, text), places=())
    (found,) = locator(Text(id="t", text=text, asked=(asked,)))

    def words(spans: tuple[Extent, ...]) -> list[str]:
        return [text[start:end] for start, end in spans]

    return words(found.given), None if found.told is None else words(found.told)


def test_the_place_of_an_occurrence_is_given_both_ways(locator: Locator) -> None:
    assert answered(locator, TEXT, "killed") == (["Kano"], ["Kano"])


def test_a_verb_that_tells_no_act_has_places_when_it_is_given(locator: Locator) -> None:
    assert answered(locator, "The minister cooked rice in Kano.", "cooked") == (["Kano"], None)


def test_a_place_that_is_taken_is_the_place(locator: Locator) -> None:
    text = "Rebels captured the town of Kano from government troops."
    assert answered(locator, text, "captured") == (["Kano"], ["Kano"])


def test_a_text_that_cannot_be_read_has_no_places(locator: Locator) -> None:
    asked = Asked(verb=(1, 2), places=())
    assert locator(Text(id="t", text="   ", asked=(asked,))) == (Answer(given=(), told=None),)


def test_parts_are_the_files_that_are_there(tmp_path: Path) -> None:
    written(tmp_path, line(TEXT, "killed", "Kano"))
    written(tmp_path, line(TEXT, "said"), name="test.jsonl")
    labeled, test = run(Tools(data=tmp_path))
    assert (labeled.name, test.name) == ("labeled", "test")
    assert values(labeled)["verb given F1"] == 100
    assert labeled.units[0].output == [
        {"verb": ["killed"], "given": ["Kano"], "told": ["Kano"], "wanted": ["Kano"]}
    ]


def test_the_real_records_are_read() -> None:
    folder = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / BENCHMARK.folder
    if not folder.exists():
        pytest.skip(f"the real records are not at {folder}: set TOCSIN_TEST_DATA")
    texts, _ = load(folder / "labeled.jsonl")
    assert len({each.id for each in texts}) == len(texts) > 8_000
    assert sum(len(each.asked) for each in texts) > 9_500


def test_a_record_is_one_verb_and_its_places() -> None:
    assert record(line(TEXT, "killed", "Lagos", "Kano")) == Asked(
        verb=at("killed"), places=(at("Kano"), at("Lagos"))
    )
