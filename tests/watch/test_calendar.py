"""Incidents by month and country: none that may belong is missed."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from attacks import world
from tocsin.core.located import countries_told
from tocsin.core.selection import may_fall_within
from tocsin.testing import Report
from tocsin.watch.calendar import calendars
from worlds import ledgers

days = st.dates(min_value=date(2031, 3, 1), max_value=date(2031, 7, 31))


@settings(deadline=None)
@given(ledgers, days, st.integers(0, 60), st.sampled_from([None, "OS", "NL"]))
def test_all_that_may_be_of_a_time_and_a_country_is_near(
    reports: list[Report], first: date, length: int, country: str | None
) -> None:
    last = first + timedelta(days=length)
    incidents = world(reports).incidents
    found = calendars(incidents)
    for incident in incidents:
        there = (
            country is None or not countries_told(incident) or country in countries_told(incident)
        )
        if not incident.historical and there and may_fall_within(incident.when, first, last):
            near = found[incident.event_type].near(
                first, last, None if country is None else frozenset({country})
            )
            assert incident in near
            assert len({each.id for each in near}) == len(near)
    assert not any(
        incident.historical
        for calendar in found.values()
        for incident in calendar.near(date(1900, 1, 1), date(2100, 1, 1), None)
    )
