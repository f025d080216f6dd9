"""The benchmark of factuality: loader, adapter and scorer on invented sentences."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.factuality import (
    AT_MOST,
    BENCHMARK,
    LEAST,
    MEASURES,
    MOST,
    OF_REALIS,
    SETS,
    UNTOLD,
    Item,
    Told,
    load,
    on_scale,
    run,
    unit,
)
from bench.kit.intervals import values
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part
from tocsin.core.vocab import Realis, Stance


def row(text: str, *targets: tuple[str, float], idx: int = 0) -> dict[str, Any]:
    """Return a row of a file: a text in tokens, and gold for some of them."""
    tokens = text.split(" ")
    found = []
    for word, label in targets:
        first = tokens.index(word)
        found.append({"span1": [first, first + 1], "span_text": word, "label": label})
    return {"text": text, "targets": found, "file_idx": idx, "idx": idx}


def file(root: Path, *rows: dict[str, Any], name: str = "UW", part: str = "dev") -> Path:
    """Write a part of a set and return its file."""
    path = root / "factuality" / name / f"{part}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def told(value: float, *, is_act: bool = False) -> Told:
    """Return what Tocsin might make of a word."""
    return Told(value=value, realis=None, stance=None, is_act=is_act)


def figures(*pairs: tuple[float, Told]) -> dict[str, float | None]:
    """Return the figures of a sentence with pairs of gold and what was told."""
    item = Item(id="1", text="word", targets=tuple(((0, 4), gold) for gold, _ in pairs))
    found = unit(item, [one for _, one in pairs])
    return values(Part(name="invented", units=[found], measures=MEASURES))


# ---------------------------------------------------------------------------------- loader


def test_sentences_are_printed_and_their_targets_found_again(tmp_path: Path) -> None:
    path = file(tmp_path, row("`` They did n't go , '' she said .", ("go", -2.5), ("said", 3.0)))
    (item,) = load(path, close_hyphens=False)
    assert item.text == "“They didn't go,” she said."
    assert [(item.text[slice(*extent)], gold) for extent, gold in item.targets] == [
        ("go", -2.5),
        ("said", 3.0),
    ]


def bent(**change: Any) -> dict[str, Any]:
    """Return a row with one target, of which something is changed."""
    good = row("They left", ("left", 3.0))
    target = {**good["targets"][0], **{key: each for key, each in change.items() if key != "row"}}
    return {**good, "targets": [target], **change.get("row", {})}


@pytest.mark.parametrize(
    "broken",
    [
        bent(span_text="right"),
        bent(label=4.0),
        bent(label=None),
        bent(span1=[1]),
        bent(span1=[5, 6], span_text=""),
        bent(row={"targets": [{}]}),
        bent(row={"text": None}),
        {"text": "They left", "targets": []},
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, broken: dict[str, Any]) -> None:
    path = file(tmp_path, row("They left", ("left", 3.0)), broken)
    with pytest.raises(MissingDataError, match=r"dev\.jsonl, line 2: text, idx and targets"):
        load(path, close_hyphens=False)


def test_an_empty_file_and_one_with_an_idx_twice_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"dev\.jsonl has no sentences"):
        load(file(tmp_path), close_hyphens=False)
    twice = row("They left", ("left", 3.0))
    with pytest.raises(MissingDataError, match=r"dev\.jsonl has two sentences of one idx"):
        load(file(tmp_path, twice, twice), close_hyphens=False)


def test_the_training_part_is_no_test(tmp_path: Path) -> None:
    file(tmp_path, row("They left", ("left", 3.0)), part="train")
    with pytest.raises(MissingDataError, match=r"UW has none of dev\.jsonl, test\.jsonl"):
        run(Tools(data=tmp_path))


# --------------------------------------------------------------------------------- adapter


def test_every_realis_has_a_value_on_the_scale() -> None:
    assert set(OF_REALIS) == set(Realis)
    assert all(LEAST <= value <= MOST for value in OF_REALIS.values())


@pytest.mark.parametrize(
    ("realis", "stance", "value"),
    [
        (Realis.HAPPENED, None, 3.0),
        (Realis.HAPPENED, Stance.ASSERTED, 3.0),
        (Realis.HAPPENED, Stance.SUSPECTED, 2.0),
        (Realis.POSSIBLE, Stance.SUSPECTED, 1.0),
        (Realis.HAPPENED, Stance.DENIED, -3.0),
        (Realis.DENIED, Stance.DENIED, -3.0),
        (Realis.DENIED, Stance.SUSPECTED, -3.0),
        (Realis.HAPPENED, Stance.DECLINED, 0.0),
        (None, None, UNTOLD),
    ],
)
def test_realis_and_stance_make_one_value(
    realis: Realis | None, stance: Stance | None, value: float
) -> None:
    assert on_scale(realis, stance) == value


@given(st.sampled_from([None, *Realis]), st.sampled_from(list(Stance)))
def test_no_stance_makes_a_thing_surer(realis: Realis | None, stance: Stance) -> None:
    assert LEAST <= on_scale(realis, stance) <= on_scale(realis, None)
    assert on_scale(realis, stance) <= AT_MOST.get(stance, MOST)


def test_sentences_are_read_for_real(tmp_path: Path) -> None:
    file(
        tmp_path,
        row("Gunmen killed two soldiers in the town on Monday .", ("killed", 3.0), idx=1),
        row("The firm did not sell its cars , but it may buy one .", ("sell", -3.0), ("buy", 1.0)),
        row("She was n't worried .", ("worried", -2.0), idx=2),
        row("The police denied that officers had fired .", ("fired", -1.0), idx=3),
    )
    (part,) = run(Tools(data=tmp_path))
    assert part.name == "UW dev"
    assert [each.output for each in part.units] == [
        [["killed", 3.0, "happened", None, "act"]],
        [["sell", -3.0, "denied", None, "word"], ["buy", 1.0, "possible", None, "word"]],
        [["worried", -3.0, "denied", None, "word"]],
        [["fired", -3.0, "denied", "denied", "act"]],
    ]
    assert values(part)["coverage"] == 40


def test_each_part_that_is_there_is_measured(tmp_path: Path) -> None:
    for name, part in (("UW", "test"), ("MEANTIME", "dev"), ("MEANTIME", "test")):
        file(tmp_path, row("They left", ("left", 3.0)), name=name, part=part)
    assert [each.name for each in run(Tools(data=tmp_path))] == [
        "UW test",
        "MEANTIME dev",
        "MEANTIME test",
    ]


# ---------------------------------------------------------------------------------- scorer


def test_errors_worked_by_hand() -> None:
    found = figures((3.0, told(3.0)), (-1.0, told(1.0, is_act=True)), (2.0, told(1.0)))
    assert found["words MAE"] == pytest.approx((0 + 2 + 1) / 3)
    assert found["words MAE of saying 3.0"] == pytest.approx((0 + 4 + 1) / 3)
    assert found["acts MAE"] == 2
    assert found["acts MAE of saying 3.0"] == 4
    assert found["coverage"] == pytest.approx(100 / 3)
    # gold 3, -1, 2 (mean 4/3); told 3, 1, 1 (mean 5/3): 10/3 over the root of 26/3 times 8/3
    assert found["words r"] == pytest.approx((10 / 3) / (26 / 3 * 8 / 3) ** 0.5)
    assert found["acts r"] is None


GOLD = st.lists(st.floats(LEAST, MOST).map(lambda value: round(value, 2)), min_size=1, max_size=8)


@given(GOLD)
def test_saying_what_the_gold_says_has_no_error(gold: list[float]) -> None:
    found = figures(*((value, told(value)) for value in gold))
    assert found["words MAE"] == 0
    assert found["words r"] is None or found["words r"] == pytest.approx(1)


@given(GOLD)
def test_saying_3_of_everything_is_the_baseline_and_correlates_with_nothing(
    gold: list[float],
) -> None:
    found = figures(*((value, told(3.0)) for value in gold))
    assert found["words MAE"] == found["words MAE of saying 3.0"]
    assert found["words r"] is None


def test_a_sentence_without_targets_measures_nothing() -> None:
    assert set(figures().values()) == {None}


DATA = os.environ.get("TOCSIN_TEST_DATA")


@pytest.mark.skipif(DATA is None, reason="TOCSIN_TEST_DATA does not name the folder of the data")
def test_the_development_parts_are_as_large_as_their_page_says() -> None:
    root = Path(DATA or "") / "data" / BENCHMARK.folder
    sizes = {}
    for name, close_hyphens in SETS.items():
        items = load(root / name / "dev.jsonl", close_hyphens=close_hyphens)
        sizes[name] = (len(items), sum(len(item.targets) for item in items))
    assert sizes == {"UW": (992, 3358), "MEANTIME": (65, 195), "UDS_IH2": (1246, 2642)}
