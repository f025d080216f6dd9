"""Whatever is given to read: a clear message names it, the others go on, memory stays bounded."""

import gzip
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tocsin.core.errors import NotFoundError
from tocsin.ingest.readers import Failure, ReadOptions, find_files, read_file

GOOD = "Gunmen killed two guards near Karachi on 3 May 2021."
FRENCH = "Trois soldats ont \u00e9t\u00e9 tu\u00e9s mardi dans une embuscade pr\u00e8s de la ville."
MEGABYTE = 1_000_000
ADDRESS_SPACE = 3_000 * MEGABYTE
PARTIAL, INPUT, BUG = 6, 2, 1


def run(
    *arguments: str, cwd: Path, stdin: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line with bounded memory; threads of libraries would reserve more."""
    done = subprocess.run(
        [sys.executable, "-m", "tocsin.cli", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE)),
        env=os.environ
        | {"NO_COLOR": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        | more,
    )
    assert done.returncode == BUG or b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def failures(done: subprocess.CompletedProcess[bytes]) -> dict[str, str]:
    """Return what is said to have failed, by the record's name."""
    said = [json.loads(line) for line in done.stderr.decode().splitlines()]
    return {each["record"]: each["message"] for each in said if each["level"] == "error"}


def summary(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    said = [json.loads(line) for line in done.stderr.decode().splitlines()]
    (found,) = (each for each in said if each["event"] == "read.done")
    return dict(found)


# ------------------------------------------------------------------ files that are no reports

LONG = 50 * MEGABYTE
ZEROS = gzip.compress(bytes(10 * MEGABYTE))
LETTERS = gzip.compress(b'{"text": "x"}' + b" " * (10 * MEGABYTE) + b"\n")
HOSTILE = {
    "empty.txt": (b"", "empty"),
    "white.txt": (b" \r\n\t\xc2\xa0\n", "empty"),
    "marks.txt": ("\u0301\u0302\u0303 \u0489".encode(), "empty"),
    "random.txt": (random.Random(1).randbytes(5_000), "not UTF-8"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(90), "NUL"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(90), "not UTF-8"),
    "latin.md": (b"Soldiers shelled the caf\xe9.", "not UTF-8"),
    "nul.txt": (b"Soldiers \x00 shelled.", "NUL"),
    "line.txt": (b"word " * (LONG // 5), "20 MB"),
    "paragraph.txt": (b"word " * 300_000, "1,500,000 characters"),
    "page.html": (b"<p>" + b"word " * (LONG // 5), "20 MB"),
    "nothing.html": (b"<html><body></body></html>", "no article"),
    "nested.html": (b"<div>" * 10_000 + b"x" + b"</div>" * 10_000, "the page"),
    "zeros.html.gz": (ZEROS * 1_000, "20 MB"),
    "zeros.eml.gz": (ZEROS * 1_000, "20 MB"),
    "spaces.jsonl.gz": (LETTERS * 1_000, "unpacks to more than"),
    "torn.txt.gz": (gzip.compress(GOOD.encode())[:20], "damaged"),
    "torn.pdf": (b"%PDF-1.7\n", "damaged"),
    "nested.eml": (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 5_000, "message"),
    "nothing.mbox": (b"no message\n", "no message"),
    "nothing.warc": (b"no archive\r\n" * 99, "damaged"),
}
LINES = {
    1: (b'{"text": "' + b"x" * LONG + b'"}', "20 MB"),
    2: (b'{"text": "\xff"}', "JSON"),
    3: (b"[" * 100_000, "JSON"),
    4: (b'{"text": "a\\u0000b"}', "NUL"),
    5: (b'{"text": "x", "published": "soon"}', "YYYY-MM-DD"),
    6: (b'{"text": "\\ud800"}', "JSON"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of files that cannot be read, with one that can."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports").mkdir()
    for name, (content, _) in HOSTILE.items():
        (folder / "reports" / name).write_bytes(content)
    lines = b"\n".join(line for line, _ in LINES.values())
    good = json.dumps({"text": GOOD + " In the lines."}).encode()
    (folder / "reports" / "lines.jsonl").write_bytes(lines + b"\n" + good)
    (folder / "reports" / "good.txt").write_text(GOOD)
    (folder / "reports" / "plan.docx").write_bytes(b"PK")
    (folder / "tocsin.toml").write_text("[read]\nmax_unpacked_bytes = 100_000_000\n")
    yield folder
    for path in (folder / "reports").iterdir():
        path.unlink()


def test_each_is_named_with_the_reason_and_the_good_ones_are_read(hostile: Path) -> None:
    done = run("read", "reports", "--log", "json", cwd=hostile)
    assert done.returncode == PARTIAL, done.stderr.decode()
    found = failures(done)
    for name, (_, words) in HOSTILE.items():
        assert words in found[f"reports/{name}"], name
    for number, (_, words) in LINES.items():
        assert words in found[f"reports/lines.jsonl line {number}"], number
    told = summary(done)
    assert told["skipped"] == {".docx": 1}
    assert told["failed"] == len(found)
    # The two good ones, and the first lines of the archive before it was found too long.
    assert told["new"] >= 2


@pytest.mark.parametrize("name", ["empty.txt", "picture.txt", "zeros.html.gz"])
def test_a_run_that_read_nothing_says_so_by_its_status(hostile: Path, name: str) -> None:
    done = run("read", f"reports/{name}", "--ledger", "other.db", cwd=hostile)
    assert done.returncode == INPUT
    assert name.encode() in done.stderr


def test_standard_input_is_bounded_too(tmp_path: Path) -> None:
    done = run("extract", "-", cwd=tmp_path, stdin=b"word " * (LONG // 5))
    assert done.returncode == INPUT
    assert b"20 MB" in done.stderr and done.stdout == b""


# ------------------------------------------------------------------ what is not a file at all


def test_pipes_devices_links_and_loops_do_not_hold_up_a_run(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    (reports / "folder.txt").mkdir(parents=True)
    (reports / "folder.txt" / "good.txt").write_text(GOOD)
    os.mkfifo(reports / "pipe.txt")
    (reports / "dangling.txt").symlink_to("nowhere.txt")
    (reports / "loop.txt").symlink_to("loop.txt")
    (reports / "round").symlink_to(reports, target_is_directory=True)
    (reports / "zero.txt").symlink_to("/dev/zero")
    done = run(*("read", "reports", "/proc/self/mem", "/dev/zero", "--log", "json"), cwd=tmp_path)
    assert done.returncode == PARTIAL
    assert summary(done)["new"] == 1
    named = {"pipe.txt", "dangling.txt", "loop.txt", "zero.txt"}
    assert failures(done).keys() == {
        *(f"reports/{name}" for name in named),
        "/proc/self/mem",
        "/dev/zero",
    }


def test_a_file_that_vanishes_after_it_was_listed_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(GOOD)
    (name,) = find_files([str(tmp_path)]).files
    path.unlink()
    (failure,) = read_file(name, ReadOptions(), BytesIO())
    assert isinstance(failure, Failure) and isinstance(failure.error, NotFoundError)
    assert failure.name == name


@pytest.mark.parametrize("form", ["text", "json"])
def test_names_of_odd_bytes_are_told(tmp_path: Path, form: str) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9\xff.txt")).write_bytes(b"\xff")
    (tmp_path / "tab\tline\n.txt").write_bytes(b"\xff")
    (tmp_path / "good.txt").write_text(GOOD)
    done = run("read", ".", "--log", form, cwd=tmp_path)
    assert done.returncode == PARTIAL
    assert done.stderr.count(b"T101") == 2
    assert b"caf" in done.stderr and b"good" not in done.stderr


# ------------------------------------------------------------------ odd text, right offsets

ODD = {
    "crlf": f"Near the bridge\r\n\r\n{GOOD}\r\nNobody claimed it.\r\n",
    "cr": f"Near the bridge\r\r{GOOD}\rNobody claimed it.\r",
    "separators": f"Near the bridge\u2028{GOOD}\u2029Nobody claimed it.\u0085",
    "mark": f"\ufeff{GOOD}",
    "beyond": f"\U0001f525\U0001f9d1\u200d\U0001f692 {GOOD} \U0001f1ee\U0001f1f7 {GOOD}",
    "combining": f"Cafe\u0301 Zoe\u0308. {GOOD}",
    "right to left": f"\u202b\u0643\u0631\u0627\u062a\u0634\u064a\u202c {GOOD}",
    "zero width": f"\u200b{GOOD}\u2060\u200d",
    "controls": f"\x01\x02 {GOOD} \x7f\x1b[31m",
}


def spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for each in value.values():
            yield from spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans(each)


def test_odd_characters_keep_their_places(tmp_path: Path) -> None:
    for name, text in ODD.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    done = run("extract", ".", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    read = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    texts = [each["document"]["text"] for each in read]
    assert sorted(texts) == sorted(ODD.values())
    for each, text in zip(read, texts, strict=True):
        assert any(
            claim["content"]["record"] == "Occurrence" for claim in each["reading"]["claims"]
        )
        for span in spans(each["reading"]):
            assert text[span["start"] : span["end"]] == span["quote"]


# ------------------------------------------------------------------ languages, dates, bugs


def test_what_is_in_another_language_is_stored_counted_and_told(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH)
    (tmp_path / "en.txt").write_text(GOOD)
    done = run("read", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert b"2 new documents" in done.stderr and b"1 not read: 1 French" in done.stderr
    brief = run("brief", cwd=tmp_path).stdout.decode()
    assert "it is in French; only English is read" in brief


def test_a_report_from_the_future_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(f"---\npublished: 2999-01-01\n---\n{GOOD}")
    done = run("read", ".", "--log", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert summary(done)["new"] == 1
    assert b"read.ahead" in done.stderr


PLUG_IN = """
from tocsin.ingest.documents import Label, make_document

def read_shout(given):
    data = given.whole()
    yield make_document(data.decode(), data, Label(), given.options)
    raise ZeroDivisionError("a bug of a reader")
"""


def test_a_bug_ends_the_run_with_one_clear_line_and_keeps_what_was_read(tmp_path: Path) -> None:
    package, reports = tmp_path / "package", tmp_path / "reports"
    described = package / "shouting-1.dist-info"
    described.mkdir(parents=True)
    reports.mkdir()
    (package / "shouting.py").write_text(PLUG_IN)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[tocsin.readers]\nshout = shouting:read_shout\n")
    (reports / "a.shout").write_text(GOOD)
    (reports / "b.txt").write_text(f"{GOOD} Again.")
    done = run("read", "reports", "--jobs", "1", cwd=tmp_path, PYTHONPATH=str(package))
    assert done.returncode == BUG
    *_, last = done.stderr.decode().splitlines()
    assert "ZeroDivisionError" in last and "a.shout" in last
    (reports / "a.shout").unlink()
    known = run("read", "reports", "--log", "json", cwd=tmp_path)
    assert summary(known)["new"] == 1
