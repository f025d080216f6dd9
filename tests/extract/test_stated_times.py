"""Which stated times belong to which words of a sentence."""

from collections.abc import Callable

import pytest

from tocsin.core.dates.find import NOT_RESOLVED
from tocsin.core.vocab import DateBasis
from tocsin.extract.phrases.times import said_time, times_of
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def times(reader: Reader, word: str) -> list[str]:
    token = reader.tree.token_at(reader.document.text.index(word))
    assert token is not None
    return [time.span.quote for time in times_of(reader, token) if time.span]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen killed five people in the market on Friday.", "killed", ["Friday"]),
        ("A commander was assassinated in a 2020 drone strike.", "strike", ["2020"]),
        ("A commander was assassinated in a 2020 drone strike.", "assassinated", ["2020"]),
        ("The army condemned Wednesday's attack.", "attack", ["Wednesday's"]),
        ("The attack took place on 3 January.", "attack", ["3 January"]),
        ("The group claimed a 2022 attack on a shrine.", "attack", ["2022"]),
        ("Rebels attacked the town two days later.", "attacked", ["two days later"]),
        ("A new round of strikes began last week.", "strikes", ["last week"]),
        ("Five people were killed or wounded on Monday.", "killed", ["Monday"]),
        ("Gunmen stormed a village on Monday, killing six people.", "killing", ["Monday"]),
        ("He was shot dead while sitting in a cafe on Sunday.", "shot", ["Sunday"]),
        ("Residents stayed at home amid the protests on Friday.", "protests", ["Friday"]),
    ],
)
def test_a_time_belongs_to_the_event_it_is_said_of(
    read: Read, text: str, word: str, expected: list[str]
) -> None:
    assert times(read(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The group on Thursday claimed responsibility for the bombings.", "bombings"),
        ("Militants carried out the bombings, two officials told Reuters on Friday.", "carried"),
        ("The ministry on Friday said police had arrested 11 people.", "arrested"),
        ("The group claimed responsibility for a 2022 attack.", "claimed"),
        ("Police made no arrests after the attack last week.", "made"),
    ],
)
def test_the_time_of_telling_or_of_another_event_is_not_its_own(
    read: Read, text: str, word: str
) -> None:
    assert times(read(text), word) == []


CLOSED = [
    (
        "Two guards were killed when rebels attacked a post in Selm district, in Torland's Upper "
        "Dofa province, on Tuesday, the interior ministry said.",
        ("killed", "attacked"),
        "Tuesday",
    ),
    (
        "Six people are now known to have died in the grenade attack in Selm, Dofa province, "
        "Torland, on 11 November, the provincial governor said on Sunday.",
        ("died", "attack "),
        "11 November",
    ),
    (
        "Rebels attacked an army post in Selm, in the Dofa province, on 3 March, the army said.",
        ("attacked",),
        "3 March",
    ),
]


@pytest.mark.parametrize(("text", "words", "day"), CLOSED)
def test_a_day_between_what_is_told_and_the_telling_is_that_of_what_is_told(
    read: Read, text: str, words: tuple[str, ...], day: str
) -> None:
    reader = read(text)
    said = reader.tree.token_at(text.index(" said") + 1)
    assert said is not None
    told_on = said_time(reader, said).span
    assert [times(reader, word) for word in words] == [[day] for _ in words]
    assert told_on is None or told_on.quote == "Sunday"


def test_a_day_that_no_comma_parts_from_the_telling_is_the_tellings(read: Read) -> None:
    reader = read("Rebels attacked a post in Selm, on Tuesday the army said.")
    assert times(reader, "attacked") == []


def test_a_caption_date_is_that_of_the_picture(read: Read) -> None:
    reader = read("Police guard a church that was burned down, Springfield, May 1, 2019.")
    assert times(reader, "burned") == []


def test_times_are_unresolved_and_open_their_words(read: Read) -> None:
    reader = read("Gunmen killed five people on Jan. 3 in the north.")
    token = reader.tree.token_at(reader.document.text.index("killed"))
    assert token is not None
    (time,) = times_of(reader, token)
    assert time.span is not None
    assert reader.document.text[time.span.start : time.span.end] == "Jan. 3"
    assert (time.written.month, time.written.day, time.written.year) == (1, 3, None)
    assert (time.earliest, time.latest, time.basis) == (None, None, DateBasis.UNKNOWN)
    assert time.reason == NOT_RESOLVED


def test_said_time_is_that_of_the_cue_or_says_that_there_is_none(read: Read) -> None:
    reader = read("Two officials told the agency on Friday that rebels attacked. A third agreed.")
    told = reader.tree.token_at(reader.document.text.index("told"))
    agreed = reader.tree.token_at(reader.document.text.index("agreed"))
    assert told is not None
    assert agreed is not None
    said = said_time(reader, told)
    assert said.span is not None
    assert said.span.quote == "Friday"
    assert said_time(reader, agreed).span is None
