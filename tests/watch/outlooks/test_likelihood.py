from dataclasses import replace

import pytest

from tocsin.core.types import Outlook
from tocsin.tables.likelihood import likelihood_ranges
from tocsin.watch.outlooks.likelihood import numbers_of
from told_ahead import ahead


def outlook(likely: str, before: str = "") -> Outlook:
    report = ahead(likely=f"{before}{likely} ")
    content = report.claims[0].content
    assert isinstance(content, Outlook)
    return replace(content, likelihood=report.span(likely))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("probably", 60, 80), ("almost certainly", 90, 98), ("most likely", 65, 95)],
)
def test_words_have_the_range_that_people_read_in_them(words: str, low: float, high: float) -> None:
    numbers = numbers_of([outlook(words)], likelihood_ranges())
    assert numbers is not None
    assert (numbers.low, numbers.high) == (low, high)
    assert numbers.asked == (words != "most likely")


@pytest.mark.parametrize("words", ["could", "may", "possibly", "a prospect"])
def test_words_that_nobody_was_asked_about_have_no_numbers(words: str) -> None:
    assert numbers_of([outlook(words)], likelihood_ranges()) is None


@pytest.mark.parametrize("before", ["not ", "hardly ", "is no more ", "less "])
def test_words_that_are_turned_have_no_numbers(before: str) -> None:
    assert numbers_of([outlook("likely", before)], likelihood_ranges()) is None


def test_mentions_that_people_read_differently_have_no_numbers_together() -> None:
    both = [outlook("probably"), outlook("almost certainly")]
    assert numbers_of(both, likelihood_ranges()) is None
    assert numbers_of([outlook("probably"), outlook("could")], likelihood_ranges()) is not None
