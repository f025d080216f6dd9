from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import Forecast, ForecastEntry, OutlookEntry, Resolution
from tocsin.core.vocab import Outcome, OutlookState
from tocsin.tables.likelihood import likelihood_ranges
from tocsin.watch.outlooks.outlooks import Told, outlook_entries
from tocsin.watch.outlooks.tracks import LEAST_SCORED, Track, forecast_records, track_of
from told_ahead import ahead

AT = datetime(2031, 7, 1, tzinfo=UTC)


def entry(outcome: Outcome | None, *, last: date | None = date(2031, 5, 8)) -> OutlookEntry:
    report = ahead(last=last)
    told = Told(
        documents={report.document.id: report.document},
        readings=[report.reading()],
        likelihoods=likelihood_ranges(),
    )
    (made,) = outlook_entries(told, on=date(2031, 6, 1))
    if outcome is None:
        return made
    ruling = Resolution(
        id="o1", subject=made.id, outcome=outcome, by="ann", made_at=AT, reason="read"
    )
    return replace(made, state=OutlookState.RULED, resolution=ruling)


def said(low: float | None, outcome: Outcome | None) -> Track:
    state = OutlookState.RULED if outcome else OutlookState.DUE
    return Track(state=state, outcome=outcome, low=low, high=low)


def rights(number: int) -> list[tuple[str, Track]]:
    outcomes = [Outcome.HAPPENED, Outcome.DID_NOT] * number
    return [("a", said(0.7, each)) for each in outcomes[:number]]


def test_nothing_is_scored_from_fewer_than_ten() -> None:
    (nine,) = forecast_records(rights(9), {})
    assert (nine.scored, nine.needed) == (9, LEAST_SCORED) == (9, 10)
    assert (nine.brier, nine.log, nine.skill, nine.calibration) == (None, None, None, ())
    (ten,) = forecast_records(rights(10), {})
    assert ten.brier is not None
    assert ten.calibration


def test_void_and_unresolved_ones_are_counted_and_not_scored() -> None:
    held = [*rights(10), ("a", said(0.7, Outcome.VOID)), ("a", said(0.7, Outcome.UNRESOLVED))]
    (record,) = forecast_records(held, {})
    (without,) = forecast_records(rights(10), {})
    assert (record.made, record.scored, record.void, record.unresolved) == (12, 10, 1, 1)
    assert record.brier == without.brier


def test_what_was_said_without_a_number_is_counted_and_not_scored() -> None:
    (record,) = forecast_records([*rights(9), ("a", said(None, Outcome.HAPPENED))], {})
    assert (record.scored, record.unstated, record.brier) == (9, 1, None)


def test_a_proposal_never_enters_a_record() -> None:
    (record,) = forecast_records([("a", track_of(entry(None)))] * 12, {})
    assert (record.due, record.scored, record.happened) == (12, 0, 0)


def test_words_are_scored_as_the_range_that_people_read() -> None:
    track = track_of(entry(Outcome.HAPPENED))
    numbers = likelihood_ranges()["probably"]
    assert (track.low, track.high) == (numbers.low / 100, numbers.high / 100)


def test_one_without_a_last_day_can_come_true_but_never_fail_so_it_is_not_scored() -> None:
    track = track_of(entry(Outcome.HAPPENED, last=None))
    assert (track.state, track.outcome) == (OutlookState.NO_DEADLINE, None)


def test_a_users_forecast_is_scored_as_said() -> None:
    forecast = Forecast(
        id="p1", text="x", probability=0.3, until=date(2031, 5, 8), by="ann", made_at=AT
    )
    track = track_of(ForecastEntry(forecast=forecast, state=OutlookState.DUE))
    assert (track.low, track.high, track.outcome) == (0.3, 0.3, None)


tracks = st.lists(
    st.builds(said, st.none() | st.floats(0.01, 0.99), st.sampled_from([*Outcome, None])),
    min_size=1,
    max_size=40,
)


@given(tracks)
def test_records_count_everything_once_in_any_order(held: Sequence[Track]) -> None:
    pairs = [("ab"[number % 2], track) for number, track in enumerate(held)]
    found = forecast_records(pairs, {})
    mixed = forecast_records(list(reversed(pairs)), {})
    assert found == mixed
    for record in found:
        kinds = (record.happened, record.did_not, record.unresolved, record.void)
        assert sum(kinds) + record.open + record.due + record.no_deadline == record.made
        assert record.scored + record.unstated == record.happened + record.did_not
    assert sum(record.made for record in found) == len(held)


@pytest.mark.parametrize("outcome", [Outcome.HAPPENED, Outcome.DID_NOT])
def test_where_all_came_out_alike_there_is_no_skill_to_compare(outcome: Outcome) -> None:
    (record,) = forecast_records([("a", said(0.9, outcome))] * 12, {})
    assert record.brier is not None
    assert record.skill is None
