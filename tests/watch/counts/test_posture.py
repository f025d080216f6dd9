"""Force posture: deployments and withdrawals in time, and what is only announced says so."""

from dataclasses import replace
from datetime import date

import pytest

from attacks import TOWNS, world
from tocsin.core.selection import Selection
from tocsin.core.types import Movement
from tocsin.core.vocab import EventType, FigureKind, Mode, Realis, Stance
from tocsin.testing import Report
from tocsin.watch.counts.posture import movements

DAY = date(2031, 5, 7)


def moved(*reports: Report, **asked: object) -> tuple[Movement, ...]:
    return movements(
        world(reports),
        Selection(**asked),  # type: ignore[arg-type]
        documents={report.document.id: report.document for report in reports},
        min_score=0.5,
    )


def deployment(
    *, realis: Realis = Realis.HAPPENED, first: date | None = DAY, source: str = "post"
) -> Report:
    report = Report(
        "Norland sent 400 soldiers from Farrow to the northern Beltov on Wednesday.\n",
        source=source,
        published=date(2031, 5, 8),
    )
    report.occurrence(
        "sent",
        event_type=EventType.MOBILIZE,
        modes=[Mode.TROOPS],
        realis=realis,
        actors=[report.party("Norland", actor_id="norland")],
        recipients=[report.party("soldiers")],
        places=[report.place("Farrow", TOWNS["Farrow"]), report.place("Beltov", TOWNS["Beltov"])],
        times=[report.day("on Wednesday", first, first)] if first else [],
        figures=[report.figure("400", 400, 400, kind=FigureKind.DEPLOYED, of_whom="soldiers")],
    )
    return report


def withdrawal() -> Report:
    report = Report("The army withdrew from Marn on Monday.\n", source="gazette")
    report.occurrence(
        "withdrew",
        event_type=EventType.RETREAT,
        modes=[Mode.WITHDRAW],
        places=[report.place("Marn", TOWNS["Marn"])],
        times=[report.day("on Monday", date(2031, 5, 5), date(2031, 5, 5))],
    )
    return report


def test_movements_stand_in_the_order_of_time_with_where_from_and_to() -> None:
    first, second = moved(deployment(), withdrawal())
    assert (first.event_type, second.event_type) == (EventType.RETREAT, EventType.MOBILIZE)
    assert [ref.mention.quote for ref in first.origins] == ["Marn"]
    assert [ref.mention.quote for ref in second.origins] == ["Farrow"]
    assert [ref.mention.quote for ref in second.destinations] == ["Beltov"]
    assert second.places == ()
    assert [span.quote for span in second.moved] == ["soldiers"]
    assert [figure.low for figure in second.figures] == [400]


def test_what_is_announced_is_no_incident_and_is_not_before_its_report() -> None:
    (found,) = moved(deployment(realis=Realis.PLANNED, first=None))
    assert (found.incident_id, found.realis) == (None, Realis.PLANNED)
    assert (found.when.earliest, found.when.latest) == (date(2031, 5, 8), None)


@pytest.mark.parametrize(
    ("cue", "counts"), [("ordered", True), ("demanded", False), ("called on", False)]
)
def test_what_is_only_asked_for_is_not_announced(cue: str, *, counts: bool) -> None:
    report = Report(
        f"The rebels {cue} the army to send soldiers.\n",
        source="post",
        published=date(2031, 5, 8),
    )
    told = report.attribute("The rebels", stance=Stance.ORDERED)
    report.attributions[0] = replace(told, cue=report.span(cue))
    report.occurrence(
        "send", by=told, event_type=EventType.MOBILIZE, modes=[Mode.TROOPS], realis=Realis.PLANNED
    )
    assert bool(moved(report)) is counts


def test_a_release_and_a_plan_that_is_only_possible_move_nothing() -> None:
    released = withdrawal()
    released.claims.clear()
    released.occurrence("withdrew", event_type=EventType.RETREAT, modes=[Mode.RELEASE])
    assert moved(released, deployment(realis=Realis.POSSIBLE)) == ()


def test_movements_are_asked_for_by_time_country_and_party() -> None:
    reports = deployment(realis=Realis.PLANNED), withdrawal()
    assert len(moved(*reports)) == 2
    assert [each.incident_id is None for each in moved(*reports, actor="norland")] == [True]
    assert [each.incident_id is None for each in moved(*reports, since=DAY)] == [True]
    assert len(moved(*reports, country="OS")) == 2
    assert moved(*reports, country="XX") == ()


def test_what_copies_of_one_text_announce_is_one_movement() -> None:
    copies = [
        deployment(realis=Realis.PLANNED, first=None, source=f"post-{number}")
        for number in range(10)
    ]
    (found,) = moved(*copies)
    assert len(found.claim_ids) == 10
    for report in copies:
        report.occurrence("sent", event_type=EventType.MOBILIZE, realis=Realis.PLANNED)
    assert sorted(len(each.claim_ids) for each in moved(*copies)) == [10, 10]
    for report in copies[:2]:
        report.claims.append(replace(report.claims[-1], id=f"again-{report.document.id}"))
    assert sorted(len(each.claim_ids) for each in moved(*copies)) == [2, 10, 10]


def test_what_is_announced_is_asked_for_as_what_happened_is() -> None:
    for realis in (Realis.HAPPENED, Realis.PLANNED):
        report = deployment(realis=realis)
        assert len(moved(report, actor="soldiers")) == 1
        assert moved(report, admin1="Nowhere") == ()
        assert len(moved(report, event_type="troops")) == 1
        assert moved(report, event_type="RETREAT") == ()
