"""Names told apart from the act: who the victim was, who is suspected, and what stays open."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import PartStatus
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "
SHOT = SECURE + "Gunmen shot a man in Belmarsh on Sunday. "


def parties(read: Read, text: str) -> tuple[set[str], dict[str, PartStatus]]:
    """Return whom all acts of a text struck, and who did them with their status."""
    contents = [claim.content for claim in find_occurrences(read(text), ())]
    acts = [one for one in contents if isinstance(one, Occurrence)]
    return (
        {party.mention.quote for act in acts for party in act.recipients},
        {party.mention.quote: party.status for act in acts for party in act.actors},
    )


@pytest.mark.parametrize(
    "told",
    [
        "The victim was identified as Ivo Tarnquist.",
        "The coroner identified the victim as Ivo Tarnquist.",
        "Police identified Ivo Tarnquist as the victim.",
        "The victim was Ivo Tarnquist.",
    ],
)
def test_a_victim_named_later_is_whom_the_one_act_struck(read: Read, told: str) -> None:
    assert any("Tarnquist" in name for name in parties(read, SHOT + told)[0])


def test_a_suspect_named_later_is_suspected_of_the_one_act(read: Read) -> None:
    _, actors = parties(read, SHOT + "Police identified the gunman as Marek Dorn.")
    assert actors["Marek Dorn"] is PartStatus.SUSPECTED


@pytest.mark.parametrize(
    "told",
    [
        "Police have not identified the victim as Ivo Tarnquist.",
        "The spokesman was identified as Ivo Tarnquist.",
        "Police identified the weapon as a Kalashnikov.",
    ],
)
def test_others_are_not_whom_it_struck(read: Read, told: str) -> None:
    struck, actors = parties(read, SHOT + told)
    assert not any("Tarnquist" in name or "Kalashnikov" in name for name in {*struck, *actors})


def test_a_name_is_given_to_no_act_where_two_may_be_meant(read: Read) -> None:
    text = SHOT + "A bomb killed two guards in Lowick on Monday. The victim was Ivo Tarnquist."
    assert not any("Tarnquist" in name for name in parties(read, text)[0])
