"""Matching: what agreement is worth, which words tell, who is compared with whom."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories import SETTINGS
from tocsin.core.types import Document, Fusion, Reading
from tocsin.core.words import Vocabulary, vocabulary_of, words_of
from tocsin.fuse.accounts import gather
from tocsin.fuse.blocks import keys_of, meetings
from tocsin.fuse.compare import compare, log_odds
from tocsin.fuse.fusion import fuse
from tocsin.fuse.nearly import proposed_merges
from tocsin.fuse.profile import Profile, profiles
from tocsin.fuse.rulings import rulings_in_force
from tocsin.fuse.weights import WEIGHTS
from tocsin.fuse.wording import Rarity, counted, wording_of
from tocsin.tables.vocabulary import shipped_vocabulary
from tocsin.testing import Report

DAY = date(2031, 5, 19)
TABLE = Rarity(known=shipped_vocabulary())
texts = st.text("abc de", max_size=40)


def report(text: str, *, source: str, trigger: str, published: date | None = DAY) -> Report:
    made = Report(text, source=source, published=published)
    made.occurrence(trigger)
    return made


def held(made: Sequence[Report]) -> tuple[list[Document], list[Reading]]:
    return [each.document for each in made], [each.reading() for each in made]


def compared(made: Sequence[Report], rarity: Rarity = TABLE) -> tuple[Profile, ...]:
    accounts = gather(*held(made), rulings_in_force(()), min_score=0.5)
    return profiles(accounts, rarity, SETTINGS.merge)


def fused(made: Sequence[Report]) -> Fusion:
    return fuse(*held(made), (), settings=SETTINGS, rarity=TABLE)


def three() -> list[Report]:
    """Return two reports of one shooting in other words, and one of another in alike words."""
    return [
        report(
            "Police said Ivo Tarnquist was shot outside the Blue Heron on Alder Quay, Belmarsh.",
            source="post",
            trigger="shot",
        ),
        report(
            "A gunman killed Tarnquist, 41, near the Heron bar in Belmarsh, the coroner said.",
            source="news",
            trigger="killed",
        ),
        report(
            "Police said Mara Quell was shot outside the Red Lion on Station Road, Lowick.",
            source="wire",
            trigger="shot",
        ),
    ]


@pytest.mark.parametrize("name", sorted(WEIGHTS))
def test_a_better_level_is_never_worth_less(name: str) -> None:
    assert list(WEIGHTS[name]) == sorted(WEIGHTS[name])


def test_reports_that_share_rare_names_are_one_and_those_that_share_phrases_are_not() -> None:
    assert sorted(len(one.document_ids) for one in fused(three()).incidents) == [1, 2]


def test_every_merge_says_how_probable_it_is_and_why() -> None:
    (merged,) = [one for one in fused(three()).incidents if len(one.document_ids) > 1]
    (pair,) = merged.comparisons
    assert SETTINGS.merge.min_probability <= pair.probability <= 1
    assert any("names in common" in reason for reason in pair.reasons)


def test_comparing_is_symmetric() -> None:
    for first, second in combinations(compared(three()), 2):
        one, other = compare(first, second, SETTINGS), compare(second, first, SETTINGS)
        assert math.isclose(one.log_odds, other.log_odds)
        assert one.levels == other.levels


def test_whom_one_seeks_seeks_it_too() -> None:
    undated = report("Ivo Tarnquist was shot.", source="x", trigger="shot", published=None)
    keys = [keys_of(one, SETTINGS) for one in compared([*three(), undated])]
    for one, other in combinations(keys, 2):
        assert bool(one.sought & other.filed) == bool(other.sought & one.filed)


def test_a_report_without_a_date_meets_those_that_share_a_rare_name() -> None:
    undated = report("Ivo Tarnquist was shot.", source="x", trigger="shot", published=None)
    assert len(set(meetings(compared([*three()[:2], undated]), SETTINGS))) == 3


@given(st.lists(texts, max_size=4), texts)
@settings(max_examples=50, deadline=None)
def test_wordings_are_alike_between_nothing_and_all(others: list[str], text: str) -> None:
    rarity = Rarity(known=Vocabulary(texts=1000), here=vocabulary_of(map(words_of, others)))
    mine = wording_of(counted([text]), rarity)
    for other in (wording_of(counted([each]), rarity) for each in others):
        assert -1e-9 <= mine.likeness(other) <= 1 + 1e-9
        assert math.isclose(mine.likeness(other), other.likeness(mine))
    if mine.weights:
        assert math.isclose(mine.likeness(mine), 1.0)


def test_what_all_reports_here_speak_of_is_common_here() -> None:
    known = Vocabulary(texts=100, counts={"police": 80})
    here = vocabulary_of([["tarnquist", "police"]] * 400)
    assert Rarity(known=known, here=here).of("tarnquist") < Rarity(known=known).of("tarnquist")
    assert Rarity(known=known, here=here).of("tarnquist's") == Rarity(known=known, here=here).of(
        "tarnquist"
    )


def test_pairs_that_may_be_one_are_proposed_and_only_across_incidents() -> None:
    strict = replace(SETTINGS, merge=replace(SETTINGS.merge, min_probability=0.999))
    fusion = fuse(*held(three()), (), settings=strict, rarity=TABLE)
    pairs = proposed_merges(fusion, ())
    assert pairs
    of = {claim: one.id for one in fusion.incidents for claim in one.claim_ids}
    assert all(of[pair.claim_ids[0]] != of[pair.claim_ids[1]] for pair in pairs)
    assert all(pair.probability >= SETTINGS.merge.review_probability for pair in pairs)


@settings(deadline=None)
@given(st.floats(0.01, 0.99))
def test_log_odds_turn_back_into_probabilities(probability: float) -> None:
    assert math.isclose(1 / (1 + math.exp(-log_odds(probability))), probability)
