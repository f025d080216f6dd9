"""Streams made of others: what was read ahead put back, what is compressed unpacked."""

import zlib
from gzip import BadGzipFile, GzipFile
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from tocsin.core.errors import FormatError

_MEGABYTE = 1_000_000
_CAPACITY = 1 << 16


def rejoined(start: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream of bytes read already and those that follow them."""
    return cast(BinaryIO, BufferedReader(_Rejoined(start, rest), _CAPACITY))


def unpacked(packed: BinaryIO, *, most: int) -> BinaryIO:
    """Return what is inside a gzip stream.

    Reading it raises a FormatError if it is damaged, or unpacks to more than `most` bytes.
    """
    return cast(BinaryIO, BufferedReader(_Unpacked(packed, most), _CAPACITY))


class _Rejoined(RawIOBase):
    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill a buffer and return how many bytes it took."""
        data = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(RawIOBase):
    def __init__(self, packed: BinaryIO, most: int) -> None:
        self._inside = GzipFile(fileobj=packed)
        self._most = self._left = most

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill a buffer and return how many bytes it took.

        Raises:
            FormatError: If it is no gzip file, a damaged one, or unpacks to too many bytes.
        """
        try:
            data = self._inside.read(len(buffer))
        except (BadGzipFile, EOFError, zlib.error) as error:
            raise FormatError(
                f"the compressed file is damaged: {error}", hint="Get it again."
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise FormatError(
                f"it unpacks to more than {self._most / _MEGABYTE:,g} MB",
                hint="Unpack it, or raise max_unpacked_bytes in the settings, [read].",
            )
        buffer[: len(data)] = data
        return len(data)
