"""Compressed files: what is inside is read as if it stood there, within limits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from tocsin.core.errors import FormatError
from tocsin.core.types import Document
from tocsin.ingest.given import Failure, Given
from tocsin.ingest.streams import unpacked


def read_gzip(given: Given) -> Iterator[Document | Failure]:
    """Yield the documents of a compressed file, by the suffix of what is inside (.html.gz)."""
    inner = PurePath(given.name).stem
    reader = given.reader_of(inner)
    try:
        if reader is None:
            raise FormatError(
                f"what is inside, {inner}, is of no type that is read",
                hint="Name it by its type: report.html.gz.",
            )
        stream = unpacked(given.stream, most=given.options.limits.max_unpacked_bytes)
        yield from reader(replace(given, stream=stream))
    except FormatError as error:
        yield Failure(name=given.name, error=error)
