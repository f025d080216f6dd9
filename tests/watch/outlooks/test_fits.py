import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import Party, Place
from tocsin.core.vocab import PartStatus, PartyKind, PlaceKind
from tocsin.tables.regions import regions
from tocsin.testing import Report, country
from tocsin.watch.belonging import Reference
from tocsin.watch.outlooks.fits import Fit, all_fit, fit_parties, fit_place, fit_places
from told_ahead import MARN, OSTLAND, came, ref

REFERENCE = Reference(
    parents={"branch": "front"},
    homes={"os-army": "OS"},
    countries={"ostland": "OS", "ostlandic": "OS"},
    regions={"lakes": (frozenset({"OS"}), frozenset({"WS"}))},
)
LAKES = Place(id="lakes", name="The Lakes", kind=PlaceKind.REGION, source="invented")


def party(
    words: str,
    actor_id: str | None = None,
    kind: PartyKind = PartyKind.GROUP,
    status: PartStatus = PartStatus.STATED,
) -> Party:
    return Party(mention=Report(words).span(words), kind=kind, actor_id=actor_id, status=status)


@pytest.mark.parametrize(
    ("wanted", "found", "fit"),
    [
        (party("the Front", "front"), party("Front", "front"), Fit.YES),
        (party("the Front", "front"), party("its branch", "branch"), Fit.YES),
        (party("the branch", "branch"), party("the Front", "front"), Fit.MAYBE),
        (party("the Front", "front"), party("the League", "league"), Fit.NO),
        (party("farmers"), party("the farmers"), Fit.YES),
        (party("farmers"), party("villagers"), Fit.MAYBE),
        (
            party("Ostlandic troops", kind=PartyKind.FORCE),
            party("soldiers", "os-army", kind=PartyKind.FORCE),
            Fit.YES,
        ),
        (
            party("Ostlandic troops", kind=PartyKind.FORCE),
            party("Ostland", kind=PartyKind.STATE),
            Fit.MAYBE,
        ),
        (
            party("the Front", "front"),
            party("the Front", "front", status=PartStatus.SUSPECTED),
            Fit.MAYBE,
        ),
        (
            party("the Front", "front"),
            party("the Front", "front", status=PartStatus.DENIED),
            Fit.MAYBE,
        ),
        (
            party("League troops", kind=PartyKind.FORCE),
            party("six League soldiers", kind=PartyKind.FORCE),
            Fit.YES,
        ),
        (party("these groups"), party("the League", "league"), Fit.MAYBE),
    ],
)
def test_who_was_named_has_a_part_or_not_or_nobody_can_tell(
    wanted: Party, found: Party, fit: Fit
) -> None:
    assert fit_parties([wanted], [found], REFERENCE) is fit


def test_where_nobody_was_named_all_fit_and_where_nobody_is_told_it_is_open() -> None:
    assert fit_parties([], [], REFERENCE) is Fit.YES
    assert fit_parties([party("the Front", "front")], [], REFERENCE) is Fit.MAYBE


@pytest.mark.parametrize(
    ("wanted", "place", "fit"),
    [
        (OSTLAND, MARN, Fit.YES),
        (country("Westland", "WS"), MARN, Fit.NO),
        (LAKES, MARN, Fit.YES),
        (LAKES, country("Westland", "WS"), Fit.MAYBE),
        (LAKES, country("Farland", "FA"), Fit.NO),
        (MARN, MARN, Fit.YES),
        (MARN, OSTLAND, Fit.MAYBE),
        (MARN, country("Westland", "WS"), Fit.NO),
    ],
)
def test_a_place_lies_in_another_or_not_or_nobody_can_tell(
    wanted: Place, place: Place, fit: Fit
) -> None:
    report = Report("in that place")
    assert fit_place(ref(report.span("that place"), wanted), place, REFERENCE) is fit


def test_an_incident_of_unknown_place_may_have_been_anywhere() -> None:
    wanted = ref(Report("in Marn").span("Marn"), MARN)
    assert fit_places([wanted], came(None, place=None), REFERENCE) is Fit.MAYBE
    assert fit_places([], came(None, place=None), REFERENCE) is Fit.YES


def test_no_state_is_both_in_a_region_and_at_its_edge() -> None:
    for inside, edge in regions().values():
        assert inside
        assert not inside & edge


@given(st.lists(st.sampled_from(Fit), min_size=1))
def test_one_part_that_does_not_fit_settles_it(fits: list[Fit]) -> None:
    assert (all_fit(fits) is Fit.NO) == (Fit.NO in fits)
