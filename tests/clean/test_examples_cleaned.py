"""The project's own examples: their text without their furniture, and their dates."""

import json
from datetime import date
from pathlib import Path

import pytest

from tocsin.clean.document import clean_document
from tocsin.clean.html import extract_html
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Cleaned, Document
from tocsin.core.vocab import BlockKind

EXAMPLES = Path(__file__).parents[2] / "examples"
DATES = {
    "01_wire_intercepts.md": date(2024, 1, 5),
    "02_rewrite_of_wire.txt": date(2024, 1, 6),
    "03_official_statement.md": date(2024, 1, 4),
    "04_claim_of_responsibility.md": date(2024, 1, 4),
    "05_arrests.html": date(2024, 1, 5),
    "06_opinion.md": date(2024, 1, 12),
    "07_tally_iraq_syria.txt": date(2023, 10, 31),
    "08_private_warning.md": None,
    "09_forecast_and_denial.md": date(2023, 10, 24),
}


def example(name: str) -> Cleaned:
    data = (EXAMPLES / name).read_bytes()
    if name.endswith(".html"):
        page = extract_html(data)
        document = Document(id=name, text=page.text, raw_digest="r1", metadata=page.metadata)
    else:
        document = Document(id=name, text=data.decode("utf-8"), raw_digest="r1")
    return clean_document(document, settings=CleanSettings())


@pytest.mark.parametrize("name", DATES)
def test_the_date_is_found_or_left_unknown(name: str) -> None:
    published = example(name).published_on
    assert published.earliest == published.latest == DATES[name]


@pytest.mark.parametrize("name", DATES)
def test_every_sentence_is_body_and_no_furniture_is(name: str) -> None:
    for block in example(name).blocks:
        if block.kind is BlockKind.BODY:
            assert block.span.quote.rstrip("”\"'").endswith((".", "?", "!", ":")), block.span.quote
            assert len(block.span.quote.split()) > 5
        elif block.kind is BlockKind.FURNITURE:
            assert len(block.span.quote.split()) <= 14, block.span.quote


def test_the_page_with_a_paragraph_printed_twice_says_it_once() -> None:
    kinds = [block.kind for block in example("05_arrests.html").blocks]
    assert kinds.count(BlockKind.DUPLICATE) == 1


def test_the_records_are_whole() -> None:
    lines = (EXAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert len(records) == 3
    for record in records:
        assert {"title", "source", "url", "published"} <= set(record)
        assert ("text" in record) != ("html" in record)
        date.fromisoformat(record["published"])
