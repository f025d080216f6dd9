"""A run over many files: each document with its reading into the ledger, failures named."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, islice

from tocsin.core.types import Document
from tocsin.ingest.readers import Failure, ReadOptions, read_file
from tocsin.pipeline.outcome import Outcome, name_of, noting, read_document
from tocsin.pipeline.processes import read_in_processes
from tocsin.pipeline.stages import Reader
from tocsin.store.ledger import Ledger

Clock = Callable[[], datetime]

# Each process holds its own models, a third of a gigabyte; one process writes for all.
MOST_JOBS = 4
# It may be tomorrow already where a report is published.
_ZONES = timedelta(days=1)
# Loading the models takes as long as reading about so many documents.
FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did: documents new, read anew by a newer Tocsin, known; what failed.

    `unread` counts those of them in languages that are not read, by language (ISO 639-1),
    `irrelevant` those that the document gate kept from being read;
    `ahead` names those published, by what they say, later than they were recorded;
    `document_ids` are those that were read.
    """

    new: int
    reread: int
    known: int
    claims: int
    failures: tuple[Failure, ...]
    unread: Mapping[str, int] = field(default_factory=dict)
    irrelevant: int = 0
    ahead: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()


def read_documents(
    files: Iterable[str], options: ReadOptions, *, on_file: Callable[[str], None] = lambda _: None
) -> Iterator[Document | Failure]:
    """Yield the documents of files; `on_file` is told each file when it is done."""
    for name in files:
        with noting(name):
            yield from read_file(name, options, sys.stdin.buffer)
        on_file(name)


def read_all(
    reader: Reader, documents: Iterable[Document | Failure], *, jobs: int | None = None
) -> Generator[Outcome]:
    """Yield what becomes of each document, in the order of the documents.

    With `jobs` None, as many processes read as there are cores, at most `MOST_JOBS`, and
    this one alone reads fewer than `FEW` documents.
    """
    items = iter(documents)
    if jobs != 1:
        head = list(islice(items, FEW if jobs is None else jobs))
        jobs = len(head) if jobs is not None else 1 if len(head) < FEW else _cores()
        items = chain(head, items)
    if jobs > 1:
        yield from read_in_processes(items, reader.settings, reader.additions, jobs=jobs)
        return
    for item in items:
        yield item if isinstance(item, Failure) else read_document(reader, item)


def _cores() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_JOBS)


def read_into(
    ledger: Ledger,
    documents: Iterable[Document | Failure],
    *,
    reader: Reader,
    clock: Clock,
    jobs: int | None = 1,
) -> RunReport:
    """Record documents and their readings; what is there already is left as it is.

    Each document is recorded together with its reading, so that a run that was stopped
    goes on where it was. Several processes may read; this one alone writes.
    """
    new = reread = known = claims = irrelevant = 0
    failures: list[Failure] = []
    unread: Counter[str] = Counter()
    ahead: list[str] = []
    read: list[str] = []

    def unknown() -> Iterator[Document | Failure]:
        nonlocal known
        for item in documents:
            if isinstance(item, Document) and ledger.has_reading(reader.reading_id(item)):
                known += 1
            else:
                yield item

    with closing(read_all(reader, unknown(), jobs=jobs)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            with ledger.writing() as writer:
                at = clock()
                is_new = writer.append(outcome.document, recorded_at=at)
                is_read = writer.append(outcome.reading, recorded_at=at)
            new, reread = new + is_new, reread + (is_read and not is_new)
            known += not is_read
            claims += len(outcome.reading.claims) if is_read else 0
            read += [outcome.document.id] if is_read else []
            if is_read and outcome.reading.unread:
                if outcome.reading.relevance is not None:
                    irrelevant += 1
                elif outcome.reading.language:
                    unread[outcome.reading.language] += 1
            earliest = outcome.reading.published_on.earliest
            if is_read and earliest is not None and earliest > at.date() + _ZONES:
                ahead.append(name_of(outcome.document))
    return RunReport(
        new=new,
        reread=reread,
        known=known,
        claims=claims,
        failures=tuple(failures),
        unread=dict(unread.most_common()),
        irrelevant=irrelevant,
        ahead=tuple(ahead),
        document_ids=tuple(read),
    )
