"""Whom harm counts: each of a list, one person under several words, names that no table knows."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import FigureKind
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
# A sentence that makes any text one about security, and tells no act of its own.
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "
KILLED, INJURED, ARRESTED = FigureKind.KILLED, FigureKind.INJURED, FigureKind.ARRESTED
DAMAGED = FigureKind.DAMAGED
Told = list[tuple[FigureKind, int | None, int | None]]


def told(read: Read, text: str) -> Told:
    """The harm of the first act that has any."""
    claims = find_occurrences(read(SECURE + text), ())
    acts = [claim.content for claim in claims if isinstance(claim.content, Occurrence)]
    found: list[Told] = [
        [(figure.kind, figure.low, figure.high) for figure in act.figures] for act in acts
    ]
    return next((figures for figures in found if figures), [])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Police arrested Ana Karim, Boris Lorn and Carl Vash.", [(ARRESTED, 1, 1)] * 3),
        ("The arrest of Viktor Malin angered the town.", [(ARRESTED, 1, 1)]),
        ("Viktor Malin's arrest angered the town.", [(ARRESTED, 1, 1)]),
        ("His arrest on Monday angered the town.", [(ARRESTED, 1, 1)]),
        ("The murder of Farida Maliki by rebels angered the town.", [(KILLED, 1, 1)]),
        ("Rebels killed his daughter and her friend.", [(KILLED, 2, 2), *[(KILLED, 1, 1)] * 2]),
        (
            "The killing of Ana Karim and her two sons angered the town.",
            [(KILLED, 3, 3), (KILLED, 1, 1), (KILLED, 2, 2)],
        ),
        (
            "The execution of Defence Minister Hyon Chol and three other officials was reported.",
            [(KILLED, 4, 4), (KILLED, 1, 1), (KILLED, 3, 3)],
        ),
        ("The rebels killed a cartel informant.", [(KILLED, 1, 1)]),
        ("Ten would-be bombers were arrested in Arlen.", [(ARRESTED, 10, 10)]),
        ("The attack killed and injured residents.", [(KILLED, 2, None), (INJURED, 2, None)]),
        ("The airstrikes destroyed bridges.", [(DAMAGED, 2, None)]),
    ],
)
def test_each_of_those_named_is_counted(read: Read, text: str, figures: Told) -> None:
    assert sorted(told(read, text)) == sorted(figures) or (
        # The parser may read "injured" as an adjective.
        "and injured" in text and told(read, text) == figures[:1]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Activist and commentator Dev Soran was shot dead by gunmen.",
        "Gunmen shot dead prominent activist and commentator Dev Soran.",
    ],
)
def test_posts_and_the_name_behind_them_are_one_person(read: Read, text: str) -> None:
    assert told(read, text) == [(KILLED, 1, 1)]


def test_a_number_before_two_nouns_covers_both(read: Read) -> None:
    text = "Five police officers and soldiers were killed in a raid."
    assert told(read, text) == [(KILLED, 5, 5)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A deadly attack on soldiers in Arlen raised tension.", [(KILLED, 1, None)]),
        ("The fatal police shooting of Keith Scott angered many.", [(KILLED, 1, 1)]),
        ("Police made an arrest in Arlen on Monday.", [(ARRESTED, 1, None)]),
        ("Police made 12 arrests in Arlen on Monday.", [(ARRESTED, 12, 12)]),
        (
            "The deaths of 34 smugglers in a Turkish airstrike angered the town.",
            [(KILLED, 34, 34)],
        ),
        ("An attack hit the town of Arlen, where 12 people were killed.", [(KILLED, 12, 12)]),
    ],
)
def test_harm_that_a_noun_tells(read: Read, text: str, figures: Told) -> None:
    assert told(read, text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed everyone in the raid.",
        "More than 500 soldiers were killed or wounded in the raid.",
        "Rebels destroyed Ramadi.",
        "Rebels captured Ramadi.",
        "The assassin was hunted 80 years ago.",
        "Troops used lethal force in the raid.",
    ],
)
def test_what_gives_no_number_of_persons(read: Read, text: str) -> None:
    assert not [found for found in told(read, text) if found[0] in {KILLED, ARRESTED, INJURED}]


def test_the_nearer_act_did_the_harm(read: Read) -> None:
    text = "Nine civilians were killed in air strikes during the battle of Arlen."
    claims = find_occurrences(read(SECURE + text), ())
    acts = [claim.content for claim in claims if isinstance(claim.content, Occurrence)]
    battles = [act for act in acts if act.trigger.quote == "battle"]
    assert not [figure for act in battles for figure in act.figures]


def test_a_number_of_arrests_counts_persons_and_not_acts(read: Read) -> None:
    claims = find_occurrences(read(SECURE + "Police made 12 arrests in Arlen on Monday."), ())
    (act,) = [claim.content for claim in claims if isinstance(claim.content, Occurrence)]
    assert act.count is None
