"""Figures: bounds join, contradictions stay, different measures are left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Unit
from tocsin.fuse.figures import Conflict, comparable, in_words, intersect_figures, measured
from tocsin.testing import Report


def killed(low: int | None, high: int | None, *, about: int | None = None) -> Figure:
    exact = low if low == high else None
    return Figure(
        kind=FigureKind.KILLED,
        unit=Unit.PERSONS,
        low=low,
        best=exact if about is None else about,
        high=high,
        approximate=about is not None,
        span=None,
    )


@st.composite
def figure_lists(draw: st.DrawFn) -> list[Figure]:
    numbers = st.integers(0, 200)
    made = []
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            made.append(killed(None, None, about=draw(numbers)))
            continue
        low, high = draw(st.none() | numbers), draw(st.none() | numbers)
        if low is not None and high is not None:
            low, high = sorted((low, high))
        made.append(killed(low, high))
    return made


@given(figure_lists())
def test_joining_does_not_depend_on_order(figures: list[Figure]) -> None:
    assert intersect_figures(figures) == intersect_figures(figures[::-1])


@given(figure_lists(), st.integers(0, 200))
def test_a_number_that_all_allow_is_allowed_by_their_join(figures: list[Figure], n: int) -> None:
    exact = [figure for figure in figures if not figure.approximate]
    if not exact or not all((f.low or 0) <= n <= (n if f.high is None else f.high) for f in exact):
        return
    joined = intersect_figures(exact)
    assert isinstance(joined, Figure)
    assert (joined.low or 0) <= n <= (n if joined.high is None else joined.high)


@given(figure_lists())
def test_a_figure_joined_with_itself_is_itself(figures: list[Figure]) -> None:
    assert intersect_figures([figures[0], figures[0]]) == intersect_figures(figures[:1])


def test_more_than_80_and_nearly_100_are_81_to_99() -> None:
    joined = intersect_figures([killed(81, None), killed(None, 99)])
    assert joined == killed(81, 99)
    assert isinstance(joined, Figure)
    assert in_words(joined) == "81 to 99"


def test_103_contradicts_nearly_100_and_names_both_sides() -> None:
    more, nearly, third = killed(81, None), killed(None, 99), killed(103, 103)
    joined = intersect_figures([more, nearly, third])
    assert joined == Conflict(higher=third, lower=nearly)


def test_about_80_does_not_contradict_83_but_contradicts_120() -> None:
    about = killed(None, None, about=80)
    joined = intersect_figures([about, killed(83, 83)])
    assert isinstance(joined, Figure)
    assert (joined.low, joined.best, joined.high) == (83, 83, 83)
    assert isinstance(intersect_figures([about, killed(120, 120)]), Conflict)


def test_about_80_alone_sets_no_bounds() -> None:
    joined = intersect_figures([killed(None, None, about=80)])
    assert isinstance(joined, Figure)
    assert (joined.low, joined.high, in_words(joined)) == (None, None, "about 80")


def test_no_figures_or_mixed_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="no figures"):
        intersect_figures([])
    with pytest.raises(ValueError, match="different kinds"):
        intersect_figures([killed(1, 1), replace(killed(1, 1), kind=FigureKind.INJURED)])


def test_a_part_is_not_compared_with_the_whole() -> None:
    report = Report("Some 180 people, 13 soldiers among them, died; 4 medics were killed.")
    whole = report.figure("180", 180, 180, of_whom="people")
    part = replace(report.figure("13", 13, 13, of_whom="soldiers"), subset_of=report.span("180"))
    medics = report.figure("4", 4, 4, of_whom="medics")
    assert comparable([part, medics, whole]) == (whole,)
    assert comparable([part]) == ()


def test_parts_are_compared_by_their_own_words_alone() -> None:
    report = Report("A nurse and two patients died; police counted two patients; 3 of them later.")
    whole = replace(report.figure("A nurse and two patients", 3, 3), of_whom=None)
    nurse = replace(report.figure("A nurse", 1, 1, of_whom="A nurse"), subset_of=whole.span)
    patients = replace(report.figure("two", 2, 2, of_whom="patients"), subset_of=whole.span)
    alone = report.figure("two", 2, 2, of_whom="patients")
    bare = replace(report.figure("3", 3, 3), subset_of=whole.span)
    groups = measured([nurse, patients, whole, alone, bare])
    assert sorted(map(len, groups)) == [1, 1, 1, 2]
    assert comparable([nurse, patients, whole, alone, bare]) == (whole,)


def test_a_share_is_no_count_and_not_compared_with_one() -> None:
    persons = killed(9, 9)
    share = replace(killed(25, 25), unit=Unit.PERCENT)
    assert comparable([persons, share]) == (persons,)
    assert comparable([share]) == (share,)
    assert all(len(group) == 1 for group in measured([persons, share]))
