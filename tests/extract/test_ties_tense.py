"""The tense of a tie: what stands when it is told, what once stood, and what is left open."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Tie
from tocsin.core.vocab import PartStatus, Tense
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ties import find_ties

Read = Callable[..., Reader]


def tenses(read: Read, text: str, headings: int = 0) -> set[Tense | None]:
    reader = read(text, headings)
    claims = find_ties(reader, find_attributions(reader))
    found = [claim.content for claim in claims if isinstance(claim.content, Tie)]
    assert found, text
    return {tie.tense for tie in found}


@pytest.mark.parametrize(
    "text",
    [
        "Iran backs the rebels.",
        "Iran is funding and arming the rebels.",
        "Iran has been training the rebels.",
        "The rebels are funded by Russia.",
        "Iran continues to support the rebels.",
        "Iran provides weapons to the rebels.",
        "Adan Morel is the head of the Free Syrian Army.",
        "Officials said Iran funds the rebels.",
    ],
)
def test_the_present_says_that_it_stands(read: Read, text: str) -> None:
    assert tenses(read, text) == {Tense.PRESENT}


@pytest.mark.parametrize(
    "text",
    [
        "Iran trained and financed the rebels.",
        "Iran had trained the rebels.",
        "The rebels were funded by Russia.",
        "Iran used to fund the rebels.",
        "Iran once funded the rebels.",
        "Iran provided weapons to the rebels.",
        "Adan Morel was the head of the Free Syrian Army.",
        "Adan Morel, the former head of the Free Syrian Army, left.",
        "Officials said Iran had funded the rebels.",
        "“Iran funded the rebels,” an official said.",
    ],
)
def test_the_past_says_that_it_stood(read: Read, text: str) -> None:
    assert tenses(read, text) == {Tense.PAST}


@pytest.mark.parametrize(
    "text",
    [
        "Iran has trained the rebels.",
        "Iran-backed rebels left the town.",
        "Militants backed by Iran left the town.",
        "The rebels, made up in part of deserters and supported by Iran, left the town.",
        "Officials said Iran was funding the rebels.",
        "The minister criticised Russia's provision of funding to Hamas.",
        "The Northern Unity Militia (NUM) left the town.",
    ],
)
def test_the_perfect_phrases_and_a_past_that_the_telling_asks_for_leave_it_open(
    read: Read, text: str
) -> None:
    assert tenses(read, text) == {None}


def test_a_heading_tells_the_past_in_the_present(read: Read) -> None:
    assert tenses(read, "Iran backs the rebels.\nOfficials met.", 1) == {None}


@pytest.mark.parametrize(
    "text", ["Iran no longer funds the rebels.", "Iran does not fund the rebels anymore."]
)
def test_what_has_ended_stood_before_and_is_not_denied(read: Read, text: str) -> None:
    reader = read(text)
    (claim,) = find_ties(reader, find_attributions(reader))
    assert isinstance(claim.content, Tie)
    assert (claim.content.status, claim.content.tense) == (PartStatus.STATED, Tense.PAST)


def test_two_that_are_joined_are_tied(read: Read) -> None:
    for text in (
        "The alliance between Iran and the rebels is old.",
        "Iran's alliance with the rebels is old.",
    ):
        reader = read(text)
        (claim,) = find_ties(reader, find_attributions(reader))
        assert isinstance(claim.content, Tie)
        ends = {claim.content.subject.mention.quote, claim.content.object.mention.quote}
        assert ends == {"Iran", "the rebels"}
    reader = read("The alliance between Labour and the Greens is old.")
    assert not find_ties(reader, find_attributions(reader))
