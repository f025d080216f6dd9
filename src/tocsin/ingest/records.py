"""Files of many records, read one at a time: lines, and messages between separators."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from tocsin.core.errors import FormatError
from tocsin.ingest.given import too_long

_PART = 1 << 20
_FROM = b"From "
_QUOTED_FROM = re.compile(rb"^>(>*From )")


def lines(stream: BinaryIO, most: int) -> Iterator[bytes | FormatError]:
    """Yield the lines of a file without their ends; a line of more than `most` bytes is an error.

    Only a line is held in memory, and no more of one that is too long than `most`.
    """
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while (rest := stream.readline(_PART)) and not rest.endswith(b"\n"):
            pass
        yield too_long(most)


def messages(stream: BinaryIO, most: int) -> Iterator[bytes | FormatError]:
    """Yield the messages of an mbox; one of more than `most` bytes is an error.

    Source: RFC 4155 and the "mboxrd" form: a message begins with a line "From " after a blank
    one; within it, such lines have one more ">" before them.
    """
    message: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := stream.readline(_PART):
        if blank and line.startswith(_FROM):
            if begun:
                yield _message(message, size, most)
            message, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= most:
                message.append(_QUOTED_FROM.sub(rb"\1", line))
        blank = not line.strip()
    if begun:
        yield _message(message, size, most)


def _message(parts: list[bytes], size: int, most: int) -> bytes | FormatError:
    return b"".join(parts) if size <= most else too_long(most)
