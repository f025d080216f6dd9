"""One parser a session, and `read`: a text to what every extractor is handed."""

import re
from collections.abc import Callable

import pytest

from tocsin.core.ids import document_id, raw_digest
from tocsin.core.ports import Names
from tocsin.core.spans import quote
from tocsin.core.types import Block, Document
from tocsin.core.vocab import BlockKind, PartyKind, SourceKind
from tocsin.extract.reader import Reader
from tocsin.extract.syntax import Tree
from tocsin.models.english import EnglishAnalyser
from tocsin.tables.lexicons import ShippedLexicons

Read = Callable[..., Reader]


class FewNames:
    _SOURCES = {  # noqa: RUF012
        "reuters": SourceKind.MEDIA,
        "cnn": SourceKind.MEDIA,
        "cbs news": SourceKind.MEDIA,
        "bbc": SourceKind.MEDIA,
        "isis": SourceKind.ARMED_GROUP,
        "islamic state": SourceKind.ARMED_GROUP,
        "hamas": SourceKind.ARMED_GROUP,
        "taliban": SourceKind.ARMED_GROUP,
        "united nations": SourceKind.INTERNATIONAL_ORG,
    }
    _COUNTRIES = {  # noqa: RUF012
        "iran": "IR", "iranian": "IR", "us": "US", "u.s.": "US", "united states": "US",
        "american": "US", "israel": "IL", "israeli": "IL", "iraq": "IQ", "iraqi": "IQ",
        "russia": "RU", "russian": "RU", "kenya": "KE", "kenyan": "KE",
    }  # fmt: skip

    def party_kinds(self, name: str) -> frozenset[PartyKind]:
        return frozenset()

    def source_kind(self, name: str) -> SourceKind | None:
        return self._SOURCES.get(name.lower())

    def country_of(self, word: str) -> str | None:
        return self._COUNTRIES.get(word.lower())


@pytest.fixture(scope="session")
def analyser() -> EnglishAnalyser:
    return EnglishAnalyser()


@pytest.fixture(scope="session")
def names() -> Names:
    try:
        from tocsin.tables.names import ShippedNames
    except ImportError:
        return FewNames()
    return ShippedNames()


def as_document(text: str) -> Document:
    return Document(
        id=document_id(source=None, url=None, text=text),
        text=text,
        raw_digest=raw_digest(text.encode()),
    )


def as_blocks(document: Document, headings: int = 0) -> tuple[Block, ...]:
    """One block a line; the first `headings` of them are headings, the others body."""
    lines = [match for match in re.finditer(r"[^\n]+", document.text) if match.group().strip()]
    return tuple(
        Block(
            span=quote(document, match.start(), match.end()),
            kind=BlockKind.HEADING if number < headings else BlockKind.BODY,
            reason="made for a test",
        )
        for number, match in enumerate(lines)
    )


@pytest.fixture(scope="session")
def read(analyser: EnglishAnalyser, names: Names) -> Read:
    """Return `read(text, headings=0) -> Reader`."""

    def reader(text: str, headings: int = 0) -> Reader:
        document = as_document(text)
        blocks = as_blocks(document, headings)
        return Reader(
            document=document,
            blocks=blocks,
            tree=Tree(document, analyser.analyse(document, blocks)),
            lexicons=ShippedLexicons(),
            names=names,
        )

    return reader
