"""Followed addresses into the ledger: asked in parallel, read and recorded one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from tocsin.core.errors import InputError
from tocsin.core.ids import retrieval_id
from tocsin.core.types import Feed, Retrieval
from tocsin.ingest.addresses import parse_address
from tocsin.ingest.gather import Gathered, Gatherer
from tocsin.ingest.given import Failure
from tocsin.pipeline.run import Clock, RunReport, read_into
from tocsin.pipeline.stages import Reader
from tocsin.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What came of one address: its retrieval as recorded, and what could not be used of it.

    `error` is why the address itself gave nothing; `failures` are of its entries.
    """

    feed: Feed
    retrieval: Retrieval
    claims: int
    failures: tuple[Failure, ...]
    error: InputError | None


def pull_into(
    ledger: Ledger,
    feeds: Sequence[Feed],
    *,
    gatherer: Gatherer,
    reader: Reader,
    clock: Clock,
    on_feed: Callable[[str], None] = lambda _: None,
) -> tuple[Pulled, ...]:
    """Pull addresses, record what is new with its readings and each attempt; in their order.

    One that fails never stops the others. Hosts are asked at the same time, the addresses
    of one host one after the other. `on_feed` is told each address when it is done.
    """
    last = _last_answered(ledger)
    done: dict[str, Pulled] = {}
    for gathered in _gathered(gatherer, feeds, last):
        done[gathered.feed.url] = _record(ledger, gathered, reader=reader, clock=clock)
        on_feed(gathered.feed.url)
    return tuple(done[feed.url] for feed in feeds)


def _last_answered(ledger: Ledger) -> Mapping[str, Retrieval]:
    """Return the last retrieval of each address that did not fail."""
    return {each.feed_url: each for each in ledger.telling_retrievals() if each.error is None}


def _gathered(
    gatherer: Gatherer, feeds: Sequence[Feed], last: Mapping[str, Retrieval]
) -> Iterator[Gathered]:
    """Yield what the addresses give, host by host as they are done."""

    def gather_all(group: Sequence[Feed]) -> list[Gathered]:
        return [gatherer.gather(feed, last.get(feed.url)) for feed in group]

    pool = ThreadPoolExecutor(max_workers=gatherer.hosts_at_once, thread_name_prefix="pull")
    try:
        groups = _by_host(feeds).values()
        for future in as_completed([pool.submit(gather_all, group) for group in groups]):
            yield from future.result()
    except BaseException:
        gatherer.stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _by_host(feeds: Sequence[Feed]) -> Mapping[str, list[Feed]]:
    groups: dict[str, list[Feed]] = {}
    for feed in feeds:
        groups.setdefault(parse_address(feed.url).host, []).append(feed)
    return groups


def _record(ledger: Ledger, gathered: Gathered, *, reader: Reader, clock: Clock) -> Pulled:
    report = read_into(ledger, gathered.documents, reader=reader, clock=clock)
    failures = (*gathered.failures, *report.failures)
    retrieval = _retrieval(gathered, report, failed=len(failures))
    with ledger.writing() as writer:
        writer.append(retrieval, recorded_at=clock())
    return Pulled(
        feed=gathered.feed,
        retrieval=retrieval,
        claims=report.claims,
        failures=failures,
        error=gathered.error,
    )


def _retrieval(gathered: Gathered, report: RunReport, *, failed: int) -> Retrieval:
    error, url = gathered.error, gathered.feed.url
    return Retrieval(
        id=retrieval_id(feed_url=url, started_at=gathered.started_at.isoformat()),
        feed_url=url,
        started_at=gathered.started_at,
        etag=None if failed else gathered.validators.etag,
        last_modified=None if failed else gathered.validators.last_modified,
        new=report.new,
        known=gathered.known + report.known + report.reread,
        failed=failed,
        left=gathered.left,
        newest_entry_at=gathered.newest_entry_at,
        error_code=error.code if error else None,
        error=str(error) if error else None,
        notes=gathered.notes,
    )
