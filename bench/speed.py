"""Speed: Tocsin's whole reading against bare spaCy on the same texts, in one run.

    python -m bench.speed [--data DIR] [--repeats N]

DIR holds `claims/docs/*.json`, each with a `text`; without it the reports of `examples/` are
read. With the texts of restraint there too, a mix of which nine in ten are irrelevant is read
as well (rows "mix"). Every measurement is a process of its own that loads what it needs, reads
a few texts to warm up, waits for the others of its kind, and then reads all texts once:

- `spacy`    the whole shipped spaCy pipeline, named entities included, by `nlp.pipe`
- `reading`  Tocsin from cleaning to resolution; also what resolution takes of it, a document
- `ledger`   the same, and each reading recorded in a new ledger

Kinds take turns within a repeat, so that what else the machine does falls on all of them;
figures are medians over the repeats. Throughput is given by the clock and by the processor
time used, which another program's load does not change: the bars are on the latter.
The last rows are whole commands, from their start to their end.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from bench.kit.results import RESULTS
from bench.kit.revisions import state_of_code
from bench.kit.types import MissingDataError
from bench.mix import mixed_texts

if TYPE_CHECKING:
    from tocsin.core.types import Document

NAME = "speed"
EXAMPLES = Path(__file__).parent.parent / "examples"
KINDS = ("spacy", "reading", "ledger")
AT_ONCE = (1, 2)
WARM_UP = 3
REPEATS = 5
# What Tocsin must keep: share of bare spaCy's words a second, memory of a process, start.
LEAST_SHARE = 0.6
LEAST_SHARE_OF_MIX = 3.0
MIX = "mix"
# Processor time for the resolution of a document that comes to it.
MOST_RESOLUTION_MS = 5.0
MOST_MIB = 1024
MOST_HELP_SECONDS = 0.5
_ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS")}
# Stands in a command for a ledger that is not there yet.
_NEW = "NEW"
Figures = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write the file; return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(prog="bench.speed", description=(__doc__ or "")[:84])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--measure", choices=KINDS, help=argparse.SUPPRESS)
    parser.add_argument("--mix", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    try:
        texts = load_texts(given.data, mix=given.mix)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    if given.measure:
        print(json.dumps(_measured(given.measure, texts)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = _all_rows(Path(folder), texts, given.data, given.repeats)
    words = sum(len(text.split()) for text in texts)
    bars = _bars(rows)
    for row, figures in rows.items():
        print(row.ljust(24), *(f"{name} {value:,.2f}" for name, value in figures.items()))
    for bar, kept in bars.items():
        print("kept  " if kept else "MISSED", bar)
    content = {
        "benchmark": NAME,
        "commit": state_of_code(),
        "documents": len(texts),
        "words": words,
        "repeats": given.repeats,
        "figures": {row: _rounded(figures) for row, figures in rows.items()},
        "bars": bars,
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{NAME}.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return 0 if all(bars.values()) else 1


def load_texts(data: Path | None, *, mix: bool = False) -> list[str]:
    """Return the texts to read.

    Raises:
        MissingDataError: If there are none.
    """
    if mix:
        return mixed_texts(data) if data else []
    if data is None:
        return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("[0-9]*.md"))]
    folder = data / "claims" / "docs"
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in sorted(folder.glob("*.json"))]
    if not texts:
        raise MissingDataError(f"there are no texts in {folder}: give --data DIR with claims/docs")
    return texts


def _all_rows(
    folder: Path, texts: Sequence[str], data: Path | None, repeats: int
) -> dict[str, dict[str, float]]:
    reports = folder / "reports.jsonl"
    reports.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    (folder / "empty").mkdir()
    commands = {
        "tocsin --help": ["--help"],
        "tocsin read, empty": ["read", str(folder / "empty"), "--ledger", _NEW, "--quiet"],
    }
    for jobs in AT_ONCE:
        command = ["read", str(reports), "--ledger", _NEW, "--quiet", "--jobs", str(jobs)]
        commands[f"tocsin read --jobs {jobs}"] = command
    found: dict[str, list[Figures]] = {}
    mixed = load_texts(data, mix=True)
    for number in range(repeats):
        for at_once in AT_ONCE:
            for kind in KINDS:
                measured = _at_once(kind, at_once, data)
                found.setdefault(f"{kind}, {at_once} at once", []).extend(measured)
        for kind in KINDS[:2] if mixed else ():
            found.setdefault(f"{kind}, {MIX}", []).extend(_at_once(kind, 1, data, mix=True))
        for name, arguments in commands.items():
            new = str(folder / f"{name}-{number}.db")
            called = [new if part == _NEW else part for part in arguments]
            found.setdefault(name, []).append(_command(called))
    return {
        row: {name: median(one[name] for one in every) for name in every[0]}
        for row, every in found.items()
    }


def _at_once(kind: str, count: int, data: Path | None, *, mix: bool = False) -> list[Figures]:
    """Return what so many processes measure that read all texts at the same time."""
    command = [sys.executable, "-m", "bench.speed", "--measure", kind]
    command += ["--data", str(data)] if data else []
    command += ["--mix"] if mix else []
    processes = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | _ONE_THREAD,
        )
        for _ in range(count)
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    outputs = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        output, _ = process.communicate()
        outputs.append(json.loads(output))
    return outputs


def _command(arguments: list[str]) -> Figures:
    """Return what a whole command takes: of memory, what its largest process does."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tocsin.cli", *arguments],
        stdout=subprocess.DEVNULL,
        env=os.environ | _ONE_THREAD,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return {
        "seconds": time.perf_counter() - started,
        "processor_seconds": used.ru_utime + used.ru_stime,
        "peak_mib": used.ru_maxrss / 1024,
    }


def _measured(kind: str, texts: Sequence[str]) -> Figures:
    """Return what this process takes to read the texts once."""
    with tempfile.TemporaryDirectory() as folder:
        read = _READERS[kind](Path(folder))
        read(texts[:WARM_UP])
        print("ready", flush=True)
        sys.stdin.readline()
        clock, processor = time.perf_counter(), time.process_time()
        own = read(texts)
        seconds, used = time.perf_counter() - clock, time.process_time() - processor
    words = sum(len(text.split()) for text in texts)
    return {
        "documents_per_s": len(texts) / seconds,
        "words_per_s": words / seconds,
        "words_per_processor_s": words / used,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        **own,
    }


# Reads texts, and returns the figures that only this kind has.
Read = Callable[[Sequence[str]], Figures]


def _spacy(_: Path) -> Read:
    import spacy

    from tocsin.settings import Settings

    language = spacy.load(Settings().models.spacy_pipeline)

    def read(texts: Sequence[str]) -> Figures:
        for _ in language.pipe(texts):
            pass
        return {}

    return read


def _reading(_: Path) -> Read:
    from tocsin.pipeline.stages import STAGES, Reader, Work
    from tocsin.settings import Settings

    reader = Reader(Settings())
    reader.prepare()

    def read(texts: Sequence[str]) -> Figures:
        took = []
        for document in _documents(texts):
            work = Work(document=document)
            for stage in STAGES:
                if work.told.unread is None:
                    started = time.process_time()
                    work = stage.run(reader, work)
                    if stage.name == "resolve":
                        took.append(time.process_time() - started)
        return {"resolution_ms": mean(took) * 1000} if took else {}

    return read


def _ledger(folder: Path) -> Read:
    from tocsin.pipeline.run import read_into
    from tocsin.pipeline.stages import Reader
    from tocsin.settings import Settings
    from tocsin.store.ledger import Ledger

    reader, opened = Reader(Settings()), Ledger.open(folder / "ledger.db")
    reader.prepare()

    def read(texts: Sequence[str]) -> Figures:
        documents = _documents(texts)
        report = read_into(opened, documents, reader=reader, clock=lambda: datetime.now(UTC))
        assert report.new == len(texts)
        return {}

    return read


def _documents(texts: Sequence[str]) -> "list[Document]":
    """Return documents; how many they are is in their ids, so that warming up makes others."""
    from tocsin.core.types import Document

    return [
        Document(id=f"d{number}of{len(texts)}", text=text, raw_digest="")
        for number, text in enumerate(texts)
    ]


_READERS: dict[str, Callable[[Path], Read]] = {
    "spacy": _spacy,
    "reading": _reading,
    "ledger": _ledger,
}


def _bars(rows: Mapping[str, Figures]) -> dict[str, bool]:
    """Return the bars in words, and whether each is kept."""
    bars = {}
    for at_once in AT_ONCE:
        bare = rows[f"spacy, {at_once} at once"]["words_per_processor_s"]
        for kind in KINDS[1:]:
            share = rows[f"{kind}, {at_once} at once"]["words_per_processor_s"] / bare
            words = f"{kind}, {at_once} at once: {share:.2f} of bare spaCy's words a core second"
            bars[f"{words}, at least {LEAST_SHARE}"] = share >= LEAST_SHARE
    if f"reading, {MIX}" in rows:
        bare = rows[f"spacy, {MIX}"]["words_per_processor_s"]
        share = rows[f"reading, {MIX}"]["words_per_processor_s"] / bare
        words = f"reading, {MIX}: {share:.2f} of bare spaCy's words a core second"
        bars[f"{words}, at least {LEAST_SHARE_OF_MIX}"] = share >= LEAST_SHARE_OF_MIX
    for row, figures in rows.items():
        if (took := figures.get("resolution_ms")) is not None:
            words = f"{row}: {took:.1f} ms of a core to resolve a document"
            bars[f"{words}, less than {MOST_RESOLUTION_MS}"] = took < MOST_RESOLUTION_MS
    peak = max(figures["peak_mib"] for row, figures in rows.items() if not row.startswith("spacy"))
    bars[f"{peak:.0f} MiB a process, less than {MOST_MIB}"] = peak < MOST_MIB
    start = rows["tocsin --help"]["seconds"]
    bars[f"{start:.2f} s to --help, less than {MOST_HELP_SECONDS}"] = start < MOST_HELP_SECONDS
    return bars


def _rounded(figures: Figures) -> dict[str, float]:
    return {name: round(value, 2) for name, value in figures.items()}


if __name__ == "__main__":
    sys.exit(main())
