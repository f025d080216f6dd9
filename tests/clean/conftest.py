"""Cleaning a text given as a string."""

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Cleaned, Document

Clean = Callable[..., Cleaned]


@pytest.fixture
def clean() -> Clean:
    """Return a function that cleans a text; further arguments are fields of the document."""

    def cleaned(text: str, **fields: Any) -> Cleaned:
        document = Document(id="d1", text=text, raw_digest="r1", **fields)
        return clean_document(document, settings=CleanSettings())

    return cleaned
