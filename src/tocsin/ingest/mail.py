"""Mail: a message (.eml) or a box of them (mbox); attachments are documents of their own.

The sender is not kept: it is a person as often as an outlet. A list or newsletter that names
itself (List-Id) is the source.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice

from tocsin.clean.html import extract_html
from tocsin.core.errors import FormatError, InputError
from tocsin.core.types import Document
from tocsin.ingest.documents import Label, document_of_page, make_document
from tocsin.ingest.given import Failure, FileReader, Given
from tocsin.ingest.records import messages

# Raised with every change of what is taken from a message: stored texts name it.
EXTRACTOR = "mail rules 1"
# The key under which cleaning looks for the day of publication.
_DATE = "date"
_NOT_READ = "attachments not read"
_PLAIN, _HTML, _MESSAGE = "text/plain", "text/html", "message/rfc822"
# How a part without a telling name would be called.
_NAMES = {_PLAIN: "part.txt", _HTML: "part.html", "application/pdf": "part.pdf"}
# Pictures and signatures are furniture of a message: nobody expects them to be read.
_FURNITURE = ("image/", "application/pgp-signature", "application/pkcs7-signature")
# A plain part with less than this share of the page's words only says where the page is.
_STUB_SHARE = 0.3
_PHRASE = re.compile(r"(?P<phrase>[^<]*)<[^>]*>\s*$")
_SPACE = re.compile(r"\s+")


def read_message(given: Given) -> Iterator[Document | Failure]:
    """Yield a message and the attachments that can be read."""
    try:
        data = given.whole()
        yield from _documents(given, _parsed(data), data)
    except InputError as error:
        yield Failure(name=given.name, error=error)


def read_mbox(given: Given) -> Iterator[Document | Failure]:
    """Yield the messages of a box, one in memory at a time; a bad one is named by its number."""
    number = 0
    found = messages(given.stream, given.options.limits.max_record_bytes)
    for number, data in enumerate(found, start=1):
        here = given.inside(f"message {number}", b"")
        try:
            if isinstance(data, FormatError):
                raise data
            yield from _documents(here, _parsed(data), data)
        except InputError as error:
            yield Failure(name=here.name, error=error)
    if number == 0:
        none = FormatError("no message begins in it", hint="An mbox begins with a line From.")
        yield Failure(name=given.name, error=none)


def _parsed(data: bytes) -> Message:
    try:
        message = message_from_bytes(data)
    except RecursionError as error:
        raise FormatError("the message nests its parts too deeply") from error
    if not message.keys():
        raise FormatError("no mail message: it has no headers", hint="Save it as .eml, or .txt.")
    return message


def _documents(given: Given, message: Message, data: bytes) -> Iterator[Document | Failure]:
    """Yield the message's own text, then its attachments; `data` are its bytes as received."""
    most = given.options.limits.max_parts
    parts = list(islice(_parts(message), most + 1))
    if len(parts) > most:
        raise FormatError(f"a message of more than {most} parts is not read")
    attached = [part for part in parts if not _is_own(part)]
    readers = [(part, _reader_of(part, given)) for part in attached]
    unread = [_name(part) for part, reader in readers if reader is None]
    readable = [(part, reader) for part, reader in readers if reader is not None]
    body = _body([part for part in parts if _is_own(part)], _label(message, unread), given, data)
    if body is not None:
        yield body
    elif not readable:
        raise FormatError("the message holds no text that can be read")
    for part, reader in readable:
        yield from reader(given.inside(_name(part), _bytes_of(part)))


def _parts(part: Message) -> Iterator[Message]:
    """Yield the parts that hold something; those of an attached message are its own."""
    if part.is_multipart() and part.get_content_type() != _MESSAGE:
        for each in part.get_payload():
            if isinstance(each, Message):
                yield from _parts(each)
    elif not part.get_content_type().startswith(_FURNITURE):
        yield part


def _is_own(part: Message) -> bool:
    shown = part.get_content_disposition() != "attachment" and part.get_filename() is None
    return shown and part.get_content_type() in {_PLAIN, _HTML}


def _reader_of(part: Message, given: Given) -> FileReader | None:
    if part.get_content_type() == _MESSAGE:
        return _read_attached(part)
    return given.reader_of(_name(part)) or given.reader_of(_NAMES.get(part.get_content_type(), ""))


def _read_attached(part: Message) -> FileReader:
    """Return a reader of a message within a message, which is parsed already."""

    def read(given: Given, /) -> Iterator[Document | Failure]:
        inner = part.get_payload(0)
        assert isinstance(inner, Message)
        try:
            yield from _documents(given, inner, given.whole())
        except InputError as error:
            yield Failure(name=given.name, error=error)

    return read


def _body(own: list[Message], label: Label, given: Given, data: bytes) -> Document | None:
    """Return the message's own text as a document: the plain part, unless it is a stub."""
    plain = "\n\n".join(_text(part) for part in own if part.get_content_type() == _PLAIN)
    page = next((_text(part) for part in own if part.get_content_type() == _HTML), "")
    page_data = BOM_UTF8 + page.encode("utf-8")
    article = (
        extract_html(page_data, settings=given.options.limits.pages).text if page.strip() else ""
    )
    if len(plain.split()) < _STUB_SHARE * len(article.split()):
        return document_of_page(page_data, label, given.options, data=data)
    if not plain.strip():
        return None
    return make_document(plain, data, label, given.options, extractor=EXTRACTOR)


def _label(message: Message, unread: list[str]) -> Label:
    list_id = _header(message, "list-id")
    said = (
        (_DATE, _header(message, "date")),
        ("list-id", list_id),
        (_NOT_READ, ", ".join(unread)),
    )
    return Label(
        source=_list_name(list_id),
        title=_header(message, "subject") or None,
        metadata=tuple((key, value) for key, value in said if value),
    )


def _list_name(list_id: str) -> str | None:
    """Return what a list calls itself. Source: RFC 2919, the phrase before the identifier."""
    match = _PHRASE.match(list_id)
    return (match["phrase"].strip(' "') or None) if match else None


def _header(message: Message, name: str) -> str:
    """Return a header decoded, in one line; empty where there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    return _decoded(str(raw))


def _decoded(raw: str) -> str:
    """Return a header's value: its encoded words, and bytes that should have been encoded."""
    plain = _unescaped(raw.encode("ascii", "surrogateescape")) if not raw.isascii() else raw
    with suppress(HeaderParseError, LookupError, ValueError):  # as written, then
        plain = str(make_header(decode_header(plain)))
    return _SPACE.sub(" ", plain.replace("\x00", "")).strip()


def _name(part: Message) -> str:
    if part.get_content_type() == _MESSAGE:
        return "attached message"
    return _decoded(part.get_filename() or f"part of type {part.get_content_type()}")


def _bytes_of(part: Message) -> bytes:
    """Return what a part holds; text in UTF-8, whatever it came in."""
    if part.get_content_type() == _PLAIN:
        return _text(part).encode("utf-8")
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: Message) -> str:
    """Return the text of a part, line ends as LF."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        text = data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = _unescaped(data)
    return text.replace("\r\n", "\n").replace("\x00", "")


def _unescaped(data: bytes) -> str:
    """Return bytes of no or a wrong charset as text: UTF-8, or else what most mail was in."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
