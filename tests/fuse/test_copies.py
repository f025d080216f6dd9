"""Copies: nearly one text is one text; sharing a topic is not."""

from itertools import permutations

from stories import SETTINGS
from tocsin.core.types import Document
from tocsin.fuse.copies import near_duplicates
from tocsin.testing import Report

STORY = (
    "Two bombs went off at the fish market of Marn on Saturday morning, the town council said. "
    "Stalls burned for an hour before the fire brigade reached the quay from the upper town. "
    "Nobody has claimed the bombs, and the council asked people to keep away from the harbour. "
    "The market has been closed twice this year after threats that came to nothing."
)
OTHER = (
    "Fishermen in Beltov went on strike on Monday over the price of fuel, and the market of the "
    "town stayed empty. The council said that it would meet their union later in the week, and "
    "asked people to buy what they need in Marn until the boats go out again."
)


def documents() -> list[Document]:
    texts = (STORY, f"Harbour Post. {STORY} Read more.", OTHER)
    return [Report(text, source=f"outlet-{at}").document for at, text in enumerate(texts)]


def test_a_reprint_is_found_and_another_story_is_not() -> None:
    made = documents()
    (group,) = near_duplicates(made, [], SETTINGS.copies)
    assert set(group.document_ids) == {made[0].id, made[1].id}
    assert 0.6 <= group.similarity < 1


def test_copies_do_not_depend_on_the_order() -> None:
    expected = near_duplicates(documents(), [], SETTINGS.copies)
    for order in permutations(documents()):
        assert near_duplicates(order, [], SETTINGS.copies) == expected


def test_an_empty_or_short_document_is_no_copy() -> None:
    short = [Report(text).document for text in ("Bomb.", "Bomb!", "One bomb.")]
    assert near_duplicates(short, [], SETTINGS.copies) == ()
