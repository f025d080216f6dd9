"""What the web may do to us: an answer within the limits, or an error that says which."""

import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from tocsin.core.errors import FetchError
from tocsin.ingest.fetch import Fetcher, Validators
from tocsin.ingest.settings import FetchSettings
from websites import HOST, Visit, Website, article, squeezed, website

Making = Callable[..., Fetcher]
HERE = frozenset({HOST})
TEXT = article("Officials in the town said that nothing had been heard since Monday.").encode()


def test_a_page_is_given_whole_with_its_charset_and_validators(
    site: Website, fetcher: Fetcher
) -> None:
    url = site.page(
        "/a",
        TEXT,
        Content_Type="text/html; charset=ISO-8859-1",
        ETag='"one"',
        Last_Modified="Tue, 14 May 2024 10:00:00 GMT",
    )
    answer = fetcher.get(f"{url}#part", allowed=HERE)
    assert answer.body == TEXT
    assert (answer.address, answer.charset, answer.moved_to) == (url, "iso-8859-1", None)
    assert answer.validators == Validators(
        etag='"one"', last_modified="Tue, 14 May 2024 10:00:00 GMT"
    )
    (_, headers) = site.visits[-1]
    assert headers["User-Agent"] == "Tocsin/0 (+tests)"
    assert headers["Host"] == site.address.removeprefix("http://")


def test_what_did_not_change_is_not_sent_again(site: Website, fetcher: Fetcher) -> None:
    def answering(visit: Visit) -> None:
        if visit.headers["If-None-Match"] == '"one"':
            visit.send(304)
        else:
            visit.send(200, TEXT, ETag='"one"')

    url = site.on("/a", answering)
    first = fetcher.get(url, allowed=HERE)
    again = fetcher.get(url, allowed=HERE, validators=first.validators)
    assert again.body is None and again.validators == first.validators


@pytest.mark.parametrize(
    "behaviour",
    [
        lambda visit: visit.closing.wait(),
        lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\nX-Slow: "),
        lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
        lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\n\r\n"),
    ],
    ids=["stalls", "drips its head", "drips its body", "drips without an end"],
)
def test_a_server_that_takes_too_long_is_left(
    site: Website, fetcher_with: Making, behaviour: Callable[[Visit], None]
) -> None:
    with pytest.raises(FetchError, match="within 1 seconds"):
        fetcher_with(request_seconds=1.0).get(site.on("/slow", behaviour), allowed=HERE)


def test_a_body_shorter_than_declared_is_refused(site: Website, fetcher: Fetcher) -> None:
    url = site.on("/a", lambda visit: visit.send(200, TEXT, Content_Length=str(len(TEXT) + 50)))
    with pytest.raises(FetchError, match="gives no whole answer"):
        fetcher.get(url, allowed=HERE)


def test_of_a_body_longer_than_declared_what_was_declared_counts(
    site: Website, fetcher: Fetcher
) -> None:
    url = site.on("/a", lambda visit: visit.send(200, TEXT, Content_Length=str(len(TEXT) - 50)))
    assert fetcher.get(url, allowed=HERE).body == TEXT[:-50]


def test_a_body_declared_too_large_is_not_read(site: Website, fetcher_with: Making) -> None:
    url = site.on("/a", lambda visit: visit.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"))
    with pytest.raises(FetchError, match=r"larger than 0\.0005 MB"):
        fetcher_with(max_bytes=500).get(url, allowed=HERE)


def test_a_body_without_a_declared_size_is_cut_off(site: Website, fetcher_with: Making) -> None:
    url = site.on("/a", lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100_000))
    with pytest.raises(FetchError, match="larger than"):
        fetcher_with(max_bytes=5_000).get(url, allowed=HERE)


def test_compressed_pages_are_read_also_in_several_members(site: Website, fetcher: Fetcher) -> None:
    data = squeezed(TEXT[:40]) + squeezed(TEXT[40:])
    url = site.page("/a", data, Content_Encoding="gzip")
    assert fetcher.get(url, allowed=HERE).body == TEXT


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (squeezed(TEXT)[:-12], "gzip", "ends too early"),
        (squeezed(TEXT)[:30] + b"\xff" * 40, "gzip", "broken compressed data"),
        (b"plain after all", "gzip", "broken compressed data"),
        (b"\x0b\x02\x80hello\x03", "br", "compressed by br"),
        (squeezed(squeezed(TEXT)), "gzip, gzip", "compressed by gzip, gzip"),
        (squeezed(bytes(100_000_000)), "gzip", "larger than 20 MB"),
    ],
    ids=["truncated", "damaged", "not compressed", "foreign", "twice", "bomb"],
)
def test_compression_that_lies_is_refused(
    site: Website, fetcher: Fetcher, data: bytes, encoding: str, words: str
) -> None:
    url = site.page("/a", data, Content_Encoding=encoding)
    with pytest.raises(FetchError, match=words):
        fetcher.get(url, allowed=HERE)


def test_redirects_are_followed_and_a_permanent_one_is_told(
    site: Website, fetcher: Fetcher
) -> None:
    end = site.page("/end", TEXT)
    site.on("/middle", lambda visit: visit.send(308, Location="/end"))
    start = site.on("/start", lambda visit: visit.send(301, Location="/middle"))
    answer = fetcher.get(start, allowed=HERE)
    assert (answer.body, answer.address, answer.moved_to) == (TEXT, end, end)
    passing = site.redirect("/now", "/end")
    assert fetcher.get(passing, allowed=HERE).moved_to is None


def test_circles_and_long_ways_are_left(site: Website, fetcher_with: Making) -> None:
    site.redirect("/b", "/a")
    circle = site.redirect("/a", "/b")
    with pytest.raises(FetchError, match="in a circle"):
        fetcher_with().get(circle, allowed=HERE)
    assert site.asked("/a") == 1
    for number in range(9):
        site.redirect(f"/{number}", f"/{number + 1}")
    with pytest.raises(FetchError, match="more than 3 times"):
        fetcher_with(max_redirects=3).get(site.url("/0"), allowed=HERE)
    assert site.asked("/3") == 1 and site.asked("/4") == 0


@pytest.mark.parametrize("status", [400, 404, 410, 500, 502, 520])
def test_an_error_of_the_server_is_named(site: Website, fetcher: Fetcher, status: int) -> None:
    url = site.on("/a", lambda visit: visit.send(status))
    with pytest.raises(FetchError, match=f"answers {status}"):
        fetcher.get(url, allowed=HERE)


@pytest.mark.parametrize("after", ["3600", "Tue, 14 May 2024 13:00:00 GMT"])
def test_a_host_that_asks_to_wait_is_left_alone(
    site: Website, fetcher: Fetcher, after: str
) -> None:
    busy = site.on("/busy", lambda visit: visit.send(429, Retry_After=after))
    page = site.page("/a", TEXT)
    with pytest.raises(FetchError, match=r"429.*Retry-After"):
        fetcher.get(busy, allowed=HERE)
    with pytest.raises(FetchError, match="not to be asked for another"):
        fetcher.get(page, allowed=HERE)
    assert site.asked("/a") == 0


def test_nobody_at_home_is_an_error(fetcher: Fetcher) -> None:
    with website() as gone:
        url = gone.url("/a")
    with pytest.raises(FetchError):
        fetcher.get(url, allowed=HERE)


def test_robots_are_obeyed_by_the_name_in_the_user_agent(site: Website, fetcher: Fetcher) -> None:
    site.page(
        "/robots.txt",
        "User-agent: Tocsin\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n",
        Content_Type="text/plain",
    )
    public, private = site.page("/public", TEXT), site.page("/private/a", TEXT)
    site.redirect("/way", "/private/a")
    assert fetcher.get(public, allowed=HERE).body == TEXT
    for url in (private, site.url("/way")):
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher.get(url, allowed=HERE)
    assert site.asked("/private/a") == 0 and site.asked("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allows"), [(401, True), (404, True), (500, False)])
def test_missing_rules_allow_and_broken_ones_forbid(
    site: Website, fetcher: Fetcher, status: int, allows: bool
) -> None:
    site.on("/robots.txt", lambda visit: visit.send(status))
    url = site.page("/a", TEXT)
    if allows:
        assert fetcher.get(url, allowed=HERE).body == TEXT
    else:
        with pytest.raises(FetchError, match="answers 500"):
            fetcher.get(url, allowed=HERE)
        assert site.asked("/a") == 0


def test_a_pause_longer_than_may_be_waited_ends_the_visit(site: Website, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 600\n", Content_Type="text/plain")
    first, second = site.page("/a", TEXT), site.page("/b", TEXT)
    assert fetcher.get(first, allowed=HERE).body == TEXT
    with pytest.raises(FetchError, match="another 600 seconds"):
        fetcher.get(second, allowed=HERE)
    assert site.asked("/b") == 0


def test_a_fetcher_that_was_stopped_asks_for_nothing(site: Website, fetcher: Fetcher) -> None:
    fetcher.stop()
    with pytest.raises(FetchError, match="stopped"):
        fetcher.get(site.page("/a", TEXT), allowed=HERE)
    assert not site.visits


def test_stopping_ends_a_request_that_is_under_way(site: Website, fetcher: Fetcher) -> None:
    asked, ended = threading.Event(), []

    def answering(visit: Visit) -> None:
        asked.set()
        visit.closing.wait()

    def asking() -> None:
        with pytest.raises(FetchError, match="stopped"):
            fetcher.get(site.url("/slow"), allowed=HERE)
        ended.append("yes")

    site.on("/slow", answering)
    thread = threading.Thread(target=asking)
    thread.start()
    asked.wait()
    fetcher.stop()
    thread.join()
    assert ended == ["yes"]


def test_certificates_are_checked_against_the_name_not_the_machine(tmp_path: Path) -> None:
    authority = trustme.CA()
    for_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(for_server)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)

    def ask(host: str, trusted: ssl.SSLContext | None) -> bytes | None:
        fetcher = Fetcher(
            FetchSettings(host_interval_seconds=0.0),
            clock=lambda: datetime.now(UTC),
            resolve=lambda *_: [HOST],
            certificates=trusted,
        )
        port = site.address.rpartition(":")[2]
        return fetcher.get(f"https://{host}:{port}/a", allowed=frozenset({host})).body

    with website(for_server) as site:
        site.page("/a", TEXT)
        assert ask("news.example", trusting) == TEXT
        for host, trusted in (("other.example", trusting), ("news.example", None)):
            with pytest.raises(FetchError, match="certificate"):
                ask(host, trusted)
