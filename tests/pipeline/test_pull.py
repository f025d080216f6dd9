"""Followed addresses into the ledger: each attempt recorded, one failing never stops others."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tocsin.core.types import Feed
from tocsin.core.vocab import FeedKind
from tocsin.ingest.fetch import Fetcher
from tocsin.ingest.gather import Gatherer
from tocsin.ingest.limits import ReadSettings
from tocsin.pipeline.pull import Pulled, pull_into
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from websites import HASTY, Visit, Website, article, item, rss, website

LEAD = "Gunmen killed three guards at a checkpoint near Kerman on Monday, officials said."
LONG = " ".join(f"Sentence number {n} says what else was seen near the river." for n in range(30))


class Pulling:
    """A ledger, and pulls into it, an hour after one another."""

    def __init__(self, ledger: Ledger, reader: Reader) -> None:
        self.ledger = ledger
        self.reader = reader
        self.now = datetime(2024, 5, 14, 12, tzinfo=UTC)

    def __call__(self, *urls: str, kind: FeedKind = FeedKind.FEED) -> tuple[Pulled, ...]:
        self.now += timedelta(hours=1)
        feeds = [
            Feed(id=url, url=url, kind=kind, source="The Meridian Post", allow_private=True)
            for url in urls
        ]
        gatherer = Gatherer(
            Fetcher(HASTY, clock=lambda: self.now),
            HASTY,
            limits=ReadSettings(),
            clock=lambda: self.now,
            recorded_at=self.ledger.recorded_at,
        )
        return pull_into(
            self.ledger, feeds, gatherer=gatherer, reader=self.reader, clock=lambda: self.now
        )


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


@pytest.fixture
def pulling(tmp_path: Path, reader: Reader) -> Iterator[Pulling]:
    ledger = Ledger.open(tmp_path / "ledger.db")
    yield Pulling(ledger, reader)
    ledger.close()


@pytest.fixture
def site() -> Iterator[Website]:
    with website() as made:
        yield made


def test_what_is_new_is_read_and_recorded_with_its_reading(pulling: Pulling, site: Website) -> None:
    page = site.page("/1", article(LEAD, LONG))
    published = "Tue, 14 May 2024 09:00:00 +0300"
    (pulled,) = pulling(site.page("/feed", rss(item(page, published=published))))
    (document,) = pulling.ledger.documents()
    (reading,) = pulling.ledger.readings()
    assert (document.url, document.source) == (page, "The Meridian Post")
    assert reading.document_id == document.id and pulled.claims == len(reading.claims) > 0
    assert str(reading.published_on.earliest) == "2024-05-14" == str(reading.published_on.latest)
    assert pulling.ledger.retrievals() == (pulled.retrieval,)
    assert (pulled.retrieval.new, pulled.retrieval.known, pulled.retrieval.failed) == (1, 0, 0)


def test_pulling_again_fetches_no_page_again(pulling: Pulling, site: Website) -> None:
    page = site.page("/1", article(LEAD, LONG))
    feed = site.page("/feed", rss(item(page)))
    pulling(feed)
    (again,) = pulling(feed)
    assert (again.retrieval.new, again.retrieval.known) == (0, 1)
    assert site.asked("/1") == 1 and len(pulling.ledger.documents()) == 1


def test_a_feed_is_asked_whether_it_changed_until_something_is_left_to_fetch(
    pulling: Pulling, site: Website
) -> None:
    asked_with: list[str | None] = []

    def answering(visit: Visit) -> None:
        asked_with.append(visit.headers["If-None-Match"])
        if asked_with[-1] == '"1"':
            visit.send(304)
        else:
            visit.send(200, rss(item(site.url("/1"))).encode(), ETag='"1"')

    feed = site.on("/feed", answering)
    (first,) = pulling(feed)
    assert first.retrieval.failed == 1 and first.error is None
    site.page("/1", article(LEAD, LONG))
    (second,) = pulling(feed)
    (third,) = pulling(feed)
    (fourth,) = pulling(feed)
    assert asked_with == [None, None, '"1"', '"1"']
    assert [each.retrieval.new for each in (second, third, fourth)] == [1, 0, 0]


def test_one_that_fails_does_not_stop_the_others_and_is_recorded(
    pulling: Pulling, site: Website
) -> None:
    broken = site.on("/broken", lambda visit: visit.send(500))
    with website() as gone:
        nowhere = gone.url("/feed")
    page = site.page("/1", article(LEAD, LONG))
    good = site.page("/feed", rss(item(page)))
    pulled = pulling(broken, nowhere, good)
    assert [each.feed.url for each in pulled] == [broken, nowhere, good]
    assert [each.retrieval.error_code for each in pulled] == ["T104", "T104", None]
    assert "answers 500" in (pulled[0].retrieval.error or "")
    assert len(pulling.ledger.retrievals()) == 3 and len(pulling.ledger.documents()) == 1


def test_a_change_that_left_the_text_as_it_was_is_looked_at_once(
    pulling: Pulling, site: Website
) -> None:
    page = site.page("/1", article(LEAD, LONG))
    for hour in (12, 14, 14):  # pulled at one, two and three o'clock
        site.page(
            "/feed",
            f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='{page}'/>"
            f"<updated>2024-05-14T{hour}:00:00Z</updated></entry></feed>",
        )
        pulling(site.url("/feed"))
    assert site.asked("/1") == 2 and len(pulling.ledger.documents()) == 1
    pulling(site.url("/feed"))
    assert site.asked("/1") == 2


def test_a_failure_does_not_make_a_feed_forget_what_it_knew(
    pulling: Pulling, site: Website
) -> None:
    asked_with: list[str | None] = []
    statuses = iter((200, 500, 304))

    def answering(visit: Visit) -> None:
        asked_with.append(visit.headers["If-None-Match"])
        visit.send(next(statuses), rss().encode(), ETag='"1"')

    feed = site.on("/feed", answering)
    for _ in range(3):
        pulling(feed)
    assert asked_with == [None, '"1"', '"1"']


def test_a_page_whose_text_changes_is_a_new_document(pulling: Pulling, site: Website) -> None:
    url = site.page("/page", article(LEAD, LONG))
    counts = [pulling(url, kind=FeedKind.PAGE)[0].retrieval for _ in range(2)]
    site.page("/page", article(LEAD, LONG, "Two more guards died on Tuesday, officials said."))
    counts.append(pulling(url, kind=FeedKind.PAGE)[0].retrieval)
    assert [(each.new, each.known) for each in counts] == [(1, 0), (0, 1), (1, 0)]
    old, new = pulling.ledger.documents()
    assert old.url == new.url == url and old.id != new.id


def test_one_host_is_asked_for_one_thing_at_a_time(pulling: Pulling, site: Website) -> None:
    at_once: list[int] = []
    inside = 0

    def answering(visit: Visit) -> None:
        nonlocal inside
        inside += 1
        at_once.append(inside)
        visit.closing.wait(0.02)
        inside -= 1
        visit.send(200, rss().encode())

    pulling(*(site.on(f"/feed{number}", answering) for number in range(6)))
    assert at_once == [1] * 6


def test_a_bug_in_reading_is_not_hidden(pulling: Pulling, site: Website) -> None:
    class Broken(Reader):
        def reading_id(self, document: object) -> str:
            raise ZeroDivisionError

    pulling.reader = Broken(Settings())
    page = site.page("/1", article(LEAD, LONG))
    with pytest.raises(ZeroDivisionError):
        pulling(site.page("/feed", rss(item(page))))
