"""Texts that nobody marked, marked by the product's own rules (a silver standard).

Rules are nearly always right where they accept a word, and pass over most words that tell
something. What they accept is therefore marked; a word of their tables that they do not accept
teaches nothing. The network so begins with what the rules know, and goes on from there.
"""

import json
import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.claims.adapt import sheet_of
from bench.claims.sheet import AnnotatedDocument
from bench.hrdsattack.load import load as load_hrdsattack
from bench.kit.tools import document_of
from tocsin.core.types import Analysis, Document, Reading
from tocsin.extract.occurrences.triggers import find_triggers
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader as Asked
from tocsin.models.casing import Recaser
from tocsin.models.casing_file import ShippedRecaser
from tocsin.pipeline.outcome import read_document
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings
from tocsin.tables.casing import ShippedNameForms
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames
from training.adapters import claims
from training.examples import MASKED, Example
from training.texts import analysed

# A text is cut here: what it is about stands at its head.
MOST_CHARACTERS = 2600
FEWEST_CHARACTERS = 300
# So many of MUC-4's messages tell of no incident; some of them are enough.
QUIET_MESSAGES = 250
PROCESSES = 2


def examples(data: Path) -> Iterable[Example]:
    """Return the texts of the data sets that may ship, as the rules read them."""
    documents = [
        document_of(head_of(text), id=f"{origin}-{number}")
        for origin, texts in (
            ("muc4", _messages(data / "muc4/processed/train.json")),
            ("hrdsattack", _articles(data / "hrdsattack/train.json")),
            ("giveme5w1h", _news(data / "giveme5w1h")),
            ("re3d", _reports(data / "re3d")),
        )
        for number, text in enumerate(texts)
        if len(text) >= FEWEST_CHARACTERS
    ]
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = list(pool.map(example_of, documents, chunksize=8))
    return [each for each in found if each is not None]


def head_of(text: str) -> str:
    """Return the head of a text, up to the end of a sentence where there is one."""
    if len(text) <= MOST_CHARACTERS:
        return text
    head = text[:MOST_CHARACTERS]
    return head[: head.rfind(". ") + 1] or head


def example_of(document: Document) -> Example | None:
    """Return a text with the marks of the rules, None where it cannot be read."""
    reading = getattr(read_document(_made().reader, document), "reading", None)
    if reading is None:
        return None
    annotated = AnnotatedDocument(
        id=document.id, part="silver", document=document, sheet=sheet_of(reading)
    )
    example = claims.example_of(annotated)
    if not example.words:
        return None
    passed_over = _candidates(document, reading)
    row = [
        MASKED if label == 0 and number in passed_over else label
        for number, label in enumerate(example.tags["trigger"])
    ]
    pairs = {head: each for head, each in example.pairs.items() if head != "same"}
    return replace(
        example, origin="silver", tags={**example.tags, "trigger": tuple(row)}, pairs=pairs
    )


def _candidates(document: Document, reading: Reading) -> set[int]:
    """Return the words that the tables of the rules know as triggers, accepted or not."""
    _, analysis = analysed(document)
    return {trigger.token for trigger in find_triggers(_asked(document, reading, analysis))}


def _asked(document: Document, reading: Reading, analysis: Analysis) -> Asked:
    return Asked(
        document=document,
        blocks=tuple(reading.blocks),
        tree=Tree(document, analysis),
        lexicons=_made().lexicons,
        names=_made().names,
    )


@dataclass(frozen=True, kw_only=True)
class _Made:
    """What every process makes once."""

    reader: Reader
    lexicons: ShippedLexicons
    names: ShippedNames
    recaser: Recaser


@cache
def _made() -> _Made:
    return _Made(
        reader=Reader(Settings().without_heads().without_gate()),
        lexicons=ShippedLexicons(),
        names=ShippedNames(),
        recaser=ShippedRecaser(ShippedNameForms()),
    )


# --------------------------------------------------------------------------------- the texts


def _messages(path: Path) -> Iterator[str]:
    """Yield MUC-4's training messages, which are in small letters, as if they had both."""
    with path.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    quiet = [entry["docid"] for entry in entries if not entry["templates"]]
    kept = set(random.Random(7).sample(quiet, len(quiet))[:QUIET_MESSAGES])
    for entry in entries:
        if entry["templates"] or entry["docid"] in kept:
            text = entry["doctext"].upper()
            yield _made().recaser.recase(text) if text.isascii() else text


def _articles(path: Path) -> Iterator[str]:
    return (article.document.text for article in load_hrdsattack(path))


def _news(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/data/*.json")):
        yield str(json.loads(path.read_text(encoding="utf-8")).get("text") or "")


def _reports(folder: Path) -> Iterator[str]:
    """Yield the reports whose licence lets a model trained on them ship."""
    for path in sorted(folder.glob("*/documents.json")):
        if path.parent.name != "BBC Online":
            with path.open(encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines)
