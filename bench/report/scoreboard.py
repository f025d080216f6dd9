"""The page of the board and a page for each benchmark, made from the stored results."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.board import BENCHMARKS, CROSS_VALIDATED
from bench.kit.intervals import MIN_SUPPORT, Figure
from bench.kit.results import BENCH, RESULTS, PartResult, Result, read_result
from bench.report.escalation import PAGE, escalation_page, escalation_section
from bench.report.published import Published, published
from bench.report.speeds import speed_section

DOCS = BENCH.parent / "docs"
Best = Mapping[tuple[str, str, str], Published]
_INTRO = """# The scoreboard

What Tocsin scores, each figure with its interval, on tests of others and on our own. In one
sentence: what it says is mostly right, less so to the exact word, and it misses most;
[what it gets wrong](limits.md) says so in words. How a test is turned into what Tocsin says,
and what is lost in that, stands on the test's page, with precision and recall apart;
[how it is measured](benchmarks/README.md) says the rest.

- **ours**: shares in percent, 0 to 100, unless the measure is a mean, a rate or a correlation.
- **interval**: holds 95 % of 1,000 resamples over the units (documents, mostly).
- **gap**: with ≈ where the other figure is on another part of the test, or the setting differs,
  as said below: it shows the distance and is no comparison.
- **commit**: the state of the code that was measured; after + a digest of what was changed on it.

A figure on fewer than {few} cases is reported and not judged. Rules were written with some of
these texts in sight, as the pages of the tests say; such figures flatter. A row that ends in
"nothing joined", "nothing answered" or "of saying 3.0" is what one gets for doing nothing.
"""
_OTHERS = """
## Tests that nobody here wrote

On their development parts, or all of a test that has no parts.
"""
_OWN = """
## Our own tests

Annotation and verdicts of this project, after its codebook. No other system was measured on them; a
second annotator was, on claims.
"""
_HEADS = "| test | part | measure | ours | interval | {} | gap | commit |"
_RULE = "| --- | --- | --- | ---: | --- | ---: | ---: | --- |"


def pages(results: Path = RESULTS, best: Best | None = None) -> dict[str, str]:
    """Return the pages by their paths under docs/."""
    found = stored(results)
    known = published() if best is None else best
    made = {"scoreboard.md": "\n".join(_board(found, known, results)) + "\n"}
    for result in found:
        made[f"scoreboard/{result.benchmark}.md"] = "\n".join(_page(result, known)) + "\n"
    risen = escalation_page(results)
    return made if risen is None else {**made, PAGE: risen}


def stored(results: Path = RESULTS) -> list[Result]:
    """Return the stored results, in the order of the board where it has them."""
    order = [f"{each.name}.json" for each in (*BENCHMARKS, *CROSS_VALIDATED)]
    paths = [results / name for name in order if (results / name).exists()]
    return [read_result(path) for path in paths]


def stale(docs: Path = DOCS) -> list[str]:
    """Return the pages that are not as the results make them, and those that nothing makes."""
    made = pages()
    old = {f"scoreboard/{path.name}" for path in (docs / "scoreboard").glob("*.md")} - made.keys()
    differing = [path for path, text in made.items() if _read(docs / path) != text]
    return sorted({*differing, *old})


def write(docs: Path = DOCS) -> list[str]:
    """Write the pages, remove what nothing makes any longer; return what changed."""
    changed, made = stale(docs), pages()
    for path in changed:
        page = docs / path
        page.parent.mkdir(parents=True, exist_ok=True)
        if path in made:
            page.write_text(made[path], encoding="utf-8")
        else:
            page.unlink()
    return changed


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


# ----------------------------------------------------------------------------- the board


def _board(results: Sequence[Result], best: Best, folder: Path) -> Iterator[str]:
    own = {each.name for each in (*BENCHMARKS, *CROSS_VALIDATED) if each.own}
    yield _INTRO.format(few=MIN_SUPPORT)
    for words, theirs, ours in (
        (_OTHERS, "best published", False),
        (_OWN, "second annotator", True),
    ):
        yield words
        yield _HEADS.format(theirs)
        yield _RULE
        for result in results:
            if (result.benchmark in own) == ours:
                yield from _rows(result, best)
    shown = {
        (result.benchmark, part.part, figure.measure)
        for result in results
        for part in result.parts
        for figure in part.figures
        if part.on_board and figure.main
    }
    yield "\n## Whose the other figures are\n"
    yield from sorted({f"- {_whose(other)}" for key, other in best.items() if key in shown})
    yield from escalation_section(folder)
    yield from speed_section(folder)


def _rows(result: Result, best: Best) -> Iterator[str]:
    """Yield a row for each main figure of the parts that stand on the board."""
    name = f"[{result.benchmark}](scoreboard/{result.benchmark}.md)"
    for part in result.parts:
        for figure in part.figures:
            if figure.main and part.on_board:
                other = best.get((result.benchmark, part.part, figure.measure))
                value, interval, *rest = _cells(figure, other, part.part)
                if _is_little(figure):
                    interval += f" ({figure.support} cases, not judged)"
                cells = (name, part.part, figure.measure, value, interval, *rest)
                yield f"| {' | '.join(cells)} | {result.commit} |"


def _cells(figure: Figure, other: Published | None, part: str) -> tuple[str, str, str, str]:
    """Return value, interval, best published and gap, as the table shows them."""
    value = number(figure.value, figure)
    interval = f"{number(figure.low, figure)} – {number(figure.high, figure)}"
    if other is None:
        return value, "" if figure.low is None else interval, "", ""
    gap = ""
    if figure.value is not None:
        alike = other.part == part and not other.note
        gap = f"{'' if alike else '≈ '}{figure.value - other.value:+.1f}"
    return value, interval, f"{other.value:g}", gap


def _is_little(figure: Figure) -> bool:
    return figure.support is not None and figure.support < MIN_SUPPORT


def _whose(other: Published) -> str:
    note = f"; {other.note}" if other.note else ""
    what = f"**{other.benchmark}**, {other.measure}: {other.value:g}"
    return f"{what}, {other.by}, on {other.part}{note}"


def number(value: float | None, figure: Figure) -> str:
    """Return a figure's number: one decimal for shares, three for other things, a dash for none."""
    return "–" if value is None else f"{value:.1f}" if figure.percent else f"{value:.3f}"


# -------------------------------------------------------------------------- a benchmark


def _page(result: Result, best: Best) -> Iterator[str]:
    yield f"# {result.title}"
    yield ""
    yield (
        f"Measured on {result.commit} in {result.seconds:.0f} seconds. How the test is scored and "
        f"what is lost: [{result.benchmark}](../benchmarks/{result.benchmark}.md). "
        "All tests: [the scoreboard](../scoreboard.md)."
    )
    for part in result.parts:
        yield from _part(result.benchmark, part, best)
    if any(part.curves for part in result.parts):
        yield "\n## Precision and recall over thresholds\n"
        yield "Each point keeps what scores at least a threshold. The right end keeps everything."
        yield f"\n![Precision over recall]({result.benchmark}.svg)"


def _part(benchmark: str, part: PartResult, best: Best) -> Iterator[str]:
    yield f"\n## {part.part}\n"
    yield f"{part.units} {part.unit}{'' if part.units == 1 else 's'}. {part.note}".rstrip()
    yield "\n| measure | ours | interval | cases | best published | gap |"
    yield "| --- | ---: | --- | ---: | ---: | ---: |"
    for figure in part.figures:
        other = best.get((benchmark, part.part, figure.measure))
        value, interval, theirs, gap = _cells(figure, other, part.part)
        few = figure.support is not None and figure.support < MIN_SUPPORT
        cases = (
            "" if figure.support is None else f"{figure.support}{' (not judged)' if few else ''}"
        )
        name = f"**{figure.measure}**" if figure.main else figure.measure
        yield f"| {name} | {value} | {interval} | {cases} | {theirs} | {gap} |"
