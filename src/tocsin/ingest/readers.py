"""Files and folders to Documents: a table of formats, open to others.

A record that cannot be used becomes a `Failure` that says which, why, and what to do;
the others go on.
"""

import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path, PurePath
from typing import BinaryIO

from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.types import Document
from tocsin.ingest.files import STDIN, Found, find
from tocsin.ingest.given import Failure, FileReader, Given, ReadOptions
from tocsin.ingest.json_lines import read_json_lines
from tocsin.ingest.mail import read_mbox, read_message
from tocsin.ingest.packed import read_gzip
from tocsin.ingest.page import read_page
from tocsin.ingest.pdf import read_pdf
from tocsin.ingest.streams import rejoined, unpacked
from tocsin.ingest.text import read_text
from tocsin.ingest.warc import read_warc

__all__ = ["Failure", "Found", "ReadOptions", "find_files", "read_file"]

GROUP = "tocsin.readers"
_PACKED = ".gz"
_BY_SUFFIX: dict[str, FileReader] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), read_text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_page),
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
    ".eml": read_message,
    ".mbox": read_mbox,
    ".pdf": read_pdf,
    ".warc": read_warc,
}
# How what has no telling name begins; what begins otherwise is text.
_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"{", ".jsonl"),
    (b"%pdf-", ".pdf"),
    (b"from ", ".mbox"),
    (b"warc/1.", ".warc"),
)
_START_BYTES = 512
_GZIP = b"\x1f\x8b"


def find_files(paths: Iterable[str]) -> Found:
    """Return the files behind paths, folders searched for what can be read."""
    return find(paths, is_read=lambda name: reader_of(name) is not None)


def read_file(name: str, options: ReadOptions, stdin: BinaryIO) -> Iterator[Document | Failure]:
    """Yield the documents of one file, or of standard input for `-`.

    What has no known suffix is told by how it begins.
    """
    try:
        if name == STDIN:
            yield from _read_by_start(_given(name, stdin, options))
            return
        with _opened(name) as stream:
            reader = reader_of(name) or _read_by_start
            yield from reader(_given(name, stream, options))
    except OSError as error:
        reason = NotFoundError(f"it cannot be read: {error.strerror}", hint="Check the path.")
        yield Failure(name=name, error=reason)
    except FormatError as error:
        yield Failure(name=name, error=error)


def reader_of(name: str) -> FileReader | None:
    """Return the reader of a file by its name's suffix; None if there is none for it."""
    path = PurePath(name.lower())
    if path.suffix == _PACKED:
        return read_gzip if reader_of(path.stem) is not None else None
    return _BY_SUFFIX.get(path.suffix) or _added().get(path.suffix)


@cache
def _added() -> dict[str, FileReader]:
    """Return the readers that other packages add, by suffix."""
    return {f".{point.name.lower()}": point.load() for point in entry_points(group=GROUP)}


def _given(name: str, stream: BinaryIO, options: ReadOptions) -> Given:
    return Given(name=name, stream=stream, options=options, reader_of=reader_of)


def _opened(name: str) -> BinaryIO:
    """Return a file opened; a pipe or a device, which may never end, is none."""
    path = Path(name)
    if not stat.S_ISREG(path.stat().st_mode):
        raise FormatError("this is a pipe, a device or a socket", hint="Pipe it in and name it -.")
    return path.open("rb")


def _read_by_start(given: Given) -> Iterator[Document | Failure]:
    """Yield the documents of what has no telling name: how it begins tells what it is."""
    start = given.stream.read(_START_BYTES)
    stream = rejoined(start, given.stream)
    if start.startswith(_GZIP):
        stream = unpacked(stream, most=given.options.limits.max_unpacked_bytes)
        start = stream.read(_START_BYTES)
        stream = rejoined(start, stream)
    begins = start.lstrip().lower()
    suffix = next((suffix for mark, suffix in _BY_START if begins.startswith(mark)), ".txt")
    yield from _BY_SUFFIX[suffix](replace(given, stream=stream))
