"""The annotation as it is read: its form, its checks."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from annotated import TEXT, annotation, extent, span, write
from bench.claims.load import days_of, load
from bench.claims.sheet import Role
from bench.kit.types import MissingDataError
from oddities import said_of


def test_all_layers_are_read(tmp_path: Path) -> None:
    write(tmp_path)
    (document,) = load(tmp_path)
    sheet = document.sheet
    assert (document.id, document.part) == ("d1", "dev")
    assert document.document.published_given == date(2021, 3, 2)
    assert document.document.text == TEXT
    assert [each.source_kind for each in sheet.sayings] == ["official", "official", "witness"]
    assert sheet.sayings[1].via == extent("Radio Veld")
    assert sheet.acts[0].roles[-1] == Role(
        role="time", span=extent("Monday"), days=(date(2021, 3, 1), date(2021, 3, 1))
    )
    assert sheet.acts[0].harm[0].bounds == (3, None)
    assert [each.mode for each in sheet.acts] == ["unspecified", "heavy-weapons", "unspecified"]
    assert sheet.bonds[0].parties == (extent("Taron"), extent("the Red Front"))
    assert sheet.counts[0].figure == extent("4")
    assert sheet.prospects[0].until == date(2021, 3, 14)
    assert (sheet.bonds[0].trigger, sheet.bonds[0].attribution) == (extent("funds"), None)
    assert (sheet.counts[0].places, sheet.counts[0].attribution) == ((), "a3")
    assert sheet.contradictions == ((frozenset({"o1"}), frozenset({"o3"})),)


def test_an_unexpressed_source_is_not_named(tmp_path: Path) -> None:
    entry = annotation()
    entry["attributions"][0] |= {"source": [], "named": None}
    entry["attributions"][1] |= {"named": None}
    write(tmp_path, entry=entry)
    (document,) = load(tmp_path)
    assert [each.named for each in document.sheet.sayings] == [False, None, False]


def test_all_fields_of_tallies_and_outlooks_are_read(tmp_path: Path) -> None:
    entry = annotation()
    entry["tallies"][0] |= {"place": span("Arlen", 2), "window": span("later")}
    entry["outlooks"][0] |= {"by": span("Taron"), "likelihood": span("funds"), "attribution": "a1"}
    entry["occurrences"][0]["harm"][0]["figure"] = span("at least three")
    write(tmp_path, entry=entry)
    sheet = load(tmp_path)[0].sheet
    (tally,), (outlook,) = sheet.counts, sheet.prospects
    assert (tally.places, tally.window) == ((extent("Arlen", 2),), extent("later"))
    assert (outlook.by, outlook.likelihood) == ((extent("Taron"),), extent("funds"))
    assert outlook.attribution == "a1"
    assert sheet.acts[0].harm[0].figure == extent("at least three")


@pytest.mark.parametrize("layer", ["occurrences", "ties", "tallies", "outlooks"])
def test_an_attribution_that_is_not_there_is_named(tmp_path: Path, layer: str) -> None:
    entry = annotation()
    entry[layer][0]["attribution"] = "a9"
    write(tmp_path, entry=entry)
    with pytest.raises(MissingDataError, match="no attribution a9"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("value", "end", "days"),
    [
        ("2020-02", None, (date(2020, 2, 1), date(2020, 2, 29))),
        ("2020", None, (date(2020, 1, 1), date(2020, 12, 31))),
        ("2020-W53", None, (date(2020, 12, 28), date(2021, 1, 3))),
        ("2020-05-04T09:30", None, (date(2020, 5, 4), date(2020, 5, 4))),
        ("2019", "2020-03", (date(2019, 1, 1), date(2020, 3, 31))),
        (None, "2020-03-05", (None, date(2020, 3, 5))),
        (None, None, None),
    ],
)
def test_values_are_days(value: str | None, end: str | None, days: object) -> None:
    assert days_of({"value": value, "end": end}) == days


def test_parts_are_those_that_are_there(tmp_path: Path) -> None:
    write(tmp_path, "train", "d1")
    write(tmp_path, "test", "d2")
    assert [(each.part, each.id) for each in load(tmp_path)] == [("train", "d1"), ("test", "d2")]
    assert [each.id for each in load(tmp_path, "train", "dev")] == ["d1"]


def test_no_part_at_all_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="train, dev, test"):
        load(tmp_path)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "docs" / "d1.json").unlink()
    with pytest.raises(MissingDataError, match=r"docs/d1\.json"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"occurrences": None}, "TypeError"),
        ({"outlooks": [{"id": "f1"}]}, "outlooks f1 has no kind"),
        ({"doc": "d9"}, "d9"),
        ({"attributions": []}, "no attribution a1, a2, a3"),
        ({"ties": [], "contradictions": [["o1"]]}, "ValueError"),
    ],
)
def test_a_broken_annotation_is_named(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    path = write(tmp_path, entry=annotation() | change)
    with pytest.raises(MissingDataError, match=words) as raised:
        load(tmp_path)
    assert words == "d9" or str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("layer", "path", "value", "allowed"),
    [
        ("attributions", ("stance",), "hinted", "asserted, denied"),
        ("attributions", ("source_kind",), None, "official, government"),
        ("attributions", ("basis",), "rumour", "none_stated, eyewitness"),
        ("attributions", ("named",), "yes", "True, False, null"),
        ("attributions", ("direct",), None, "True, False"),
        ("occurrences", ("type",), "ASSAULTS", "AGREE, CONSULT"),
        ("occurrences", ("mode",), "airstrike", "abduct, beat"),
        ("occurrences", ("realis",), "happend", "happened, ongoing"),
        ("occurrences", ("background",), "no", "True, False"),
        ("occurrences", ("actors", 0, "kind"), "army", "person, group"),
        ("occurrences", ("actors", 0, "status"), "sure", "stated, suspected"),
        ("occurrences", ("recipients", 0, "kind"), ["force"], "person, group"),
        ("occurrences", ("harm", 0, "kind"), "deployed", "killed, injured"),
        ("ties", ("kind",), "likes", "supports, funds"),
        ("ties", ("status",), "claimed", "stated, suspected, denied"),
        ("tallies", ("of",), "missing", "killed, injured"),
        ("outlooks", ("kind",), "hope", "forecast, threat"),
    ],
)
def test_a_word_outside_its_vocabulary_is_named(
    tmp_path: Path, layer: str, path: tuple[str | int, ...], value: object, allowed: str
) -> None:
    entry = annotation()
    within = entry[layer][0]
    for step in path[:-1]:
        within = within[step]
    within[path[-1]] = value
    write(tmp_path, entry=entry)
    said = said_of(lambda: load(tmp_path))
    assert f"{entry['doc']}: {layer} {entry[layer][0]['id']}" in said
    assert f"{path[-1]} is {value!r}; allowed are {allowed}" in said


def test_a_field_that_is_not_there_is_named(tmp_path: Path) -> None:
    entry = annotation()
    del entry["occurrences"][0]["recipients"][0]["status"]
    write(tmp_path, entry=entry)
    with pytest.raises(MissingDataError, match="occurrences o1, recipients 1 has no status"):
        load(tmp_path)


def test_the_real_annotation_keeps_to_its_vocabulary() -> None:
    real = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / "claims"
    if not real.exists():
        pytest.skip(f"the real annotation is not at {real}: set TOCSIN_TEST_DATA")
    assert len(load(real, "train", "dev")) == 62


def test_a_span_that_is_not_in_the_text_is_named(tmp_path: Path) -> None:
    entry = annotation()
    entry["occurrences"][0]["trigger"]["start"] += 1
    path = write(tmp_path, entry=entry)
    with pytest.raises(MissingDataError, match="does not have 'killed'") as raised:
        load(tmp_path)
    assert str(path) in str(raised.value)


def test_a_count_need_not_be_located(tmp_path: Path) -> None:
    entry = annotation()
    entry["occurrences"][0]["count"] = {"q": "two", "low": 2, "high": 2}
    write(tmp_path, entry=entry)
    assert load(tmp_path)[0].sheet.acts[0].count == (2, 2)


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    entry = json.loads(json.dumps(annotation()).replace('"id": "o2"', '"id": "o1"'))
    write(tmp_path, entry=entry)
    with pytest.raises(MissingDataError, match="given twice"):
        load(tmp_path)


def test_an_odd_date_is_refused(tmp_path: Path) -> None:
    entry = annotation()
    entry["outlooks"][0]["until"] = "soon"
    write(tmp_path, entry=entry)
    with pytest.raises(MissingDataError, match="'soon' is no day"):
        load(tmp_path)
