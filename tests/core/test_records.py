"""A record with new values is what `replace` makes, and itself where nothing is new."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.records import changed
from tocsin.core.types import DateParts

PARTS = st.builds(DateParts, year=st.integers(1, 3), month=st.none() | st.integers(1, 2))


@given(PARTS, PARTS)
def test_a_record_is_copied_only_where_a_value_differs(one: DateParts, other: DateParts) -> None:
    found = changed(one, year=other.year, month=other.month)
    assert found == replace(one, year=other.year, month=other.month)
    assert (found is one) == (found == one)
