"""One parser a session, and `read`: a text to what every extractor is handed."""

import re
from collections.abc import Callable

import pytest

from tocsin.core.ids import document_id, raw_digest
from tocsin.core.ports import Names
from tocsin.core.spans import quote
from tocsin.core.types import Block, Document
from tocsin.core.vocab import BlockKind
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


def as_document(text: str) -> Document:
    return Document(
        id=document_id(source=None, url=None, text=text),
        text=text,
        raw_digest=raw_digest(text.encode()),
    )


def as_blocks(document: Document, headings: int = 0, captions: int = 0) -> tuple[Block, ...]:
    """One block a line: so many `headings` first, so many `captions` last, the others body."""
    lines = [match for match in re.finditer(r"[^\n]+", document.text) if match.group().strip()]
    body = len(lines) - headings - captions
    kinds = [BlockKind.HEADING] * headings + [BlockKind.BODY] * body
    kinds += [BlockKind.CAPTION] * captions
    return tuple(
        Block(span=quote(document, match.start(), match.end()), kind=kind, reason="made for a test")
        for match, kind in zip(lines, kinds, strict=True)
    )


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
