"""A document that calls itself opinion is opinion; one that only speaks of opinions is not."""

from dataclasses import replace

import pytest

from made import as_document
from tocsin.clean.labels import opinion_label
from tocsin.core.opinion import is_opinion
from tocsin.testing import Report

TEXT = "The army has lost the north. Rebels bombed a wedding in Marn last week."


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: the coming storm",
        "OPINION | The coming storm",
        "Editorial \u2014 A storm is coming",
        "Op-ed: the coming storm",
        "The coming storm | Opinion",
        "The coming storm (Commentary)",
    ],
)
def test_a_title_labels(title: str) -> None:
    assert opinion_label(replace(as_document(TEXT), title=title)) == title


@pytest.mark.parametrize(
    "head",
    ["OPINION", "Commentary", "Opinion. By Ada Roe.", "Opinion by Ada Roe", "Column: The storm"],
)
def test_a_first_line_labels(head: str) -> None:
    assert opinion_label(as_document(f"The coming storm\n{head}\n{TEXT}\n")) is not None
    assert opinion_label(as_document(f"{head} {TEXT}\n")) is not None or head.isalpha()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Opinion polls show a close race", TEXT),
        ("Column of tanks enters Marn", TEXT),
        ("Court issues opinion on the raid", TEXT),
        ("Rebels bomb wedding", f"News\nOpinion\nSport\n{TEXT}"),
        ("Rebels bomb wedding", f"{TEXT}\n" * 8 + "Opinion\n"),
        ("Rebels bomb wedding", "Opinion by the court was divided."),
        (None, TEXT),
    ],
)
def test_other_texts_are_not_labelled(title: str | None, text: str) -> None:
    assert opinion_label(replace(as_document(text), title=title)) is None


def test_a_section_labels() -> None:
    document = replace(as_document(TEXT), metadata=(("article:section", "Opinion"),))
    assert opinion_label(document) == "Opinion"


def test_a_label_decides_whatever_the_share_of_opinions() -> None:
    report = Report(TEXT, source="harbour-post")
    report.occurrence("bombed")
    reading = report.reading()
    assert not is_opinion(reading, min_share=0.4, min_claims=6)
    labelled = replace(reading, opinion_label="Opinion")
    assert is_opinion(labelled, min_share=0.4, min_claims=6)
