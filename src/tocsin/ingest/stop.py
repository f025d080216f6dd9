"""One switch that ends every wait and every request of a run, from any thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stop:
    """Off until it is set, once for all."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._ends: list[Callable[[], object]] = []

    @property
    def is_set(self) -> bool:
        """Whether the run was stopped."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until the run is stopped; return whether it was."""
        return self._event.wait(seconds)

    def set(self) -> None:
        """Stop the run: end what is under way, and let nothing else begin."""
        with self._lock:
            self._event.set()
            for end in self._ends:
                end()

    @contextmanager
    def ending(self, end: Callable[[], object]) -> Iterator[None]:
        """Call `end` if the run is stopped while the block runs, or was before."""
        with self._lock:
            self._ends.append(end)
            if self._event.is_set():
                end()
        try:
            yield
        finally:
            with self._lock:
                self._ends.remove(end)
