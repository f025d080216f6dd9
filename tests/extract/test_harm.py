"""Harm: those killed and hurt are counted with the act, and no other cause makes an act of it."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import FigureKind, Mode, PartyKind
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
# A sentence that makes any text one about security, and tells no act of its own.
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "
KILLED, INJURED = FigureKind.KILLED, FigureKind.INJURED


def occurrences(read: Read, text: str) -> list[Occurrence]:
    claims = find_occurrences(read(SECURE + text), ())
    return [claim.content for claim in claims if isinstance(claim.content, Occurrence)]


def figures(act: Occurrence) -> list[tuple[FigureKind, int | None, int | None]]:
    return [(figure.kind, figure.low, figure.high) for figure in act.figures]


def test_deaths_and_injuries_joined_by_and_share_their_occasion(read: Read) -> None:
    (act,) = occurrences(read, "Three marchers died and twenty-six were hurt during protests.")
    assert figures(act) == [(KILLED, 3, 3), (INJURED, 26, 26)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Rebels killed 14 Kenyans near Garissa.", (14, 14)),
        ("Dozens of Kenyans were killed near Garissa by rebels.", (24, None)),
        ("Three Chinese were shot dead by rebels near Garissa.", (3, 3)),
    ],
)
def test_a_counted_nationality_is_people(
    read: Read, text: str, bounds: tuple[int, int | None]
) -> None:
    (act,) = occurrences(read, text)
    assert figures(act) == [(KILLED, *bounds)]
    assert [party.kind for party in act.recipients] == [PartyKind.CIVILIANS]
    assert all("Garissa" in place.mention.quote for place in act.places)


def test_a_country_is_not_counted_as_its_people(read: Read) -> None:
    (act,) = occurrences(read, "Rebels attacked the Philippines on Monday.")
    assert [party.kind for party in act.recipients] == [PartyKind.STATE]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a market in Garissa, with more than 40 others wounded.",
        "A bomb exploded in Garissa, with more than 40 people wounded.",
        "Four guards were killed in a bombing in Garissa, with more than 40 others wounded.",
        "This was a cowardly attack on a market in Garissa, with more than 40 others wounded.",
        "That was a brutal attack by gunmen in Garissa, with more than 40 people wounded.",
    ],
)
def test_those_hurt_beside_an_act_suffer_it(read: Read, text: str) -> None:
    (act,) = occurrences(read, text)
    assert (INJURED, 41, None) in figures(act)
    assert FigureKind.PERPETRATORS not in {kind for kind, _, _ in figures(act)}
    assert not any("others" in party.mention.quote for party in act.actors)


@pytest.mark.parametrize(
    "text",
    [
        "Rain killed seven people in the hills.",
        "Heavy snow and lightning killed nine people in the hills.",
        "Cholera has killed forty people in the camp.",
    ],
)
def test_what_nature_does_is_no_act(read: Read, text: str) -> None:
    assert occurrences(read, text) == []


def test_weather_beside_an_act_takes_nothing_from_it(read: Read) -> None:
    (act,) = occurrences(read, "In the rain gunmen killed seven people in Garissa.")
    assert figures(act) == [(KILLED, 7, 7)]


def test_a_sentence_of_play_tells_no_act(read: Read) -> None:
    played = "Winger A. B. fired two bullets past the goalkeeper."
    assert occurrences(read, SECURE * 5 + played) == []
    shot = "Gunmen shot dead a winger and a goalkeeper."
    (act,) = occurrences(read, SECURE * 5 + shot)
    assert act.trigger.quote == "shot dead"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Raiders stormed the barracks at the mine.", Mode.UNSPECIFIED),
        ("Gunmen attacked a copper mine near Garissa.", Mode.UNSPECIFIED),
        ("Gunmen attacked mine workers near Garissa.", Mode.UNSPECIFIED),
        ("Two guards were killed when their lorry hit a mine.", Mode.EXPLOSIVES),
        ("Two guards were killed in a mine blast.", Mode.EXPLOSIVES),
    ],
)
def test_a_mine_that_is_dug_is_no_weapon(read: Read, text: str, mode: Mode) -> None:
    (act,) = occurrences(read, text)
    assert act.modes == (mode,)
    assert mode is Mode.EXPLOSIVES or act.weapons == ()
