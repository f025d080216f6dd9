"""The benchmarks of the board, in the order in which it shows them."""

from collections.abc import Sequence

from bench import (
    article_extraction,
    claims,
    event_place,
    factuality,
    gunviolence,
    hrdsattack,
    muc4,
    polnear,
    registry,
    restraint,
    toponyms,
    wikiwars,
)
from bench.claims import cross
from bench.event_place import cross as places_cross
from bench.kit.types import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    muc4.BENCHMARK,
    gunviolence.BENCHMARK,
    hrdsattack.BENCHMARK,
    polnear.BENCHMARK,
    claims.BENCHMARK,
    registry.BENCHMARK,
    event_place.BENCHMARK,
    toponyms.BENCHMARK,
    wikiwars.BENCHMARK,
    factuality.BENCHMARK,
    article_extraction.BENCHMARK,
    restraint.BENCHMARK,
)

# Run by `make bench-cv`; the board reads their stored figures.
CROSS_VALIDATED: tuple[Benchmark, ...] = (cross.BENCHMARK, places_cross.BENCHMARK)


def named(names: Sequence[str], among: Sequence[Benchmark]) -> tuple[Benchmark, ...]:
    """Return the benchmarks of these names, all of them for no names.

    Raises:
        KeyError: If there is none of a name.
    """
    known = {each.name: each for each in among}
    return tuple(known[name] for name in names) if names else tuple(among)
