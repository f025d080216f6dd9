"""One parser a session, and `read`: a text to what every extractor is handed."""

from collections.abc import Callable

import pytest

from made import as_blocks, as_document
from tocsin.core.ports import Names
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.models.english import EnglishAnalyser
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames

Read = Callable[..., Reader]


@pytest.fixture(scope="session")
def analyser() -> EnglishAnalyser:
    return EnglishAnalyser()


@pytest.fixture(scope="session")
def names() -> Names:
    return ShippedNames()


@pytest.fixture(scope="session")
def read(analyser: EnglishAnalyser, names: Names) -> Read:
    """Return `read(text, headings=0, captions=0) -> Reader`."""

    def reader(text: str, headings: int = 0, captions: int = 0) -> Reader:
        document = as_document(text)
        blocks = as_blocks(document, headings, captions)
        return Reader(
            document=document,
            blocks=blocks,
            tree=Tree(document, analyser.analyse(document, blocks)),
            lexicons=ShippedLexicons(),
            names=names,
        )

    return reader
