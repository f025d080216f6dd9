"""Laws of the wire format: what goes out comes back, and what is wrong is refused."""

import dataclasses
import enum
from datetime import UTC, date, datetime, time
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import tie
from tocsin import codec
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.types import Claim, Reading, Span, Statement
from tocsin.core.vocab import Relation, StatementKind
from tocsin.testing import Report

RECORDS = list(codec.record_types())
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 10_000),
    float: st.floats(0, 1),
    bool: st.booleans(),
    type(None): st.none(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    time: st.times(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a record's field."""
    if hint in LEAVES:
        return LEAVES[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.deferred(
            lambda: st.builds(
                hint, **{item.name: values(hints[item.name]) for item in dataclasses.fields(hint)}
            )
        )
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return st.one_of(*(values(argument) for argument in arguments))
    if origin is dict:
        return st.just({})
    assert origin is tuple, hint
    if arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    return st.tuples(*(values(argument) for argument in arguments))


@pytest.mark.parametrize("line", ["", "{", "[" * 100_000, '{"n": ' + "9" * 5000 + "}"])
def test_what_is_not_json_is_refused(line: str) -> None:
    with pytest.raises(FormatError):
        codec.parse_json(line)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_every_record_comes_back_as_it_went_out(record: type, data: st.DataObject) -> None:
    value = data.draw(values(record))
    assert codec.decode(record, codec.encode(value)) == value


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_has_a_schema_that_names_all_its_fields(record: type) -> None:
    schema = codec.schema(record.__name__)
    properties = schema["$defs"][record.__name__]["properties"]
    assert {item.name for item in dataclasses.fields(record)} <= set(properties)


def test_content_says_which_kind_it_is() -> None:
    line = codec.encode(
        Claim(
            id="c1",
            document_id="d1",
            evidence=(Span(document_id="d1", start=0, end=2, quote="no"),),
            score=1.0,
            made_by="hand",
            content=Statement(kind=StatementKind.DECLINED, content=()),
        )
    )
    assert '"record":"Statement"' in line


@pytest.mark.parametrize("line", ["", "{", "[]", '{"start": "one"}', '{"nonsense": 1}'])
def test_a_line_that_is_no_such_record_is_refused(line: str) -> None:
    with pytest.raises(FormatError):
        codec.decode(Span, line)


def test_an_unknown_record_has_no_schema() -> None:
    with pytest.raises(NotFoundError, match="Incident"):
        codec.schema("Event")


def test_a_reading_of_before_its_newest_fields_still_loads() -> None:
    report = Report("Norland arms Dawn.")
    tie(report, "Norland", Relation.ARMS, "Dawn", trigger="arms")
    reading = report.reading()
    held = codec.encode(reading)
    older = held.replace('"tense":null,', "").replace(
        '"doubts":[],"opinion_label":null,"provenance"', '"provenance"'
    )
    assert len(older) < len(held) - len('"tense":null,')
    assert codec.decode(Reading, older) == reading
