"""One report, one act, towns that exclude each other: contested, and all of them shown."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories import OSTERIA, SETTINGS
from tocsin.core.located import countries_told
from tocsin.core.selection import Selection, select_incidents
from tocsin.core.types import Fusion, Incident, IncidentField, Place, PlaceCandidate, PlaceRef
from tocsin.core.vocab import FigureKind, PlaceKind, PlacePrecision
from tocsin.fuse.fusion import fuse
from tocsin.fuse.where import name_exclusive_towns, named_apart, rivals
from tocsin.publish.headlines import headline
from tocsin.publish.model import BriefScope
from tocsin.publish.scoping import select
from tocsin.publish.shelf import make_shelf
from tocsin.publish.tables import incident_rows
from tocsin.testing import Report, settlement

# On the equator a degree of longitude is about 111 km.
MARN = replace(settlement("Marn", "OS", parent="place:os"), latitude=0.0, longitude=10.0)
BELT = replace(settlement("Beltov", "OS", parent="place:os"), latitude=0.0, longitude=11.0)
SUBURB = replace(settlement("Lower Marn", "OS", parent="place:os"), latitude=0.0, longitude=10.1)
TEXT = (
    "Shooting in Beltov\nA man was shot in Marn. The shooting in Lower Marn, Osteria, hurt two.\n"
)


def told(*tellings: Sequence[tuple[str, Place]], count: bool = False) -> Report:
    """One act told with these places, a telling each: a heading first, then two sentences."""
    report = Report(TEXT, source="post", headings=["Shooting in Beltov"])
    triggers = (("shot", 1), ("Shooting", 1), ("shooting", 1))
    for (trigger, nth), places in zip(triggers, tellings, strict=False):
        two = report.figure("two", 2, 2, kind=FigureKind.INCIDENTS) if count else None
        report.occurrence(
            trigger, nth=nth, count=two, places=[report.place(*place) for place in places]
        )
    return report


def fused(report: Report) -> Fusion:
    return fuse([report.document], [report.reading()], (), settings=SETTINGS)


def only(report: Report) -> tuple[Incident, IncidentField]:
    (incident,) = fused(report).incidents
    (field,) = [field for field in incident.fields if field.name == "where"]
    return incident, field


BOTH = ([("Marn", MARN)], [("Beltov", BELT)])


@pytest.mark.parametrize("tellings", [BOTH, BOTH[::-1]])
def test_towns_far_apart_are_contested_whichever_is_told_first(
    tellings: Sequence[Sequence[tuple[str, Place]]],
) -> None:
    incident, field = only(told(*tellings))
    assert field.contested and field.joined is None
    assert {value.label for value in field.values} == {"Marn", "Beltov"}
    assert incident.where is not None and incident.where.place is None
    assert {one.place.name for one in incident.where.candidates} == {"Marn", "Beltov"}
    assert sum(one.score for one in incident.where.candidates) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "tellings",
    [
        ([("Marn", MARN)], [("Lower Marn", SUBURB)]),
        ([("Marn", MARN)], [("Osteria", OSTERIA)]),
        ([("Marn", MARN)], [("Beltov", BELT), ("Marn", MARN)]),
        ([("Marn", MARN), ("Beltov", BELT)], [("Beltov", BELT)]),
    ],
)
def test_a_suburb_a_country_or_an_act_in_several_towns_contests_nothing(
    tellings: Sequence[Sequence[tuple[str, Place]]],
) -> None:
    incident, field = only(told(*tellings))
    assert not field.contested
    assert incident.where is not None and incident.where.place is not None


def test_two_acts_may_be_in_two_towns() -> None:
    assert not only(told(*BOTH, count=True))[1].contested


def test_a_contested_town_is_shown_beside_the_other_and_stays_in_its_country() -> None:
    report = told(*BOTH)
    fusion = fused(report)
    (incident,) = fusion.incidents
    claims = tuple(report.claims)
    assert countries_told(incident) == {"OS"}
    assert headline(incident, claims, {"OS": "Osteria"}) == (
        "Attack in Beltov or Marn, Osteria (contested), date not found"
    )
    (row,) = incident_rows([incident], assessments={})
    assert (row.where, row.country, row.contested) == ("Beltov; Marn", "OS", "where")
    assert select_incidents([incident], Selection(country="OS")) == (incident,)
    shelf = make_shelf([report.document], [report.reading()], {})
    chosen = select(fusion, shelf, BriefScope(country="OS"))
    assert (chosen.current, chosen.unplaced) == ((incident,), 0)


DISTRICTS = {
    town.id: replace(
        town, id=f"{town.id}:district", name=f"{town.name} District",
        kind=PlaceKind.SECOND_ORDER, latitude=None, longitude=None,
    )
    for town in (MARN, BELT)
}  # fmt: skip
WEST = replace(settlement("West Osteria", "OS"), kind=PlaceKind.FIRST_ORDER, first_order=None)


def named(town: Place, *, widened: bool = False, precision: int | None = None) -> PlaceRef:
    """A town in West Osteria that shares its name with its district; resolved, or only its area."""
    both = [replace(each, first_order=WEST.name) for each in (town, DISTRICTS[town.id])]
    ref = Report(TEXT).place(town.name, WEST if widened else both[0])
    candidates = tuple(PlaceCandidate(place=each, score=0.4) for each in both)
    kept = PlacePrecision(precision) if precision else ref.precision
    return replace(ref, candidates=candidates, precision=kept)


@pytest.mark.parametrize("one", [named(MARN), named(MARN, widened=True)])
@pytest.mark.parametrize("other", [named(BELT), named(BELT, widened=True)])
def test_two_towns_told_by_name_are_apart_though_only_their_area_is_known(
    one: PlaceRef, other: PlaceRef
) -> None:
    around = Report(TEXT).place("Osteria", OSTERIA)
    assert named_apart([one], [other, around], near_km=25)
    assert not named_apart([one], [one, other], near_km=25)
    assert not named_apart([one], [], near_km=25)


@pytest.mark.parametrize(
    "other",
    [
        named(MARN),
        named(MARN, widened=True),
        named(BELT, precision=2),
        Report(TEXT).place("Lower Marn", SUBURB),
        Report(TEXT).place("Marn", DISTRICTS[MARN.id]),
        Report(TEXT).place("Osteria", OSTERIA),
        Report(TEXT).place("Beltov"),
    ],
)
def test_a_district_a_suburb_or_a_place_only_near_is_not_apart(other: PlaceRef) -> None:
    assert not named_apart([named(MARN)], [other], near_km=25)


def test_reports_of_one_day_in_two_towns_are_two_incidents() -> None:
    reports = [
        Report("Gunmen killed two people in Marn on 3 May.", source="post"),
        Report("Gunmen killed two people in Beltov on 3 May.", source="wire"),
    ]
    for report, place in zip(reports, (MARN, BELT), strict=True):
        report.occurrence("killed", places=[report.place(place.name, place)])
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]
    assert len(fuse(documents, readings, (), settings=SETTINGS).incidents) == 2


POINTS = st.lists(
    st.lists(
        st.integers(0, 5).map(
            lambda at: replace(settlement(f"T{at}", "OS"), latitude=0.0, longitude=at / 5)
        ),
        max_size=2,
    ),
    max_size=4,
)


@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_of_tellings_does_not_matter(towns: list[list[Place]], random: object) -> None:
    mention = Report("There").span("There")
    tellings = [
        [PlaceRef(mention=mention, place=place, reason="given") for place in one] for one in towns
    ]
    shuffled = list(tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert name_exclusive_towns(tellings, near_km=25.0) == name_exclusive_towns(
        shuffled, near_km=25.0
    )
    one, other = (rivals([ref for each in some for ref in each]) for some in (tellings, shuffled))
    assert one == other
