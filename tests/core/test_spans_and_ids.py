"""Laws of spans and ids: a span opens its quote, and content alone makes an id."""

import inspect
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tocsin.core import ids
from tocsin.core.errors import EvidenceError
from tocsin.core.spans import check, covers, overlap, quote
from tocsin.core.types import Document, Span, Statement
from tocsin.core.vocab import StatementKind

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def document(text: str) -> Document:
    return Document(id="d1", text=text, raw_digest="r")


@given(TEXTS, st.data())
def test_a_span_always_opens_its_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = quote(document(text), start, end)
    check(document(text), span)
    assert text[span.start : span.end] == span.quote


@given(TEXTS, st.integers(-5, 70), st.integers(-5, 70))
def test_no_span_outside_its_text(text: str, start: int, end: int) -> None:
    assume(not 0 <= start < end <= len(text))
    with pytest.raises(EvidenceError):
        quote(document(text), start, end)


def test_a_span_that_says_something_else_is_found_out() -> None:
    forged = Span(document_id="d1", start=0, end=4, quote="Nine")
    with pytest.raises(EvidenceError, match="Nine"):
        check(document("Eight were hurt."), forged)
    with pytest.raises(EvidenceError, match="d2"):
        check(document("Nine"), Span(document_id="d2", start=0, end=4, quote="Nine"))


@given(st.integers(0, 8), st.integers(1, 4), st.integers(0, 8), st.integers(1, 4))
def test_covering_spans_overlap(start: int, length: int, other: int, other_length: int) -> None:
    text = document("abcdefghijklm")
    first = quote(text, start, start + length)
    second = quote(text, other, other + other_length)
    assert overlap(first, second) == overlap(second, first)
    assert not covers(first, second) or overlap(first, second)


@given(st.lists(st.one_of(st.none(), TEXTS), max_size=4), st.lists(st.one_of(st.none(), TEXTS)))
def test_different_parts_have_different_digests(
    first: list[str | None], second: list[str | None]
) -> None:
    assert (ids.digest("x", *first) == ids.digest("x", *second)) == (first == second)


def test_a_claim_keeps_its_id_when_only_its_reading_gets_better() -> None:
    span = quote(document("The ministry declined to comment."), 0, 12)
    declined = Statement(kind=StatementKind.DECLINED, content=(span,))
    other = Statement(kind=StatementKind.OTHER, content=(span,), about=("k1",))
    assert ids.claim_id("d1", declined) == ids.claim_id("d1", other)
    assert ids.claim_id("d1", declined) != ids.claim_id("d1", declined, 1)
    assert ids.claim_id("d1", declined) != ids.claim_id("d2", declined)


def test_no_two_kinds_of_id_begin_alike() -> None:
    """An id tells what it is of, and the start of one can be typed for it."""
    letters = re.findall(r'(?:digest\(|return )"(\w)"', inspect.getsource(ids))
    assert len(letters) > 15 and len(set(letters)) == len(letters)
