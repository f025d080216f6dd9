"""All names of a document together: coherence decides, their order does not."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placing import resolve
from tocsin.core.types import Place, PlaceRef
from tocsin.core.vocab import PlaceKind, PlacePrecision
from tocsin.resolve.area_abbreviations import AREAS, abbreviated
from tocsin.resolve.place_joint import Toponym, focus, probabilities
from tocsin.resolve.place_weights import PlaceWeights
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES = ShippedGazetteer()
WEIGHTS = PlaceWeights()
NAMES = ("Springfield", "Columbia", "Iraq", "Paris", "Alexandria", "Mosul", "Georgia", "Basra")


def label(ref: PlaceRef) -> str | None:
    place = ref.place
    return f"{place.name}, {place.first_order}, {place.country}" if place else None


@settings(max_examples=40, deadline=None)
@given(st.permutations(NAMES), st.integers(2, len(NAMES)))
def test_the_order_of_the_mentions_does_not_matter(names: list[str], count: int) -> None:
    text = "Seen were Alexandria, Basra, Columbia, Georgia, Iraq, Mosul, Paris and Springfield."
    asked = names[:count]
    assert dict(zip(asked, resolve(text, *asked), strict=True)) == dict(
        zip(sorted(asked), resolve(text, *sorted(asked)), strict=True)
    )


def spot(number: int, country: str, north: float, people: int) -> Place:
    return Place(
        id=f"x:{number}",
        name="X",
        kind=PlaceKind.SETTLEMENT,
        country=country,
        latitude=north,
        longitude=10.0,
        population=people,
        source="test",
    )


OPTIONS = st.lists(
    st.tuples(st.sampled_from(["AA", "BB"]), st.floats(-60, 60), st.floats(0, 20)),
    min_size=1,
    max_size=5,
)


@st.composite
def toponyms(draw: st.DrawFn) -> list[Toponym]:
    found = []
    for key in draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6)):
        drawn = draw(OPTIONS)
        found.append(
            Toponym(
                key=key,
                options=tuple(spot(n, c, north, 10) for n, (c, north, _) in enumerate(drawn)),
                prior=tuple(prior for _, _, prior in drawn),
                weight=draw(st.sampled_from([0.3, 1.0, 2.0])),
            )
        )
    return found


@settings(deadline=None)
@given(toponyms(), st.randoms(use_true_random=False))
def test_probabilities_are_shares_and_keep_with_their_names(
    given_names: list[Toponym], random: object
) -> None:
    shares = probabilities(given_names, WEIGHTS)
    for each, found in zip(given_names, shares, strict=True):
        assert len(found) == len(each.options)
        assert all(0.0 <= share <= 1.0 for share in found)
        assert sum(found) <= 1.0 + 1e-9
    order = list(range(len(given_names)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = probabilities([given_names[n] for n in order], WEIGHTS)
    assert [shuffled[order.index(n)] for n in range(len(order))] == list(shares)


def test_names_draw_each_other_to_their_region() -> None:
    here, there = spot(1, "AA", 40.0, 5_000), spot(2, "BB", -20.0, 50_000)
    beside = spot(3, "AA", 40.2, 5_000)

    def likeliest(names: Sequence[Toponym]) -> str:
        share = probabilities(names, WEIGHTS)[0]
        return names[0].options[share.index(max(share))].id

    torn = Toponym(key="torn", options=(here, there), prior=(5.4, 6.8))
    sure = Toponym(key="sure", options=(beside,), prior=(9.0,))
    assert likeliest([torn]) == there.id
    assert likeliest([torn, sure]) == here.id


def test_what_is_named_lies_somewhere_only_when_enough_is_named() -> None:
    sure = Toponym(key="sure", options=(spot(1, "AA", 0.0, 10),), prior=(9.0,))
    shares = probabilities([sure], WEIGHTS)
    assert focus([sure], shares, least=2.0) == {}
    assert focus([sure], shares, least=0.5)["AA"] == pytest.approx(1.0, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Police in Lexington, Ky., held a man.", "Lexington", "Lexington, Kentucky, US"),
        ("Police in Lexington, NC, held a man.", "Lexington", "Lexington, North Carolina, US"),
        ("Police in London, Ont., held a man.", "London", "London, Ontario, CA"),
        ("Deputies of Orange County, Calif., held a man.", "Orange County",
         "Orange County, California, US"),
        ("Troops came to Georgia, from Tbilisi to Gori and Batumi.", "Georgia",
         "Georgia, None, GE"),
        ("Police came to Georgia, from Atlanta to Macon and Augusta.", "Georgia",
         "Georgia, None, US"),
        ("Russian jets hit the road.", "Russian", "Russia, None, RU"),
        ("Ohioans fear a flood in Dayton.", "Ohioans", "Ohio, None, US"),
        ("Fla. police said so.", "Fla", "Florida, None, US"),
    ],
)  # fmt: skip
def test_short_forms_counties_and_peoples(text: str, name: str, wanted: str) -> None:
    assert [label(ref) for ref in resolve(text, name)] == [wanted]


@pytest.mark.parametrize("text", ["Iraq, Iran and Syria agreed.", "Iraq, Iran, and Syria agreed."])
def test_a_list_makes_no_containers_of_its_members(text: str) -> None:
    refs = resolve(text, "Iraq", "Iran", "Syria")
    assert [label(ref) for ref in refs] == ["Iraq, None, IQ", "Iran, None, IR", "Syria, None, SY"]
    assert not any("contains" in ref.reason or "where it lies" in ref.reason for ref in refs)


def test_how_far_and_in_which_direction_is_in_the_reason() -> None:
    (ref,) = resolve("A convoy was hit 20 km south of Mosul, Iraq.", "Mosul")
    assert ref.precision is PlacePrecision.NEAR
    assert "20 km south of it" in ref.reason


def test_a_garbled_name_has_candidates_and_a_note_and_is_not_chosen() -> None:
    text = "They hold Dilala in Iraq. Baghdad and Basra are calm; Mosul and Kirkuk are not."
    (ref,) = resolve(text, "Dilala")
    assert "spelt like Diyala" in ref.reason
    assert [candidate.place.name for candidate in ref.candidates] == ["Diyala"]
    assert ref.place is not None and ref.place.kind is PlaceKind.COUNTRY
    (alone,) = resolve("They hold Dilala.", "Dilala")
    assert alone.place is None


def test_a_name_of_other_times_says_so() -> None:
    (ref,) = resolve("A bomb went off in Rangoon, Burma.", "Rangoon")
    assert ref.place is not None and ref.place.name == "Yangon"
    assert "until 1989" in ref.reason


def test_every_short_form_stands_for_an_area() -> None:
    for form, (country, name) in AREAS.items():
        found = abbreviated(form, PLACES)
        assert [place.country for place in found] == [country], (form, name)
    assert abbreviated("Nowhere", PLACES) == []
