import os
from pathlib import Path

import pytest

from build_likelihood import build
from tocsin.tables import likelihood
from tocsin.tables.likelihood import likelihood_ranges
from tocsin.tables.shipped import read_table

TABLE = Path(likelihood.__file__).parent.parent / "data" / "vocab" / "likelihood_numbers.toml"


def test_every_range_is_in_order_and_inside_a_hundred() -> None:
    for phrase, each in likelihood_ranges().items():
        assert phrase == phrase.lower()
        assert 0 <= each.least <= each.low <= each.high <= each.most <= 100
        assert each.answers > 100


def test_the_source_is_cited() -> None:
    about = read_table(*likelihood.FILE)["about"]
    assert "MIT" in about["source"]


def test_the_builder_makes_the_table_that_ships() -> None:
    folder = os.environ.get("TOCSIN_TEST_DATA")
    answers = Path(folder or "") / "data" / "probability_words"
    if not folder or not answers.is_dir():
        pytest.skip("the surveys are not here")
    assert build(answers) == TABLE.read_text(encoding="utf-8")
