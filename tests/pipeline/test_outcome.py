"""What a document is called where something is said of it."""

import pytest

from tocsin.core.types import Document
from tocsin.pipeline.outcome import NAME_LENGTH, name_of


@pytest.mark.parametrize(
    ("text", "title", "url", "name"),
    [
        ("The report.\nMore.", "A title", "https://post.example/1", "https://post.example/1"),
        ("The report.\nMore.", "A title", None, "A title"),
        ("\n  The report.\nMore.", None, None, "The report."),
        ("word " * 40, None, None, ("word " * 40)[:NAME_LENGTH]),
        (" \n\t", None, None, "a document without text"),
        ("", None, None, "a document without text"),
    ],
)
def test_a_document_has_a_name_whatever_it_lacks(
    text: str, title: str | None, url: str | None, name: str
) -> None:
    assert name_of(Document(id="d", raw_digest="r", text=text, title=title, url=url)) == name
