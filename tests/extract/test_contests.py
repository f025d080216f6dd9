"""Words of war for what is none: strikes of workers, and battles for an office or a market."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Claim
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.outlooks.outlooks import find_outlooks
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Gunmen killed three soldiers near Dofa on Saturday. "
SURE = 0.5


def acts(read: Read, text: str) -> list[str]:
    """Return the triggers of the attacks, past or to come, that a text tells after its news."""
    reader = read(SECURE + text)
    told = find_attributions(reader)
    claims: list[Claim] = [*find_occurrences(reader, told), *find_outlooks(reader, told)]
    found = [
        one.content.trigger  # type: ignore[union-attr]
        for one in claims
        if one.score > SURE and one.content.event_type == "ASSAULT"  # type: ignore[union-attr]
    ]
    return sorted({span.quote for span in found if span.start >= len(SECURE)})


@pytest.mark.parametrize(
    "text",
    [
        "The battle for the leadership of the party will be decided at its congress in December.",
        "The battle for control of the party will be decided in December.",
        "The leadership battle will be decided in March.",
        "Airlines say that the battle for customers will continue.",
        "The battle over the licence will continue in court.",
        "The war against malaria will go on, the minister said.",
        "Dock workers in Selm began a strike on Monday. The strike will go on until Friday.",
        "The strike at the port of Selm will go on until Friday, the dockers' union said.",
        "Miners said that their strike in Selm would go on for weeks.",
    ],
)
def test_a_contest_without_arms_is_no_attack(read: Read, text: str) -> None:
    assert acts(read, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The battle for Selm will be decided in December, an army commander said.", ["battle"]),
        ("The battle for control of Selm will continue, a general said.", ["battle"]),
        ("Strikes on hospitals in Selm will go on, a doctor said.", ["Strikes"]),
        ("Air strikes on aid workers in Selm will go on, the union said.", ["strikes"]),
        (
            "Nurses went on strike on Monday over pay. Drone strikes killed six people in Selm on "
            "Tuesday. The strikes will continue, the army said.",
            ["strikes"],
        ),
    ],
)
def test_a_battle_or_strike_of_arms_is_one(read: Read, text: str, expected: list[str]) -> None:
    assert [word.split()[-1] for word in acts(read, text)][-1:] == expected
