"""Weekdays of no known week are set in order, and get no date."""

from dataclasses import replace

from tocsin.core.types import DateInterval, DateParts, Extraction, Occurrence
from tocsin.resolve.ordering import with_order
from tocsin.testing import Report


def told(said: DateInterval, *, day: DateInterval, report: Report) -> Extraction:
    link = replace(report.attribute("The group"), said_on=said)
    report.occurrence("attack", by=link, times=[day])
    return Extraction(attributions=(link,), claims=tuple(report.claims))


def weekday(report: Report, words: str, number: int) -> DateInterval:
    return report.written(words, DateParts(weekday=number))


def report() -> Report:
    return Report("The group on Thursday claimed Wednesday's attack, not Wednesday again.\n")


def test_what_is_told_of_came_before_it_was_told() -> None:
    made = report()
    said, day = weekday(made, "Thursday", 4), weekday(made, "Wednesday", 3)
    ordered = with_order(told(said, day=day, report=made))
    (link,), (claim,) = ordered.attributions, ordered.claims
    assert isinstance(claim.content, Occurrence)
    (when,) = claim.content.times
    assert when.earliest is None and link.said_on.earliest is None
    assert [span.quote for span in when.derived_from] == ["Thursday"]
    assert "before Thursday" in when.reason
    assert [span.quote for span in link.said_on.derived_from] == ["Wednesday"]
    assert "after Wednesday" in link.said_on.reason


def test_one_weekday_leaves_the_order_open() -> None:
    made = report()
    said, day = weekday(made, "Wednesday", 3), weekday(made, "Wednesday", 3)
    extraction = told(said, day=day, report=made)
    assert with_order(extraction) == extraction
