"""Who came to harm beside whom: survivors, others, those told one by one, and where it was."""

import pytest

from harm_told import INJURED, KILLED, Read, Told, acts, harm


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("A man was shot and killed in Arlen on Monday. A woman was also shot.", 1),
        ("A man was shot and killed in Arlen on Monday. Two other men were shot.", 2),
        ("A man was shot and killed in Arlen on Monday. Two people were shot in the leg.", 2),
        ("A baby was shot and killed in Arlen on Monday. Owen Harte, 29, was shot in the arm.", 1),
        ("Three men were shot to death in Arlen on Monday. A fourth man survived the shooting.", 1),
        ("Five people were shot in Arlen on Monday. One of them died.", 4),
    ],
)
def test_who_is_told_beside_the_dead_is_hurt(read: Read, text: str, hurt: int) -> None:
    assert (INJURED, hurt, hurt) in harm(read, text)


def test_who_may_be_the_dead_is_not_called_hurt(read: Read) -> None:
    told = harm(read, "A man was shot in Arlen on Monday. Ben Coe, 40, died at the hospital.")
    assert told == [(KILLED, 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "An attack in Arlen on Monday left one woman dead and three other people wounded.",
        "A gun battle in Arlen on Monday left one dead and three others injured.",
        "A shooting in Arlen on Monday killed one man and sent three others to the hospital.",
        "Police found one dead man and three wounded men after a shooting in Arlen on Monday.",
    ],
)
def test_those_left_dead_and_hurt_are_told_apart(read: Read, text: str) -> None:
    assert harm(read, text) == [(INJURED, 3, 3), (KILLED, 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A gunman opened fire on Monday outside a bar in Arlen, striking five people.",
        "Five women were hurt in a drive-by shooting late Monday in Arlen.",
        "Five people were hit in the gunfire in Arlen on Monday after a gunman opened fire.",
    ],
)
def test_shots_that_strike_people_hurt_them(read: Read, text: str) -> None:
    assert harm(read, text) == [(INJURED, 5, 5)]


def test_those_told_one_by_one_are_at_least_so_many(read: Read) -> None:
    text = (
        "A gunman opened fire in Arlen on Monday. A 25-year-old man was treated for a leg wound. "
        "A 61-year-old woman is in stable condition."
    )
    assert harm(read, text) == [(INJURED, 2, None)]


@pytest.mark.parametrize(
    "text",
    [
        # The same person may be meant.
        "A man was treated for a leg wound. Ben Coe is in stable condition.",
        "Ada Roe is in stable condition. Ada Roe-Coe, who was hit by a bullet, will recover.",
        # The number takes in whoever is told after it.
        "Four people were hurt. A man, 25, is in stable condition. A woman is in fair condition.",
    ],
)
def test_what_may_be_one_person_is_not_added(read: Read, text: str) -> None:
    told = harm(read, f"A gunman opened fire in Arlen on Monday. {text}")
    assert all(low != 2 and (low or 0) <= 4 for _, low, _ in told)


def test_others_are_no_part_of_a_number_of_others(read: Read) -> None:
    text = (
        "A 12-year-old boy was in critical condition on Monday after a shooting that injured "
        "three other people in Arlen."
    )
    assert harm(read, text) == [(INJURED, 4, None)]


@pytest.mark.parametrize(
    "text",
    [
        "A man held after his daughter was shot and killed in Arlen on Monday has confessed.",
        "Rebels killed this guard or that guard in Arlen on Monday.",
    ],
)
def test_what_is_no_list_is_not_added(read: Read, text: str) -> None:
    assert (KILLED, 2, 2) not in harm(read, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Roe, 24, and Ben Coe, 26, were shot in Arlen on Monday.", [(INJURED, 2, 2)]),
        (
            "A fatal quadruple shooting in Arlen on Monday left three people dead. One person "
            "was critically wounded.",
            [(INJURED, 1, 1), (KILLED, 3, 3)],
        ),
    ],
)
def test_ages_and_those_struck_are_no_numbers_of_the_dead(
    read: Read, text: str, expected: Told
) -> None:
    assert harm(read, text) == expected


def test_where_a_shooting_was_is_nobody_whom_it_struck(read: Read) -> None:
    text = "Four people were shot in Arlen on Monday. The shooting at the hospital was the third."
    struck = {party.mention.quote for act in acts(read, text) for party in act.recipients}
    assert struck == {"Four people"}


def test_that_a_man_is_suspected_leaves_no_doubt_of_the_act(read: Read) -> None:
    text = "Police searched on Monday for a suspect in the shooting death of a boy in Arlen."
    assert harm(read, text) == [(KILLED, 1, 1)]
