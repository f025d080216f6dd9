"""What dates an incident besides its own reports: history before it, incidents it counts from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from stories import MARN, SETTINGS, THIRD_OF_MAY
from tocsin.core.types import DateInterval, DateParts, Fusion, Incident, Occurrence
from tocsin.core.vocab import DateBasis, DatePrecision, EventType, Verdict
from tocsin.fuse.fusion import fuse
from tocsin.testing import Act, Report, ruling


def fused(reports: Sequence[Report]) -> Fusion:
    return fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        (),
        settings=SETTINGS,
    )


def recalling(year: int, *, background: bool = True) -> Report:
    """A report of a weekday that recalls an attack of a year."""
    report = Report(
        f"Saturday's bombing in Marn killed nine. An attack in {year} killed two.\n",
        source="valley-news",
    )
    report.occurrence(
        "bombing",
        places=[report.place("Marn", MARN)],
        times=[report.written("Saturday", DateParts(weekday=6))],
    )
    days = report.day(str(year), date(year, 1, 1), date(year, 12, 31))
    report.occurrence("attack" if not background else "An attack", key="k2",
                      background=background, times=[days])  # fmt: skip
    return report


def warning() -> Report:
    """A warning a week before bombings whose day has no year."""
    report = Report(
        "Norland warned of it a week before the bombings. The bombings in Marn on May 3 killed "
        "nine.\n",
        source="harbour-post",
    )
    anchor = report.span("bombings", 2)
    before = replace(
        report.written("a week before", DateParts()),
        anchor=anchor,
        basis=DateBasis.RELATIVE_TO_EVENT,
    )
    report.occurrence("warned", key="k2", event_type=EventType.WARN, times=[before])
    report.occurrence(
        "bombings",
        nth=2,
        places=[report.place("Marn", MARN)],
        times=[report.written("May 3", DateParts(month=5, day=3))],
    )
    return report


def dated() -> Report:
    """The whole date of the bombings."""
    report = Report("Bombings on 3 May 2031 in Marn killed nine people.\n", source="city-gazette")
    report.occurrence(
        "Bombings",
        places=[report.place("Marn", MARN)],
        times=[report.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)],
    )
    return report


def only(fusion: Fusion, kind: EventType) -> Incident:
    (found,) = [one for one in fusion.incidents if one.event_type is kind and not one.historical]
    return found


def test_what_is_recalled_as_history_was_before_what_is_reported() -> None:
    when = only(fused([recalling(2029)]), EventType.ASSAULT).when
    assert (when.earliest, when.latest) == (date(2029, 1, 1), None)
    assert when.basis is DateBasis.INFERRED
    assert [span.quote for span in when.derived_from] == ["2029"]
    assert when.reason.endswith("not before '2029', told as history")


def test_the_reading_itself_is_not_changed_by_the_bound() -> None:
    report = recalling(2029)
    reading = report.reading()
    fuse([report.document], [reading], (), settings=SETTINGS)
    assert reading == report.reading()


def test_an_incident_is_dated_by_the_one_that_it_counts_from() -> None:
    fusion = fused([warning(), dated()])
    when = only(fusion, EventType.WARN).when
    assert (when.earliest, when.latest) == (date(2031, 4, 23), date(2031, 4, 29))
    assert when.precision is DatePrecision.WEEK
    assert when.basis is DateBasis.RELATIVE_TO_EVENT
    assert "2031-05-03" in when.reason
    assert when.anchor in when.derived_from
    (field,) = [one for one in only(fusion, EventType.WARN).fields if one.name == "when"]
    assert field.joined == "2031-04-23 to 2031-04-29"


def test_without_a_date_of_the_other_there_is_none() -> None:
    when = only(fused([warning()]), EventType.WARN).when
    assert (when.earliest, when.latest) == (None, None)


def shelling(*, published: date | None = None) -> Report:
    """A siege "since the war began", which names the war and not when it began."""
    report = Report(
        "Rebels have held Marn since the war began. The war of Norland and Dawn goes on.\n",
        source="hill-times",
        published=published,
    )
    anchor = report.span("war", 2)
    since = replace(
        report.written("since the war began", DateParts()),
        latest=published,
        anchor=anchor,
        basis=DateBasis.RELATIVE_TO_EVENT,
    )
    report.occurrence("held", key="k2", event_type=EventType.COERCE, times=[since])
    report.occurrence("war", nth=2, **fighting(report))
    return report


def fighting(report: Report, *times: DateInterval) -> Act:
    return {
        "times": times,
        "background": True,
        "actors": [report.party("Norland", actor_id="state-nl")],
        "recipients": [report.party("Dawn", actor_id="dawn")],
        "places": [report.place("Marn", MARN)] if "Marn" in report.document.text else [],
    }


def chronicle(how: str) -> Report:
    """Another report of that war, with the day on which it "began", or just went on."""
    report = Report(
        f"The war of Norland and Dawn {how} on 3 May 2031 around Marn.\n", source="city-gazette"
    )
    day = report.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)
    report.occurrence("war", **fighting(report, day))
    return report


def of_one_war(*reports: Report) -> Fusion:
    """The reports fused, their wars ruled one."""
    wars = [
        claim
        for report in reports
        for claim in report.claims
        if isinstance(claim.content, Occurrence) and claim.content.trigger.quote == "war"
    ]
    return fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        [ruling(Verdict.SAME, *wars)] if len(wars) > 1 else [],
        settings=SETTINGS,
    )


def test_a_time_since_a_war_began_starts_when_another_report_says_that_it_did() -> None:
    published = date(2031, 6, 1)
    when = only(
        of_one_war(shelling(published=published), chronicle("began")), EventType.COERCE
    ).when
    assert (when.earliest, when.latest) == (THIRD_OF_MAY, published)
    assert {"war", "3 May 2031"} <= {span.quote for span in when.derived_from}
    assert "began 2031-05-03" in when.reason


def test_a_day_on_which_the_war_went_on_is_not_its_start() -> None:
    fusion = of_one_war(shelling(), chronicle("spread"))
    assert only(fusion, EventType.COERCE).when.earliest is None
    assert only(of_one_war(shelling()), EventType.COERCE).when.earliest is None


def test_dates_do_not_depend_on_the_order_of_reports() -> None:
    reports = [warning(), dated(), recalling(2029), shelling(), chronicle("began")]
    found = {
        frozenset((one.event_type, one.when.earliest, one.when.latest) for one in fusion.incidents)
        for fusion in map(fused, permutations(reports))
    }
    assert len(found) == 1
