"""Copies: nearly one text is one text; sharing a topic is not."""

import random
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import SETTINGS
from tocsin.core.types import CopyGroup, Document
from tocsin.core.words import words_of
from tocsin.fuse.copies import copy_keys, near_duplicates, sketch
from tocsin.fuse.shingles import combined, hashes_of, winnowed
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
LONGER = (
    "The harbour towns have had a hard spring. Boats lie idle in three of them, and the ferry "
    f"to the islands runs once a week only. {STORY} {OTHER} Elsewhere on the coast the mayor of "
    "Stellen opened a new quay on Sunday, which cost more than the town had hoped, and the old "
    "lighthouse at the point was sold to a family from the capital for an unknown sum."
)
# The number of the run "one bomb": it must be the same on every machine.
ONE_BOMB = 1453643873561810072
QUOTED = "“We shall look behind every door on this quay until we know who did it”"
LETTERS = [f"w{number}" for number in range(40)]


def documents() -> list[Document]:
    texts = (STORY, f"Harbour Post. {STORY} Read more.", OTHER)
    return [Report(text, source=f"outlet-{at}").document for at, text in enumerate(texts)]


def groups(*texts: str) -> tuple[CopyGroup, ...]:
    made = [Report(text, source=f"outlet-{at}").document for at, text in enumerate(texts)]
    return near_duplicates(made, [], SETTINGS.copies)


def test_a_reprint_is_found_and_another_story_is_not() -> None:
    made = documents()
    (group,) = near_duplicates(made, [], SETTINGS.copies)
    assert set(group.document_ids) == {made[0].id, made[1].id}
    assert 0.6 <= group.similarity < 1
    assert group.whole
    assert group.certain


def test_copies_do_not_depend_on_the_order() -> None:
    expected = near_duplicates(documents(), [], SETTINGS.copies)
    for order in permutations(documents()):
        assert near_duplicates(order, [], SETTINGS.copies) == expected


def test_an_empty_or_short_document_is_no_copy() -> None:
    assert groups("Bomb.", "Bomb!", "One bomb.") == ()


def test_a_story_within_a_longer_one_is_found_and_is_not_the_whole_of_it() -> None:
    (group,) = groups(STORY, LONGER)
    assert not group.whole
    assert group.certain
    assert "shorter text stands in the longer" in group.reason


def test_two_stories_within_a_longer_one_are_not_one() -> None:
    found = groups(STORY, OTHER, LONGER)
    assert len(found) == 2
    assert all(len(group.document_ids) == 2 for group in found)


def rewrites(first: str, second: str) -> tuple[CopyGroup, ...]:
    reports = []
    for source, wire, story in (("post", first, STORY), ("news", second, OTHER)):
        report = Report(f"{story} {QUOTED}, the mayor told {wire}.", source=source)
        report.attribute("the mayor", via=wire)
        reports.append(report)
    made = [report.document for report in reports]
    return near_duplicates(made, [report.reading() for report in reports], SETTINGS.copies)


def test_one_quotation_and_one_agency_are_probably_one_text() -> None:
    (group,) = rewrites("Calder Wire", "the Calder Wire")
    assert not group.certain
    assert "1 quotation" in group.reason
    assert "Calder Wire" in group.reason


def test_one_quotation_and_two_agencies_are_not() -> None:
    assert rewrites("Calder Wire", "Valley Service") == ()


def test_keys_are_the_documents_own() -> None:
    keys = copy_keys(documents()[0], None)
    assert keys == copy_keys(Report(STORY, source="any other").document, None)
    # The same numbers in every process: what is stored in an index stays valid.
    assert combined(hashes_of(["one", "bomb"]), 2).tolist() == [ONE_BOMB]
    assert copy_keys(documents()[2], None).isdisjoint(keys)


@given(st.randoms(use_true_random=False), st.integers(15, 60), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_fifteen_words_in_common_always_give_a_common_key(
    draw: random.Random, common: int, around: int
) -> None:
    def words(count: int) -> list[str]:
        return [str(draw.random()) for _ in range(count)]

    shared = words(common)
    texts = [" ".join(words(around) + shared + words(around // 2)) for _ in range(2)]
    first, second = (Report(text.replace(".", "x")).document for text in texts)
    assert copy_keys(first, None) & copy_keys(second, None)


@given(st.lists(st.sampled_from(LETTERS), max_size=400), st.integers(1, 12))
def test_winnowing_keeps_some_of_the_runs_and_none_but_them(words: list[str], window: int) -> None:
    runs = combined(hashes_of(words), 3)
    kept = winnowed(runs, window)
    assert set(kept.tolist()) <= set(runs.tolist())
    assert bool(len(kept)) == bool(len(runs))


@given(st.lists(st.sampled_from(LETTERS), min_size=4, max_size=60), st.integers(0, 3))
@settings(deadline=None)
def test_copies_that_share_most_of_their_runs_are_always_found(words: list[str], cut: int) -> None:
    """Whatever MinHash would leave to chance: a pair of short texts is never missed."""
    texts = (" ".join(words), " ".join(words[cut:]))
    first, second = (Report(text).document for text in texts)
    sketches = [sketch(each, None, SETTINGS.copies) for each in (first, second)]
    shared = len(sketches[0].runs & sketches[1].runs)
    alike = shared and shared >= 0.6 * len(sketches[0].runs | sketches[1].runs)
    found = near_duplicates([first, second], [], SETTINGS.copies)
    if first.id != second.id and len(words) - cut >= 8 and alike:
        assert len(found) == 1


def test_words_are_the_same_however_they_are_written() -> None:
    assert words_of("Don’t  STOP, it's\n5 o'clock") == ["don't", "stop", "it's", "5", "o'clock"]
    assert words_of("İzmir ŞIRNAK") == [
        word for part in ("İzmir", "ŞIRNAK") for word in [part.lower()]
    ]
