"""Feeds as they are written: RSS, RDF, Atom, broken ones, in whatever encoding."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tocsin.core.errors import FormatError
from tocsin.ingest.charsets import as_utf8
from tocsin.ingest.feeds import ParsedFeed, is_feed, parse_feed
from websites import article, item, rss

URL = "https://meridian.example/world/feed.xml"
WORDS = "Käthe’s café — “closed”"


def parse(text: str | bytes, charset: str | None = None) -> ParsedFeed:
    data = text.encode() if isinstance(text, str) else text
    return parse_feed(data, url=URL, charset=charset)


def test_an_rss_item_gives_its_address_title_date_and_text() -> None:
    feed = parse(
        rss(
            item(
                "/a?x=1&y=2",
                title="Shots at the <b>bridge</b>",
                published="Fri, 05 Jan 2024 23:30:00 -0500",
                summary="<p>Two shots.</p>",
                content="<p>Two shots were heard at the bridge.</p>",
            )
        )
    )
    (entry,) = feed.entries
    assert feed.title == "The Meridian Post" and feed.broken is None
    assert entry.url == "https://meridian.example/a?x=1&y=2"
    assert entry.published == "Fri, 05 Jan 2024 23:30:00 -0500"
    assert entry.published_at == datetime(2024, 1, 6, 4, 30, tzinfo=UTC)
    assert (entry.changed, entry.changed_at) == (None, None)
    assert entry.contents[0] == "<p>Two shots were heard at the bridge.</p>"


def test_an_atom_entry_tells_publication_from_change() -> None:
    feed = parse(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>
        <entry><link href="https://wire.example/1"/><title>One</title>
        <published>2024-01-05T08:00:00+03:00</published><updated>2024-01-06T09:00:00Z</updated>
        <content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry>
        <entry><link href="https://wire.example/2"/><title>Two</title>
        <updated>2024-01-07T09:00:00Z</updated></entry></feed>"""
    )
    two, one = feed.entries
    assert one.published_at == datetime(2024, 1, 5, 5, tzinfo=UTC)
    assert one.changed_at == datetime(2024, 1, 6, 9, tzinfo=UTC)
    assert (two.published, two.published_at) == (None, None)
    assert two.changed == "2024-01-07T09:00:00Z"
    assert one.language == "en"


def test_the_date_of_dublin_core_in_rss_is_the_publication() -> None:
    (entry,) = parse(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Wire</title></channel><item><title>One</title>
        <link>https://wire.example/1</link><dc:date>2024-01-05T08:00:00+03:00</dc:date>
        </item></rdf:RDF>"""
    ).entries
    assert entry.published == "2024-01-05T08:00:00+03:00" and entry.changed is None


def test_entries_come_newest_first_and_those_without_a_date_last_as_they_stand() -> None:
    feed = parse(
        rss(
            item("https://m.example/x"),
            item("https://m.example/old", published="Mon, 01 Jan 2024 00:00:00 GMT"),
            item("https://m.example/y", published="one fine day"),
            item("https://m.example/new", published="Tue, 02 Jan 2024 00:00:00 GMT"),
        )
    )
    assert [(entry.url or "")[-3:] for entry in feed.entries] == ["new", "old", "e/x", "e/y"]
    assert feed.entries[3].published == "one fine day" and feed.entries[3].at is None


@pytest.mark.parametrize(
    ("encoding", "charset", "declared"),
    [
        ("utf-8", None, "utf-8"),
        ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-8", "utf-8", "windows-1252"),
        ("cp1252", None, "windows-1252"),
        ("cp1252", None, "utf-8"),
        ("cp1252", "utf-8", "utf-8"),
        ("cp1252", "windows-1252", "utf-8"),
        ("cp1252", "iso-8859-1", "iso-8859-1"),
        ("utf-16", None, "utf-16"),
        ("utf-16", "iso-8859-1", "utf-16"),
        ("utf-8-sig", "windows-1251", "utf-8"),
    ],
)
def test_an_encoding_that_is_wrongly_named_does_no_harm(
    encoding: str, charset: str | None, declared: str
) -> None:
    text = rss(item("https://m.example/a", title=WORDS)).replace("utf-8", declared, 1)
    (entry,) = parse(text.encode(encoding), charset).entries
    assert entry.title == WORDS


def test_the_header_names_the_encoding_of_bytes_that_do_not_tell() -> None:
    assert as_utf8("привет".encode("cp1251"), "windows-1251") == ("привет".encode(), True)
    assert as_utf8("привет".encode("cp1251"), None) == ("привет".encode("cp1251"), False)
    assert as_utf8("привет".encode("cp1251"), "no-such-charset")[1] is False
    assert as_utf8(b"plain", "hex")[1] is False


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("Second", "Sec & ond"),
        lambda text: text.replace("Second", "Sec\x0bond"),
        lambda text: text.replace("<channel>", "<channel><oops>"),
        lambda text: text[: text.index("</item></channel>")],
        lambda text: "\n\n" + text,
    ],
    ids=["ampersand", "control character", "unclosed", "cut off", "late declaration"],
)
def test_of_broken_xml_the_entries_that_can_be_read_are_used(
    spoil: Callable[[str], str],
) -> None:
    titles = {"https://m.example/1": "First", "https://m.example/2": "Second"}
    whole = rss(*(item(url, title=title) for url, title in titles.items()))
    feed = parse(spoil(whole))
    assert [entry.url for entry in feed.entries] == list(titles)
    assert feed.broken is not None and "broken" in feed.broken


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"<html><body><p>Welcome</p></body></html>", b'{"items": []}', b"\x00\xff\x00"],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="is no feed"):
        parse(data)


def test_a_feed_without_entries_is_a_feed() -> None:
    assert parse(rss()).entries == ()


def test_a_feed_is_told_from_a_page_by_looking() -> None:
    for text in (
        rss(),
        '<?xml version="1.0"?>\n<!-- a -->\n<feed xmlns="x">',
        "<rdf:RDF xmlns=''>",
    ):
        assert is_feed(text.encode()) and is_feed(text.encode("utf-16"))
    assert not is_feed(article("<rss>").encode())
    assert not is_feed(b"<html><head><feed></feed></head></html>") and not is_feed(b"")


def test_entities_that_multiply_are_not_expanded() -> None:
    declared = "".join(
        f'<!ENTITY l{number} "{f"&l{number - 1};" * 10 if number else "boom" * 10}">'
        for number in range(10)
    )
    text = rss(item("https://m.example/1", title="TITLE"))
    bomb = text.replace("<rss", f"<!DOCTYPE rss [{declared}]><rss", 1).replace("TITLE", "&l9;")
    (entry,) = parse(bomb).entries
    assert len(entry.title or "") < 100


def test_entities_do_not_read_files() -> None:
    text = rss(item("https://m.example/1", title="TITLE"))
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss'
    (entry,) = parse(text.replace("<rss", outside, 1).replace("TITLE", "&x;")).entries
    assert "root" not in (entry.title or "")


def test_ten_thousand_entries_are_all_seen() -> None:
    items = (item(f"https://m.example/{number}", title=f"No. {number}") for number in range(10_000))
    assert len(parse(rss(*items)).entries) == 10_000
