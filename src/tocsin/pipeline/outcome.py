"""What becomes of one document: it is read, or a failure says why not."""

from collections.abc import Iterator
from contextlib import contextmanager

from tocsin.core.errors import InputError, TocsinError
from tocsin.core.types import Document, ReadDocument
from tocsin.ingest.readers import Failure
from tocsin.pipeline.stages import Reader

Outcome = ReadDocument | Failure
NAME_LENGTH = 60


def read_document(reader: Reader, document: Document) -> Outcome:
    """Return the document with its reading, or why it has none."""
    try:
        with noting(name_of(document)):
            return ReadDocument(document=document, reading=reader.read(document))
    except InputError as error:
        return Failure(name=name_of(document), error=error)


@contextmanager
def noting(record: str) -> Iterator[None]:
    """Note on what goes wrong within, at which record it did: a bug ends the run, named."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, TocsinError):
            error.add_note(record)
        raise


def name_of(document: Document) -> str:
    """Return what people know a document by: its address, its title, or how it begins."""
    beginning = document.text.strip()[:NAME_LENGTH].splitlines()
    return document.url or document.title or next(iter(beginning), "a document without text")
