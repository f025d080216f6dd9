"""One followed address, asked once: its new documents, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tocsin.core.errors import FormatError, InputError
from tocsin.core.types import Document, Feed, Retrieval
from tocsin.core.vocab import FeedKind
from tocsin.ingest.addresses import parse_address
from tocsin.ingest.entries import carried_document, entry_name, page_document
from tocsin.ingest.feeds import Entry, feeds_of_page, is_feed, parse_feed
from tocsin.ingest.fetch import Answer, Fetcher, Validators
from tocsin.ingest.given import Failure, ReadOptions
from tocsin.ingest.limits import ReadSettings
from tocsin.ingest.settings import FetchSettings

Clock = Callable[[], datetime]
# When a document of each address was last recorded, where one was.
RecordedAt = Callable[[Sequence[str]], Mapping[str, datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What an address gave. `validators` are empty where something was left to fetch.

    `known` counts entries not fetched again, `left` those beyond one pull's;
    `error` is why the address itself gave nothing.
    """

    feed: Feed
    started_at: datetime
    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()
    known: int = 0
    left: int = 0
    newest_entry_at: datetime | None = None
    validators: Validators = field(default_factory=Validators)
    notes: tuple[str, ...] = ()
    error: InputError | None = None


class Gatherer:
    """Asks followed addresses; may be used from several threads."""

    def __init__(
        self,
        fetcher: Fetcher,
        settings: FetchSettings,
        *,
        limits: ReadSettings,
        clock: Clock,
        recorded_at: RecordedAt,
    ) -> None:
        self._fetcher = fetcher
        self._settings = settings
        self._limits = limits
        self._clock = clock
        self._recorded_at = recorded_at

    @property
    def hosts_at_once(self) -> int:
        """How many hosts may be asked at the same time."""
        return self._settings.hosts_at_once

    def gather(self, feed: Feed, last: Retrieval | None) -> Gathered:
        """Return what is new behind an address since its last retrieval that succeeded.

        What looks like a feed is read as one; else a page is one document, and what is
        followed as a feed has failed.
        """
        started_at = self._clock()
        try:
            return self._gather(feed, last, started_at)
        except InputError as error:
            return Gathered(feed=feed, started_at=started_at, error=error)

    def stop(self) -> None:
        """End every wait and every request, and let none begin."""
        self._fetcher.stop()

    def _gather(self, feed: Feed, last: Retrieval | None, started_at: datetime) -> Gathered:
        known = last or Retrieval(id="", feed_url=feed.url, started_at=started_at)
        answer = self._fetcher.get(
            feed.url,
            allowed=allowed_hosts(feed),
            validators=Validators(etag=known.etag, last_modified=known.last_modified),
        )
        if answer.body is None:
            return Gathered(feed=feed, started_at=started_at, validators=answer.validators)
        if feed.kind is FeedKind.FEED or is_feed(answer.body):
            seen_by = None if last is None or last.failed or last.left else last.started_at
            return self._feed(feed, answer, started_at, seen_by)
        document = self._page(Entry(url=feed.url, title=None, contents=()), feed, answer)
        return Gathered(
            feed=feed,
            started_at=started_at,
            documents=(document,),
            validators=answer.validators,
            notes=_moved(answer),
        )

    def _feed(
        self, feed: Feed, answer: Answer, started_at: datetime, seen_by: datetime | None
    ) -> Gathered:
        """Return what a feed gives; when `seen_by` is known, all of it was taken then."""
        parsed = parse_feed(answer.body or b"", url=answer.address, charset=answer.charset)
        recorded = self._recorded_at([entry.url for entry in parsed.entries if entry.url])
        new = [entry for entry in parsed.entries if not _is_known(entry, recorded, seen_by)]
        taken = new[: self._settings.entries_per_pull]
        results = [self._document(entry, feed, parsed.title) for entry in taken]
        failures = tuple(result for result in results if isinstance(result, Failure))
        notes = [*_moved(answer), *([parsed.broken] if parsed.broken else [])]
        left = len(new) - len(taken)
        if left:
            notes.append(f"{left:,} older entries are left for the next pulls")
        complete = not (failures or left or parsed.broken)
        return Gathered(
            feed=feed,
            started_at=started_at,
            documents=tuple(result for result in results if isinstance(result, Document)),
            failures=failures,
            known=len(parsed.entries) - len(new),
            left=left,
            newest_entry_at=_newest(parsed.entries, started_at),
            validators=answer.validators if complete else Validators(),
            notes=tuple(notes),
        )

    def _document(self, entry: Entry, feed: Feed, title: str | None) -> Document | Failure:
        try:
            carried = carried_document(
                entry,
                feed_title=title,
                options=self._options(feed),
                retrieved_at=self._clock(),
                whole_min_words=self._settings.whole_min_words,
            )
            if carried is not None:
                return carried
            if entry.url is None:
                raise FormatError("it has neither text nor an address", hint="Tell its publisher.")
            answer = self._fetcher.get(entry.url, allowed=allowed_hosts(feed))
            return self._page(entry, feed, answer)
        except InputError as error:
            return Failure(name=entry_name(entry), error=error)

    def _page(self, entry: Entry, feed: Feed, answer: Answer) -> Document:
        return page_document(
            answer, entry=entry, options=self._options(feed), retrieved_at=self._clock()
        )

    def _options(self, feed: Feed) -> ReadOptions:
        return ReadOptions(source=feed.source, limits=self._limits)


def look(
    fetcher: Fetcher, url: str, *, allowed: frozenset[str]
) -> tuple[FeedKind, tuple[str, ...]]:
    """Return what stands behind an address, by asking it; and the feeds that a page names.

    Raises:
        InputError: If it cannot be asked or gives nothing.
    """
    answer = fetcher.get(url, allowed=allowed)
    body = answer.body or b""
    if is_feed(body):
        return FeedKind.FEED, ()
    return FeedKind.PAGE, feeds_of_page(body, url=answer.address)


def allowed_hosts(feed: Feed) -> frozenset[str]:
    """Return the hosts that may stand outside the public internet for a feed: its own, if any."""
    return frozenset({parse_address(feed.url).host}) if feed.allow_private else frozenset()


def _is_known(entry: Entry, recorded: Mapping[str, datetime], seen_by: datetime | None) -> bool:
    """Return whether an entry's document is recorded, and was looked at after its change."""
    at = recorded.get(entry.url) if entry.url else None
    if at is None or entry.changed_at is None:
        return at is not None
    return entry.changed_at <= max(at, seen_by or at)


def _newest(entries: Sequence[Entry], now: datetime) -> datetime | None:
    """Return the newest instant of the entries; those in the future are not believed."""
    return max((entry.at for entry in entries if entry.at and entry.at <= now), default=None)


def _moved(answer: Answer) -> tuple[str, ...]:
    if answer.moved_to is None:
        return ()
    return (f"it has moved for good to {answer.moved_to}: follow that address instead",)
