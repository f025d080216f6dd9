"""Run the examples of documentation pages, and compare what they print with what the page says.

A fenced block of kind `console` holds commands and their output:

    $ tocsin codebook drone
    drone (Mode)
      ASSAULT: by an aircraft or boat without a crew.
      ...

A line that begins with "$ " is a command; lines with "> " go on with it. It runs in a shell, in a
folder of the page's own that holds `examples/`. A page with the comment

    <!-- ledger: examples -->

also finds `tocsin.db` there, into which the examples named by `READ` were read. Lines below
a command are its output: first standard error, then standard output, as on a terminal of 100
columns.
"..." stands for anything, within a line or over several; seconds need not agree.

    python tools/doc_examples.py PAGE...            report what differs
    python tools/doc_examples.py --write PAGE...    write what was printed, unless it is a fault
"""

import argparse
import doctest
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
LEDGER_MARK = "<!-- ledger: examples -->"
READ = "examples/0* examples/reports.jsonl"
COLUMNS, LINES = 100, 40
ELLIPSIS = "..."
FLAGS = doctest.ELLIPSIS | doctest.DONT_ACCEPT_BLANKLINE
_SECONDS = re.compile(r"\b\d+\.\d s\b")
# What depends on how a processor rounds, and how far it may be off: scores, counts of claims.
_ROUGH = ((re.compile(r"(?<=score )\d\.\d\d"), 0.03), (re.compile(r"\b\d+(?= claims\b)"), 3.0))
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_FAULT = "Traceback (most recent call last)"
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command of a page with the output that the page gives it: lines `first` to `last`."""

    command: str
    expected: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """An example that printed something else."""

    example: Example
    printed: str

    def __str__(self) -> str:
        example = doctest.Example(source=self.example.command, want=self.example.expected)
        words = doctest.OutputChecker().output_difference(
            example, self.printed, doctest.REPORT_NDIFF | FLAGS
        )
        return f"line {self.example.first}: $ {self.example.command}\n{words}"


def examples_of(text: str) -> Iterator[Example]:
    """Yield the examples of a page, in order."""
    lines = text.splitlines()
    for token in MarkdownIt().parse(text):
        if token.type != "fence" or token.info.strip() != "console" or token.map is None:
            continue
        start, end = token.map[0] + 1, token.map[1] - 1
        starts = [at for at in range(start, end) if lines[at].startswith("$ ")]
        for at, until in zip(starts, [*starts[1:], end], strict=True):
            output = at + 1
            while output < until and lines[output].startswith("> "):
                output += 1
            command = "\n".join(line[2:] for line in lines[at:output])
            expected = "".join(f"{line}\n" for line in lines[output:until])
            yield Example(command=command, expected=expected, first=output, last=until)


def mismatches(text: str, *, ledger: Path) -> list[Mismatch]:
    """Return the examples of a page that print something else; `ledger` has the examples read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(EXAMPLES, folder / "examples")
        if LEDGER_MARK in text:
            shutil.copy(ledger, folder / "tocsin.db")
        found = []
        for example in examples_of(text):
            printed = run(example.command, folder)
            if not _agree(example.expected, printed):
                found.append(Mismatch(example=example, printed=printed))
        return found


def run(command: str, folder: Path) -> str:
    """Return what a command prints in a folder: messages first, then what goes to the terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(COLUMNS),
        "LINES": str(LINES),
        "TERM": "dumb",
    }
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            ["/bin/sh", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=messages,
        )
        os.close(theirs)
        output = b"".join(_read(ours))
        process.wait()
        messages.seek(0)
        said = messages.read()
    text = _COLOUR.sub("", (said + output).decode().replace("\r\n", "\n"))
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def _read(terminal: int) -> Iterator[bytes]:
    """Yield what arrives at a terminal until its last writer has gone."""
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                chunk = stream.read(_CHUNK)
            except OSError:  # EIO: how Linux tells that nobody writes any longer
                return
            if not chunk:
                return
            yield chunk


def _agree(expected: str, printed: str) -> bool:
    given, told = (_SECONDS.sub("0.0 s", each) for each in (expected, printed))
    for pattern, most in _ROUGH:
        given = _as_near(given, pattern.findall(told), pattern, most)
    return doctest.OutputChecker().check_output(given, told, FLAGS)


def _as_near(text: str, values: list[str], pattern: re.Pattern[str], most: float) -> str:
    """Return a text with its numbers as in `values`, in order, where they are that near."""
    others = iter(values)

    def near(found: re.Match[str]) -> str:
        value = next(others, found.group())
        return value if abs(float(value) - float(found.group())) <= most else found.group()

    return pattern.sub(near, text)


def rewritten(text: str, found: list[Mismatch]) -> str:
    """Return a page with what was printed; an output cut short by "..." is cut there again."""
    lines = text.splitlines()
    now = datetime.now(UTC)
    moment = re.compile(
        rf"{now:%Y-%m-%d}([T ][\d:.]+Z?)?|{now.day} {now:%B %Y}, \d\d:\d\d UTC|\b\d\d:\d\d:\d\dZ"
    )
    for each in reversed(found):
        printed = moment.sub(ELLIPSIS, each.printed).splitlines()
        before = lines[each.example.first : each.example.last]
        kept = max(len(before) - 1, 1)
        if before and before[-1] == ELLIPSIS and len(printed) > kept:
            printed = [*printed[:kept], ELLIPSIS]
        lines[each.example.first : each.example.last] = printed
    return "\n".join(lines) + "\n"


def read_examples(ledger: Path) -> None:
    """Read the examples into a new ledger."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(EXAMPLES, Path(name) / "examples")
        run(f"tocsin read {READ} --ledger {ledger}", Path(name))


def main() -> None:
    """Check pages, or write into them what their examples print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("pages", nargs="+", type=Path)
    asked = parser.parse_args()
    differ = False
    with tempfile.TemporaryDirectory() as name:
        ledger = Path(name) / "tocsin.db"
        read_examples(ledger)
        for page in asked.pages:
            text = page.read_text(encoding="utf-8")
            found = mismatches(text, ledger=ledger)
            differ = differ or bool(found)
            for each in found:
                print(f"{page}: {each}")
            broken = any(_FAULT in each.printed for each in found)
            if asked.write and found and not broken:
                page.write_text(rewritten(text, found), encoding="utf-8")
    sys.exit(1 if differ and not asked.write else 0)


if __name__ == "__main__":
    main()
