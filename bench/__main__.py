"""python -m bench: the scoreboard's commands."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bench.board import BENCHMARKS, CROSS_VALIDATED, named
from bench.kit.files import digest_of
from bench.kit.results import (
    RESULTS,
    RUNS,
    Result,
    read_result,
    result_of,
    write_parts,
    write_result,
)
from bench.kit.revisions import state_of_code
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, MissingDataError
from bench.report import compare as comparing
from bench.report.escalation import plot_escalation
from bench.report.floors import below, load_floors, measure_fast, raised, write_floors
from bench.report.lines import lines_of
from bench.report.plots import plot_curves
from bench.report.scoreboard import DOCS, stale, stored, write
from bench.report.speeds import plot_scale

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Score the code that is checked out on public tests, and look at what changed.",
)
DataFolder = Annotated[
    Path,
    typer.Option(
        "--data",
        help="The folder of the tests: muc4/, polnear/, ... of the layout of the development data.",
        show_default="$TOCSIN_TEST_DATA/data, else ./data",
    ),
]
Out = Annotated[
    Path, typer.Option("--out", help="Where the figures are written, for other data than ours.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Processes that read.")]
Names = Annotated[list[str] | None, typer.Argument(help="Benchmarks, by name; all if none given.")]
DEFAULT_DATA = Path(os.environ.get("TOCSIN_TEST_DATA", ".")) / "data"
CORES = os.cpu_count() or 1
# The digest of a folder that is not there: its absence is told by the benchmark.
NO_FILES = digest_of(Path("no such folder"))


@app.command("list")
def list_benchmarks() -> None:
    """List the benchmarks, a line each: name, what it tests, the folder that it reads."""
    for each in (*BENCHMARKS, *CROSS_VALIDATED):
        print(f"{each.name:20} {each.title}  [{each.folder}/]")


@app.command()
def run(
    names: Names = None,
    *,
    data: DataFolder = DEFAULT_DATA,
    jobs: Jobs = CORES,
    out: Out = RESULTS,
    sample: Annotated[
        int | None,
        typer.Option(min=1, help="Read only so many items of each part: a quick look, not kept."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also what this state of the code was measured on.")
    ] = False,
) -> None:
    """Run benchmarks, print their figures, write them to bench/results/NAME.json.

    What each document gave goes to bench/runs/COMMIT/, for `compare`. It holds
    texts and stays out of the repository. A stopped run goes on where it was.

    Example: python -m bench run muc4 polnear --data DIR
    """
    chosen = _chosen(names, BENCHMARKS)
    commit = state_of_code()
    missing = 0
    with _progress() as progress:
        tools = Tools(data=data, jobs=jobs, sample=sample, progress=progress)
        whole = progress.add_task("The board", total=len(chosen))
        for benchmark in chosen:
            held = None if again or sample is not None else _held(benchmark, out)
            here = digest_of(data / benchmark.folder)
            if held and held.data == here and held.commit == commit:
                print(f"{benchmark.name}: measured on {commit} before (--again measures anew)")
            elif held and here not in {held.data, NO_FILES}:
                missing += 1
                words = f"{out} holds figures of other data: write elsewhere with --out DIR"
                print(f"{benchmark.name}: {words}, or replace them with --again", file=sys.stderr)
            else:
                missing += not _measured(benchmark, tools, commit, out)
            progress.advance(whole)
    raise typer.Exit(2 if missing else 0)


@app.command()
def cv(
    names: Names = None,
    *,
    data: DataFolder = DEFAULT_DATA,
    jobs: Jobs = CORES,
    out: Out = RESULTS,
) -> None:
    """Cross-validate what is trained on a benchmark's own data; the board shows the stored figures.

    Example: python -m bench cv
    """
    commit = state_of_code()
    with _progress() as progress:
        tools = Tools(data=data, jobs=jobs, progress=progress)
        done = [_measured(each, tools, commit, out) for each in _chosen(names, CROSS_VALIDATED)]
    raise typer.Exit(0 if all(done) else 2)


@app.command()
def board(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 if a page is out of date.")
    ] = False,
) -> None:
    """Write docs/scoreboard.md, docs/scoreboard/ and the plots from the stored figures."""
    if check:
        differing = stale()
        for path in differing:
            print(f"docs/{path} is not what `python -m bench board` makes")
        if differing:
            raise typer.Exit(1)
        print("all pages are as the stored figures make them")
        return
    for path in write():
        print(f"Wrote docs/{path}")
    pictures = [plot_scale(RESULTS, DOCS), plot_escalation(RESULTS, DOCS)]
    pictures += [plot_curves(result, DOCS) for result in stored()]
    for picture in pictures:
        if picture is not None:
            print(f"Drew {picture.relative_to(DOCS.parent)}")


@app.command()
def compare(
    before: Annotated[
        str, typer.Argument(help="A run: its commit, how that begins, or a revision.")
    ],
    after: Annotated[str, typer.Argument(help="Another.")],
    names: Names = None,
    *,
    limit: Annotated[int, typer.Option(min=0, help="Changed units shown for a figure.")] = 10,
    texts: Annotated[bool, typer.Option("--texts", help="Show the texts as well.")] = False,
) -> None:
    """Show what two runs differ in: the main figures, then the documents that moved them.

    A document's points say how far a figure moves if it alone changes. The worst
    losses stand first; `-` is what the first run gave, `+` what the second gives.

    Example: python -m bench compare HEAD~1 HEAD muc4 --limit 3 --texts
    """
    try:
        old, new = (comparing.find_run(each) for each in (before, after))
    except MissingDataError as error:
        _stop(str(error))
    both = comparing.benchmarks_of(old, new)
    print(f"from {old.name} to {new.name}")
    if unknown := set(names or ()) - set(both):
        _stop(f"not in both runs: {', '.join(sorted(unknown))} (there: {', '.join(both)})")
    if not both:
        _stop("the two runs have no benchmark in common")
    failed = False
    for name in names or both:
        try:
            for found in comparing.compare_runs(old, new, name):
                print("\n".join(comparing.lines_of(name, found, limit=limit, texts=texts)))
        except MissingDataError as error:
            failed = True
            print(error, file=sys.stderr)
    raise typer.Exit(2 if failed else 0)


@app.command()
def floors(
    names: Names = None,
    *,
    data: DataFolder = DEFAULT_DATA,
    jobs: Jobs = CORES,
    raise_: Annotated[
        bool, typer.Option("--raise", help="Raise the floors to what is measured now.")
    ] = False,
) -> None:
    """Measure each benchmark on its fast sample and hold it to bench/floors.toml.

    Example: python -m bench floors --raise
    """
    kept = dict(load_floors())
    worse = 0
    with _progress() as progress:
        tools = Tools(data=data, jobs=jobs, progress=progress)
        for benchmark in (each for each in _chosen(names, BENCHMARKS) if each.fast):
            started = time.monotonic()
            try:
                found = measure_fast(benchmark, tools)
            except MissingDataError as error:
                _stop(f"{benchmark.name}: {error}. Name the folder with --data.")
            print(f"{benchmark.name} ({time.monotonic() - started:.0f} s)")
            print("\n".join(f"  {each.key}: {each.value:.3f}" for each in found))
            own = kept.get(benchmark.name, {})
            for words in below(found, own):
                worse += 1
                print(f"  BELOW ITS FLOOR  {words}")
            kept[benchmark.name] = raised(found, own)
    if raise_:
        write_floors(kept)
    print(f"{worse} figures are below their floors" if worse else "all floors are kept")
    raise typer.Exit(1 if worse else 0)


def _measured(benchmark: Benchmark, tools: Tools, commit: str, out: Path) -> bool:
    """Run one benchmark; write and print what it gives; False where its data is missing."""
    started = time.monotonic()
    try:
        parts = benchmark.run(tools)
    except MissingDataError as error:
        print(f"{benchmark.name}: {error} (data: {tools.data}; --data)", file=sys.stderr)
        return False
    data, seconds = digest_of(tools.data / benchmark.folder), time.monotonic() - started
    result = result_of(benchmark, parts, commit=commit, data=data, seconds=seconds)
    written = None
    if tools.sample is None:
        runs = RUNS if out == RESULTS else out / "runs"
        write_parts(benchmark.name, parts, run=commit, folder=runs)
        written = write_result(result, out)
    print("\n".join(lines_of(result)), flush=True)
    if written is not None:
        print(f"wrote {written}", flush=True)
    return True


def _held(benchmark: Benchmark, out: Path) -> Result | None:
    """Return the stored figures of a benchmark, None where there are none of this form."""
    try:
        return read_result(out / f"{benchmark.name}.json")
    except MissingDataError:
        return None


def _chosen(names: Sequence[str] | None, among: Sequence[Benchmark]) -> Sequence[Benchmark]:
    try:
        return named(names or (), among)
    except KeyError as error:
        known = ", ".join(each.name for each in among)
        words = f"{error} is none of those that this command runs: {known}"
        raise typer.BadParameter(words) from error


def _stop(words: str) -> NoReturn:
    print(words, file=sys.stderr)
    raise typer.Exit(2)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )


if __name__ == "__main__":
    app()
