"""Files and folders to Documents: text, Markdown, HTML, JSON lines.

A record that cannot be used becomes a `Failure` that says which, why, and what to do;
the others go on.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from tocsin import codec
from tocsin.clean.front_matter import front_matter
from tocsin.clean.html import extract_html
from tocsin.core.errors import DecodeError, FormatError, InputError, NotFoundError
from tocsin.core.ids import document_id, raw_digest
from tocsin.core.types import Document

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
STDIN = "-"
# A document that says nothing is no document.
JSON_KEYS = ("text", "html", "title", "source", "url", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says of everything read: the outlet, the publication date."""

    source: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A record that could not be used: its name, and the error that says why."""

    name: str
    error: InputError


def find_files(paths: Iterable[str]) -> tuple[list[str], list[Failure]]:
    """Return the files behind paths, folders searched, sorted; and the paths not found.

    In a folder only names with a known suffix are taken, none that starts with a dot and
    no README; a file named by itself is always taken, `-` is standard input.
    """
    found: list[str] = []
    missing: list[Failure] = []
    for given in paths:
        path = Path(given)
        if given == STDIN or path.is_file():
            found.append(given)
        elif path.is_dir():
            found.extend(str(item) for item in sorted(path.rglob("*")) if _is_report(item, path))
        else:
            error = NotFoundError(f"there is no file or folder {given}", hint="Check the path.")
            missing.append(Failure(name=given, error=error))
    return list(dict.fromkeys(found)), missing


def read_file(name: str, options: ReadOptions, stdin: BinaryIO) -> Iterator[Document | Failure]:
    """Yield the documents of one file, or of standard input for `-`."""
    try:
        data = stdin.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        reason = NotFoundError(f"{name} cannot be read: {error.strerror}", hint="Check its rights.")
        yield Failure(name=name, error=reason)
        return
    yield from _FORMATS[_format_of(name, data)](name, data, options)


def _is_report(item: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in item.relative_to(folder).parts)
    known = item.suffix.lower() in TEXT | HTML | JSON_LINES
    return known and not hidden and item.is_file() and item.stem.upper() != "README"


def _format_of(name: str, data: bytes) -> str:
    suffix = Path(name).suffix.lower()
    if suffix in HTML:
        return "html"
    if suffix in JSON_LINES:
        return "json"
    if name == STDIN:
        start = data[:512].lstrip().lower()
        if start.startswith((b"<!doctype html", b"<html")):
            return "html"
        if start.startswith(b"{"):
            return "json"
    return "text"


def _read_text(name: str, data: bytes, options: ReadOptions) -> Iterator[Document | Failure]:
    try:
        yield _from_text(name, data, options)
    except InputError as error:
        yield Failure(name=name, error=error)


def _read_html(name: str, data: bytes, options: ReadOptions) -> Iterator[Document | Failure]:
    try:
        yield _from_html(name, data, source=options.source, published=options.published)
    except InputError as error:
        yield Failure(name=name, error=error)


def _read_json_lines(name: str, data: bytes, options: ReadOptions) -> Iterator[Document | Failure]:
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{name} line {number}"
        try:
            yield _from_json(where, line, options)
        except InputError as error:
            yield Failure(name=where, error=error)


_FORMATS: dict[str, Callable[[str, bytes, ReadOptions], Iterator[Document | Failure]]] = {
    "text": _read_text,
    "html": _read_html,
    "json": _read_json_lines,
}


def _from_json(where: str, line: bytes, options: ReadOptions) -> Document:
    value = codec.parse_json(line)
    if not isinstance(value, dict):
        raise FormatError("not a JSON object", hint=f"Give {_keys()}.")
    fields = {key: _string(key, value.get(key)) for key in JSON_KEYS}
    source, url = fields["source"] or options.source, fields["url"]
    published = _date(fields["published"]) or options.published
    if fields["text"]:
        return _document(
            fields["text"], line, source=source, url=url, title=fields["title"], published=published
        )
    if fields["html"]:
        html = fields["html"].encode()
        return _from_html(
            where, html, source=source, url=url, title=fields["title"], published=published
        )
    raise FormatError("neither text nor html", hint=f"Give {_keys()}.")


def _keys() -> str:
    return "one object a line with " + ", ".join(JSON_KEYS)


def _string(key: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise FormatError(f"{key} is {type(value).__name__}, expected a string")


def _date(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise FormatError(f"published is {value!r}", hint="Write a date as YYYY-MM-DD.") from error


def _decode(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"{name} is not UTF-8 text: byte {error.start} is {data[error.start]:#04x}",
            hint="Convert it to UTF-8, or give it the suffix of what it is (.html, .jsonl).",
        ) from error
    if "\x00" in text:
        raise DecodeError(f"{name} holds NUL bytes: it is not text", hint="Give a text file.")
    return text


def _from_text(name: str, data: bytes, options: ReadOptions) -> Document:
    text = _decode(name, data)
    front = front_matter(text)
    if front is None:
        return _document(text, data, source=options.source, published=options.published)
    return _document(
        text,
        data,
        source=front.get("source") or options.source,
        url=front.get("url"),
        title=front.get("title"),
        published=_date(front.get("published")) or options.published,
        metadata=front.fields,
    )


def _from_html(
    name: str,
    data: bytes,
    *,
    source: str | None,
    published: date | None,
    url: str | None = None,
    title: str | None = None,
) -> Document:
    page = extract_html(data, url=url)
    if not page.text.strip():
        raise FormatError(f"{name} holds no article text", hint="Save the page with its article.")
    metadata = dict(page.metadata)
    return _document(
        page.text,
        data,
        source=source or metadata.get("sitename"),
        url=url or metadata.get("url"),
        title=title or page.title,
        published=published,
        extractor=page.extractor,
        metadata=page.metadata,
    )


def _document(  # noqa: PLR0913 (one place where a document is put together)
    text: str,
    data: bytes,
    *,
    source: str | None,
    published: date | None,
    url: str | None = None,
    title: str | None = None,
    extractor: str | None = None,
    metadata: tuple[tuple[str, str], ...] = (),
) -> Document:
    if not text.strip():
        raise FormatError("the document is empty", hint="Give a file with text in it.")
    return Document(
        id=document_id(source=source, url=url, text=text),
        text=text,
        raw_digest=raw_digest(data),
        source=source,
        url=url,
        title=title,
        published_given=published,
        extractor=extractor,
        metadata=metadata,
    )
