"""Tallies: counts over a window or an area, and what is a single event's harm instead."""

from collections.abc import Callable

import pytest

from tocsin.core.spans import check
from tocsin.core.types import Tally
from tocsin.core.vocab import EventType, FigureKind, Mode, Unit
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.aggregates import is_aggregate
from tocsin.extract.tallies.tallies import find_tallies

Read = Callable[..., Reader]


def tallies(read: Read, text: str) -> list[Tally]:
    reader = read(text)
    claims = find_tallies(reader, find_attributions(reader))
    for claim in claims:
        check(reader.document, claim.content.span)  # type: ignore[union-attr]
    return [claim.content for claim in claims if isinstance(claim.content, Tally)]


def test_a_total_with_parts_is_one_tally(read: Read) -> None:
    text = (
        "These raids took place between March 3 and March 9, with a total of 30 incidents "
        "recorded - 21 in Iraq and 9 in Kenya."
    )
    (tally,) = tallies(read, text)
    assert (tally.figure.best, tally.figure.unit) == (30, Unit.INCIDENTS)
    assert [part.figure.best for part in tally.parts] == [21, 9]
    assert [part.area.mention.quote for part in tally.parts if part.area] == ["Iraq", "Kenya"]
    assert tally.window.span is not None
    assert tally.window.span.quote == "between March 3 and March 9"
    assert all(part.figure.subset_of == tally.figure.span for part in tally.parts)


COUNTED = "The group said that it had counted 17 attacks in Kenya between 1 and 25 October. "


def test_parts_of_a_total_stand_in_the_next_sentence(read: Read) -> None:
    text = (
        COUNTED
        + "Nine of the attacks were in Garissa district, five in Mandera and three in Wajir."
    )
    tally = tallies(read, text)[0]
    assert [part.figure.best for part in tally.parts] == [9, 5, 3]
    areas = [part.area.mention.quote for part in tally.parts if part.area]
    assert areas == ["Garissa", "Mandera", "Wajir"]
    assert all(part.figure.subset_of == tally.figure.span for part in tally.parts)


@pytest.mark.parametrize(
    "text",
    [
        "Nine of the villages lie in Garissa, five in Mandera and three in Wajir.",
        "Twelve of the attacks were in Garissa and ten in Mandera.",
    ],
)
def test_what_is_of_something_else_or_comes_to_more_is_no_part(read: Read, text: str) -> None:
    assert tallies(read, COUNTED + text)[0].parts == ()


def test_several_attacks_over_days_have_no_invented_number(read: Read) -> None:
    text = "Several drone attacks have been launched on the army by rebels over the past few days."
    (tally,) = tallies(read, text)
    assert (tally.figure.low, tally.figure.best, tally.figure.high) == (2, None, None)
    assert tally.event_type is EventType.ASSAULT
    assert Mode.DRONE in tally.modes
    assert [party.mention.quote for party in tally.actors] == ["rebels"]
    assert [party.mention.quote for party in tally.recipients] == ["the army"]


@pytest.mark.parametrize(
    ("text", "kind", "best", "window"),
    [
        ("At least 40 people have been killed since May.", FigureKind.KILLED, None, "since May"),
        (
            "Rebels carried out 60 attacks in just two years.",
            FigureKind.INCIDENTS,
            60,
            "in just two years",
        ),
        (
            "The army made 300 arrests over the past week.",
            FigureKind.ARRESTED,
            300,
            "the past week",
        ),
    ],
)
def test_a_count_in_a_window(
    read: Read, text: str, kind: FigureKind, best: int | None, window: str
) -> None:
    (tally,) = tallies(read, text)
    assert (tally.figure.kind, tally.figure.best) == (kind, best)
    assert tally.window.span is not None
    assert window in tally.window.span.quote


def test_a_share_is_counted_in_percent(read: Read) -> None:
    (tally,) = tallies(read, "At least 30 percent of casualties in Kenya are blamed on mines.")
    assert (tally.figure.unit, tally.figure.low) == (Unit.PERCENT, 30)
    assert [ref.mention.quote for ref in tally.area] == ["Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 people in the market on Monday.",
        "The attack in 2014 killed 15 people.",
        "Twin bombings killed 20 people.",
        "Three gunmen attacked the base.",
        "Soldiers visited 30 schools since May.",
        "One million people have died of disease since May.",
    ],
)
def test_the_harm_of_one_event_and_peaceful_counts_are_no_tally(read: Read, text: str) -> None:
    assert tallies(read, text) == []


def test_a_tally_without_a_window_says_so(read: Read) -> None:
    (tally,) = tallies(read, "Hundreds of people have been killed.")
    assert tally.window.span is None
    assert tally.window.reason


def test_what_is_tallied_makes_no_occurrence(read: Read) -> None:
    reader = read("Rebels carried out 60 attacks in just two years.")
    words = [token.text for token in reader.tree.tokens]
    assert is_aggregate(reader, words.index("attacks"))


def test_the_weapons_of_the_clause_belong_to_the_count(read: Read) -> None:
    text = "Militants launched 25 attacks with rockets and drones since May."
    (tally,) = tallies(read, text)
    assert [span.quote for span in tally.weapons] == ["rockets", "drones"]


def test_who_trains_others_did_not_do_what_they_did(read: Read) -> None:
    text = "Russia has been training militants to carry out 60 attacks in Kenya in just two years."
    (tally,) = tallies(read, text)
    assert [party.mention.quote for party in tally.actors] == ["militants"]


def test_arrests_are_counted_over_a_window_only(read: Read) -> None:
    assert not tallies(read, "Police made 12 arrests during the protests on Monday.")
    assert [
        tally.figure.best for tally in tallies(read, "Police have made 1,200 arrests since May.")
    ] == [1200]


def test_how_often_one_person_was_struck_counts_blows(read: Read) -> None:
    text = (
        "Rebels stabbed councillor Ana Ruiz three times since March. "
        "The base was hit nine times since May."
    )
    (tally,) = tallies(read, text)
    assert tally.figure.best == 9


def test_what_is_counted_since_a_war_began_keeps_its_words(read: Read) -> None:
    for text, words in (
        ("At least 40 people have been killed since the war began.", "since the war began"),
        ("At least 40 people have been killed since the war began on 3 May.",
         "since the war began"),
        ("At least 40 people have been killed since he took office.", "since he took office"),
    ):  # fmt: skip
        (tally,) = tallies(read, text)
        assert tally.window.span is not None and tally.window.span.quote == words


def test_warnings_are_counted_between_parties_and_have_no_type(read: Read) -> None:
    (tally,) = tallies(read, "Kenya has sent several warnings to Iran since the war began.")
    assert (tally.figure.low, tally.figure.kind) == (2, FigureKind.OTHER)
    assert tally.event_type is None
    assert [party.mention.quote for party in tally.actors] == ["Kenya"]
    assert [party.mention.quote for party in tally.recipients] == ["Iran"]
    assert not tallies(read, "The weather service has issued 12 tornado warnings since Monday.")


def test_the_harm_of_counted_acts_has_their_window_and_area(read: Read) -> None:
    text = "The agency recorded 31 attacks in Kenya in October, in which 140 people were killed."
    attacks, killed = tallies(read, text)
    assert (attacks.figure.best, killed.figure.best) == (31, 140)
    assert killed.figure.kind is FigureKind.KILLED
    for tally in (attacks, killed):
        assert tally.window.span is not None
        assert tally.window.span.quote == "October"
        assert [ref.mention.quote for ref in tally.area] == ["Kenya"]


def test_the_place_of_another_clause_is_not_the_area(read: Read) -> None:
    (tally,) = tallies(read, "Rebels killed hundreds last month, and nobody in Nairobi cares.")
    assert tally.area == ()


def test_counts_joined_share_their_area(read: Read) -> None:
    first, *_ = tallies(
        read, "Since May at least 20 people have been killed and 50 have been wounded in Kenya."
    )
    assert [ref.mention.quote for ref in first.area] == ["Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 a car bomb at a police academy in Bogota killed 22 cadets.",
        "In 2022 twin car bombs at a junction in Mogadishu killed at least 120 people.",
    ],
)
def test_what_one_bomb_did_is_no_tally(read: Read, text: str) -> None:
    assert tallies(read, text) == []
