"""A saved web page: its article is the document."""

from collections.abc import Iterator

from tocsin.core.errors import InputError
from tocsin.core.types import Document
from tocsin.ingest.documents import Label, document_of_page
from tocsin.ingest.given import Failure, Given


def read_page(given: Given) -> Iterator[Document | Failure]:
    """Yield the article of a web page."""
    try:
        yield document_of_page(given.whole(), Label(), given.options)
    except InputError as error:
        yield Failure(name=given.name, error=error)
