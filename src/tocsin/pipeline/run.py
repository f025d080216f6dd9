"""A run over many files: each document with its reading into the ledger, failures named."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tocsin.core.errors import InputError
from tocsin.core.types import (
    Document,
    Reading,
)
from tocsin.ingest.readers import Failure, ReadOptions, read_file
from tocsin.pipeline.stages import Reader
from tocsin.store.ledger import Ledger

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did: documents new, read anew by a newer Tocsin, known; what failed."""

    new: int
    reread: int
    known: int
    claims: int
    failures: tuple[Failure, ...]


def read_documents(
    files: Iterable[str], options: ReadOptions, *, on_file: Callable[[str], None] = lambda _: None
) -> Iterator[Document | Failure]:
    """Yield the documents of files; `on_file` is told each file when it is done."""
    for name in files:
        yield from read_file(name, options, sys.stdin.buffer)
        on_file(name)


def read_document(reader: Reader, document: Document) -> Reading | Failure:
    """Return the reading of a document, or why it has none."""
    try:
        return reader.read(document)
    except InputError as error:
        return Failure(name=document.url or document.title or document.id, error=error)


def read_into(
    ledger: Ledger, documents: Iterable[Document | Failure], *, reader: Reader, clock: Clock
) -> RunReport:
    """Record documents and their readings; what is there already is left as it is.

    Each document is recorded together with its reading, so that a run that was stopped
    goes on where it was.
    """
    new = reread = known = claims = 0
    failures: list[Failure] = []
    for document in documents:
        if isinstance(document, Failure):
            failures.append(document)
            continue
        if ledger.has_reading(reader.reading_id(document)):
            known += 1
            continue
        reading = read_document(reader, document)
        if isinstance(reading, Failure):
            failures.append(reading)
            continue
        with ledger.writing() as writer:
            at = clock()
            is_new = writer.append_document(document, recorded_at=at)
            writer.append_reading(reading, recorded_at=at)
        new, reread = new + is_new, reread + (not is_new)
        claims += len(reading.claims)
    return RunReport(new=new, reread=reread, known=known, claims=claims, failures=tuple(failures))
