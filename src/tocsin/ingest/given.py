"""What a reader of a format is given, and what it may say: a document, or a failure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from typing import BinaryIO, Protocol

from tocsin.core.errors import FormatError, TocsinError
from tocsin.core.types import Document
from tocsin.ingest.limits import ReadSettings

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says of everything read: the outlet, the publication date, the limits."""

    source: str | None = None
    published: date | None = None
    limits: ReadSettings = field(default_factory=ReadSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A record that could not be used: its name, and the error that says why."""

    name: str
    error: TocsinError


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file to read, or a part of one: its name, its bytes from here on, the options.

    `reader_of` finds the reader of what stands inside: an attachment, a packed file.
    """

    name: str
    stream: BinaryIO
    options: ReadOptions
    reader_of: "Callable[[str], FileReader | None]"

    def whole(self) -> bytes:
        """Return all bytes of a file with one document.

        Raises:
            FormatError: If there are more than a document may have.
        """
        most = self.options.limits.max_record_bytes
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise too_long(most)
        return data

    def inside(self, name: str, data: bytes) -> "Given":
        """Return what stands inside, under a name that says where."""
        return replace(self, name=f"{self.name}: {name}", stream=BytesIO(data))


class FileReader(Protocol):
    """What reads a format: an extension point, entry-point group `tocsin.readers`.

    The name of an entry point is the suffix that it reads, without the dot.
    """

    def __call__(self, given: Given, /) -> Iterator[Document | Failure]:
        """Yield the documents of a file; what cannot be used is a failure, the rest goes on."""
        ...


def too_long(most: int) -> FormatError:
    """Return the error of a record with more bytes than `most`."""
    return FormatError(
        f"one record of more than {most / _MEGABYTE:g} MB is not read",
        hint="Split it, or raise max_record_bytes in the settings, [read].",
    )
