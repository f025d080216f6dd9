"""Connections that end when their time is over, whatever is done over them."""

import socket
import threading
from contextlib import suppress
from time import monotonic


class Deadline:
    """A time for all that is done over a connection, where others would allow it to each step."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds
        self._kept: socket.socket | None = None
        self._alarm = threading.Timer(seconds, self._break_off)
        self._alarm.daemon = True

    def __enter__(self) -> "Deadline":
        self._alarm.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._alarm.cancel()
        self._alarm.join()
        if self._kept is not None:
            self._kept.close()

    def connect(self, host: str, port: int) -> socket.socket:
        """Return a connection, to the first of the host's addresses that takes one.

        Raises:
            OSError: If none does in time.
        """
        failed: OSError = TimeoutError("no time is left")
        for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            left = self._until - monotonic()
            if left <= 0:
                break
            try:
                made = socket.create_connection((str(address[0]), port), timeout=left)
            except OSError as error:
                failed = error
                continue
            # Shutting down one of two names of a connection ends it under both, also where the
            # other is by then wrapped in TLS.
            self._kept = made.dup()
            return made
        raise failed

    @property
    def over(self) -> bool:
        """Return whether the time is over."""
        return monotonic() >= self._until

    def _break_off(self) -> None:
        if self._kept is not None:
            with suppress(OSError):
                self._kept.shutdown(socket.SHUT_RDWR)
