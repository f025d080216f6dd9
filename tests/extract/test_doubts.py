"""Doubts: garbles, spellings, sums; a doubted claim keeps its value."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import Claim, Doubt, Tally
from tocsin.core.vocab import DoubtKind
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.doubts.doubts import borne_by_none, with_doubts
from tocsin.extract.doubts.garbles import garbles
from tocsin.extract.doubts.spellings import _one_off
from tocsin.extract.outlooks.outlooks import find_outlooks
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.tallies import find_tallies
from tocsin.extract.ties.ties import find_ties

Read = Callable[..., Reader]


def doubted(read: Read, text: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    reader = read(text)
    told = find_attributions(reader)
    claims = (*find_ties(reader, told), *find_tallies(reader, told), *find_outlooks(reader, told))
    return claims, with_doubts(reader, claims)


def kinds(claims: tuple[Claim, ...]) -> set[DoubtKind]:
    return {doubt.kind for claim in claims for doubt in claim.doubts}


def found(read: Read, text: str) -> list[Doubt]:
    return list(garbles(read(text)))


@pytest.mark.parametrize(
    ("text", "kind", "quote", "alternative"),
    [
        ("It ran for years (1996-199).", DoubtKind.TRUNCATED, "1996-199", "1996-1997"),
        ("They left in March 199l for good.", DoubtKind.GARBLE, "199l", "1991"),
        ("This poses raises many questions.", DoubtKind.GARBLE, "poses raises", "raises"),
        ("One agent in now in the capital.", DoubtKind.GARBLE, "in now in", "is now in"),
        ("They left the the town.", DoubtKind.GARBLE, "the the", "the"),
    ],
)
def test_garbles_are_found_with_what_they_may_have_been(
    read: Read, text: str, kind: DoubtKind, quote: str, alternative: str
) -> None:
    (doubt,) = found(read, text)
    assert (doubt.kind, doubt.span.quote) == (kind, quote)
    assert alternative in doubt.alternatives
    assert doubt.reason


@pytest.mark.parametrize(
    "text",
    [
        "It ran from 1996 to 1999, or 2002-2003.",
        "He said that that was so, and she had had enough.",
        "Rules help protect people; it is said. He goes and comes.",
        "They walked in and then in again.",
    ],
)
def test_sound_sentences_raise_no_doubt(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_a_quotation_that_never_closes_is_doubted_unless_it_runs_on(read: Read) -> None:
    (doubt,) = found(read, "He called it \u201ca plain lie, and left. The talks go on.")
    assert doubt.kind is DoubtKind.UNCLOSED_QUOTATION
    assert found(read, "He said: \u201cIt is so.\n\u201cIt is not new,\u201d he said.") == []
    assert found(read, "He called it \u201ca plain lie\u201d and left.") == []


def test_parts_that_do_not_add_up_are_doubted_and_kept(read: Read) -> None:
    text = "There was a total of 30 attacks recorded since May - 21 in Iraq and 8 in Kenya."
    before, after = doubted(read, text)
    assert DoubtKind.ARITHMETIC in kinds(after)
    assert [claim.content for claim in before] == [claim.content for claim in after]
    tally = next(claim.content for claim in after if isinstance(claim.content, Tally))
    assert tally.figure.best == 30


def test_parts_that_add_up_are_not_doubted(read: Read) -> None:
    text = "There was a total of 30 attacks recorded since May - 21 in Iraq and 9 in Kenya."
    assert DoubtKind.ARITHMETIC not in kinds(doubted(read, text)[1])


def test_one_number_for_two_things_is_suspicious(read: Read) -> None:
    text = "The rebels carried out 317 attacks in two years, killing 317 people."
    assert DoubtKind.ARITHMETIC in kinds(doubted(read, text)[1])
    other = "The rebels carried out 317 attacks in two years, killing 290 people."
    assert DoubtKind.ARITHMETIC not in kinds(doubted(read, other)[1])


def test_an_answer_about_somebody_else_is_out_of_context(read: Read) -> None:
    text = (
        "Asked whether Russia has been directing the rebels, the envoy said Kenya "
        "was directing them."
    )
    claims = doubted(read, text)[1]
    doubts = [doubt for claim in claims for doubt in claim.doubts]
    assert [doubt.alternatives for doubt in doubts] == [("Russia",)]
    assert doubts[0].kind is DoubtKind.OUT_OF_CONTEXT


@given(st.text(alphabet="ABCDabcd", min_size=6, max_size=9))
def test_no_name_is_a_misspelling_of_itself(name: str) -> None:
    assert not _one_off(name, name)


@given(st.text(alphabet="abcd", min_size=6, max_size=9), st.text(alphabet="abcd", min_size=6))
def test_closeness_has_no_direction(first: str, second: str) -> None:
    assert _one_off(first, second) == _one_off(second, first)


def no_claims(read: Read, text: str) -> list[tuple[str, tuple[str, ...]]]:
    reader = read(text)
    return [
        (doubt.span.quote, doubt.alternatives)
        for doubt in borne_by_none(reader, ())
        if doubt.kind is DoubtKind.SPELLING
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The UDPF is an army that many in Uganda serve in.",
        "A Ugandan officer of the UDPF spoke of its history.",
        "Some say UDPF, but the UPDF has its own name.",
    ],
)
def test_swapped_letters_of_a_body_at_home_in_the_text_are_doubted(read: Read, text: str) -> None:
    assert no_claims(read, text) == [("UDPF", ("UPDF",))]


@pytest.mark.parametrize(
    "text",
    [
        "The UDPF is a party that many in Portugal vote for.",
        "The UPDF is an army that many in Uganda serve in.",
        "THE UDPF IN UGANDA",
    ],
)
def test_an_unknown_acronym_of_elsewhere_a_known_one_and_capitals_are_not(
    read: Read, text: str
) -> None:
    assert no_claims(read, text) == []


def test_a_doubt_that_a_claim_bears_is_not_the_documents_too(read: Read) -> None:
    reader = read("Iran backs a militia of the UDPF. The UDPF is of Uganda.")
    claims = with_doubts(reader, find_ties(reader, find_attributions(reader)))
    borne = {doubt.span for claim in claims for doubt in claim.doubts}
    rest = {doubt.span for doubt in borne_by_none(reader, claims)}
    assert [span.start for span in sorted(borne, key=lambda span: span.start)] == [28]
    assert [span.start for span in rest] == [38]
