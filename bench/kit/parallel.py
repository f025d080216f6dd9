"""Work on many things in several processes, each with tools of its own; results in order."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")

# Things handed to a process at a time: few enough that no process is left with the last ones.
_AT_A_TIME = 16
# The one function of a process, made once when it starts.
_work: list[Callable[[Any], Any]] = []


def mapped(
    make: Callable[[], Callable[[Thing], Made]], things: Sequence[Thing], *, jobs: int
) -> Iterator[Made]:
    """Yield what a function makes of each thing, in the order of the things.

    `make` returns the function and is called once in each process, so that models are loaded
    once; with one job, or one thing, everything happens in this process. `make`, the things
    and the results must be such as can be pickled.
    """
    if jobs < 2 or len(things) < 2:
        yield from map(make(), things)
        return
    # Started afresh: a process inherits no thread and no lock.
    context = get_context("spawn")
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_prepare, initargs=(make,)
    ) as pool:
        yield from pool.map(_done, things, chunksize=_AT_A_TIME)


def _prepare(make: Callable[[], Callable[[Any], Any]]) -> None:
    _work.append(make())


def _done(thing: Any) -> Any:
    return _work[0](thing)
