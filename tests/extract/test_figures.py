"""Figures state the bounds of the words and nothing else."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Unit
from tocsin.extract.phrases.figures import figure_at, figures_with_parts
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
KILLED = FigureKind.KILLED


def head(reader: Reader, word: str) -> int:
    return next(n for n, token in enumerate(reader.tree.tokens) if token.text == word)


def figure(read: Read, text: str, word: str) -> Figure | None:
    reader = read(text)
    return figure_at(reader, head(reader, word), kind=KILLED)


@pytest.mark.parametrize(
    ("text", "word", "bounds"),
    [
        ("The blast killed more than 80 people.", "people", (81, None, None)),
        ("The blast killed nearly 100 people.", "people", (None, None, 99)),
        ("At least 12 soldiers died.", "soldiers", (12, None, None)),
        ("The raid killed up to 12 villagers.", "villagers", (None, None, 12)),
        ("Fewer than 50 people were hurt.", "people", (None, None, 49)),
        ("Between 5 and 7 people died.", "people", (5, None, 7)),
        ("Some 8 to 10 gunmen fled.", "gunmen", (8, None, 10)),
        ("Twenty-five people died.", "people", (25, 25, 25)),
        ("At least sixty-two were hurt in the march.", "two", (62, None, None)),
        ("Nearly eighty-four villagers fled.", "villagers", (None, None, 83)),
        ("Dozens of people were hurt.", "people", (24, None, None)),
        ("Hundreds of thousands of people fled.", "people", (200_000, None, None)),
        ("The war displaced 1.7 million people.", "people", (1_700_000,) * 3),
        ("They killed half a dozen soldiers.", "soldiers", (6, 6, 6)),
        ("Several soldiers died.", "soldiers", (2, None, None)),
        ("Gunmen shot a policeman.", "policeman", (1, 1, 1)),
        ("Gunmen shot soldiers.", "soldiers", (2, None, None)),
        ("No civilians were killed.", "civilians", (0, 0, 0)),
        ("It wounded two dozen.", "dozen", (24, 24, 24)),
    ],
)
def test_number_words_give_their_bounds(
    read: Read, text: str, word: str, bounds: tuple[int | None, int | None, int | None]
) -> None:
    found = figure(read, text, word)
    assert found is not None
    assert (found.low, found.best, found.high) == bounds


@pytest.mark.parametrize("number", ["9" * 400, "9999999 million", "9999999999999"])
def test_a_number_too_great_to_count_anything_is_no_figure(read: Read, number: str) -> None:
    assert figure(read, f"The blast killed {number} people.", "people") is None


def test_an_approximation_is_a_best_value_without_bounds(read: Read) -> None:
    found = figure(read, "About 80 people died.", "people")
    assert found is not None
    assert (found.low, found.best, found.high, found.approximate) == (None, 80, None, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Security forces were hit.", "forces"),
        ("The army was hit.", "army"),
        ("Every soldier died.", "soldier"),
    ],
)
def test_without_a_number_or_a_count_noun_there_is_no_figure(
    read: Read, text: str, word: str
) -> None:
    assert figure(read, text, word) is None


def test_an_age_a_year_and_a_day_of_a_month_count_nothing(read: Read) -> None:
    aged = figure(read, "They shot a 20-year-old man.", "man")
    assert aged is not None
    assert aged.high == 1
    for text in ("The 2017 bombings hit the town.", "The Jan. 3 bombings hit the town."):
        found = figure(read, text, "bombings")
        assert found is not None
        assert found.high is None


def test_percentages_are_no_persons(read: Read) -> None:
    found = figure(read, "It has over 90% Muslims.", "Muslims")
    assert found is not None
    assert found.unit is Unit.PERCENT


def test_a_part_names_the_figure_that_holds_it(read: Read) -> None:
    reader = read("The blast killed over 180 people, including 13 soldiers.")
    whole, part = figures_with_parts(reader, head(reader, "people"), kind=KILLED)
    assert (whole.low, part.best) == (181, 13)
    assert part.subset_of == whole.span


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    number=st.integers(min_value=2, max_value=99_999),
    bound=st.sampled_from(["", "at least ", "more than ", "nearly ", "up to ", "about "]),
)
def test_bounds_are_always_in_order(read: Read, number: int, bound: str) -> None:
    found = figure(read, f"Gunmen killed {bound}{number:,} people in the town.", "people")
    if found is None:
        assert not bound
        assert 1800 <= number < 2100
        return
    known = [value for value in (found.low, found.best, found.high) if value is not None]
    assert known
    assert known == sorted(known)
    assert known[0] >= 0
    assert found.span is not None
    assert f"{number:,}" in found.span.quote


@pytest.mark.parametrize(
    ("text", "word", "part", "whole"),
    [
        ("Gunners shot down 80 of 145 drones.", "80", 80, "145"),
        ("Gunners shot down 12 out of 20 missiles.", "12", 12, "20"),
        ("Three of the five gunmen were killed.", "Three", 3, "five"),
    ],
)
def test_a_part_of_a_number_is_what_is_counted(
    read: Read, text: str, word: str, part: int, whole: str
) -> None:
    found = figure(read, text, word)
    assert found is not None and found.best == part
    assert found.subset_of is not None and found.subset_of.quote == whole


def test_those_killed_of_a_number_are_all_of_it(read: Read) -> None:
    found = figure(read, "He named three of the five guards killed.", "guards")
    assert found is not None and found.best == 5 and found.subset_of is None
