"""Troops that arrive somewhere are deployed, those that leave withdraw; few, or others, do not."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType, FigureKind, Realis
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
NEWS = " Gunmen killed three villagers near Dofa."
SURE = 0.5


def moves(read: Read, text: str, event_type: EventType = EventType.MOBILIZE) -> list[Occurrence]:
    return [
        claim.content
        for claim in find_occurrences(read(text), ())
        if isinstance(claim.content, Occurrence)
        and claim.content.event_type is event_type
        and claim.score > SURE
    ]


def test_troops_that_arrive_are_deployed(read: Read) -> None:
    (move,) = moves(read, "About 800 soldiers arrived in Maiduguri from Kaduna on Wednesday.")
    (figure,) = move.figures
    assert (figure.kind, figure.best) == (FigureKind.DEPLOYED, 800)
    assert "Maiduguri" in [ref.mention.quote for ref in move.places]


@pytest.mark.parametrize(
    "text",
    [
        "Five soldiers arrived in Maiduguri on Wednesday.",
        "About 800 refugees arrived in Maiduguri from Kaduna on Wednesday.",
        "About 800 soldiers arrived late on Wednesday.",
    ],
)
def test_others_who_arrive_are_not(read: Read, text: str) -> None:
    assert moves(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reinforcements arrived in Kidal on Sunday, residents said.",
        "Reinforcements have been sent to the town of Bankass, the governor said.",
        "Rwandan troops entered Goma on Saturday.",
        "A convoy of 40 military trucks reached Gao from Bamako on Wednesday.",
    ],
)
def test_reinforcements_and_troops_on_the_march_are_deployed(read: Read, text: str) -> None:
    (move,) = moves(read, text + NEWS)
    assert move.realis is Realis.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "The last Malian soldiers left the base at Anefis on Thursday.",
        "French troops left Tessalit on Thursday.",
        "Malian troops left the base on Thursday and handed it over to the police.",
    ],
)
def test_troops_that_leave_a_base_or_town_withdraw(read: Read, text: str) -> None:
    (move,) = moves(read, text + NEWS, EventType.RETREAT)
    assert move.realis is Realis.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "The government has announced the deployment of 300 police officers to Rann.",
        "The president approved the deployment of troops to the border.",
    ],
)
def test_a_deployment_announced_is_still_to_come(read: Read, text: str) -> None:
    (move,) = moves(read, text + NEWS)
    assert move.realis is Realis.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers left the barracks to vote on Sunday.",
        "Troops left the base on a patrol at dawn.",
        "Troops left the base at Anefis on a patrol at dawn.",
        "Army troops left the camp on Friday for dinner with villagers.",
        "Two battalions left the base for the front on Friday.",
        "Army troops left their base in trucks on Monday.",
        "Residents left the town of Gao on Thursday after the attack.",
        "Thousands of refugees entered Uganda on Saturday.",
        "Police arrived at the scene of the crash within minutes.",
        "A soldier left Gao on Sunday.",
    ],
)
def test_others_who_come_and_go_are_no_movement(read: Read, text: str) -> None:
    assert moves(read, text + NEWS) == moves(read, text + NEWS, EventType.RETREAT) == []


def test_who_leaves_a_base_to_attack_does_not_withdraw(read: Read) -> None:
    text = "Troops left the base at Anefis in trucks on Monday and attacked the town of Dofa."
    assert moves(read, text + NEWS, EventType.RETREAT) == []
