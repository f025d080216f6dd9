"""Whether an incident lies in a place, and who had a part: one rule for all who ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import Party, Place
from tocsin.core.vocab import Known, PartStatus, PartyKind, PlaceKind
from tocsin.testing import Report, country, settlement
from tocsin.watch.belonging import Reference, all_known, any_known, holds, shares
from told_ahead import ref

ANSWERS = st.lists(st.sampled_from(Known), min_size=1)
NOT = {Known.YES: Known.NO, Known.NO: Known.YES, Known.UNKNOWN: Known.UNKNOWN}


def place(kind: PlaceKind, key: str, of: str | None = "OS", parent: str | None = None) -> Place:
    return Place(id=key, name=key, kind=kind, country=of, parent=parent, source="invented")


def party(actor: str | None, status: PartStatus = PartStatus.STATED, words: str = "Them") -> Party:
    mention = Report(f"So {words} said").span(words)
    return Party(mention=mention, kind=PartyKind.GROUP, actor_id=actor, status=status)


@given(ANSWERS)
def test_that_all_hold_is_that_none_fails(answers: list[Known]) -> None:
    assert all_known(answers) is NOT[any_known(NOT[each] for each in answers)]


@pytest.mark.parametrize(
    ("wanted", "found", "answer"),
    [
        (place(PlaceKind.FEATURE, "hills"), place(PlaceKind.FEATURE, "hills"), Known.YES),
        (place(PlaceKind.FEATURE, "hills"), settlement("Marn", "OS"), Known.UNKNOWN),
        (place(PlaceKind.FEATURE, "hills"), settlement("Farrow", "NL"), Known.UNKNOWN),
        (country("Osteria", "OS"), place(PlaceKind.FEATURE, "hills"), Known.YES),
        (
            place(PlaceKind.SECOND_ORDER, "dale"),
            place(PlaceKind.SETTLEMENT, "hut", parent="dale"),
            Known.YES,
        ),
        (place(PlaceKind.REGION, "plain"), settlement("Marn", "OS"), Known.UNKNOWN),
    ],
)
def test_what_has_no_borders_may_reach_anywhere(wanted: Place, found: Place, answer: Known) -> None:
    span = Report("in that place").span("that place")
    assert holds(ref(span, wanted), found, Reference()) is answer


@given(st.sampled_from(PartStatus), st.sampled_from(["front", "branch", "other"]))
def test_only_a_part_that_is_stated_is_sure(status: PartStatus, actor: str) -> None:
    known = Reference(parents={"branch": "front"})
    answer = shares([party("front")], [party(actor, status)], known)
    stated = shares([party("front")], [party(actor)], known)
    assert stated is (Known.NO if actor == "other" else Known.YES)
    if status is PartStatus.DENIED:
        assert answer is Known.UNKNOWN
    elif stated is Known.NO or status is PartStatus.STATED:
        assert answer is stated
    else:
        assert answer is Known.UNKNOWN


def test_one_who_is_named_in_words_only_is_not_taken_for_everybody() -> None:
    asked = party(None, words="the river guards")
    assert shares([asked], [party("front")], Reference()) is Known.UNKNOWN
    assert shares([asked], [party(None, words="river guards")], Reference()) is Known.YES
