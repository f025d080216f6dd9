"""Who is who: names and their shorter forms, posts and who holds them."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.fuller_names import fullest, perhaps_one
from tocsin.core.types import Speaker
from tocsin.core.vocab import SourceKind
from tocsin.fuse.identity import (
    name_of,
    one_post,
    post_of,
    post_words,
    roles_of,
    spoken_for,
)
from tocsin.fuse.settings import OFFICES
from tocsin.testing import Report

names = st.lists(
    st.lists(st.sampled_from(["ana", "a", "bo", "vell", "torn", "m", "marko"]), min_size=1).map(
        lambda words: " ".join(dict.fromkeys(words))
    ),
    unique=True,
    max_size=8,
)


def full_names(found: list[str]) -> set[str]:
    return {name for name, longer in fullest(found).items() if longer == (name,)}


def test_a_name_is_found_without_title_and_post() -> None:
    for words in (
        "Marko Vell",
        "Spokesman Marko Vell",
        "police spokesman Marko Vell",
        "Dr. Marko Vell",
        "Lt. Gen. Marko Vell",
        "Interior Minister Marko Vell",
        "Marko Vell, spokesman",
        "The regional governor, Marko Vell",
        "The Governor, Marko Vell",
    ):
        assert name_of(words, OFFICES) == "marko vell"
    assert name_of("Spokesman Vell", OFFICES) == "vell"
    assert name_of("Minister", OFFICES) == "minister"
    assert name_of("The Relief Network", OFFICES) == "relief network"
    assert name_of("The governor", OFFICES) == "the governor"


def test_for_whom_a_spokesman_speaks_is_told_before_the_office_or_after_it() -> None:
    for words, told in (
        ("Relief Network spokeswoman Ana Vell said.", {"relief network"}),
        ("Ana Vell, a spokeswoman for the Relief Network, said.", {"relief network"}),
        ("Ana Vell, director of the Relief Network in Marn, said.", {"relief network"}),
        ("Executive Director Ana Vell said.", set()),
        ("Ana Vell, a resident of Marn, said.", set()),
        ("Ana Vell, a spokeswoman for the police, said.", set()),
    ):
        report = Report(words)
        mention = words.partition("Ana Vell")[0] + "Ana Vell"
        report.attribute(mention, named=True)
        (link,) = report.reading().attributions
        (speaker,) = link.speakers
        found = spoken_for(speaker, report.document, report.reading(), OFFICES)
        assert found == told, words


def test_a_shorter_form_stands_for_the_one_it_is_part_of_or_for_several() -> None:
    assert fullest(["vell", "marko vell"])["vell"] == ("marko vell",)
    assert fullest(["vell", "m vell", "marko vell"])["vell"] == ("marko vell",)
    assert fullest(["vell", "ana vell", "marko vell"])["vell"] == ("ana vell", "marko vell")
    assert fullest(["m vell", "ana vell"])["m vell"] == ("m vell",)


@given(names, st.sampled_from(["ana vell", "vell", "bo", "marko torn", "m torn", "zed"]))
def test_another_name_is_one_person_more_at_most(found: list[str], added: str) -> None:
    assert len(full_names([*found, added])) <= len(full_names(found)) + 1


@given(names)
def test_some_name_is_full_and_every_short_one_stands_for_full_ones(found: list[str]) -> None:
    full = full_names(found)
    assert bool(full) == bool(found)
    assert fullest(found) == fullest(found[::-1])


def test_spellings_of_one_name_may_be_one() -> None:
    assert perhaps_one(["marko vell", "marco vell", "ana vell"]) == (("marco vell", "marko vell"),)
    assert perhaps_one(["qasem sulaimani", "qasim soleimani"]) == (
        ("qasem sulaimani", "qasim soleimani"),
    )
    assert perhaps_one(["ana vell", "ona torn"]) == ()


def speaker(report: Report, words: str, *, named: bool = False, count: int | None = 1) -> Speaker:
    return Speaker(
        mention=report.span(words),
        source_kind=SourceKind.OFFICIAL,
        named=named,
        count=count,
        speaker_key="one",
    )


def test_a_definite_post_is_one_persons_and_an_indefinite_one_is_not() -> None:
    text = "The police spokesman, a police spokesman, two ministers and an official spoke."
    report = Report(f"{text} The former mayor did, and the official.")
    assert post_of(speaker(report, "The police spokesman"), OFFICES) == {"police", "spokesperson"}
    for words in ("a police spokesman", "two ministers", "The former mayor", "the official"):
        assert post_of(speaker(report, words), OFFICES) == frozenset()


def test_posts_are_one_where_one_says_no_more_than_the_other() -> None:
    spokesman, police, army, mayor = (
        post_words(words, OFFICES)
        for words in ("spokesman", "the police spokeswoman", "army spokesman", "the mayor")
    )
    assert one_post(spokesman, police, OFFICES)
    assert not one_post(army, police, OFFICES)
    assert not one_post(mayor, spokesman, OFFICES)


def test_the_posts_of_a_speaker_stand_around_the_name() -> None:
    report = Report("Marko Vell, a spokesman for the Marn police, said so.")
    link = report.attribute("Marko Vell", named=True)
    found = roles_of(link.speakers[0], report.document, report.reading(), OFFICES)
    assert found == {frozenset({"spokesperson", "marn", "police"})}
