"""What becomes of the lines of a text."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.spans import check
from tocsin.core.types import Cleaned, Document
from tocsin.core.vocab import BlockKind

Clean = Callable[..., Cleaned]
BODY, HEADING = BlockKind.BODY, BlockKind.HEADING
FURNITURE, CAPTION = BlockKind.FURNITURE, BlockKind.CAPTION

PIECES = [
    "Gunmen attacked a checkpoint near the northern town late in the evening, police said.",
    "The governor said that at least four officers were killed. He gave no names.",
    "“We will find them,” the governor said.",
    "Governor Promises an Inquiry",
    "By Staff Reporter",
    "March 3, 2021",
    "• Wed. March 10th, 2021",
    "Home » World » Gunmen attack checkpoint",
    "You may also like",
    "Share this article",
    "© 2021 The Invented Post. All rights reserved.",
    "# A heading",
    "date 2021-03-03 Soldiers were sent to the town.",
    "\u00a0",
    "\ufeffThe end",
    "***",
    "",
    "   indented line of words without a stop",
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=30)).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " \n \n"]).map(lambda gap: gap.join(lines))
)


def kinds(cleaned: Cleaned) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.quote) for block in cleaned.blocks]


def kind_of(cleaned: Cleaned, words: str) -> BlockKind:
    (kind,) = {block.kind for block in cleaned.blocks if words in block.span.quote}
    return kind


@given(texts)
def test_blocks_hold_all_that_is_not_white_once_and_in_order(text: str) -> None:
    document = Document(id="d1", text=text, raw_digest="r1")
    cleaned = clean_document(document, settings=CleanSettings())
    position = 0
    for block in cleaned.blocks:
        check(document, block.span)
        assert block.span.start >= position
        assert not text[position : block.span.start].strip()
        assert block.span.quote == block.span.quote.strip()
        assert block.reason
        position = block.span.end
    assert not text[position:].strip()


@given(texts)
def test_a_duplicate_repeats_other_words_that_are_equal(text: str) -> None:
    cleaned = clean_document(
        Document(id="d1", text=text, raw_digest="r1"), settings=CleanSettings()
    )
    for block in cleaned.blocks:
        assert (block.kind is BlockKind.DUPLICATE) == (block.repeats is not None)
        if block.repeats is not None:
            assert block.repeats.end <= block.span.start or block.span.end <= block.repeats.start
            same = [
                " ".join(words.casefold().split()).rstrip(".?!")
                for words in (block.span.quote, block.repeats.quote)
            ]
            assert same[0] == same[1]


@given(texts)
def test_cleaning_is_a_function_of_the_text(text: str) -> None:
    document = Document(id="d1", text=text, raw_digest="r1")
    first = clean_document(document, settings=CleanSettings())
    assert first == clean_document(document, settings=CleanSettings())


def test_one_sentence_is_body_with_or_without_a_stop(clean: Clean) -> None:
    assert kinds(clean("Gunmen killed 12 people in the market.")) == [
        (BODY, "Gunmen killed 12 people in the market.")
    ]
    assert kinds(clean("Gunmen killed 12 people in the market")) == [
        (BODY, "Gunmen killed 12 people in the market")
    ]


def test_a_text_without_anything_has_no_blocks(clean: Clean) -> None:
    assert clean(" \n\u00a0\n").blocks == ()


def test_a_line_is_a_block_where_each_paragraph_is_one_line(clean: Clean) -> None:
    text = (
        "Troops Enter Border Town\n"
        "Troops entered the border town on Monday, a spokesman for the army said.\n"
        "They met no resistance. Shops were closed.\n"
        "Residents said that they had heard shots during the night.\n"
    )
    assert [kind for kind, _ in kinds(clean(text))] == [HEADING, BODY, BODY, BODY]


def test_hard_wrapped_lines_are_one_block_with_their_line_breaks(clean: Clean) -> None:
    text = (
        "   PORT ALBA, 12 JUN 88 -- [TEXT] THE ARMED FORCES PRESS OFFICE REPORTED\n"
        "TODAY THAT THREE SOLDIERS WERE WOUNDED WHEN A PATROL MET GUERRILLAS NEAR\n"
        "THE RIVER.  THE OFFICE GAVE NO OTHER DETAILS OF THE CLASH, WHICH LASTED\n"
        "FOR ABOUT AN HOUR.\n"
        "\n"
        "   A CIVILIAN WAS ALSO WOUNDED, ACCORDING TO A DOCTOR AT THE HOSPITAL OF\n"
        "PORT ALBA.\n"
    )
    found = kinds(clean(text))
    assert [kind for kind, _ in found] == [FURNITURE, BODY, BODY]
    assert found[1][1].endswith("FOR ABOUT AN HOUR.") and "\n" in found[1][1]
    assert found[2][1].endswith("PORT ALBA.")


def test_the_last_paragraph_of_a_text_in_capitals_is_body(clean: Clean) -> None:
    text = (
        "THE ARMY SAID THAT TWO SOLDIERS WERE KILLED.\n\n"
        "THE REBELS HAVE NOT SPOKEN ABOUT THE ATTACK [END RECORDING]\n"
    )
    assert [kind for kind, _ in kinds(clean(text))] == [BODY, BODY]


def test_a_machine_prefix_does_not_swallow_the_text_on_its_line(clean: Clean) -> None:
    text = " date 2022-02-01 Ships have left the port as part of an exercise off the coast.\n"
    assert kinds(clean(text)) == [
        (FURNITURE, "date 2022-02-01"),
        (BODY, "Ships have left the port as part of an exercise off the coast."),
    ]


def test_a_sentence_that_begins_with_a_date_keeps_it(clean: Clean) -> None:
    text = "On 1 February 2022 ships left the port, the navy said.\nThey carried 200 troops."
    assert [kind for kind, _ in kinds(clean(text))] == [BODY, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "banner",
        "0 comment",
        "12 Comments",
        "by InventedNewsDesk",
        "By Ann Example and Bob Sample",
        "Share this article",
        "Print Friendly, PDF & Email",
        "Tags: army, border, , ,",
        "Categories: Latest News",
        "© 2021 The Invented Post. All Rights Reserved.",
        "Home » World » Army says base attacked",
        "**Markets close higher for a third day **Storm moves north **Cup final on Sunday",
        "Thursday, March 4, 2021, 11:58 AM",
        "• Wed. March 10th, 2021",
        "You may also like",
        "Read more: Ten things to know about the border",
        "Advertisement",
        "***",
    ],
)
def test_furniture_between_two_paragraphs_is_furniture_and_alone(clean: Clean, line: str) -> None:
    before = "The patrol was attacked on the road to the border, the army said."
    after = "Two soldiers were wounded. The army gave no further details."
    found = kinds(clean(f"Army Says Patrol Attacked\n\n{before}\n\n{line}\n\n{after}\n"))
    assert found[1] == (BODY, before)
    assert all(kind is FURNITURE for kind, _ in found[2:-1])
    assert found[-1] == (BODY, after)


@pytest.mark.parametrize(
    "sentence",
    [
        "By nightfall the rebels had taken the town, residents said.",
        "Share prices fell after the attack, and the bank closed its branches in the city.",
        "Copyright was not the issue, the judge said, but the safety of the witnesses.",
        "Related charges against four officers were dropped by the court in the capital.",
        "Reporting by the commission shows that the army shelled the village for three days.",
        "Photos showed the burnt car, and a witness said that two men had fled from it.",
        "The ministry tweeted that the road was closed. It did not say why.",
        "The Presidents Set The Date For 5 December.",
        "More soldiers will be sent to the border, the minister said on Tuesday.",
    ],
)
def test_sentences_that_look_like_furniture_are_body(clean: Clean, sentence: str) -> None:
    text = (
        f"Army Says Patrol Attacked\n\nThe army spoke on Monday.\n\n{sentence}\n\nIt said no more."
    )
    assert kind_of(clean(text), sentence) is BODY


def test_a_credit_makes_a_line_a_caption(clean: Clean) -> None:
    text = (
        "Bridge Destroyed in Night Attack\n"
        "The bridge was destroyed on Sunday night, officials said.\n"
        "FILE - Soldiers guard the bridge in the south of the country, May 2, 2019.\n"
        "Nobody was hurt, they said.\n"
    )
    assert [kind for kind, _ in kinds(clean(text))] == [HEADING, BODY, CAPTION, BODY]


def test_the_title_of_another_story_under_the_date_is_no_heading(clean: Clean) -> None:
    text = (
        "Drones Strike Two Bases in the North\n\n"
        "Mar 4, 2021\n"
        "Champions Will Keep Their Coach: Here's Why\n\n"
        "Bases in the North Under Fire\n\n"
        "Two bases in the north were struck by drones on Wednesday, officials said.\n\n"
        "“We Will Strike Back,” Army Says\n\n"
        "The army said that it would strike back at those who sent them.\n"
    )
    cleaned = clean(text)
    assert kind_of(cleaned, "Champions Will Keep") is CAPTION
    assert kind_of(cleaned, "Bases in the North Under Fire") is HEADING
    assert kind_of(cleaned, "“We Will Strike Back,” Army Says") is HEADING


def test_titles_listed_after_the_text_are_furniture(clean: Clean) -> None:
    text = (
        "Drones Strike Two Bases\n\nTwo bases were struck on Wednesday, officials said.\n\n"
        "Latest Articles\n\nRebels Kill Nine in Market Attack\n\nBombing Suspect Held\n"
    )
    assert [kind for kind, _ in kinds(clean(text))] == [HEADING, BODY] + [FURNITURE] * 3


def test_the_name_of_the_outlet_and_a_dateline_are_furniture(clean: Clean) -> None:
    text = (
        "Drones strike two bases\nThe Invented Post\n"
        "ALBA — Two bases were struck on Wednesday, officials said.\n"
    )
    found = kinds(clean(text))
    assert found[1] == (FURNITURE, "The Invented Post")
    assert found[2] == (FURNITURE, "ALBA —")


def test_a_lead_full_of_names_is_text_and_a_headline_may_end_with_a_stop(clean: Clean) -> None:
    rest = "\n\nHis lawyer said on Tuesday that he was held without charge for two days.\n"
    lead = "Police arrested the editor Tolan Vesh of the Marn Herald in Beltov on Monday."
    assert kind_of(clean(lead + rest), lead) is BODY
    headline = "Editor of the Marn Herald Arrested in Beltov."
    assert kind_of(clean(headline + rest), headline) is HEADING


def test_markdown_headings_lose_their_mark(clean: Clean) -> None:
    text = "# Curfew in two towns\n\nA curfew began on Friday.\n\n## Reasons\n\nNone was given.\n"
    assert kinds(clean(text)) == [
        (FURNITURE, "#"),
        (HEADING, "Curfew in two towns"),
        (BODY, "A curfew began on Friday."),
        (FURNITURE, "##"),
        (HEADING, "Reasons"),
        (BODY, "None was given."),
    ]
