"""Floors only rise; and the code that is checked out keeps them."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.board import BENCHMARKS
from bench.kit.revisions import git_output
from bench.kit.tools import Tools
from bench.kit.types import Benchmark
from bench.report.floors import (
    FILE,
    Fast,
    Floor,
    Floors,
    below,
    load_floors,
    measure_fast,
    raised,
    read_floors,
    write_floors,
)

FAST = [each for each in BENCHMARKS if each.fast]
KEYS = ("all: F1", "dev: F1")
VALUES = st.floats(0, 100).map(lambda value: round(value, 2))
FIGURES = st.lists(
    st.builds(Fast, key=st.sampled_from(KEYS), value=VALUES, higher_is_better=st.just(True)),
    max_size=2,
    unique_by=lambda each: each.key,
)
FLOORS = st.dictionaries(st.sampled_from(KEYS), st.builds(Floor, value=VALUES))


@given(FIGURES, FLOORS)
def test_no_floor_becomes_easier_to_reach(found: list[Fast], floors: dict[str, Floor]) -> None:
    made = raised(found, floors)
    assert all(made[key].value >= floor.value for key, floor in floors.items())
    assert raised(found, made) == made
    assert {each.key for each in found} <= made.keys()


def test_where_less_is_better_the_ceiling_sinks() -> None:
    found = [Fast(key="all: errors", value=10.0, higher_is_better=False)]
    low, high, own = (Floor(value=value, least=False) for value in (5.0, 20.0, 10.2))
    assert raised(found, {"all: errors": high}) == {"all: errors": own}
    assert raised(found, {"all: errors": low}) == {"all: errors": low}
    assert below(found, {"all: errors": low}) == ["all: errors: 10.000, floor 5.000"]
    assert below(found, {"all: errors": own}) == []


def test_what_is_measured_keeps_the_floor_that_it_makes() -> None:
    found = [Fast(key="all: F1", value=61.234, higher_is_better=True)]
    assert below(found, raised(found, {})) == []
    assert below([], {"all: F1": Floor(value=1.0)}) == ["all: F1: no longer measured"]


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    floors = {
        "one": {'text, all: F1, "exact"': Floor(value=1.5)},
        "two": {"dev: errors": Floor(value=0.25, least=False)},
    }
    write_floors(floors, tmp_path / "floors.toml")
    assert load_floors(tmp_path / "floors.toml") == floors
    assert load_floors(tmp_path / "none.toml") == {}


def earlier_floors() -> list[Floors]:
    """Return the floors of all earlier commits, none where there is no history."""
    at = FILE.parent
    commits = git_output("log", "--format=%H", "--", FILE.name, at=at).split()
    return [read_floors(git_output("show", f"{one}:./{FILE.name}", at=at)) for one in commits]


def test_no_floor_is_easier_to_reach_than_in_any_earlier_commit() -> None:
    now, before = load_floors(), earlier_floors()
    if not before:
        pytest.skip("there is no history of the floors here")
    for floors in before:
        for name, own in floors.items():
            for key, old in own.items():
                assert key not in now.get(name, {}) or old.kept_by(now[name][key].value)


@pytest.mark.parametrize("benchmark", FAST, ids=[each.name for each in FAST])
def test_the_code_keeps_its_floors(benchmark: Benchmark) -> None:
    folder = os.environ.get("TOCSIN_TEST_DATA")
    if not folder:
        pytest.skip("TOCSIN_TEST_DATA is not set: the tests' data is not here")
    floors = load_floors().get(benchmark.name, {})
    assert floors, f"no floors for {benchmark.name}: run `python -m bench floors --raise`"
    found = measure_fast(benchmark, Tools(data=Path(folder) / "data"))
    assert not below(found, floors)
