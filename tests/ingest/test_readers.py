"""Files to documents: what is read, what is refused, and with what words."""

import gzip
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tocsin.core.errors import DecodeError, FormatError, NotFoundError
from tocsin.core.types import Document
from tocsin.ingest.limits import ReadSettings
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
    found = find_files([str(tmp_path), "-", str(tmp_path / "x.png"), "/no/such"])
    assert found.files == (
        *(str(tmp_path / name) for name in ("a/c.html", "a/d.jsonl", "b.txt")),
        "-",
        str(tmp_path / "x.png"),
    )
    assert found.skipped == {".png": 1}
    assert [item.name for item in found.failures] == ["/no/such"]
    assert isinstance(found.failures[0].error, NotFoundError)


# ------------------------------------------------------------------ JSON lines


@pytest.mark.parametrize("published", ["", "  ", None])
def test_an_empty_publication_date_is_not_given(published: str | None) -> None:
    line = json.dumps({"text": TEXT, "published": published, "source": "", "title": None})
    document = only(read("-", ReadOptions(source="The Quay"), stdin=line.encode()))
    assert (document.published_given, document.source, document.title) == (None, "The Quay", None)


def test_of_unknown_keys_those_that_date_the_text_are_kept() -> None:
    line = {"text": TEXT, "date_publish": "2024-01-05 10:00", "author": "A. Private", "tags": [1]}
    document = only(read("-", stdin=json.dumps(line).encode()))
    assert document.metadata == (("date_publish", "2024-01-05 10:00"),)


def test_a_line_too_long_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(f'{{"text": "{"x" * 3_000}"}}\n{{"text": "A bus was attacked."}}')
    options = ReadOptions(limits=ReadSettings(max_record_bytes=1_000))
    too_long, document = read(path, options)
    assert isinstance(too_long, Failure) and too_long.name == f"{path} line 1"
    assert isinstance(document, Document)


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"text": TEXT}), encoding="utf-8-sig")
    assert only(read(path)).text == TEXT


# ------------------------------------------------------------------ compressed files


def test_what_has_no_telling_name_is_told_by_how_it_begins(tmp_path: Path) -> None:
    for data in (TEXT.encode(), json.dumps({"text": TEXT}).encode()):
        for name, content in (("plain", data), ("packed.bin", gzip.compress(data))):
            (tmp_path / name).write_bytes(content)
            assert only(read(tmp_path / name)).text == TEXT
    assert find_files([str(tmp_path)]).skipped == {".bin": 1, "without a suffix": 1}


def test_what_is_compressed_is_read_as_what_is_inside(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert only(read(tmp_path / "a.txt.gz")).text == TEXT
    lines = "\n".join(json.dumps({"text": f"Report {number}."}) for number in range(3)).encode()
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines))
    assert len(read(tmp_path / "b.jsonl.gz")) == 3
    assert len(read("-", stdin=gzip.compress(lines))) == 3
    assert find_files([str(tmp_path)]).files == (
        str(tmp_path / "a.txt.gz"),
        str(tmp_path / "b.jsonl.gz"),
    )


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt.gz", gzip.compress(b"x" * 50_000), "more than"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 50_000), "unpacks to more than"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-9], "damaged"),
        ("a.txt.gz", b"no gzip", "damaged"),
        ("a.txt.gz", gzip.compress(b""), "empty"),
    ],
    # Named, since the archives hold the moment at which they were made.
    ids=["large", "large records", "torn", "none", "empty"],
)
def test_bombs_and_broken_archives_are_refused(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    limits = ReadSettings(max_record_bytes=20_000, max_unpacked_bytes=100_000)
    found = read(tmp_path / name, ReadOptions(limits=limits))
    last = found[-1]
    assert isinstance(last, Failure) and words in str(last.error)
    assert last.name == str(tmp_path / name)


# ------------------------------------------------------------------ web archives

ARTICLE = "<article><h1>At the bridge</h1>" + "".join(
    f"<p>Sentence number {number} of a long report about the bridge.</p>" for number in range(9)
)


def archive(*answers: tuple[str, str, str]) -> bytes:
    """Return a web archive of answers: address, status, content type."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for url, status, kind in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        body = io.BytesIO(f"<html><body>{ARTICLE}</article></body></html>".encode())
        writer.write_record(
            writer.create_warc_record(url, "response", payload=body, http_headers=headers)
        )
    return out.getvalue()


def test_the_pages_of_a_web_archive_are_documents(tmp_path: Path) -> None:
    data = archive(
        ("https://quay.example/1", "200 OK", "text/html; charset=utf-8"),
        ("https://quay.example/gone", "404 Not Found", "text/html"),
        ("https://quay.example/logo", "200 OK", "image/png"),
        ("https://quay.example/2", "200 OK", "text/html"),
    )
    (tmp_path / "crawl.warc").write_bytes(data)
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(data))
    for name in ("crawl.warc", "crawl.warc.gz"):
        found = read(tmp_path / name)
        assert [item.url for item in found if isinstance(item, Document)] == [
            "https://quay.example/1",
            "https://quay.example/2",
        ]
        assert len(found) == 2


def test_a_damaged_web_archive_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"nothing of the kind\r\n\r\n" * 9)
    assert isinstance(failure(read(tmp_path / "crawl.warc")).error, FormatError)


# ------------------------------------------------------------------ a format from elsewhere

PLUG_IN = """
from tocsin.ingest.documents import Label, make_document

def read_shout(given):
    data = given.whole()
    yield make_document(data.decode().upper(), data, Label(), given.options, extractor="shout 1")
"""


def test_another_package_can_add_a_format(tmp_path: Path) -> None:
    package, reports = tmp_path / "package", tmp_path / "reports"
    package.mkdir()
    reports.mkdir()
    (package / "shouting.py").write_text(PLUG_IN)
    described = package / "shouting-1.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[tocsin.readers]\nshout = shouting:read_shout\n")
    (reports / "report.shout").write_text("A bus was attacked.")
    code = (
        "import io, sys; from tocsin.ingest.readers import ReadOptions, find_files, read_file;"
        "(name,) = find_files([sys.argv[1]]).files;"
        "print([d.text for d in read_file(name, ReadOptions(), io.BytesIO())])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(reports)],
        env=os.environ | {"PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "A BUS WAS ATTACKED." in done.stdout, done.stderr
