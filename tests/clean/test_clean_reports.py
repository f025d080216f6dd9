"""Five real reports: where their text, headings, furniture and dates stand.

Offsets are code points of the files as decoded; the texts are read where they lie.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Cleaned, Document
from tocsin.core.vocab import BlockKind, DateBasis, DatePrecision, DateRole

B, H = BlockKind.BODY, BlockKind.HEADING
F, C, D = BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.DUPLICATE


def report(number: str) -> Cleaned:
    folder = os.environ.get("TOCSIN_TEST_DATA")
    if not folder:
        pytest.skip("TOCSIN_TEST_DATA is not set: the real reports are not here")
    (path,) = (Path(folder) / "reports").glob(f"{number}_*.txt")
    text = path.read_bytes().decode("utf-8")
    document = Document(id=number, text=text, raw_digest="r1")
    return clean_document(document, settings=CleanSettings())


def kinds_at(cleaned: Cleaned, start: int, end: int) -> set[BlockKind]:
    return {
        block.kind for block in cleaned.blocks if block.span.start < end and start < block.span.end
    }


@pytest.mark.parametrize(
    ("number", "start", "end", "kind"),
    [
        ("000", 0, 21, F),
        ("000", 23, 143, H),
        ("000", 145, 157, F),
        ("000", 158, 210, C),
        ("000", 212, 256, H),
        ("000", 1417, 1474, H),
        ("000", 258, 586, B),
        ("001", 0, 96, H),
        ("001", 115, 3605, B),
        ("002", 1, 16, F),
        ("002", 17, 183, B),
        ("003", 0, 37, F),
        ("003", 52, 289, F),
        ("003", 290, 327, F),
        ("003", 335, 391, D),
        ("003", 393, 449, H),
        ("003", 451, 517, D),
        ("003", 1051, 1117, B),
        ("003", 519, 533, F),
        ("003", 534, 543, F),
        ("003", 1374, 1380, F),
        ("003", 1382, 1470, B),
        ("003", 2253, 2270, F),
        ("003", 2296, 2341, F),
        ("004", 0, 53, H),
        ("004", 741, 1261, B),
        ("004", 1263, 1783, D),
        ("004", 1785, 13575, B),
        ("004", 13654, 13681, F),
        ("004", 13683, 13706, F),
    ],
)
def test_each_stretch_is_what_it_is(number: str, start: int, end: int, kind: BlockKind) -> None:
    assert kinds_at(report(number), start, end) == {kind}


@pytest.mark.parametrize(
    ("number", "start", "end", "day"),
    [
        ("000", 145, 157, date(2023, 10, 24)),
        ("002", 1, 16, date(2023, 10, 30)),
        ("004", 89, 127, date(2017, 9, 2)),
    ],
)
def test_publication_dates(number: str, start: int, end: int, day: date) -> None:
    published = report(number).published_on
    assert published.span is not None
    assert (published.span.start, published.span.end) == (start, end)
    assert published.earliest == published.latest == day
    assert published.precision is DatePrecision.DAY


def test_the_page_date_of_000_is_kept_with_its_role() -> None:
    (rejected,) = report("000").rejected_dates
    assert rejected.role is DateRole.PAGE_CLOCK
    assert rejected.span is not None and rejected.span.end == 21


def test_001_has_no_publication_date() -> None:
    published = report("001").published_on
    assert published.basis is DateBasis.UNKNOWN
    assert (published.earliest, published.latest) == (None, None)


def test_the_clock_of_003_bounds_and_does_not_date() -> None:
    cleaned = report("003")
    assert cleaned.published_on.earliest is None
    assert cleaned.published_on.latest == date(2024, 11, 21)
    assert cleaned.published_on.basis is DateBasis.INFERRED
    assert [rejected.role for rejected in cleaned.rejected_dates] == [
        DateRole.PAGE_CLOCK,
        DateRole.PAGE_CLOCK,
        DateRole.COPYRIGHT,
    ]


def test_the_repetition_in_004_names_both_places() -> None:
    (duplicate,) = [block for block in report("004").blocks if block.kind is D]
    assert (duplicate.span.start, duplicate.span.end) == (1263, 1783)
    assert duplicate.repeats is not None
    assert (duplicate.repeats.start, duplicate.repeats.end) == (741, 1261)
    assert duplicate.repeats.quote == duplicate.span.quote
