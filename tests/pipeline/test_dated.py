"""Reports without a date: what another report's date of their news says of their other times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from stories import BOMBS, MARN, SETTINGS
from tocsin.core.dates.find import find_times, unresolved
from tocsin.core.types import DateInterval, Fusion, Incident, Judgement, Reading
from tocsin.core.vocab import DateBasis, EventType, Verdict
from tocsin.fuse.fusion import fuse
from tocsin.pipeline.dated import dated_by_incidents
from tocsin.settings import Settings
from tocsin.testing import Report
from tocsin.testing import ruling as same

# A Saturday.
DAY = date(2031, 5, 3)


def timed(report: Report, words: str) -> DateInterval:
    """The time that words of a report are, as extraction leaves it."""
    start = report.document.text.index(words)
    (found,) = [each for each in find_times(report.document.text) if each.start == start]
    return replace(unresolved(report.span(words), found), reason="counts from publication")


def undated(
    told: str,
    *,
    said: str | None = None,
    also: str | None = None,
    background: bool = False,
    of_bombs: bool = False,
) -> Report:
    """A report of unknown date: a bombing told with some words, somebody's words, another act."""
    report = Report(
        f"Bombs in Marn {'in' if told == 'May' else 'on'} {told} killed nine. "
        f"Rebels took ten hostages {also}. "
        f"An envoy said {said} that it was near.\n",
        source="harbour-post",
    )
    report.occurrence(
        "Bombs", background=background, places=[report.place("Marn", MARN)], modes=BOMBS,
        times=[timed(report, told)], figures=[report.figure("nine", 9, 9)],
    )  # fmt: skip
    if also:
        times = [timed(report, also)]
        report.occurrence("took", key="k2", event_type=EventType.COERCE, times=times)
    if said:
        link = report.attribute("An envoy")
        of_it = report.span("Bombs" if of_bombs else "it was near")
        report.attributions[-1] = replace(link, said_on=timed(report, said), content=(of_it,))
    return report


def dated() -> Report:
    report = Report("Bombs on 3 May 2031 in Marn killed nine people.\n", source="city-gazette")
    report.occurrence(
        "Bombs",
        modes=BOMBS,
        places=[report.place("Marn", MARN)],
        times=[report.day("3 May 2031", DAY, DAY)],
        figures=[report.figure("nine", 9, 9)],
    )
    return report


def seen(
    *reports: Report, judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Reading, ...], Fusion]:
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]
    fusion = fuse(documents, readings, judgements, settings=SETTINGS)
    return dated_by_incidents(documents, readings, fusion, judgements, settings=Settings())


def said_on(readings: Sequence[Reading]) -> DateInterval:
    return readings[0].attributions[0].said_on


def taking(fusion: Fusion) -> Incident:
    (found,) = [one for one in fusion.incidents if one.event_type is EventType.COERCE]
    return found


def ruling(subject: str, field: str, value: str) -> Judgement:
    return Judgement(
        id="j1", subject=(subject,), verdict=Verdict.CORRECT, field=field, value=value, by="ana",
        made_at=datetime(2031, 6, 1, tzinfo=UTC), reason="read it",
    )  # fmt: skip


def test_last_december_is_that_before_the_news_of_which_another_gives_the_year() -> None:
    readings, fusion = seen(undated("May 3", said="last December", also="last March"), dated())
    said = said_on(readings)
    assert (said.earliest, said.latest) == (date(2030, 12, 1), date(2030, 12, 31))
    assert said.basis is DateBasis.INFERRED
    assert {"May 3", "3 May 2031"} <= {s.quote for s in said.derived_from}
    assert "published between 2031-05-03 and" in said.reason
    when = taking(fusion).when
    assert (when.earliest, when.latest) == (date(2031, 3, 1), date(2031, 3, 31))


def test_words_that_would_put_the_telling_before_the_act_date_nothing() -> None:
    readings, _ = seen(undated("May 3", said="last December", of_bombs=True), dated())
    assert said_on(readings).earliest is None


def test_alone_nothing_follows() -> None:
    report = undated("May 3", said="last December", also="last March")
    readings, fusion = seen(report)
    assert readings == (report.reading(),)
    assert taking(fusion).when.earliest is None


def test_the_publication_date_itself_stays_unknown() -> None:
    report = undated("May 3", said="last December")
    readings, _ = seen(report, dated())
    assert readings[0].published_on == report.reading().published_on


def test_a_weekday_of_the_news_leaves_a_week_and_the_telling_comes_after() -> None:
    one, other = undated("Saturday", said="Sunday", of_bombs=True), dated()
    readings, _ = seen(one, other, judgements=[same(Verdict.SAME, one.claims[0], other.claims[0])])
    assert (said_on(readings).earliest, said_on(readings).latest) == (date(2031, 5, 4),) * 2


@pytest.mark.parametrize("said", ["yesterday", "last week", "last July"])
def test_what_differs_with_the_day_of_publication_stays_open(said: str) -> None:
    readings, _ = seen(undated("May 3", said=said), dated())
    assert (said_on(readings).earliest, said_on(readings).latest) == (None, None)


@pytest.mark.parametrize(
    "report",
    [
        undated("May 3", said="last December", background=True),
        undated("3 May 2031", said="last December"),
        undated("May", said="last December"),
    ],
)
def test_history_a_whole_date_and_a_month_date_no_publication(report: Report) -> None:
    readings, _ = seen(report, dated())
    assert said_on(readings).earliest is None


def test_a_day_that_is_a_name_dates_it_only_where_it_is_called_recent() -> None:
    for text, known in (("The May 3 bombs", False), ("The recent May 3 bombs", True)):
        report = Report(
            f"{text} in Marn killed nine. An envoy said last December that it was near.\n",
            source="harbour-post",
        )
        words = ["recent", "May 3"] if known else ["May 3"]
        report.occurrence(
            "bombs",
            modes=BOMBS,
            places=[report.place("Marn", MARN)],
            times=[timed(report, each) for each in words],
            figures=[report.figure("nine", 9, 9)],
        )
        link = report.attribute("An envoy")
        report.attributions[-1] = replace(
            link, said_on=timed(report, "last December"), content=(report.span("it was near"),)
        )
        readings, _ = seen(report, dated())
        assert (said_on(readings).earliest is not None) is known


def test_what_a_person_ruled_on_is_kept() -> None:
    report = undated("May 3", said="last December", also="last March")
    on_publication = [ruling(report.document.id, "published", "unknown")]
    assert said_on(seen(report, dated(), judgements=on_publication)[0]).earliest is None
    on_when = [ruling(report.claims[1].id, "when", "unknown")]
    readings, fusion = seen(report, dated(), judgements=on_when)
    assert said_on(readings).earliest == date(2030, 12, 1)
    assert taking(fusion).when.earliest is None


def test_a_ruling_taken_back_keeps_nothing() -> None:
    report = undated("May 3", said="last December", also="last March")
    for made in (
        ruling(report.document.id, "published", "unknown"),
        ruling(report.claims[1].id, "when", "unknown"),
    ):
        back = replace(made, id="j2", verdict=Verdict.UNSURE, value=None)
        assert seen(report, dated(), judgements=[made, back]) == seen(report, dated())


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [undated("May 3", said="last December", also="last March"), dated()]
    forth, back = seen(*reports), seen(*reports[::-1])
    assert set(forth[0]) == set(back[0])
    assert {one.when for one in forth[1].incidents} == {one.when for one in back[1].incidents}


def test_a_review_whose_days_no_few_months_hold_dates_nothing() -> None:
    for day, known in (("June 5", True), ("November 20", False)):
        report = undated("May 3", said="last December", also=day)
        readings, fusion = seen(report, dated())
        assert (said_on(readings).earliest is not None) is known
        when = taking(fusion).when
        assert (when.earliest, when.latest) == ((date(2031, 6, 5),) * 2 if known else (None, None))
