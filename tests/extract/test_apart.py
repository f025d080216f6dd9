"""Verbs of two words that stand around whom they befall, and what one does to oneself."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType, Mode, Realis
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "
SURE = 0.5


def acts(read: Read, text: str) -> list[Occurrence]:
    return [
        claim.content
        for claim in find_occurrences(read(SECURE + text), ())
        if isinstance(claim.content, Occurrence) and claim.score > SURE
    ]


@pytest.mark.parametrize(
    ("text", "befell"),
    [
        ("Gunmen shot three men dead in Kidal on Monday.", "three men"),
        ("Gunmen gunned three men down in Kidal on Monday.", "three men"),
        ("Rebels blew the bridge up near Kidal on Monday.", "the bridge"),
        ("Villagers stoned two men to death in Kidal on Monday.", "two men"),
        ("Rebels set fire to 20 houses in Kidal on Monday.", "20 houses"),
        ("The army will pull its troops out of Kidal on Friday.", "its troops"),
        ("The army pulled its troops back from Kidal on Monday.", "its troops"),
    ],
)
def test_whom_a_verb_stands_around_it_befalls(read: Read, text: str, befell: str) -> None:
    (act,) = acts(read, text)
    assert [party.mention.quote for party in act.recipients] == [befell]


def test_who_blows_himself_up_attacks_others(read: Read) -> None:
    (act,) = acts(read, "Two women blew themselves up at a market in Kidal, wounding six people.")
    assert act.modes == (Mode.SUICIDE_ATTACK, Mode.EXPLOSIVES)
    assert [party.mention.quote for party in act.recipients] == ["six people"]
    assert [figure.best for figure in act.figures] == [6, 2]


def test_a_thing_that_blows_itself_up_is_no_suicide_attack(read: Read) -> None:
    found = acts(read, "A grenade that blew itself up wounded three soldiers in Kidal on Monday.")
    assert Mode.SUICIDE_ATTACK not in {mode for act in found for mode in act.modes}


def test_what_is_told_of_somebody_supposed_did_not_happen(read: Read) -> None:
    text = "If you had a group that was going around killing and bombing people, you would act."
    found = [act for act in acts(read, text) if act.event_type is EventType.ASSAULT]
    assert all(act.realis is Realis.HYPOTHETICAL for act in found)


@pytest.mark.parametrize(
    "text",
    [
        "At least 14 civilians were killed by shelling of a camp in Gao on Monday.",
        "Fourteen villagers were wounded by bombing in Gao on Monday.",
    ],
)
def test_who_is_killed_by_shelling_does_not_shell(read: Read, text: str) -> None:
    found = acts(read, text)
    assert found
    assert all(act.actors == () for act in found)


def test_who_is_said_to_have_been_killed_is_counted(read: Read) -> None:
    text = "The network said 14 civilians, among them five children, were killed by shelling."
    (act,) = acts(read, text)
    assert [figure.best for figure in act.figures if figure.subset_of is None] == [14]


def test_what_answers_an_attack_is_another_act(read: Read) -> None:
    text = "The army shelled a camp near Gao on Friday after rebels attacked a convoy in Kidal."
    first, second = acts(read, text)
    assert first.incident_key != second.incident_key
    text = "Three soldiers were killed in Gao on Friday after rebels attacked their convoy."
    assert len({act.incident_key for act in acts(read, text)}) == 1
