"""PDF text layers to text: paragraphs, hyphens, running heads, and what is refused."""

from io import BytesIO

import pytest

from pdfs import Printed, column, encrypted, make_pdf
from tocsin.clean.pdf import PdfText, extract_pdf
from tocsin.core.errors import FormatError

STORY = (
    "Gunmen attacked a post near the Old Bridge before dawn, the",
    "governor's office said. Four guards were killed and a fifth is",
    "missing, according to the same statement.",
)
NEXT = (
    "Nobody had claimed the attack by noon. The office of the mayor",
    "disputed the figures and spoke of three dead.",
)


def read(data: bytes, *, max_pages: int = 50) -> PdfText:
    return extract_pdf(BytesIO(data), max_pages=max_pages)


def paragraphs(*pages: list[Printed]) -> list[str]:
    return read(make_pdf(pages)).text.split("\n\n")


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs() -> None:
    assert paragraphs(column([*STORY, "", *NEXT])) == [" ".join(STORY), " ".join(NEXT)]


@pytest.mark.parametrize("spacing", [1.2, 1.5, 2.4])
def test_short_paragraphs_and_wide_spacing_are_told_apart(spacing: float) -> None:
    lines = ["Four killed at bridge", *STORY, "He spoke at noon.", "She did not.", *NEXT]
    ups, up = [], 760.0
    for line in lines:
        ups.append(up)
        up -= 11 * spacing * (1 if line in {*STORY[:2], NEXT[0]} else 2)
    printed = [Printed(text=line, up=up) for line, up in zip(lines, ups, strict=True)]
    assert paragraphs(printed) == [lines[0], " ".join(STORY), *lines[4:6], " ".join(NEXT)]


def test_an_indent_and_a_short_last_line_part_paragraphs_too() -> None:
    indented = [Printed(text=NEXT[0], across=90, up=720.4), Printed(text=NEXT[1], up=707.2)]
    assert paragraphs(column(STORY) + indented) == [" ".join(STORY), " ".join(NEXT)]
    assert paragraphs(column([*STORY, *NEXT])) == [" ".join(STORY), " ".join(NEXT)]


def test_a_heading_in_larger_type_stands_alone() -> None:
    found = paragraphs([Printed(text="Four killed at a bridge", size=18), *column(STORY, up=740)])
    assert found == ["Four killed at a bridge", " ".join(STORY)]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the explo-", "sion that", "the explosion that"),
        ("by al-", "Qaim fighters", "by al-Qaim fighters"),
        ("an anti-", "government march", "an anti-government march"),
        ("a 21-", "year-old guard", "a 21-year-old guard"),
        ("a car-bomb and a car-", "bomb again", "a car-bomb and a car-bomb again"),
        ("the post \u2013", "a hut", "the post \u2013 a hut"),
    ],
)
def test_a_word_broken_at_a_line_end_is_whole_again(first: str, second: str, whole: str) -> None:
    filling = "Officials said on Monday that they had looked into"
    (found,) = paragraphs(column([f"{filling} {first}", f"{second} was told to nobody at all."]))
    assert found == f"{filling} {whole} was told to nobody at all."


def test_running_heads_stay_once_and_page_numbers_go() -> None:
    pages = [
        [
            Printed(text=f"The Meridian Post, 3 May 2024 - {number}", up=810),
            *column([*STORY, "", *NEXT]),
            Printed(text=f"Page {number} of 3", up=30),
        ]
        for number in (1, 2, 3)
    ]
    found = paragraphs(*pages)
    assert sum("Meridian Post" in paragraph for paragraph in found) == 1
    assert not any(paragraph.startswith("Page") for paragraph in found)
    assert found.count(" ".join(STORY)) == found.count(" ".join(NEXT)) == 3


def test_lines_of_the_text_that_repeat_are_no_running_heads() -> None:
    found = paragraphs(*[column(STORY) for _ in range(3)])
    assert found == [" ".join(STORY)] * 3


def test_a_sentence_goes_on_over_columns_and_pages() -> None:
    columns = [*column(STORY[:2]), *column(STORY[2:], across=390)]
    assert paragraphs(columns) == [" ".join(STORY)]
    assert paragraphs(column(STORY[:2]), column(STORY[2:])) == [" ".join(STORY)]


def test_ligatures_are_their_letters() -> None:
    # The font's own table says that it prints ligatures for two letters of the usual one.
    data = make_pdf([column(["The oŽcer was conžrmed dead at the bridge."])])
    differences = b"/Encoding << /Differences [142 /ffi 158 /fi] >> "
    data = data.replace(b"/Encoding /WinAnsiEncoding ", differences)
    assert read(data).text == "The officer was confirmed dead at the bridge."


def test_a_title_is_taken_unless_a_program_wrote_it() -> None:
    assert read(make_pdf([column(STORY)], title="Attack at a bridge")).title == "Attack at a bridge"
    for name in ("Microsoft Word - draft.docx", "untitled", "release_final.indd", ""):
        assert read(make_pdf([column(STORY)], title=name)).title is None


def test_the_day_a_file_was_made_is_kept_under_a_name_that_dates_nothing() -> None:
    assert read(make_pdf([column(STORY)])).metadata == (("pdf:created", "D:20240506070000Z"),)


def test_pages_without_text_are_counted() -> None:
    assert ("pages without text", "1 of 2") in read(make_pdf([column(STORY), []])).metadata


WHOLE = make_pdf([column(STORY)])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf([[], []]), "no text layer"),
        (encrypted(WHOLE, "secret"), "encrypted"),
        (WHOLE[:200], "damaged"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 9, "damaged"),
        (b"", "damaged"),
        (make_pdf([column(STORY)] * 3), "3 pages"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(data, max_pages=2)


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert read(encrypted(WHOLE, "")).text == " ".join(STORY)
