"""Pages as they come: any encoding, any size, any nesting."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.clean.decode import decode_page
from tocsin.clean.document import clean_document
from tocsin.clean.html import extract_html
from tocsin.clean.settings import CleanSettings, PageSettings
from tocsin.core.errors import FormatError
from tocsin.core.types import Document

STRUCK = "Two bases in Orléans were struck by drones – “without warning”, the army said."
UNHURT = "Nobody was hurt in the strike, and three of the drones had been shot down, the army said."


def page(head: str = "", body: str = f"<p>{STRUCK}</p><p>{UNHURT}</p>") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert extract_html(page().encode(encoding)).text == f"{STRUCK}\n{UNHURT}"


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "none-such", "hex"])
def test_western_bytes_are_read_whatever_the_page_declares(declared: str) -> None:
    data = page(f"<meta charset='{declared}'>").encode("cp1252")
    assert extract_html(data).text == f"{STRUCK}\n{UNHURT}"


def test_unicode_is_read_although_the_page_declares_another_encoding() -> None:
    assert STRUCK in extract_html(page("<meta charset='iso-8859-1'>").encode()).text


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("cp1251", "windows-1251", "Армия сообщила об ударе"),
        ("shift_jis", "Shift_JIS", "軍は攻撃を発表した"),
        ("gb18030", "gb2312", "军方通报了袭击"),
        ("cp949", "euc-kr", "군은 공격을 발표했다"),
    ],
)
def test_a_declared_encoding_is_followed(encoding: str, declared: str, words: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    assert words in decode_page(page(head, f"<p>{words}</p>").encode(encoding))


def test_a_broken_character_spoils_no_other() -> None:
    data = page().encode() + b"<p>cut \xe2\x80</p>"
    assert STRUCK in decode_page(data) and "\ufffd" in decode_page(data)


def test_characters_that_pages_may_not_hold_are_left_out() -> None:
    data = page().replace("drones", "dro\x00nes\x08").encode()
    assert extract_html(data).text == f"{STRUCK}\n{UNHURT}"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_every_text_comes_back_from_utf_8(text: str) -> None:
    assert decode_page(b"<p>" + text.encode()) == "<p>" + text
    assert decode_page(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_somehow(data: bytes) -> None:
    assert isinstance(decode_page(data), str)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li", "section"])
def test_tags_nested_without_end_are_refused(tag: str) -> None:
    data = page(body=f"<{tag}>" * 10_000 + f"<p>{STRUCK}</p>").encode()
    with pytest.raises(FormatError, match="nests its tags deeper, expected 250 levels at most"):
        extract_html(data)


def test_tags_that_do_not_nest_are_read_however_many_stand_open() -> None:
    assert STRUCK in extract_html(page(body="<p>" * 10_000 + STRUCK).encode()).text


def test_a_page_of_fifty_megabytes_is_refused_before_it_is_read() -> None:
    data = b"<html><body><p>" + b"The army said so. " * 2_800_000
    with pytest.raises(FormatError, match=r"has 50\.4 MB, expected 10\.0 MB at most") as caught:
        extract_html(data)
    assert caught.value.hint


def test_the_largest_page_is_read_to_its_end() -> None:
    line = "The army said so. " * 500_000 + "That was all."
    assert extract_html(page(body=f"<p>{line}</p>").encode()).text.endswith("That was all.")


def test_a_page_of_more_tags_than_a_page_has_is_refused() -> None:
    settings = PageSettings(max_elements=100)
    assert extract_html(page(body=f"<p>{UNHURT}</p>" * 40).encode(), settings=settings).text
    with pytest.raises(FormatError, match="more tags, expected 100 at most"):
        extract_html(page(body=f"<p>{UNHURT}</p>" * 100).encode(), settings=settings)


def test_a_text_longer_than_a_report_is_refused() -> None:
    settings = CleanSettings(max_characters=100)
    document = Document(id="d1", text="a" * 101, raw_digest="r1")
    with pytest.raises(FormatError, match="d1 has 101 characters, expected 100 at most"):
        clean_document(document, settings=settings)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{STRUCK}<p>{UNHURT}",
        f"<p>{STRUCK}</div></p></b><p>{UNHURT}</i>",
        f"<p class='>{STRUCK}</p><p class=''>{UNHURT}</p>",
        f"<b><p>{STRUCK}</b></p><p>{UNHURT}</p",
        f"<!-- <p>{STRUCK}</p><p>{UNHURT}</p>",
    ],
)
def test_broken_markup_gives_what_there_is(body: str) -> None:
    text = extract_html(page(body=body).encode()).text
    assert text == "" or UNHURT in text
