"""Work in several processes: the order of the things is kept, and tools are made once each."""

import os
from collections.abc import Callable

import pytest

from bench.kit.parallel import mapped


def doubler() -> Callable[[int], tuple[int, int]]:
    """Return what doubles a number and tells in which process."""
    return doubled


def doubled(number: int) -> tuple[int, int]:
    """Return the double of a number, and the process."""
    return 2 * number, os.getpid()


def breaker() -> Callable[[int], int]:
    """Return what fails."""
    return broken


def broken(number: int) -> int:
    """Fail."""
    raise ValueError(str(number))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    found = list(mapped(doubler, range(40), jobs=jobs))
    assert [each for each, _ in found] == [2 * number for number in range(40)]


def test_one_job_stays_in_this_process() -> None:
    assert {process for _, process in mapped(doubler, [1, 2, 3], jobs=1)} == {os.getpid()}


def test_several_jobs_do_not() -> None:
    assert os.getpid() not in {process for _, process in mapped(doubler, [1, 2, 3], jobs=2)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_is_not_swallowed(jobs: int) -> None:
    with pytest.raises(ValueError, match="1"):
        list(mapped(breaker, [1, 2], jobs=jobs))


def test_nothing_to_do_makes_nothing() -> None:
    assert list(mapped(doubler, [], jobs=2)) == []
