"""One followed address: what is new behind it, and what is asked for again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tocsin.core.errors import AddressError, FetchError, FormatError
from tocsin.core.types import Document, Feed, Retrieval
from tocsin.core.vocab import FeedKind
from tocsin.ingest.fetch import Fetcher
from tocsin.ingest.gather import Gathered, Gatherer, look
from tocsin.ingest.limits import ReadSettings
from tocsin.ingest.settings import FetchSettings
from websites import HASTY, HOST, NOW, Visit, Website, article, item, rss

LEAD = "Gunmen opened fire on a checkpoint near the river on Monday, officials said."
LONG = " ".join(f"Sentence number {n} says what else was seen near the river." for n in range(30))
Gathering = Callable[..., Gathered]


def feed_at(url: str, kind: FeedKind = FeedKind.FEED, **fields: object) -> Feed:
    return Feed(id="f", url=url, kind=kind, allow_private=True, **fields)  # type: ignore[arg-type]


@pytest.fixture
def gather(fetcher: Fetcher) -> Gathering:
    """Return what gathers an address, knowing when documents of others were recorded."""

    def gathered(
        feed: Feed,
        last: Retrieval | None = None,
        *,
        recorded: dict[str, datetime] | None = None,
        settings: FetchSettings = HASTY,
    ) -> Gathered:
        known = recorded or {}
        return Gatherer(
            fetcher, settings, limits=ReadSettings(), clock=lambda: NOW, recorded_at=lambda _: known
        ).gather(feed, last)

    return gathered


def only(gathered: Gathered) -> Document:
    assert gathered.error is None and not gathered.failures
    (document,) = gathered.documents
    return document


def test_an_entry_that_is_only_announced_is_read_from_its_page(
    site: Website, gather: Gathering
) -> None:
    page = site.page("/1", article(LEAD, LONG, title="Shots at the river"))
    published = "Tue, 14 May 2024 09:00:00 +0300"
    feed = site.page("/feed", rss(item(page, title="Shots", published=published, summary=LEAD)))
    gathered = gather(feed_at(feed, source="The Meridian Post"))
    document = only(gathered)
    assert LEAD in document.text and "Sentence number 29" in document.text
    assert document.url == page and document.source == "The Meridian Post"
    assert document.retrieved_at == NOW and document.published_given is None
    assert ("published", published) in document.metadata
    assert gathered.newest_entry_at == datetime.fromisoformat("2024-05-14T06:00:00+00:00")


def test_an_entry_that_its_feed_carries_whole_is_not_fetched(
    site: Website, gather: Gathering
) -> None:
    content = f"<p>{LEAD}</p><p>{LONG}</p>"
    feed = site.page("/feed", rss(item(site.url("/1"), title="Shots", content=content)))
    document = only(gather(feed_at(feed)))
    assert LEAD in document.text and document.title == "Shots"
    assert document.source == "The Meridian Post"  # what the feed calls itself
    assert site.asked("/1") == 0


@pytest.mark.parametrize(
    "end", ["…", " [...]", " Read more on our site", " Continue reading “Shots at the river” →"]
)
def test_text_that_was_cut_is_not_whole_however_long(
    site: Website, gather: Gathering, end: str
) -> None:
    page = site.page("/1", article(LEAD, LONG, "The last word."))
    content = f"<p>{LEAD}</p><p>{LONG}{end}</p>"
    document = only(gather(feed_at(site.page("/feed", rss(item(page, content=content))))))
    assert document.text.endswith("The last word.")


def test_an_entry_without_a_page_is_what_it_carries(site: Website, gather: Gathering) -> None:
    feed = site.page("/feed", rss(item(None, title="Shots", summary=f"<p>{LEAD}</p>")))
    document = only(gather(feed_at(feed)))
    assert document.text.strip() == LEAD and document.url is None


def test_an_entry_whose_page_fails_is_a_failure_and_the_others_go_on(
    site: Website, gather: Gathering
) -> None:
    good = site.page("/good", article(LEAD, LONG))
    items = [
        item(site.url("/gone")),
        item("javascript:alert(1)"),
        item("http://10.0.0.1/secret"),
        item(site.page("/empty", "<html><body></body></html>")),
        item(None, title="Nothing"),
        item(good),
    ]
    gathered = gather(feed_at(site.page("/feed", rss(*items), ETag='"1"')))
    assert gathered.error is None
    assert [document.url for document in gathered.documents] == [good]
    kinds = [type(failure.error) for failure in gathered.failures]
    assert kinds.count(FetchError) == 1 and kinds.count(FormatError) == 2
    assert kinds.count(AddressError) == 2
    assert gathered.validators.etag is None  # they are asked for again


def test_entries_known_are_not_fetched_unless_they_changed_since(
    site: Website, gather: Gathering
) -> None:
    links = {name: site.page(f"/{name}", article(LEAD, LONG)) for name in ("known", "changed")}
    entries = "".join(
        f"<entry><link href='{url}'/><title>{name}</title><updated>{when}</updated></entry>"
        for (name, url), when in zip(
            links.items(), ("2024-05-10T00:00:00Z", "2024-05-12T00:00:00Z"), strict=True
        )
    )
    feed = site.page("/feed", f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>")
    day = datetime.fromisoformat("2024-05-11T00:00:00+00:00")
    gathered = gather(feed_at(feed), recorded=dict.fromkeys(links.values(), day))
    assert only(gathered).url == links["changed"] and gathered.known == 1
    assert site.asked("/known") == 0


def test_of_many_entries_the_newest_are_taken_and_the_rest_is_said(
    site: Website, gather: Gathering
) -> None:
    content = f"<p>{LEAD}</p><p>{LONG}</p>"
    items = [
        item(
            f"https://m.example/{number}",
            published=f"{NOW - timedelta(hours=number):%a, %d %b %Y %H:%M:%S GMT}",
            content=content,
        )
        for number in reversed(range(30))
    ]
    feed = feed_at(site.page("/feed", rss(*items), ETag='"1"'))
    few = FetchSettings(entries_per_pull=4)
    gathered = gather(feed, settings=few)
    assert [document.url for document in gathered.documents] == [
        f"https://m.example/{number}" for number in range(4)
    ]
    assert gathered.notes == ("26 older entries are left for the next pulls",)
    assert gathered.validators.etag is None
    held = {document.url or "": NOW for document in gathered.documents}
    assert gather(feed, recorded=held, settings=few).documents[0].url == "https://m.example/4"


def test_a_feed_that_did_not_change_gives_nothing_and_keeps_its_validators(
    site: Website, gather: Gathering
) -> None:
    def answering(visit: Visit) -> None:
        visit.send(304 if visit.headers["If-None-Match"] == '"1"' else 200, ETag='"1"')

    feed = feed_at(site.on("/feed", answering))
    last = Retrieval(id="t", feed_url=feed.url, started_at=NOW, etag='"1"')
    gathered = gather(feed, last)
    assert gathered.error is None and gathered.documents == ()
    assert gathered.validators.etag == '"1"'


def test_broken_xml_is_noted_and_asked_for_again(site: Website, gather: Gathering) -> None:
    content = f"<p>{LEAD}</p><p>{LONG}</p>"
    text = rss(item("https://m.example/1", title="A", content=content)).replace(">A<", ">A & B<")
    gathered = gather(feed_at(site.page("/feed", text, ETag='"1"')))
    assert len(gathered.documents) == 1
    assert "broken" in gathered.notes[0] and gathered.validators.etag is None


def test_a_page_is_one_document_in_the_encoding_that_its_header_names(
    site: Website, gather: Gathering
) -> None:
    text = (
        "<html><body><article><p>Стрельба у реки, сообщили власти. {}</p></article></body></html>"
    )
    data = text.format("Стрельба у реки. " * 20).encode("cp1251")
    url = site.page("/page", data, Content_Type="text/html; charset=windows-1251", ETag='"1"')
    gathered = gather(feed_at(url, FeedKind.PAGE))
    assert only(gathered).text.startswith("Стрельба у реки, сообщили власти.")
    assert gathered.validators.etag == '"1"' and only(gathered).url == url


def test_what_stands_behind_an_address_is_found_by_looking(
    site: Website, gather: Gathering, fetcher: Fetcher
) -> None:
    here = frozenset({HOST})
    page, feed = (
        site.page("/page", article(LEAD, LONG)),
        site.page("/feed", rss(item(None, summary=LEAD))),
    )
    assert look(fetcher, page, allowed=here) == (FeedKind.PAGE, ())
    assert look(fetcher, feed, allowed=here) == (FeedKind.FEED, ())
    assert only(gather(feed_at(feed, FeedKind.PAGE))).text.strip() == LEAD  # a page that is a feed
    assert isinstance(gather(feed_at(page)).error, FormatError)  # a feed that became a page


def test_a_page_tells_where_its_feeds_are(site: Website, fetcher: Fetcher) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/news/feed'>"
    other = "<link rel='alternate' hreflang='fr' href='/fr'>"
    page = site.page("/", article(LEAD, LONG).replace("</head>", f"{link}{other}{link}</head>"))
    found = look(fetcher, page, allowed=frozenset({HOST}))
    assert found == (FeedKind.PAGE, (site.url("/news/feed"),))


def test_an_address_that_fails_is_told_as_the_error_of_the_feed(
    site: Website, gather: Gathering
) -> None:
    gathered = gather(feed_at(site.on("/feed", lambda visit: visit.send(503))))
    assert isinstance(gathered.error, FetchError) and gathered.started_at == NOW


def test_entries_are_found_from_the_address_that_the_feed_moved_to(
    site: Website, gather: Gathering
) -> None:
    site.page("/news/1", article(LEAD, LONG))
    site.page("/news/feed", rss(item("1")))
    old = site.on("/feed", lambda visit: visit.send(301, Location="/news/feed"))
    gathered = gather(feed_at(old))
    assert only(gathered).url == site.url("/news/1")
    assert "moved for good" in gathered.notes[0] and "/news/feed" in gathered.notes[0]
