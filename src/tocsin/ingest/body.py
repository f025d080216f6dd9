"""The body of an answer as it arrives: decompressed within a limit, complete or refused."""

import zlib

from tocsin.core.errors import FetchError

# Asked for, and nothing else is taken: one decompressor to keep within its limit.
ACCEPT_ENCODING = "gzip"
_GZIP = frozenset({"gzip", "x-gzip"})
_PLAIN = frozenset({"", "identity"})
_GZIP_BITS = zlib.MAX_WBITS | 16
_MEGABYTE = 1_000_000


class Body:
    """Collects what arrives. `where` names the address in messages.

    Raises:
        FetchError: From each method: for too many bytes, a broken or a foreign compression.
    """

    def __init__(self, *, encoding: str, max_bytes: int, where: str) -> None:
        self._limit = max_bytes
        self._where = where
        self._data = bytearray()
        self._compressed = encoding in _GZIP
        self._stream: zlib._Decompress | None = None
        if encoding not in _GZIP | _PLAIN:
            raise FetchError(
                f"{where} answers compressed by {encoding[:40]}, which was not asked for",
                hint="Report it to its publisher.",
            )

    def add(self, data: bytes) -> None:
        """Take the next bytes of the connection."""
        if self._compressed:
            self._inflate(data)
        else:
            self._data += data
        if len(self._data) > self._limit:
            raise self.too_large()

    def whole(self) -> bytes:
        """Return the whole body, once nothing more arrives."""
        if self._stream is not None:
            raise FetchError(
                f"{self._where} answers with compressed data that ends too early", hint=_LATER
            )
        return bytes(self._data)

    def too_large(self) -> FetchError:
        """Return the error of a body beyond the limit."""
        return FetchError(
            f"{self._where} is larger than {self._limit / _MEGABYTE:g} MB",
            hint="Raise fetch.max_bytes in the settings if that is what you want.",
        )

    def _inflate(self, data: bytes) -> None:
        """Decompress, never more than one byte beyond the limit; members may follow another."""
        while data:
            if self._stream is None:
                data = data.lstrip(b"\0")
                if not data:
                    return
                self._stream = zlib.decompressobj(_GZIP_BITS)
            room = self._limit + 1 - len(self._data)
            try:
                self._data += self._stream.decompress(data, room)
            except zlib.error as error:
                raise FetchError(
                    f"{self._where} answers with broken compressed data: {error}", hint=_LATER
                ) from error
            if len(self._data) > self._limit:
                return
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if self._stream.eof:
                self._stream = None


_LATER = "Try again later."
