"""The figures of a benchmark as lines of text."""

from collections.abc import Iterator

from bench.kit.intervals import MIN_SUPPORT, Figure
from bench.kit.results import Result


def lines_of(result: Result) -> Iterator[str]:
    """Yield the lines that a terminal shows of a result."""
    yield f"\n{result.title}  ({result.seconds:.0f} s, {result.commit})"
    for part in result.parts:
        yield f"  {part.part}: {part.units} {part.unit}{'' if part.units == 1 else 's'}"
        if part.note:
            yield f"    {part.note}"
        for figure in part.figures:
            mark = "*" if figure.main else " "
            yield f"  {mark} {figure.measure:44} {value_words(figure):>8} {interval_words(figure)}"


def value_words(figure: Figure) -> str:
    """Return a figure's value in words: a dash where there is none."""
    return _number(figure.value, figure)


def interval_words(figure: Figure) -> str:
    """Return a figure's interval in words, with what it rests on where that is little."""
    few = figure.support is not None and figure.support < MIN_SUPPORT
    rests = f"  ({figure.support} cases: not judged)" if few else ""
    if figure.low is None:
        return rests.strip()
    return f"[{_number(figure.low, figure)}, {_number(figure.high, figure)}]{rests}"


def _number(value: float | None, figure: Figure) -> str:
    return "-" if value is None else f"{value:.1f}" if figure.percent else f"{value:.3f}"
