"""What is still to come when it is reported: it is never history, and has not happened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tocsin.core.types import DateInterval, Occurrence
from tocsin.core.vocab import EventType, FigureKind, Realis
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
NEWS = "Gunmen killed three soldiers near Dofa on Saturday. "
ON = date(2026, 8, 2)
PUBLISHED = DateInterval(earliest=ON, latest=ON, reason="made for a test")
SURE = 0.5


def acts(read: Read, text: str, *types: EventType) -> list[Occurrence]:
    """Return the sure acts of some types that a report of 2 August 2026 tells beside its news."""
    reader = replace(read(NEWS + text), published_on=PUBLISHED)
    return [
        claim.content
        for claim in find_occurrences(reader, ())
        if isinstance(claim.content, Occurrence)
        and claim.content.trigger.start >= len(NEWS)
        and claim.content.event_type in types
        and claim.score > SURE
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The government will deploy 1,200 troops to Selm by 15 August, the minister said.",
        "The government will deploy more troops to Selm than before.",
        "Kenya plans to send 500 soldiers to Selm on 20 December, the minister said.",
        "The army is to send 500 soldiers to Selm in October.",
        "The general said that the army would send 500 soldiers to Selm on 20 December.",
        "The minister said that 500 soldiers would be deployed to Selm on 20 December.",
        "The general said 500 soldiers would be sent to Selm by the end of the month.",
    ],
)
def test_what_is_to_come_is_no_history(read: Read, text: str) -> None:
    (move,) = acts(read, text, EventType.MOBILIZE)
    assert move.realis is Realis.PLANNED
    assert not move.background
    assert not {party.mention.quote for party in move.actors} & {"the end of the month"}


def test_a_truce_that_is_to_begin_is_no_history(read: Read) -> None:
    text = "The army and the rebels agreed on Friday to a ceasefire that will begin on 1 September."
    (truce,) = acts(read, text, EventType.RETREAT)
    assert (truce.realis, truce.background) == (Realis.PLANNED, False)


@pytest.mark.parametrize(
    "text",
    [
        "The army will deploy 500 soldiers to Selm in 2019, the minister said in 2018.",
        "Kenya deployed 500 soldiers to Selm on 20 December.",
        "Kenya had planned to deploy 500 soldiers to Selm on 20 December.",
        "Kenya deployed 500 soldiers to Selm last year.",
        "It was on this day ten years ago that Kenya sent 500 soldiers to Selm.",
    ],
)
def test_what_was_once_to_come_is_history(read: Read, text: str) -> None:
    (move,) = acts(read, text, EventType.MOBILIZE)
    assert move.background


@pytest.mark.parametrize(
    "text",
    [
        "The army was to retake Dofa by the end of the month, the general said.",
        "Some 500 soldiers were to be deployed to Selm on Friday.",
        "The rebels were to withdraw from Dofa on Friday.",
    ],
)
def test_what_was_to_be_has_not_happened(read: Read, text: str) -> None:
    (act,) = acts(read, text, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE)
    assert act.realis is Realis.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "The rebels were to blame for shelling the market in Dofa on Monday, police said.",
        "Gunmen are to blame for bombing the market in Dofa on Monday, police said.",
        "Soldiers were to be seen firing at protesters in Dofa on Monday, residents said.",
        "The rebels were to be punished for attacking the market in Dofa on Monday.",
        "If the army finds a gunman who killed three soldiers in Dofa on Monday, it will act.",
        "If a militant who killed a soldier in Dofa on Monday surrenders, he will be tried.",
    ],
)
def test_what_was_done_before_is_not_to_come(read: Read, text: str) -> None:
    (act,) = acts(read, text, EventType.ASSAULT)
    assert act.realis is Realis.HAPPENED


def test_what_somebody_would_do_at_times_is_no_plan(read: Read) -> None:
    text = "Residents said that the rebels would often attack the village."
    (act,) = acts(read, text, EventType.ASSAULT)
    assert act.realis is not Realis.PLANNED


def test_troops_announced_are_counted(read: Read) -> None:
    (move,) = acts(read, "Kenya will send 1,200 soldiers to Selm on Friday.", EventType.MOBILIZE)
    assert [(one.kind, one.best) for one in move.figures] == [(FigureKind.DEPLOYED, 1200)]
    (act,) = acts(read, "The rebels will kill 20 soldiers, a rebel said.", EventType.ASSAULT)
    assert act.figures == ()
