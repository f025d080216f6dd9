"""Text and Markdown: the file is the document, character for character."""

from collections.abc import Iterator
from datetime import date

from tocsin.clean.front_matter import front_matter
from tocsin.core.errors import DecodeError, FormatError, InputError
from tocsin.core.types import Document
from tocsin.ingest.documents import Label, make_document
from tocsin.ingest.given import Failure, Given, ReadOptions


def read_text(given: Given) -> Iterator[Document | Failure]:
    """Yield the document of a text file, with what its front matter says of it."""
    try:
        yield _document(given.whole(), given.options)
    except InputError as error:
        yield Failure(name=given.name, error=error)


def _document(data: bytes, options: ReadOptions) -> Document:
    text = _decode(data)
    front = front_matter(text)
    if front is None:
        return make_document(text, data, Label(), options)
    label = Label(
        source=front.get("source"),
        url=front.get("url"),
        title=front.get("title"),
        published=day_of(front.get("published")),
        metadata=front.fields,
    )
    return make_document(text, data, label, options)


def day_of(value: str | None) -> date | None:
    """Return the day that a record gives; None where it gives none.

    Raises:
        FormatError: If it is no date of the form YYYY-MM-DD.
    """
    if value is None or not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError as error:
        raise FormatError(f"published is {value!r}", hint="Write a date as YYYY-MM-DD.") from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"this is not UTF-8 text: byte {error.start} is {data[error.start]:#04x}",
            hint="Convert it to UTF-8, or give it the suffix of what it is (.html, .pdf, .eml).",
        ) from error
