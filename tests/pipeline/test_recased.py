"""A text in capitals is read in small letters and quoted as it was received."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.ids import document_id
from tocsin.core.spans import check, quote
from tocsin.core.types import Block, Cleaned, DateInterval, Document, Reading, Span
from tocsin.core.vocab import BlockKind
from tocsin.models.settings import ModelSettings
from tocsin.pipeline.recased import quoted_from, recased
from tocsin.pipeline.stages import RECASE, Reader
from tocsin.settings import Settings

REPORT = """SAN SALVADOR, 3 JUN 88 -- GUNMEN OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN)
KILLED MAYOR ESTEBAN QUIROGA IN SANTA ANA ON WEDNESDAY, A MILITARY SPOKESMAN SAID.

   TWO SOLDIERS WERE WOUNDED WHEN A BOMB EXPLODED NEAR THE BARRACKS. THE FMLN DENIED THAT IT HAD
KILLED QUIROGA.
"""
SETTINGS = ModelSettings()


class Lower:
    """Small letters for all: what is read is then easy to tell from what was received."""

    digest = "lower"

    def recase(self, text: str) -> str:
        return text.lower()


def document_of(text: str) -> Document:
    return Document(
        id=document_id(source=None, url=None, text=text), text=text, raw_digest="r", source=None
    )


def spans_in(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from spans_in(getattr(value, item.name))


def body(document: Document, *parts: tuple[str, BlockKind]) -> Cleaned:
    start, blocks = 0, []
    for words, kind in parts:
        start = document.text.index(words, start)
        span = quote(document, start, start + len(words))
        blocks.append(Block(span=span, kind=kind, reason="by hand"))
    return Cleaned(blocks=tuple(blocks), published_on=DateInterval(reason="by hand"))


@pytest.fixture(scope="module", name="reader")
def _reader() -> Reader:
    return Reader(Settings())


@pytest.fixture(scope="module", name="reading")
def _reading(reader: Reader) -> Reading:
    return reader.read(document_of(REPORT))


def test_every_span_is_quoted_as_received(reading: Reading) -> None:
    document = document_of(REPORT)
    found = list(spans_in(reading))
    assert reading.claims and len(found) > len(reading.blocks)
    for span in found:
        check(document, span)


def test_the_names_of_a_text_in_capitals_are_told(reading: Reading) -> None:
    mentions = {span.quote for claim in reading.claims for span in spans_in(claim.content)}
    assert any("QUIROGA" in mention and "KILLED" not in mention for mention in mentions)


def test_provenance_shows_whether_small_letters_were_supplied(
    reader: Reader, reading: Reading
) -> None:
    plain = reader.read(document_of("Gunmen killed two policemen in the town on Wednesday."))
    assert RECASE in dict(reading.provenance.model_digests)
    assert RECASE not in dict(plain.provenance.model_digests)
    assert RECASE in dict(reading.provenance.stages)
    assert RECASE not in dict(plain.provenance.stages)
    assert "clean" in dict(plain.provenance.stages)


def test_ids_do_not_depend_on_how_words_are_written() -> None:
    document = document_of(REPORT)
    ids = []
    for recaser in (Lower(), None):
        reader = Reader(Settings())
        if recaser is not None:
            reader.__dict__["_recaser"] = recaser
        ids.append({claim.id: claim for claim in reader.read(document).claims})
    for claim_id in ids[0].keys() & ids[1].keys():
        assert ids[0][claim_id].content.__class__ is ids[1][claim_id].content.__class__
    assert ids[0].keys() & ids[1].keys()


@pytest.mark.parametrize(
    ("text", "parts", "copy"),
    [
        (
            "TROOPS ATTACKED THE TOWN OF WEFTON.\nMore Was Said.",
            [("TROOPS ATTACKED THE TOWN OF WEFTON.", BlockKind.BODY)],
            "troops attacked the town of wefton.\nmore was said.",
        ),
        (
            "TROOPS ATTACKED THE TOWN OF WEFTON\nMore was said of the attack on the Town, and why.",
            [
                ("TROOPS ATTACKED THE TOWN OF WEFTON", BlockKind.HEADING),
                ("More was said of the attack on the Town, and why.", BlockKind.BODY),
            ],
            "troops attacked the town of wefton\nMore was said of the attack on the Town, and why.",
        ),
        (
            "ALL RIGHTS RESERVED BY THE OWNER OF THIS\nTroops attacked.",
            [
                ("ALL RIGHTS RESERVED BY THE OWNER OF THIS", BlockKind.FURNITURE),
                ("Troops attacked.", BlockKind.BODY),
            ],
            None,
        ),
        ("THE UN SAID SO", [("THE UN SAID SO", BlockKind.BODY)], None),
        (
            "NATO and EU troops left MAZAR for KABUL.",
            [("NATO and EU troops left MAZAR for KABUL.", BlockKind.BODY)],
            None,
        ),
    ],
)
def test_what_stands_in_capitals_is_recased(
    text: str, parts: list[tuple[str, BlockKind]], copy: str | None
) -> None:
    document = document_of(text)
    made = recased(document, body(document, *parts), recaser=Lower(), settings=SETTINGS)
    assert (made.text if made else None) == copy
    assert made is None or made.id == document.id


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.data())
def test_a_record_is_quoted_anew_whatever_holds_its_spans(text: str, data: st.DataObject) -> None:
    document = document_of(text)
    copy = Document(id=document.id, raw_digest="r", text=" " * len(text))
    blocks = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        span = quote(copy, start, end)
        repeats = data.draw(st.sampled_from([None, span]))
        blocks.append(Block(span=span, kind=BlockKind.BODY, reason="by hand", repeats=repeats))
    record = Cleaned(blocks=tuple(blocks), published_on=DateInterval(reason="by hand"))
    made = quoted_from(document, record)
    for span in spans_in(made):
        check(document, span)
    assert quoted_from(copy, made) == record
