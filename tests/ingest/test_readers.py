"""Files to documents: what is read, what is refused, and with what words."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from tocsin.core.errors import DecodeError, FormatError, NotFoundError
from tocsin.core.types import Document
from tocsin.ingest.readers import Failure, ReadOptions, find_files, read_file

TEXT = " A bus was attacked near Old Bridge.\r\n\u00a0Nobody was hurt.\n"


NO_OPTIONS = ReadOptions()


def read(name: str | Path, options: ReadOptions = NO_OPTIONS, stdin: bytes = b"") -> list[object]:
    return list(read_file(str(name), options, io.BytesIO(stdin)))


def only(items: list[object]) -> Document:
    (item,) = items
    assert isinstance(item, Document), item
    return item


def failure(items: list[object]) -> Failure:
    (item,) = items
    assert isinstance(item, Failure), item
    return item


def test_text_is_kept_character_for_character(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    document = only(read(path, ReadOptions(source="The Quay", published=date(2024, 1, 5))))
    assert document.text == TEXT
    assert (document.source, document.published_given) == ("The Quay", date(2024, 1, 5))
    assert document.extractor is None


def test_the_id_depends_on_the_text_and_the_source_and_not_on_the_place(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.md"
    first.write_bytes(TEXT.encode())
    second.write_bytes(TEXT.encode())
    assert only(read(first)).id == only(read(second)).id == only(read("-", stdin=TEXT.encode())).id
    assert only(read(first)).id != only(read(first, ReadOptions(source="The Quay"))).id


def test_front_matter_says_what_the_document_is_and_stays_in_its_text(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    front = '---\nsource: "The Quay"\ntitle: At the bridge\npublished: 2024-01-05\n---\n'
    path.write_bytes((front + TEXT).encode())
    document = only(read(path, ReadOptions(source="Everything")))
    assert document.text == front + TEXT
    assert (document.source, document.title) == ("The Quay", "At the bridge")
    assert document.published_given == date(2024, 1, 5)
    path.write_text(front.replace("2024-01-05", "last Friday") + TEXT)
    assert isinstance(failure(read(path)).error, FormatError)
    path.write_text("---\nNo fields here, only a rule.\n---\n" + TEXT)
    assert only(read(path)).source is None


def test_html_becomes_its_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    article = "".join(
        f"<p>Sentence number {number} of a long report about the bridge.</p>" for number in range(9)
    )
    path.write_text(
        f"<html><head><title>At the bridge</title></head><body><nav>Home News Sport</nav>"
        f"<article><h1>At the bridge</h1>{article}</article></body></html>"
    )
    document = only(read(path))
    assert "Sentence number 8" in document.text
    assert "Home News Sport" not in document.text
    assert document.extractor is not None
    assert only(read("-", stdin=path.read_bytes())).text == document.text


def test_json_lines_give_a_document_each_and_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    good = {
        "text": TEXT,
        "title": "At the bridge",
        "source": "The Quay",
        "url": "https://quay.example/1",
        "published": "2024-01-05T10:00:00Z",
    }
    lines = [json.dumps(good), "", "{broken", '{"title": "no text"}', '{"text": 5}', "[1]"]
    lines.append(json.dumps(good | {"published": "yesterday"}))
    path.write_text("\n".join(lines))
    document, *failures = read(path)
    assert isinstance(document, Document)
    assert (document.title, document.source) == ("At the bridge", "The Quay")
    assert document.published_given == date(2024, 1, 5)
    named = [item.name for item in failures if isinstance(item, Failure)]
    assert named == [f"{path} line {number}" for number in (3, 4, 5, 6, 7)]
    assert all(
        isinstance(item, Failure) and isinstance(item.error, FormatError) for item in failures
    )


def test_a_record_says_more_than_the_options(tmp_path: Path) -> None:
    options = ReadOptions(source="Everything", published=date(2020, 1, 1))
    line = json.dumps({"text": TEXT, "source": "The Quay"}).encode()
    document = only(read("-", options, stdin=line))
    assert (document.source, document.published_given) == ("The Quay", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"caf\xe9", DecodeError),
        (b"a\x00b", DecodeError),
        (b" \n ", FormatError),
        (b"", FormatError),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    found = failure(read(path))
    assert isinstance(found.error, error)
    assert found.name == str(path)


def test_folders_are_searched_and_what_is_no_report_is_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.html", "a/d.jsonl", "README.md", "x.png", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    files, missing = find_files([str(tmp_path), "-", str(tmp_path / "x.png"), "/no/such"])
    assert files == [
        *(str(tmp_path / name) for name in ("a/c.html", "a/d.jsonl", "b.txt")),
        "-",
        str(tmp_path / "x.png"),
    ]
    assert [item.name for item in missing] == ["/no/such"]
    assert isinstance(missing[0].error, NotFoundError)
