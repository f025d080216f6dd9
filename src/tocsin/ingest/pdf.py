"""PDF files with a text layer."""

import logging
from collections.abc import Iterator
from io import BytesIO

from tocsin.clean.pdf import extract_pdf
from tocsin.core.errors import InputError
from tocsin.core.types import Document
from tocsin.ingest.documents import Label, make_document
from tocsin.ingest.given import Failure, Given

# What the library finds odd in a file that it can read is nothing to tell.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(given: Given) -> Iterator[Document | Failure]:
    """Yield the text of a PDF as a document."""
    try:
        data = given.whole()
        found = extract_pdf(BytesIO(data), max_pages=given.options.limits.max_pages)
        label = Label(title=found.title, metadata=found.metadata)
        yield make_document(found.text, data, label, given.options, extractor=found.extractor)
    except InputError as error:
        yield Failure(name=given.name, error=error)
