"""Counts given again: the number that holds is the act's, the one taken back is denied."""

from collections.abc import Callable

import pytest

from tocsin.core.speakers import SAID_EARLIER, denies, takes_back
from tocsin.core.types import Attribution, Claim, Occurrence
from tocsin.core.vocab import FigureKind, Stance
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.sameness.recounts import find_recounts, with_parts_of_tolls
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
BOMB = "A bomb exploded at a market in Kabul on Monday. "


def counted(read: Read, text: str) -> list[tuple[Occurrence, Attribution | None]]:
    """Every act with its attribution, counts given again included."""
    reader = read(text)
    links = find_attributions(reader)
    by_id = {link.id: link for link in links}
    acts = find_occurrences(reader, links)
    claims: list[Claim] = [*acts, *find_recounts(reader, links, acts)]
    return [
        (claim.content, by_id.get(claim.attribution_id or ""))
        for claim in claims
        if isinstance(claim.content, Occurrence)
    ]


def numbers(read: Read, text: str, *, denied: bool) -> list[int | None]:
    return [
        figure.low
        for act, link in counted(read, text)
        for figure in act.figures
        if figure.kind is FigureKind.KILLED
        and (link is not None and link.stance is Stance.DENIED) is denied
    ]


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "It killed 16 people. An earlier toll of 19 was wrong, the ministry said.",
        BOMB + "The ministry revised the death toll down from 19 to 16.",
        BOMB + "The death toll was lowered to 16 from 19.",
        BOMB + "An earlier toll of 19 was wrong; the ministry put it at 16.",
        BOMB + "Officials corrected the number of dead from 19 to 16.",
        "CORRECTION: A bomb at a market in Kabul killed 16 people, not 19 as reported.",
        "A bomb exploded in Kabul, killing 16 people, down from an earlier count of 19.",
    ],
)
def test_a_number_taken_back_is_denied_beside_the_one_that_holds(read: Read, text: str) -> None:
    assert numbers(read, text, denied=True) == [19]
    assert numbers(read, text, denied=False) == [16]
    assert len({act.incident_key for act, _ in counted(read, text)}) == 1


def test_who_takes_a_number_back_does_not_deny_the_act(read: Read) -> None:
    text = BOMB + "The Interior Ministry revised the death toll down from 19 to 16."
    ((act, link),) = [
        (act, link) for act, link in counted(read, text) if link and link.stance is Stance.DENIED
    ]
    assert link is not None
    assert [speaker.mention.quote for speaker in link.speakers] == ["The Interior Ministry"]
    assert [span.quote for span in link.content] == ["19"]
    assert takes_back(act, link) and not denies(act, link)


def test_others_harmed_beside_a_toll_are_counted_with_it(read: Read) -> None:
    text = BOMB + "The death toll rose to at least seven, with more than 40 others wounded."
    (act, link), *more = [
        (act, link)
        for act, link in counted(read, text)
        if any(figure.kind is FigureKind.INJURED for figure in act.figures)
    ]
    assert not more and link is None
    assert [figure.low for figure in act.figures] == [41]


def test_what_was_said_earlier_keeps_these_words(read: Read) -> None:
    text = BOMB + "It killed 16 people. Police had said earlier that 19 people were killed in it."
    (link,) = [link for link in find_attributions(read(text)) if link.speakers]
    assert link.said_on.span is not None and link.said_on.span.quote == "earlier"
    assert link.said_on.reason == SAID_EARLIER
    assert link.content[0].quote.startswith("19")


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "It killed 16 people, not two miles from the base.",
        BOMB + "The number of civilians killed rose from 1,200 in 2019 to 3,000 in 2020.",
        BOMB + "The war's death toll has climbed from 9,000 to 40,000.",
        BOMB + "The ministry may revise the death toll from 19 to 16.",
        BOMB + "Prices rose from 16 to 19, and the team scored 12 points, not 14.",
        BOMB + "Police raised the number of officers from 100 to 300.",
    ],
)
def test_other_numbers_that_change_are_no_recounts(read: Read, text: str) -> None:
    reader = read(text)
    links = find_attributions(reader)
    assert not find_recounts(reader, links, find_occurrences(reader, links))
    assert Stance.DENIED not in {link.stance for link in links}


def test_of_two_attacks_a_toll_is_of_neither(read: Read) -> None:
    text = (
        "A bomb killed 16 people in Kabul on Monday. Gunmen shot dead four guards in Herat on "
        "Tuesday. The toll was revised from 19 to 16."
    )
    reader = read(text)
    links = find_attributions(reader)
    assert not find_recounts(reader, links, find_occurrences(reader, links))


RAISED = (
    "The ministry on Friday raised the death toll from Tuesday's attack on an army post in Selm to "
    "four soldiers. "
)


def test_those_wounded_who_died_are_part_of_a_toll_given_anew(read: Read) -> None:
    reader = read(RAISED + "Two of the wounded died in hospital, a spokesman said.")
    links = find_attributions(reader)
    acts = find_occurrences(reader, links)
    recounts = find_recounts(reader, links, acts)
    (whole,) = [figure for one in recounts for figure in one.content.figures]  # type: ignore[union-attr]
    (part,) = [
        figure
        for one in with_parts_of_tolls(reader, acts, recounts)
        for figure in one.content.figures  # type: ignore[union-attr]
        if figure.kind is FigureKind.KILLED
    ]
    assert (part.low, part.subset_of) == (2, whole.span)
