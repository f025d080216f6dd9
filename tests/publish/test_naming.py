"""Naming: neutral words stand bare, a source's labels between quotation marks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.vocab import Relation
from tocsin.publish.headlines import with_article
from tocsin.publish.shelf import make_shelf
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.phrases import relation_words
from tocsin.testing import Report


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        ("the Harrow Front's", "the Harrow Front"),
        ("The Harrow Front", "the Harrow Front"),
        ("Police", "police"),
        ("Two gunmen", "two gunmen"),
        ("Security Council", "Security Council"),
        ("police  officers,", "police officers"),
        ("terror groups", "“terror groups”"),
        ("Terrorists", "“Terrorists”"),
        ("the Ostland regime", "“the Ostland regime”"),
        ("his wife", "his wife"),
        ("cowardly attackers", "“cowardly attackers”"),
    ],
)
def test_a_mention_is_bare_only_if_it_judges_nobody(mention: str, words: str) -> None:
    assert name_words(mention) == words


@given(
    st.sampled_from(["terrorists", "Extremists", "regime", "thugs", "jihadist", "rebels"]),
    st.sampled_from(["{}", "the {}", "Ostland {}", "{} of the north", "armed {}"]),
)
def test_a_label_is_always_quoted(label: str, form: str) -> None:
    assert name_words(form.format(label)).startswith("“")


def test_a_tie_agrees_with_its_subject() -> None:
    assert relation_words(Relation.FUNDS, "Ostland") == "funds"
    assert relation_words(Relation.FUNDS, "local officials") == "fund"
    assert relation_words(Relation.PART_OF, "the two gunmen") == "are part of"
    assert relation_words(Relation.PART_OF, "Hamas") == "is part of"


@pytest.mark.parametrize(
    ("place", "words"),
    [("Red Sea", "the Red Sea"), ("United States", "the United States"), ("Iran", "Iran")],
)
def test_places_take_their_article(place: str, words: str) -> None:
    assert with_article(place) == words


def test_a_pronoun_gives_way_to_the_name_of_its_speaker() -> None:
    report = Report("Iolo Quell spoke. He said that bombs killed two. It said so too.")
    named = report.attribute("Iolo Quell", named=True)
    spoken = report.attribute("He", named=True)
    key = named.speakers[0].speaker_key
    report.attributions[1] = replace(
        spoken, speakers=(replace(spoken.speakers[0], speaker_key=key),)
    )
    claim = report.occurrence("killed", by=spoken)
    unnamed = report.occurrence("bombs", by=report.attribute("It"))
    shelf = make_shelf([report.document], [report.reading()], {})
    assert shelf.chain(claim) == "Iolo Quell, in document A"
    assert shelf.chain(unnamed) == "a speaker called only “it”, in document A"


def test_one_chain_in_two_documents_is_told_once() -> None:
    reports = [Report(f"Bombs killed {number}, Iolo Quell said.") for number in ("two", "six")]
    claims = [
        report.occurrence("killed", by=report.attribute("Iolo Quell", named=True))
        for report in reports
    ]
    shelf = make_shelf([r.document for r in reports], [r.reading() for r in reports], {})
    assert shelf.chains(claims) == "Iolo Quell, in document A and document B"
