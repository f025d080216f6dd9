"""Passages: an edited sentence is one passage still; what recurs by chance is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories import SETTINGS
from tocsin.core.words import words_of
from tocsin.fuse.passages import alike, same_passage

COPIES = SETTINGS.copies
SENTENCE = (
    "Gunmen on motorcycles killed nine farmers near the river crossing at Beltov on Monday "
    "night and drove off with their cattle towards the hills."
)
EDITED = {
    "other figure": SENTENCE.replace("nine", "eleven"),
    "another word": SENTENCE.replace("cattle", "goats"),
    "a clause less": SENTENCE.replace(" and drove off with their cattle towards the hills", ""),
    "the speaker first": f"The town council said that {SENTENCE[0].lower()}{SENTENCE[1:]}",
    "the speaker last": f"{SENTENCE.rstrip('.')}, police said late on Tuesday.",
    "a clause more": SENTENCE.replace("farmers near", "farmers who had slept out near"),
    "within a longer one": f"A week after the last raid, {SENTENCE.rstrip('.')}, and the mayor "
    "of the town has asked the army for a post at the crossing before the harvest begins.",
}
OTHERS = (
    "Gunmen killed nine people in Beltov on Monday, police said.",
    "Nine farmers died on Monday night when men on motorcycles opened fire by the ford.",
    "The town council of Beltov met on Tuesday and asked the army for a post at the ford.",
    "On Monday night a fire near the river crossing at Marn killed nine sheep.",
)


def one_passage(*texts: str) -> bool:
    plain = [" ".join(words_of(text)) for text in texts]
    return len(alike(plain, COPIES).all()) == 1


def test_an_edited_sentence_is_the_same_passage() -> None:
    missed = [edit for edit, text in EDITED.items() if not one_passage(SENTENCE, text)]
    assert missed == []


def test_another_sentence_on_the_same_act_is_not() -> None:
    assert not any(one_passage(SENTENCE, other) for other in OTHERS)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "At least four people were killed in the attack.",
            "At least four people were killed in the blast on the bridge.",
        ),
        (
            "At least five people were killed in a bomb attack on a market in Marn on Saturday.",
            "Seven people were killed in an attack on a market in Marn on Saturday, police said.",
        ),
        (
            "Twelve people were killed when a car bomb exploded near a mosque in Marn on Friday.",
            "A dozen were killed and 30 hurt when a car bomb exploded near a mosque in Beltov.",
        ),
    ],
)
def test_stock_phrases_are_no_passage(first: str, second: str) -> None:
    assert not one_passage(first, second)


@given(st.permutations([SENTENCE, *EDITED.values(), *OTHERS]))
def test_passages_do_not_depend_on_the_order(texts: list[str]) -> None:
    plain = [" ".join(words_of(text)) for text in texts]
    assert set(alike(plain, COPIES).all()) == set(alike(sorted(plain), COPIES).all())


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_the_decision_is_the_same_from_both_sides(shared: int, first: int, second: int) -> None:
    both = [same_passage(shared, *pair, COPIES) for pair in ((first, second), (second, first))]
    assert both[0] == both[1]
