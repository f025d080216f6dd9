"""Every span that is stored anywhere opens its quote."""

import dataclasses
import itertools
import json
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tocsin import codec
from tocsin.core.ids import document_id
from tocsin.core.spans import check
from tocsin.core.types import Document, Reading, Span
from tocsin.ingest.readers import ReadOptions, find_files, read_file
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = 200


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(Settings())


def spans(value: Any) -> Iterator[Span]:
    """Every span within a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from spans(getattr(value, item.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def assert_true_to_text(reader: Reader, document: Document) -> None:
    reading = reader.read(document)
    for span in spans(reading):
        check(document, span)
    assert codec.decode(Reading, codec.encode(reading)) == reading
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    known = {link.id for link in reading.attributions}
    assert len(known) == len(reading.attributions)
    assert {claim.attribution_id for claim in reading.claims} <= known | {None}
    assert {link.parent for link in reading.attributions} <= known | {None}


def documents(*paths: Path) -> Iterator[Document]:
    found = find_files([str(path) for path in paths])
    assert not found.failures
    for name in found.files:
        for document in read_file(name, ReadOptions(), BytesIO()):
            assert isinstance(document, Document), document
            yield document


def test_over_the_examples(reader: Reader) -> None:
    found = list(documents(EXAMPLES))
    assert len(found) >= 8
    for document in found:
        assert_true_to_text(reader, document)


def private_texts(folder: Path) -> Iterator[str]:
    """Texts of three kinds: our annotated news, political news, wire text in one case."""
    for path in sorted((folder / "data" / "claims" / "docs").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))["text"]
    for path in sorted((folder / "data" / "polnear" / "dev" / "text").glob("*.txt"))[:70]:
        yield path.read_text(encoding="utf-8")
    lines = (folder / "data" / "muc4" / "processed" / "dev.json").read_text(encoding="utf-8")
    for line in lines.splitlines():
        yield json.loads(line)["doctext"]


def test_over_two_hundred_texts_of_others(reader: Reader) -> None:
    folder = os.environ.get("TOCSIN_TEST_DATA")
    if not folder:
        pytest.skip("TOCSIN_TEST_DATA is not set: the texts are not here")
    texts = list(itertools.islice(private_texts(Path(folder)), TEXTS))
    assert len(texts) == TEXTS
    for text in texts:
        document = Document(
            id=document_id(source=None, url=None, text=text), text=text, raw_digest="r"
        )
        assert_true_to_text(reader, document)


def test_over_the_real_reports(reader: Reader) -> None:
    folder = os.environ.get("TOCSIN_TEST_DATA")
    if not folder:
        pytest.skip("TOCSIN_TEST_DATA is not set: the reports are not here")
    for document in documents(Path(folder) / "reports"):
        assert_true_to_text(reader, document)
