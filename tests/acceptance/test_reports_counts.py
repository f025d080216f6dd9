"""X12 and 002-2: what is counted over the five reports, and reported totals beside it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest

from asked import Report
from tocsin.core.selection import Selection
from tocsin.core.types import Counts, Coverage
from tocsin.core.vocab import FigureKind, Known
from tocsin.pipeline.counting import counts_of, posture_of
from tocsin.pipeline.view import View, view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.watch.grouping import By

OCTOBER = (date(2023, 10, 1), date(2023, 10, 31))
JANUARY = (date(2024, 1, 1), date(2024, 1, 31))


@pytest.fixture(scope="module")
def seen(reports: Mapping[str, Report], tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """What a ledger of the five reports says."""
    with Ledger.open(tmp_path_factory.mktemp("counts") / "five.db") as opened:
        with opened.writing() as writer:
            for report in reports.values():
                writer.append(report.document, recorded_at=datetime(2025, 1, 1, tzinfo=UTC))
                writer.append(report.reading, recorded_at=datetime(2025, 1, 1, tzinfo=UTC))
        yield view(opened, settings=Settings())


def counted(
    seen: View, window: tuple[date, date], by: By = By.MONTH, country: str | None = None
) -> Counts:
    selection = Selection(since=window[0], until=window[1], country=country)
    return counts_of(seen, selection, by, settings=Settings())


def total_of(found: Counts, number: int) -> Coverage:
    (one,) = [each for each in found.coverage if each.tally.figure.low == number]
    return one


def test_x12_january_2024_in_iran_is_one_incident_of_two_bombs(seen: View) -> None:
    found = counted(seen, JANUARY, country="IR")
    total = found.total
    assert (total.low, total.high) == (1, 1)
    assert (total.acts_low, total.acts_high) == (2, 2)
    killed = next(each for each in total.harm if each.kind is FigureKind.KILLED)
    assert (killed.low, killed.high, killed.silent) == (81, 99, 0)
    injured = next(each for each in total.harm if each.kind is FigureKind.INJURED)
    assert (injured.high, injured.silent) == (None, 1)
    assert found.coverage == ()


@pytest.mark.parametrize("country", ["IQ", "SY"])
def test_x12_october_2023_in_iraq_and_syria_has_no_incident_and_one_total(
    seen: View, country: str
) -> None:
    found = counted(seen, OCTOBER, country=country)
    assert (found.total.low, found.total.high) == (0, 0)
    (one,) = found.coverage
    assert one.share is not None
    assert (one.share.reported_low, one.share.reported_high) == (23, 23)
    assert (one.share.ledger_low, one.share.ledger_high) == (0, 0)
    assert [
        (part.area.place.name, part.share.reported_low, part.share.ledger_high)
        for part in one.parts
        if part.area is not None and part.area.place is not None
    ] == [("Iraq", 14, 0), ("Syria", 9, 0)]


def test_002_2_the_total_is_checked_compared_and_added_to_nothing(
    seen: View, reports: Mapping[str, Report]
) -> None:
    found = counted(seen, OCTOBER)
    one = total_of(found, 23)
    assert one.adds_up is Known.YES
    assert one.document_ids == (reports["002"].document.id,)
    assert (one.tally.window.earliest, one.tally.window.latest) == (
        date(2023, 10, 17),
        date(2023, 10, 30),
    )
    assert one.share is not None and one.share.interval_high is not None
    assert (one.share.share_high, one.share.interval_low) == (0.0, 0.0)
    assert 0.14 < one.share.interval_high < 0.15
    assert not one.opinion
    assert (found.total.low, found.total.high) == (0, 0)


def test_002_4_a_total_without_casualties_makes_none(seen: View) -> None:
    for harm in counted(seen, OCTOBER).total.harm:
        assert (harm.low, harm.silent) == (0, 0)
    assert not [
        each
        for each in counted(seen, OCTOBER).coverage
        if each.tally.figure.kind in {FigureKind.KILLED, FigureKind.INJURED}
    ]


@pytest.mark.parametrize("by", By)
def test_x12_history_is_in_no_window(seen: View, by: By) -> None:
    past = {each.id for each in seen.fusion.incidents if each.historical}
    assert len(past) > 10
    windows = [(date(year, 1, 1), date(year, 12, 31)) for year in range(1983, 2023)]
    for window in windows:
        found = counted(seen, window, by)
        assert (found.total.low, found.total.high) == (0, 0)
        ids = {key for row in found.rows for key in (*row.certain_ids, *row.possible_ids)}
        assert not ids & past


def test_opinion_reports_its_totals_apart(seen: View, reports: Mapping[str, Report]) -> None:
    found = counts_of(seen, Selection(), By.MONTH, settings=Settings())
    opined = [each for each in found.coverage if each.opinion]
    assert opined
    assert {key for each in opined for key in each.document_ids} == {reports["004"].document.id}
    assert list(found.coverage[-len(opined) :]) == opined


def test_002_11_the_deployment_stands_once_in_the_force_posture(
    seen: View, reports: Mapping[str, Report]
) -> None:
    key = reports["002"].document.id
    found = [
        each
        for each in posture_of(seen, Selection(), settings=Settings())
        if any(span.document_id == key for span in each.moved)
    ]
    (one,) = found
    assert one.incident_id is not None
    assert [(each.low, each.high) for each in one.figures] == [(2, 2)]
