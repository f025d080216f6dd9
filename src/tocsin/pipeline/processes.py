"""Documents read by several processes, each with its own models; outcomes in the order asked.

Each process is started afresh, so that it inherits no thread and no lock, and talks to this
one over a pipe of its own. If this one is killed, the pipe closes and the process ends; if
a process is killed, the document that it was reading is known and the others go on.
"""

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from tocsin.core.errors import CrashError, ModelError, TocsinError
from tocsin.core.types import Addition, Document
from tocsin.ingest.readers import Failure
from tocsin.pipeline.outcome import Outcome, name_of, read_document
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings

# Documents taken in ahead of the one whose turn it is: enough that one long document
# keeps no process waiting, few enough to hold in memory.
WINDOW_PER_PROCESS = 16
_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})
_CONTEXT = get_context("spawn")
# The other end of a pipe is closed, also in the middle of a message.
_GONE = (EOFError, OSError)
# That a process is ready (None), what became of a document, or what ends the run.
_Said = Outcome | TocsinError | None


def read_in_processes(
    documents: Iterable[Document | Failure],
    settings: Settings,
    additions: Sequence[Addition] = (),
    *,
    jobs: int,
) -> Generator[Outcome]:
    """Yield what becomes of each document, in the order of the documents.

    Raises:
        ModelError: If a process ends before it can read anything.
        TocsinError: Whatever ends the run in one process ends it here.
    """
    crew = _Crew(_Made(settings, tuple(additions)), jobs)
    try:
        for document in documents:
            crew.take(document)
            yield from crew.done(keep=jobs * WINDOW_PER_PROCESS)
        yield from crew.done(keep=0)
    finally:
        crew.stop()


class _Made(NamedTuple):
    """What each process makes its reader with."""

    settings: Settings
    additions: tuple[Addition, ...]


class _Turn:
    """A document's turn in the order: what is to be read, then what became of it."""

    __slots__ = ("document", "outcome")

    def __init__(self, item: Document | Failure) -> None:
        self.document = item if isinstance(item, Document) else None
        self.outcome: Outcome | None = item if isinstance(item, Failure) else None


class _Crew:
    """The processes, the turns in their order, and those that no process has begun."""

    def __init__(self, made: _Made, jobs: int) -> None:
        self._made = made
        self._workers = [_Worker(made) for _ in range(jobs)]
        self._turns: deque[_Turn] = deque()
        self._waiting: deque[_Turn] = deque()

    def take(self, item: Document | Failure) -> None:
        """Put an item at the end of the order."""
        turn = _Turn(item)
        self._turns.append(turn)
        if turn.document is not None:
            self._waiting.append(turn)
        self._go_on(timeout=0)

    def done(self, *, keep: int) -> Iterator[Outcome]:
        """Yield the outcomes whose turn it is; wait until at most `keep` turns are open."""
        while self._turns:
            outcome = self._turns[0].outcome
            if outcome is not None:
                self._turns.popleft()
                yield outcome
            elif len(self._turns) > keep:
                self._go_on(timeout=None)
            else:
                return

    def stop(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.stop()

    def _go_on(self, *, timeout: float | None) -> None:
        """Hand out what waits, and collect what is done."""
        self._hand_out()
        said = wait([worker.pipe for worker in self._workers if worker.is_busy], timeout)
        for number, worker in enumerate(self._workers):
            if worker.pipe in said and not worker.collect():
                self._replace(number)
        self._hand_out()

    def _hand_out(self) -> None:
        for number, worker in enumerate(self._workers):
            if self._waiting and not worker.is_busy:
                if worker.give(self._waiting[0]):
                    self._waiting.popleft()
                else:
                    self._replace(number)

    def _replace(self, number: int) -> None:
        self._workers[number].stop()
        self._workers[number] = _Worker(self._made)


class _Worker:
    """One process, and the turn that it is at."""

    def __init__(self, made: _Made) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, made), daemon=True)
        self._turn: _Turn | None = None
        self._is_ready = False
        with _signals_held():
            self._process.start()
        theirs.close()

    @property
    def is_busy(self) -> bool:
        """Whether it has yet to say that it is ready, or what became of a document."""
        return not self._is_ready or self._turn is not None

    def give(self, turn: _Turn) -> bool:
        """Let it read a document; return False if it is gone."""
        try:
            self.pipe.send(turn.document)
        except _GONE:
            return False
        self._turn = turn
        return True

    def collect(self) -> bool:
        """Take what it says; return False if it is gone, which its document's turn then tells.

        Raises:
            ModelError: If it was killed before it was ready.
            TocsinError: If it says so.
        """
        try:
            said: _Said = self.pipe.recv()
        except _GONE:
            self._process.join()
            self._tell_the_end(self._process.exitcode or 0)
            return False
        if isinstance(said, TocsinError):
            raise said
        if self._turn is not None:
            self._turn.outcome = said
        self._turn, self._is_ready = None, True
        return True

    def _tell_the_end(self, status: int) -> None:
        if status >= 0:
            raise RuntimeError(f"a reading process ended with {status}; it says why above")
        ended = f"the process was ended by {signal.Signals(-status).name}"
        hint = "Give it more memory, or fewer --jobs, and run again."
        if self._turn is None or self._turn.document is None:
            raise ModelError(f"{ended} while it loaded the models", hint=hint)
        self._turn.outcome = Failure(
            name=name_of(self._turn.document),
            error=CrashError(f"{ended} while it read this document", hint=hint),
        )

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Connection, made: _Made) -> None:
    """Read the documents that come through the pipe, until it closes."""
    # Ctrl-C goes to all processes of a terminal; the one that hands out the work decides.
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    reader = Reader(made.settings, additions=made.additions)
    said: _Said = _prepared(reader)
    while (document := _exchange(pipe, said)) is not None:
        said = _read(reader, document)


def _exchange(pipe: Connection, said: _Said) -> Document | None:
    """Say something and return the next document; None when nobody listens any more."""
    try:
        pipe.send(said)
        document: Document = pipe.recv()
    except _GONE:
        return None
    return document


def _prepared(reader: Reader) -> TocsinError | None:
    try:
        reader.prepare()
    except TocsinError as error:
        return error
    return None


def _read(reader: Reader, document: Document) -> Outcome | TocsinError:
    try:
        return read_document(reader, document)
    except TocsinError as error:
        return error


@contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back Ctrl-C while a process starts: it would end with a traceback of its own."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
