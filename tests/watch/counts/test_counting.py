"""Counting: every incident once in the total, history never, and what is uncertain as a range."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacks import MAY, apart, attack, world
from stories import MARN, OSTERIA
from tocsin.core.harm import hull
from tocsin.core.selection import Selection
from tocsin.core.types import Comparison, CountRow, Counts, DateInterval, Figure, Place, PlaceRef
from tocsin.core.vocab import DateBasis, EventType, FigureKind, PartStatus, Stance, Unit
from tocsin.publish.counts.words import notes_of
from tocsin.testing import Report, country, settlement
from tocsin.watch.counts.counting import World, count_incidents
from tocsin.watch.grouping import By
from tocsin.watch.settings import CountSettings
from worlds import ledgers


def counted(reports: Sequence[Report], by: By = By.MONTH, **asked: str | date | None) -> Counts:
    selection = Selection(**asked)  # type: ignore[arg-type]
    return count_incidents(world(reports), selection, by, settings=CountSettings())


def row(counts: Counts, key: str) -> CountRow:
    return next(each for each in counts.rows if each.key == key)


def span(one: CountRow) -> tuple[int, int]:
    return one.low, one.high


@settings(deadline=None)
@given(ledgers, st.sampled_from(By), st.permutations(range(5)))
def test_the_order_of_incidents_changes_no_count(
    reports: list[Report], by: By, order: list[int]
) -> None:
    first = world(reports)
    shuffled = [first.fusion.incidents[at] for at in order if at < len(first.fusion.incidents)]
    rest = [each for each in first.fusion.incidents if each not in shuffled]
    other = World(replace(first.fusion, incidents=(*rest, *shuffled)), first.readings)
    one, two = (
        count_incidents(each, Selection(), by, settings=CountSettings()) for each in (first, other)
    )
    assert [(each.key, span(each), each.harm) for each in one.rows] == [
        (each.key, span(each), each.harm) for each in two.rows
    ]
    assert span(one.total) == span(two.total)


@settings(deadline=None)
@given(ledgers, st.sampled_from(By), st.booleans())
def test_rows_hold_the_total_between_them_and_history_is_in_none(
    reports: list[Report], by: By, timed: bool
) -> None:
    held = world(reports)
    selection = Selection(since=MAY, until=date(2031, 5, 3)) if timed else Selection()
    counts = count_incidents(held, selection, by, settings=CountSettings())
    total = counts.total
    assert sum(each.low for each in counts.rows) <= sum(each.high for each in counts.rows)
    assert total.high <= sum(each.high for each in counts.rows)
    past = {each.id for each in held.fusion.incidents if each.historical}
    for each in (*counts.rows, total):
        ids = [*each.certain_ids, *each.possible_ids]
        assert len(ids) == len(set(ids)) == each.high
        assert 0 <= each.low <= len(each.certain_ids)
        assert not past & set(ids)
        assert each.acts_low >= each.low and (each.acts_high is None or each.acts_high >= each.high)
        for harm in each.harm:
            assert harm.high is None or harm.low <= harm.high
            assert harm.silent == 0 or harm.high is None
            assert harm.silent <= each.high
    if by in {By.WEEK, By.MONTH}:
        assert sum(each.low for each in counts.rows) <= total.high + counts.undated


@settings(deadline=None)
@given(ledgers, st.sampled_from(By))
def test_a_row_counts_at_most_what_the_total_and_the_undated_are(
    reports: list[Report], by: By
) -> None:
    counts = counted(reports, by)
    assert all(each.high <= counts.total.high for each in counts.rows)


def test_a_date_that_may_lie_in_two_weeks_is_at_least_and_at_most() -> None:
    sure = attack(1, first=date(2031, 5, 7))
    torn = attack(2, first=date(2031, 5, 9), last=date(2031, 5, 13), town="Farrow")
    counts = counted(apart(sure, torn), By.WEEK)
    assert span(row(counts, "2031-W19")) == (1, 2)
    assert span(row(counts, "2031-W20")) == (0, 1)
    assert span(counts.total) == (2, 2)
    assert counts.shared == 1


def test_what_has_no_date_or_too_wide_a_one_stands_in_a_row_of_its_own() -> None:
    reports = apart(
        attack(1),
        attack(2, first=None, town="Farrow"),
        attack(3, first=date(2029, 1, 1), last=date(2029, 12, 31), town="Beltov"),
    )
    counts = counted(reports)
    assert [each.key for each in counts.rows] == ["2031-05", ""]
    assert span(row(counts, "")) == (2, 2)
    assert span(counts.total) == (3, 3)


def test_in_a_time_asked_for_what_has_no_date_is_left_out_of_the_total_and_named() -> None:
    reports = apart(attack(1), attack(2, first=None, town="Farrow"))
    counts = counted(reports, since=MAY, until=date(2031, 5, 31))
    assert (span(counts.total), counts.undated) == ((1, 1), 1)
    assert [each.key for each in counts.rows] == ["2031-05"]
    wide = attack(3, first=date(2031, 1, 1), last=date(2031, 12, 31), town="Beltov")
    counts = counted(apart(*reports, wide), since=MAY, until=date(2031, 5, 31))
    assert (span(counts.total), span(row(counts, ""))) == ((1, 2), (0, 1))
    for by in (By.MONTH, By.COUNTRY):
        asked = counted(apart(*reports, wide), by, since=MAY)
        ids = {key for each in asked.rows for key in (*each.certain_ids, *each.possible_ids)}
        assert ids == {*asked.total.certain_ids, *asked.total.possible_ids}


def test_where_an_area_is_asked_for_what_is_told_too_coarsely_is_named() -> None:
    lowland = replace(settlement("Marn", "OS"), first_order="Lowland")
    told = {
        "in the area": lowland,
        "in the country": OSTERIA,
        "in another area": replace(settlement("Hill", "OS"), first_order="Highland"),
        "in another country": country("Norland", "NL"),
        "nowhere": None,
    }
    counts = counted(apart(*map(placed, told.values())), admin1="Lowland")
    assert (span(counts.total), counts.unplaced) == ((1, 1), 2)
    counts = counted(apart(*map(placed, told.values())), country="NL")
    assert (span(counts.total), counts.unplaced) == ((1, 1), 1)


def placed(place: Place | None) -> Report:
    """A report of an attack in a place, on a day of its own."""
    name = place.name if place else "somewhere"
    report = Report(f"An attack struck {name} on a day.\n", source=f"The {name} Post")
    report.occurrence(
        "attack",
        places=[report.place(name, place)] if place else [],
        times=[report.day("a day", *[date(2031, 1 + len(name), 3)] * 2)],
    )
    return report


def test_a_period_asked_for_cuts_the_weeks_at_its_ends() -> None:
    reports = apart(
        attack(1, first=date(2031, 5, 5)), attack(2, first=date(2031, 5, 8), town="Farrow")
    )
    counts = counted(reports, By.WEEK, since=date(2031, 5, 7), until=date(2031, 5, 8))
    (week,) = counts.rows
    assert (week.first, week.last, week.low) == (date(2031, 5, 7), date(2031, 5, 8), 1)


def test_history_is_never_counted() -> None:
    counts = counted(apart(attack(1), attack(2, background=True, town="Farrow")))
    assert span(counts.total) == (1, 1)


def test_what_only_opinion_tells_is_left_out_and_named() -> None:
    opined = attack(2, town="Farrow", stance=Stance.OPINED)
    counts = counted(apart(attack(1), opined))
    assert (span(counts.total), counts.opined) == ((1, 1), 1)
    assert [span(each) for each in counts.rows] == [(1, 1)]
    assert any("nothing but opinion or denial" in note for note in notes_of(counts))
    assert counted(apart(attack(1), opined), event_type="PROTEST").opined == 0


def test_what_is_no_attack_stands_beside_and_is_counted_where_it_is_asked_for() -> None:
    reports = apart(attack(1), attack(2, event_type=EventType.PROTEST, town="Farrow"))
    assert (counted(reports).total.low, counted(reports).total.others_low) == (1, 1)
    protests = counted(reports, event_type="protest").total
    assert (protests.low, protests.others_low) == (1, 1)
    by_type = counted(reports, By.TYPE)
    assert {each.key: each.low for each in by_type.rows} == {"ASSAULT": 1, "PROTEST": 1}
    modes = counted(reports, By.TYPE, event_type="ASSAULT")
    assert [each.key for each in modes.rows if each.high] == ["explosives"]


def test_twin_bombings_are_one_incident_of_two_acts() -> None:
    total = counted([attack(1, acts=2)]).total
    assert (span(total), total.acts_low, total.acts_high) == ((1, 1), 2, 2)


def test_those_harmed_are_a_range_and_silence_is_not_zero() -> None:
    reports = apart(
        attack(1, killed=(81, 99)),
        attack(2, killed=(3, 3), town="Farrow"),
        attack(3, town="Beltov", first=date(2031, 7, 1)),
    )
    counts = counted(reports)
    killed = counts.total.harm[0]
    assert (killed.kind, killed.low, killed.high, killed.silent) == (FigureKind.KILLED, 84, None, 1)
    may = row(counts, "2031-05").harm[0]
    assert (may.low, may.high, may.silent) == (84, 102, 0)


def test_an_incident_of_two_actors_is_in_two_rows_and_once_in_the_total() -> None:
    stated, suspected, denied = PartStatus.STATED, PartStatus.SUSPECTED, PartStatus.DENIED
    reports = apart(
        attack(1, by=[("Dawn", "dawn", stated), ("Dusk", "dusk", suspected)]),
        attack(2, town="Farrow", by=[("Dusk", "dusk", denied), ("gunmen", None, stated)]),
    )
    counts = counted(reports, By.ACTOR)
    rows = {each.key: span(each) for each in counts.rows}
    assert rows == {"dawn": (1, 1), "dusk": (0, 1), "": (1, 1)}
    assert (span(counts.total), counts.shared) == ((2, 2), 1)


def test_an_inferred_place_is_only_possible() -> None:
    report = attack(1)
    report.claims.clear()
    ref = report.place("Marn", MARN)
    inferred = PlaceRef(
        mention=ref.mention, place=MARN, precision=ref.precision, inferred=True, reason="inferred"
    )
    report.occurrence("Attack", places=[inferred], times=[report.day("a day", MAY, MAY)])
    assert span(row(counted([report], By.COUNTRY), "OS")) == (0, 1)
    assert span(counted([report], country="OS").total) == (0, 1)
    assert span(counted([report]).total) == (1, 1)


def test_reports_read_are_counted_beside_and_periods_without_any_are_left_out() -> None:
    reports = apart(
        attack(1, first=date(2031, 1, 10)), attack(2, first=date(2031, 6, 10), town="Farrow")
    )
    quiet = Report("Nothing happened.\n", source="quiet", published=date(2031, 3, 5))
    counts = counted([*reports, quiet])
    assert [(each.key, each.high, each.reports) for each in counts.rows] == [
        ("2031-01", 1, 1),
        ("2031-03", 0, 1),
        ("2031-06", 1, 1),
    ]


def test_only_what_the_documents_asked_for_tell_is_counted() -> None:
    one, other = apart(attack(1), attack(2, town="Farrow"))
    asked = world([one, other], documents=frozenset({one.document.id}))
    counts = count_incidents(asked, Selection(), By.MONTH, settings=CountSettings())
    assert span(counts.total) == (1, 1)


def test_an_open_date_is_no_date() -> None:
    report = attack(1, first=None)
    report.claims.clear()
    bound = DateInterval(latest=MAY, basis=DateBasis.INFERRED, reason="not after publication")
    report.occurrence("Attack", times=[bound])
    counts = counted([report])
    assert [each.key for each in counts.rows] == [""]


def test_incidents_that_may_be_one_count_once_in_the_lower_bound() -> None:
    first, second = attack(1, killed=(5, 5)), attack(2, killed=(7, 7), town="Farrow")
    made = world(apart(first, second))
    one, two = made.fusion.incidents
    ids = one.claim_ids[0], two.claim_ids[0]
    pair = Comparison(claim_ids=ids, probability=0.6, reasons=("much alike",))
    fusion = replace(made.fusion, open=(pair,))
    counts = count_incidents(
        World(fusion, made.readings), Selection(), By.MONTH, settings=CountSettings()
    )
    assert span(counts.total) == (1, 2)
    assert (counts.total.harm[0].low, counts.total.harm[0].high) == (7, 12)
    assert counts.doubles == (tuple(sorted((one.id, two.id))),)


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        ([(81, None), (None, 99)], (81, 99)),
        ([(81, None), (None, 99), (103, 103)], (81, 103)),
        ([(12, 12), (50, None)], (12, None)),
        ([(4, 6)], (4, 6)),
    ],
)
def test_sides_of_a_conflict_span_what_some_allow_together(
    figures: list[tuple[int | None, int | None]], wanted: tuple[int, int | None]
) -> None:
    made = [
        Figure(kind=FigureKind.KILLED, unit=Unit.PERSONS, low=low, best=None, high=high, span=None)
        for low, high in figures
    ]
    found = hull(made)
    assert (found.low, found.high) == wanted
    again = hull(made[::-1])
    assert again == found
