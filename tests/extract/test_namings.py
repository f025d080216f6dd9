"""Names told apart from the act: who the victim was, who is suspected, and what stays open."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType, FigureKind, PartStatus
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "
SHOT = SECURE + "Gunmen shot a man in Belmarsh on Sunday. "
MAN = "A man was shot in Belmarsh on Sunday. "
TWO = "Two men were shot in Belmarsh on Sunday. "
BOY = "A 14-year-old boy was shot in Belmarsh on Sunday. "


def acts_of(read: Read, text: str) -> list[Occurrence]:
    """Return the acts of violence that a text tells."""
    contents = [claim.content for claim in find_occurrences(read(text), ())]
    acts = [one for one in contents if isinstance(one, Occurrence)]
    return [one for one in acts if one.event_type is EventType.ASSAULT]


def parties(read: Read, text: str) -> tuple[set[str], dict[str, PartStatus]]:
    """Return whom all acts of violence struck, and who did them with their status."""
    acts = acts_of(read, text)
    return (
        {party.mention.quote for act in acts for party in act.recipients},
        {party.mention.quote: party.status for act in acts for party in act.actors},
    )


def is_among(name: str, mentions: set[str]) -> bool:
    return any(name in mention for mention in mentions)


@pytest.mark.parametrize(
    "told",
    [
        "The victim was identified as Ivo Tarnquist.",
        "The coroner identified the victim as Ivo Tarnquist.",
        "Police identified Ivo Tarnquist as the victim.",
        "The victim was Ivo Tarnquist.",
        "Family members identified the victim of the shooting as Ivo Tarnquist.",
        "The victim's name is Ivo Tarnquist.",
        "The victim, Ivo Tarnquist, lived nearby.",
        "Shooting victim Ivo Tarnquist was 20 years old.",
        "He has been identified as Ivo Tarnquist.",
        "The man killed was identified as Ivo Tarnquist, the medical examiner said.",
        "Officers found the body of Ivo Tarnquist in a car.",
        "Ivo Tarnquist was pronounced dead at the hospital.",
        "The man was taken to a clinic. The man was identified as Ivo Tarnquist.",
    ],
)
def test_a_victim_named_later_is_whom_the_one_act_struck(read: Read, told: str) -> None:
    struck, actors = parties(read, MAN + told)
    assert is_among("Tarnquist", struck)
    assert not is_among("Tarnquist", set(actors))


def test_the_other_of_two_may_be_named_alone(read: Read) -> None:
    text = TWO + "One of them has left hospital, and the other is 22-year-old Ivo Tarnquist."
    assert is_among("Tarnquist", parties(read, text)[0])


def test_who_is_taken_up_by_who_is_a_person_all_the_same(read: Read) -> None:
    text = BOY + "The boy was identified as Ivo Tarnquist, who lived nearby."
    assert is_among("Tarnquist", parties(read, text)[0])


def test_who_died_among_several_may_be_called_so(read: Read) -> None:
    act = "One of four teenagers died when a gunman opened fire on a car in Belmarsh on Sunday. "
    told = "Police identified the killed teenager on Tuesday as Ivo Tarnquist, 16."
    assert is_among("Tarnquist", parties(read, act + told)[0])


@pytest.mark.parametrize(
    "told",
    [
        "The victims, Ivo Tarnquist and Marek Dorn, were taken to hospital.",
        "They are Ivo Tarnquist, 25, and Marek Dorn, 30.",
        "They were identified on Monday as Ivo Tarnquist, 25, of Lowick, and Marek Dorn, 30.",
        "The two men killed were identified as Ivo Tarnquist, 23, of Lowick, and Marek Dorn, "
        "30, of Belmarsh, the medical examiner said.",
        "The decedents have been identified as Ivo Tarnquist, 48, and Marek Dorn, 16.",
        "Killed were Ivo Tarnquist and Marek Dorn.",
        "45-year-old Ivo Tarnquist was pronounced dead at the hospital. Marek Dorn is in stable "
        "condition.",
    ],
)
def test_all_names_of_a_list_are_read(read: Read, told: str) -> None:
    struck, _ = parties(read, TWO + told)
    assert is_among("Tarnquist", struck)
    assert is_among("Dorn", struck)


def test_a_name_makes_nobody_more_harmed(read: Read) -> None:
    told = "The victims were identified as Ivo Tarnquist, 25, and Marek Dorn, 30."
    figures = [
        [figure.best for act in acts_of(read, text) for figure in act.figures]
        for text in (TWO, TWO + told)
    ]
    assert figures[0] == figures[1]


def test_who_is_named_again_by_a_part_of_the_name_is_added_once(read: Read) -> None:
    told = "The victim was identified as Ivo Tarnquist. Tarnquist was taken to hospital."
    acts = acts_of(read, MAN + told)
    named = [p for act in acts for p in act.recipients if "Tarnquist" in p.mention.quote]
    assert len(named) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Police identified the gunman as Marek Dorn.",
        "Marek Dorn, 20, was arrested and charged with murder.",
        "Marek Dorn has been charged with four counts of attempted murder.",
        "Police arrested Marek Dorn, 20, on a charge of murder.",
        "Marek Dorn, 34, faces several charges of conspiracy to murder.",
        "Marek Dorn is in jail, charged with first-degree murder.",
        "Marek Dorn was taken into custody on Tuesday.",
        "Marek Dorn turned himself in on Monday.",
        "The sheriff announced the arrest of Marek Dorn, 20.",
        "One of the suspects, Marek Dorn, 27, was arrested on Monday.",
        "A second suspect, Marek Dorn, was arrested on Monday.",
        "Officers are looking for murder suspect Marek Dorn.",
        "The men charged in the shooting are Marek Dorn and Bela Ost.",
        "Bela Ost; Ada Quill; and Marek Dorn, as well as two teenagers, were arrested in "
        "connection with the shooting.",
    ],
)
def test_who_is_accused_is_suspected_of_the_one_act(read: Read, told: str) -> None:
    struck, actors = parties(read, MAN + told)
    assert [actors[one] for one in actors if "Dorn" in one] == [PartStatus.SUSPECTED]
    assert not is_among("Dorn", struck)


def test_who_is_accused_is_no_perpetrator_counted(read: Read) -> None:
    told = "Marek Dorn, 20, was arrested and charged with murder."
    figures = [figure.kind for act in acts_of(read, MAN + told) for figure in act.figures]
    assert FigureKind.PERPETRATORS not in figures


def test_who_is_called_by_what_he_did_did_it(read: Read) -> None:
    told = "An officer shot a boy in Belmarsh on Sunday. The officer was identified as Olan Vick."
    _, actors = parties(read, SECURE + told)
    assert actors["Olan Vick"] is PartStatus.STATED


def test_a_suspect_whom_the_act_struck_is_whom_it_struck(read: Read) -> None:
    text = "Police shot a suspect in Belmarsh on Sunday. The suspect was identified as Olan Vick."
    struck, actors = parties(read, text)
    assert is_among("Vick", struck)
    assert not is_among("Vick", set(actors))


@pytest.mark.parametrize(
    "told",
    [
        "Police have not identified the victim as Olan Vick.",
        "The spokesman was identified as Olan Vick.",
        "Police identified the weapon as a Vick.",
        "The victim was identified by his brother, Olan Vick.",
        "The victim's mother, Olan Vick, spoke to reporters.",
        "The suspect's lawyer, Olan Vick, declined to comment.",
        "Detective Olan Vick arrested a suspect.",
        "Judge Olan Vick ordered the suspect held without bail.",
        "A witness, Olan Vick, heard the shots.",
        "Police arrested a driver. The driver was identified as Olan Vick's cousin.",
        "A surgeon, Olan Vick, treated him.",
        "Bela Ost was arrested on Monday, Sheriff Olan Vick said, and has been in custody since.",
    ],
)
def test_others_have_no_part_in_it(read: Read, told: str) -> None:
    struck, actors = parties(read, SHOT + told)
    assert not is_among("Vick", {*struck, *actors})


@pytest.mark.parametrize(
    "told",
    [
        "Olan Vick was arrested and charged with drug possession.",
        "Olan Vick was charged with narcotics offences.",
        "Olan Vick was arrested in 2009 and charged with murder.",
        "Olan Vick had been arrested last year.",
        "Olan Vick was charged with murder in the death of Bela Ost.",
        "Olan Vick could be charged with murder.",
        "Olan Vick was not arrested.",
        "Burglary suspect Olan Vick is still sought.",
    ],
)
def test_who_is_accused_of_something_else_is_not_suspected_of_it(read: Read, told: str) -> None:
    text = "Ivo Tarnquist was shot dead in Belmarsh on Sunday. " + told
    struck, actors = parties(read, text)
    assert not is_among("Vick", {*struck, *actors})


@pytest.mark.parametrize(
    "text",
    [
        # What those in power did, those whom they arrest have not done.
        "Soldiers shot two protesters in Belmarsh on Sunday. Police arrested Olan Vick on Monday.",
        # An arrest with no word of why says something only after a shooting or the like.
        "Rebels laid siege to Belmarsh on Sunday. The journalist Olan Vick was arrested on Monday.",
        # Who was struck himself is not accused of it by being arrested.
        "Police arrested a journalist, Olan Vick, he was assaulted in Belmarsh.",
    ],
)
def test_not_all_who_are_arrested_are_suspected_of_the_act(read: Read, text: str) -> None:
    assert not is_among("Vick", set(parties(read, text)[1]))


@pytest.mark.parametrize(
    "told",
    [
        "The marchers saw it. One of the marchers who ran was Olan Vick.",
        "Mourners gathered. Among the mourners was Olan Vick.",
    ],
)
def test_one_of_many_is_not_one_of_those_struck(read: Read, told: str) -> None:
    text = "Gunmen shot several marchers in Belmarsh on Sunday. " + told
    assert not is_among("Vick", parties(read, text)[0])


def test_a_death_told_apart_names_no_victim_of_what_does_not_kill(read: Read) -> None:
    text = "Guards tortured thousands in Belmarsh on Sunday. Olan Vick died in his cell."
    assert not is_among("Vick", parties(read, text)[0])


def test_a_man_arrested_is_not_the_man_who_was_shot(read: Read) -> None:
    told = "Police arrested a man on Monday. The man was identified as Olan Vick."
    struck, _ = parties(read, MAN + told)
    assert not is_among("Vick", struck)


@pytest.mark.parametrize("told", ["The victim was Ivo Tarnquist.", "Marek Dorn was arrested."])
def test_a_name_is_given_to_no_act_where_two_may_be_meant(read: Read, told: str) -> None:
    text = SHOT + "A bomb killed two guards in Lowick on Monday. " + told
    struck, actors = parties(read, text)
    assert not is_among("Tarnquist", struck)
    assert not is_among("Dorn", {*struck, *actors})


def test_what_ties_a_charge_to_one_of_two_acts_names_its_suspect(read: Read) -> None:
    text = (
        "Ivo Quantrell was shot dead in Belmarsh on Sunday. A bomb killed two guards in Lowick on "
        "Monday. The others charged in Quantrell's death are Marek Dorn and Ada Quill."
    )
    acts = {act.trigger.quote: act for act in acts_of(read, text)}
    assert {party.mention.quote for party in acts["shot dead"].actors} == {
        "Marek Dorn",
        "Ada Quill",
    }
