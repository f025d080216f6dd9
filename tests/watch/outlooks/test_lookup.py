from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.selection import may_fall_within
from tocsin.core.types import Incident
from tocsin.watch.grouping import Period
from tocsin.watch.outlooks.lookup import Evidence
from told_ahead import came

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31))


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    first = draw(st.none() | days)
    length = draw(st.integers(0, 900))
    last = first + timedelta(days=length) if first is not None else draw(st.none() | days)
    return came(first, last, number=draw(st.integers(1, 999)))


@given(
    st.lists(incidents(), max_size=20, unique_by=lambda each: each.id), days, st.integers(0, 120)
)
def test_what_is_looked_up_is_what_may_lie_in_the_time(
    held: list[Incident], first: date, length: int
) -> None:
    period = Period(first=first, last=first + timedelta(days=length))
    last = first + timedelta(days=length)
    expected = [each for each in held if may_fall_within(each.when, first, last)]
    assert list(Evidence(incidents=held).within(period)) == expected
