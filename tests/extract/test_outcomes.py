"""Harm told apart from its act: who died later, who is hurt, and who of those struck is which."""

import pytest

from harm_told import INJURED, KILLED, Read, Told, acts, claims_of, harm
from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType


@pytest.mark.parametrize(
    "later",
    [
        "He died at the hospital.",
        "The boy was pronounced dead at the scene.",
        "The victim died of a gunshot wound.",
        "The boy succumbed to his injuries.",
        "The victim was found dead near the road.",
    ],
)
def test_a_death_told_later_is_harm_of_the_act(read: Read, later: str) -> None:
    (act,) = acts(read, f"A boy was shot in Arlen on Monday. {later}")
    assert [(one.kind, one.low, one.high) for one in act.figures] == [(KILLED, 1, 1)]


@pytest.mark.parametrize(
    "later",
    [
        "",
        "He is in stable condition.",
        "The victim was taken to a hospital with serious injuries.",
        "The boy is expected to survive.",
        "The boy was treated for a leg wound.",
    ],
)
def test_who_is_shot_and_not_called_dead_is_hurt(read: Read, later: str) -> None:
    assert harm(read, f"A boy was shot in Arlen on Monday. {later}") == [(INJURED, 1, 1)]


@pytest.mark.parametrize(
    "later",
    [
        "The suspect died in a crash.",
        "His grandfather died of cancer.",
        "The gunman was found dead.",
        "The boy may have died.",
        "Nobody died.",
        "The town mourned the death of an old singer.",
    ],
)
def test_another_death_is_none_of_the_act(read: Read, later: str) -> None:
    told = harm(read, f"A woman was stabbed in Arlen on Monday by a gunman. {later}")
    assert KILLED not in {kind for kind, _, _ in told}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was fatally shot in Arlen on Monday.", [(KILLED, 1, 1)]),
        ("Police fatally shot a robber in Arlen on Monday.", [(KILLED, 1, 1)]),
        ("A man was mortally wounded by gunmen in Arlen.", [(KILLED, 1, 1)]),
        ("Police found two brothers shot to death in Arlen.", [(KILLED, 2, 2)]),
        ("Two men on a motorcycle shot dead a teacher in Arlen.", [(KILLED, 1, 1)]),
        ("The shooting death of a teacher angered the town.", [(KILLED, 1, 1)]),
        ("A 16-year-old was shot dead in Arlen on Monday.", [(KILLED, 1, 1)]),
        ("A man and a woman were shot dead in Arlen on Monday.", [(KILLED, 2, 2)]),
        ("A father and two children were shot dead in Arlen.", [(KILLED, 3, 3)]),
    ],
)
def test_the_words_for_a_killing_count_its_victims(read: Read, text: str, expected: Told) -> None:
    assert harm(read, text) == expected


def test_the_rest_of_those_struck_are_hurt(read: Read) -> None:
    text = "Six people were shot in Arlen on Monday, two fatally."
    assert harm(read, text) == [(INJURED, 4, 4), (KILLED, 2, 2)]


def test_a_part_of_a_greater_number_is_not_added(read: Read) -> None:
    text = (
        "Four people were wounded in a shooting in Arlen on Monday. "
        "One of the victims is in critical condition."
    )
    assert harm(read, text) == [(INJURED, 4, 4)]


def test_each_of_a_list_is_a_part_of_the_whole(read: Read) -> None:
    text = "Ada Roe, 33, Ben Coe, 20, and Carl Poe were shot and killed in Arlen on Monday."
    (act,) = acts(read, text)
    whole, *parts = act.figures
    assert (whole.low, whole.high) == (3, 3)
    assert [(one.best, one.subset_of) for one in parts] == [(1, whole.span)] * 3


def test_an_outcome_is_quoted_as_evidence(read: Read) -> None:
    (claim,) = claims_of(read, "A boy was shot in Arlen on Monday. The boy died in hospital.")
    assert isinstance(claim.content, Occurrence)
    assert any("died in hospital" in span.quote for span in claim.evidence)


def test_victims_are_told_apart_by_their_age(read: Read) -> None:
    text = (
        "A 19-year-old man and a 40-year-old woman were shot in Arlen on Monday. "
        "The 19-year-old died in hospital."
    )
    assert (KILLED, 1, 1) in harm(read, text)
    assert (INJURED, 1, 1) in harm(read, text)


def test_wounds_tell_an_act_where_nothing_else_does(read: Read) -> None:
    (act,) = acts(read, "Two men were found dead with gunshot wounds in Arlen.")
    assert (act.event_type, act.trigger.quote) == (EventType.ASSAULT, "gunshot wounds")
    assert [(one.kind, one.best) for one in act.figures] == [(KILLED, 2)]


def test_how_an_act_was_done_is_no_act(read: Read) -> None:
    assert {one.trigger.quote for one in acts(read, "A man was fatally shot in Arlen.")} == {"shot"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man accidentally shot himself in Arlen on Monday.", [(INJURED, 1, 1)]),
        ("A gunman shot himself in Arlen on Monday.", []),
    ],
)
def test_who_means_to_die_is_not_called_hurt(read: Read, text: str, expected: Told) -> None:
    assert harm(read, text) == expected


def test_a_triple_homicide_has_three_victims(read: Read) -> None:
    (act,) = acts(read, "The triple homicide of neighbors in Arlen on Monday angered the town.")
    assert act.count is None
    assert (KILLED, 3, 3) in [(one.kind, one.low, one.high) for one in act.figures]
