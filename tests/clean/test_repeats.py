"""What is printed twice in one document."""

from collections.abc import Callable

from tocsin.core.types import Block, Cleaned
from tocsin.core.vocab import BlockKind

Clean = Callable[..., Cleaned]
LONG = "The convoy was attacked with rockets and rifles on the road to the northern airport."
LATER = "At least four of the drivers were killed there."
SHORT = "He gave no details."


def duplicates(cleaned: Cleaned) -> list[Block]:
    return [block for block in cleaned.blocks if block.kind is BlockKind.DUPLICATE]


def test_a_sentence_repeated_in_the_middle_of_a_line_is_found(clean: Clean) -> None:
    text = f"Officials spoke on Monday.\u00a0 {LONG} {LATER}\n\n{LONG} {LATER}\n\nThey left.\n"
    (duplicate,) = duplicates(clean(text))
    first = text.index(LONG)
    assert duplicate.span.quote == f"{LONG} {LATER}"
    assert duplicate.repeats is not None
    assert (duplicate.repeats.start, duplicate.repeats.end) == (
        first,
        first + len(LONG + LATER) + 1,
    )


def test_the_rest_of_a_paragraph_stays_body(clean: Clean) -> None:
    text = f"{LONG}\n\nThe army confirmed it. {LONG} It had no other news.\n"
    found = [(block.kind, block.span.quote) for block in clean(text).blocks]
    assert found == [
        (BlockKind.BODY, LONG),
        (BlockKind.BODY, "The army confirmed it."),
        (BlockKind.DUPLICATE, LONG),
        (BlockKind.BODY, "It had no other news."),
    ]


def test_short_sentences_may_be_said_twice(clean: Clean) -> None:
    assert not duplicates(clean(f"A spokesman spoke. {SHORT}\n\nA general spoke. {SHORT}\n"))


def test_a_short_sentence_beside_a_long_repetition_belongs_to_it(clean: Clean) -> None:
    text = f"{LONG} {SHORT} {LATER}\n\n{LONG} {SHORT} {LATER}\n\nThey left.\n"
    (duplicate,) = duplicates(clean(text))
    assert duplicate.span.quote == f"{LONG} {SHORT} {LATER}"


def test_quotes_and_spaces_do_not_hide_a_repetition(clean: Clean) -> None:
    first = "“The army's convoy was attacked on the road to the airport,” the mayor said."
    second = '"The army’s convoy  was attacked on the road to the airport," the mayor said.'
    (duplicate,) = duplicates(clean(f"{first}\n\nThe mayor spoke on Monday.\n\n{second}\n"))
    assert duplicate.span.quote == second


def test_a_deck_that_repeats_the_text_gives_way_to_it(clean: Clean) -> None:
    text = f"Convoy Attacked\n\n{LONG}\n\nby NewsDesk\n\nOfficials spoke on Monday. {LONG}\n"
    (duplicate,) = duplicates(clean(text))
    assert duplicate.span.start == text.index(LONG)
    assert duplicate.repeats is not None and duplicate.repeats.start == text.rindex(LONG)


def test_a_headline_printed_twice_is_one(clean: Clean) -> None:
    title = "Convoy attacked near airport: officials"
    text = f"Home » {title}\n\n{title}\n\n{title}\n\n{LONG}\n\n{LATER}\n"
    found = [(block.kind, block.span.quote) for block in clean(text).blocks]
    assert found[:4] == [
        (BlockKind.FURNITURE, "Home »"),
        (BlockKind.DUPLICATE, title),
        (BlockKind.HEADING, title),
        (BlockKind.DUPLICATE, title),
    ]
