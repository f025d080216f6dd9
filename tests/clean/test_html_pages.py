"""Web pages to text and the page's own data."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.clean.html import extract_html

PARAGRAPHS = "".join(
    f"<p>{words}</p>"
    for words in (
        "Two bases in the north were struck by drones on Wednesday, officials said.",
        "Nobody was hurt. The army said that it had shot down three of the drones.",
    )
)


def page(head: str = "", body: str = PARAGRAPHS) -> bytes:
    return (
        f"<html lang='en'><head>{head}</head><body><article>{body}</article></body></html>".encode()
    )


def test_the_article_comes_without_menu_and_footer() -> None:
    data = page(body=f"<h1>Drones strike bases</h1>{PARAGRAPHS}").replace(
        b"<article>", b"<nav><a href='/'>Home</a><a href='/x'>Sport</a></nav><article>"
    )
    found = extract_html(data)
    assert found.title == "Drones strike bases"
    assert "Two bases in the north" in found.text
    assert "Sport" not in found.text
    assert found.extractor.startswith("trafilatura ")


def test_dates_stay_as_the_page_gives_them() -> None:
    data = page(
        """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
        "datePublished": "2021-03-03T21:15:00+03:30", "publisher": {"name": "Invented Post"}}]}
        </script><meta property="article:modified_time" content="2021-03-05">
        <link rel="canonical" href="https://post.example/a">"""
    )
    metadata = dict(extract_html(data).metadata)
    assert metadata == {
        "datePublished": "2021-03-03T21:15:00+03:30",
        "article:modified_time": "2021-03-05",
        "sitename": "Invented Post",
        "url": "https://post.example/a",
        "language": "en",
    }


def test_lists_of_other_pages_give_no_date() -> None:
    data = page(
        """<script type="application/ld+json">{"@type": "ItemList", "datePublished": "2020-01-01"}
        </script>"""
    )
    assert "datePublished" not in dict(extract_html(data).metadata)


def test_broken_linked_data_still_gives_its_date() -> None:
    data = page(
        """<script type="application/ld+json">{"@type": "NewsArticle", "datePublished":
        "2021-03-03", }</script>"""
    )
    assert dict(extract_html(data).metadata)["datePublished"] == "2021-03-03"


def test_no_date_is_made_up() -> None:
    assert [name for name, _ in extract_html(page()).metadata] == ["language"]


@pytest.mark.parametrize("data", [b"", b" ", b"<html>", b"<p>", b"\xff\xfe", b"\x00\x01", b"<<<>>"])
def test_pages_without_text_are_empty(data: bytes) -> None:
    assert extract_html(data).text == ""


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_broken_pages_do_not_raise(noise: bytes, cut: int) -> None:
    extract_html(noise)
    extract_html(page("<title>Drones</title>")[:cut] + noise)
