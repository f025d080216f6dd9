"""Web archives (WARC): each page that a server answered with is a document."""

from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from tocsin.core.errors import FormatError, InputError
from tocsin.core.types import Document
from tocsin.ingest.documents import Label, document_of_page
from tocsin.ingest.given import Failure, Given, too_long

_PAGE = ("text/html", "application/xhtml+xml")
_OK = "200"
# Pictures, scripts, redirections and what was asked are the archive's, not reports.


def read_warc(given: Given) -> Iterator[Document | Failure]:
    """Yield the pages of a web archive, each with its address."""
    try:
        for record in ArchiveIterator(given.stream):
            if _is_page(record):
                yield _read(record, given)
    except ArchiveLoadFailed as error:
        reason = FormatError(f"the web archive is damaged: {error}", hint="Get it again.")
        yield Failure(name=given.name, error=reason)


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return record.http_headers.get_statuscode() == _OK and kind.lower().startswith(_PAGE)


def _read(record: ArcWarcRecord, given: Given) -> Document | Failure:
    url = record.rec_headers.get_header("WARC-Target-URI")
    most = given.options.limits.max_record_bytes
    try:
        data = record.content_stream().read(most + 1)
        if len(data) > most:
            raise too_long(most)
        return document_of_page(data, Label(url=url), given.options)
    except InputError as error:
        return Failure(name=f"{given.name}: {url}", error=error)
