"""MUC-4's development texts, restored from capitals, and the templates of their keys.

Names can be told only in mixed case.
"""

import re
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from bench.kit.files import text_of
from bench.kit.tools import document_of
from bench.muc4 import load
from bench.muc4.keys import templates
from bench.muc4.records import Template
from tocsin.core.types import Document
from tocsin.models.casing_file import ShippedRecaser
from tocsin.tables.casing import ShippedNameForms

_MESSAGE = re.compile(r"^(?P<id>DEV-MUC3-\d{4})\b.*$", re.MULTILINE)


def keys(data: Path) -> dict[str, Sequence[Template]]:
    """Return the templates of each text by its number."""
    return {
        number: found
        for path in sorted(_folder(data).glob("key-dev-*"))
        for number, found in templates(text_of(path, encoding="latin-1"), path).items()
    }


def documents(data: Path, wanted: Container[str] | None = None) -> Iterator[Document]:
    """Yield the texts, those of wanted numbers only if any are given; their ids are the numbers."""
    recaser = ShippedRecaser(ShippedNameForms())
    for number, text in _texts(data):
        if wanted is None or number in wanted:
            yield document_of(recaser.recase(text), id=number, published=load.published(text))


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(_folder(data).glob("dev-muc3-*")):
        text = text_of(path, encoding="latin-1")
        marks = list(_MESSAGE.finditer(text))
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        for mark, end in zip(marks, ends, strict=True):
            yield mark["id"], text[mark.end() : end].strip("\n") + "\n"


def _folder(data: Path) -> Path:
    return data / "muc4" / "corpora" / "dev"
