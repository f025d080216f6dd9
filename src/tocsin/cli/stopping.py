"""How a run ends that is stopped by Ctrl-C or by SIGTERM."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from tocsin.cli.report import reporter


class _Terminated(KeyboardInterrupt):
    """The run was asked to end by SIGTERM: it ends as with Ctrl-C, with another status."""


@contextmanager
def stoppable(words: str) -> Iterator[None]:
    """Let what runs within end in order when it is stopped; say `words`, end with 130 or 143."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except KeyboardInterrupt as stopped:
        reporter().say("stopped", words)
        number = signal.SIGTERM if isinstance(stopped, _Terminated) else signal.SIGINT
        sys.exit(128 + number)
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(*_: object) -> NoReturn:
    raise _Terminated
