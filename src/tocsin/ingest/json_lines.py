"""JSON lines: an object a line, with its text or its page."""

from codecs import BOM_UTF8
from collections.abc import Iterator

from tocsin import codec
from tocsin.clean.page_dates import CHANGED_KEYS, PUBLISHED_KEYS, date_key
from tocsin.core.errors import FormatError, InputError
from tocsin.core.types import Document
from tocsin.ingest.documents import Label, document_of_page, make_document
from tocsin.ingest.given import Failure, Given, ReadOptions
from tocsin.ingest.records import lines
from tocsin.ingest.text import day_of

KEYS = ("text", "html", "title", "source", "url", "published")
_FORM = "one object a line with " + ", ".join(KEYS)
# Other keys are passed over, but for those that date the text: cleaning knows their names.
_DATES = frozenset(PUBLISHED_KEYS) | frozenset(CHANGED_KEYS)


def read_json_lines(given: Given) -> Iterator[Document | Failure]:
    """Yield a document for each line; a bad line is named by its number."""
    found = lines(given.stream, given.options.limits.max_record_bytes)
    for number, line in enumerate(found, start=1):
        where = f"{given.name} line {number}"
        try:
            if isinstance(line, FormatError):
                raise line
            record = line.removeprefix(BOM_UTF8) if number == 1 else line
            if record.strip():
                yield _document(record, given.options)
        except InputError as error:
            yield Failure(name=where, error=error)


def _document(line: bytes, options: ReadOptions) -> Document:
    value = codec.parse_json(line)
    if not isinstance(value, dict):
        raise FormatError("not a JSON object", hint=f"Give {_FORM}.")
    fields = {key: _string(key, value.get(key)) for key in KEYS}
    label = Label(
        source=fields["source"],
        url=fields["url"],
        title=fields["title"],
        published=day_of(fields["published"]),
        metadata=tuple(_dates(value)),
    )
    if fields["text"]:
        return make_document(fields["text"], line, label, options)
    if fields["html"]:
        return document_of_page(fields["html"].encode(), label, options)
    raise FormatError("neither text nor html", hint=f"Give {_FORM}.")


def _string(key: str, value: object) -> str | None:
    """Return a field as given; None where it is null or empty."""
    if value is None or isinstance(value, str):
        return value or None
    raise FormatError(f"{key} is {type(value).__name__}, expected a string")


def _dates(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key, said in value.items():
        if key not in KEYS and date_key(key) in _DATES and isinstance(said, str) and said:
            yield key, said
