"""When a host may be asked: one request at a time, and an interval between two."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tocsin.core.errors import FetchError


@dataclass(slots=True)
class _Host:
    """One host: who asks it now, and from when on it may be asked again."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = float("-inf")


class Pace:
    """Gives turns at hosts. `clock` is in seconds; `wait` waits, and returns True if stopped."""

    def __init__(
        self,
        *,
        max_wait_seconds: float,
        wait: Callable[[float], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._max_wait = max_wait_seconds
        self._clock = clock
        self._wait = wait
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, host: str, *, interval: float) -> Iterator[None]:
        """Hold the turn at a host, once it may be asked; keep it free for `interval` after.

        Raises:
            FetchError: If the host wants a longer pause than may be waited, or all was stopped.
        """
        held = self._host(host)
        with held.turn:
            pause = held.free_at - self._clock()
            if pause > self._max_wait:
                raise FetchError(
                    f"{host} wants not to be asked for another {pause:.0f} seconds",
                    hint="The next pull asks again; fetch.max_wait_seconds allows more.",
                )
            if self._wait(max(pause, 0.0)):
                raise FetchError(f"{host} was not asked: the run was stopped")
            try:
                yield
            finally:
                held.free_at = max(held.free_at, self._clock() + interval)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long: it said so."""
        held = self._host(host)
        held.free_at = max(held.free_at, self._clock() + seconds)

    def _host(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())
