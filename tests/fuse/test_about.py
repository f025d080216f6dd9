"""When and where an incident was, by what its reports are chiefly about."""

from dataclasses import replace
from datetime import date

from stories import BELT, MARN, SETTINGS
from tocsin.core.types import (
    Focus,
    FocusPlace,
    FocusTime,
    Incident,
    Place,
    PlaceCandidate,
    PlaceRef,
    Reading,
)
from tocsin.core.vocab import DateBasis, EventType, PlaceKind
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report

DAY = date(2031, 5, 19)
VALE = Place(id="a:vale", name="Vale", kind=PlaceKind.FIRST_ORDER, country="OS", source="test")


def about(
    made: Report, *, town: float | None = None, area: float | None = None, day: float | None = None
) -> Reading:
    """Return a reading whose report is about Marn, Vale and 3 May with these probabilities."""
    told = ((VALE, area), (MARN, town))
    when = made.day("3 May", date(2031, 5, 3), date(2031, 5, 3))
    focus = Focus(
        where=tuple(
            FocusPlace(where=made.place("Marn", place), probability=probability)
            for place, probability in told
            if probability is not None
        ),
        when=() if day is None else (FocusTime(when=when, probability=day),),
    )
    return replace(made.reading(), focus=focus)


def only(*readings: tuple[Report, Reading]) -> Incident:
    documents = [made.document for made, _ in readings]
    (found,) = fuse(documents, [each for _, each in readings], (), settings=SETTINGS).incidents
    return found


def shooting(**act: object) -> Report:
    made = Report("A guard was shot. Marn mourns since 3 May.", source="post", published=DAY)
    made.occurrence("shot", **act)  # type: ignore[arg-type]
    return made


def test_an_incident_is_when_and_where_its_report_is_about_if_no_claim_says() -> None:
    made = shooting()
    found = only((made, about(made, town=0.8, day=0.8)))
    assert found.when.earliest == found.when.latest == date(2031, 5, 3)
    assert found.when.basis is DateBasis.INFERRED and "0.80" in found.when.reason
    assert found.where is not None and found.where.inferred and found.where.place == MARN


def test_what_is_less_probable_than_not_stays_unknown() -> None:
    made = shooting()
    found = only((made, about(made, town=0.4, day=0.4)))
    assert (found.when.earliest, found.where) == (None, None)


def test_what_a_claim_states_is_not_replaced() -> None:
    made = Report("A guard was shot on 2 May. Marn mourns since 3 May.", published=DAY)
    stated = made.day("2 May", date(2031, 5, 2), date(2031, 5, 2))
    made.occurrence("shot", times=[stated])
    assert only((made, about(made, day=0.9))).when.latest == date(2031, 5, 2)


def test_history_is_not_when_its_report_is_about() -> None:
    made = shooting(background=True)
    found = only((made, about(made, town=0.9, day=0.9)))
    assert (found.when.earliest, found.where) == (None, None)


def test_without_a_probable_town_it_is_in_the_area() -> None:
    made = shooting()
    found = only((made, about(made, town=0.4, area=0.8)))
    assert found.where is not None and found.where.inferred and found.where.place == VALE


def street(made: Report, *candidates: Place) -> PlaceRef:
    """Return a place that claims name and that was left open."""
    found = made.place("Mill Street")
    return replace(
        found, candidates=tuple(PlaceCandidate(place=each, score=0.3) for each in candidates)
    )


def told_at_a_street(*candidates: Place) -> Incident:
    made = Report("A guard was shot in Mill Street. Marn mourns since 3 May.", published=DAY)
    made.occurrence("shot", places=[street(made, *candidates)])
    return only((made, about(made, town=0.8)))


def test_a_street_that_no_gazetteer_has_is_in_the_town_of_its_report() -> None:
    found = told_at_a_street()
    assert found.where is not None and found.where.inferred and found.where.place == MARN


def test_a_name_of_towns_elsewhere_stays_open() -> None:
    found = told_at_a_street(BELT)
    assert found.where is not None
    assert (found.where.place, found.where.inferred) == (None, False)


def test_an_arrest_told_beside_a_shooting_is_not_what_the_report_is_about() -> None:
    made = Report("A guard was shot. Two men were arrested. Marn mourns since 3 May.")
    made.occurrence("shot")
    made.occurrence("arrested", event_type=EventType.COERCE, key="k2")
    reading = about(made, town=0.8, day=0.8)
    found = fuse([made.document], [reading], (), settings=SETTINGS).incidents
    where = {one.event_type: one.where for one in found}
    assert where[EventType.ASSAULT] is not None
    assert where[EventType.COERCE] is None
