"""When a time begins that runs from an event: as the text says, else it stays open."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.find import find_times, unresolved
from tocsin.core.spans import quote
from tocsin.core.types import Claim, DateInterval, Document, Extraction, Occurrence
from tocsin.core.vocab import DateBasis, EventType, Realis
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import resolve_times

UNKNOWN = DateInterval(reason="not known")
MAY_7, PUBLISHED = date(2031, 5, 7), date(2031, 6, 1)


def on(day: date) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis=DateBasis.STATED, reason="given")


def act(
    document: Document, words: str, *, timed: str | None = None, key: str = "k1", nth: int = 1
) -> Claim:
    """A claim of an act told by these words, with the time of these words."""
    start = -1
    for _ in range(nth):
        start = document.text.index(words, start + 1)
    times: tuple[DateInterval, ...] = ()
    if timed is not None:
        at = document.text.index(timed)
        (found,) = [each for each in find_times(document.text) if each.start == at]
        times = (unresolved(quote(document, found.start, found.end), found),)
    content = Occurrence(
        trigger=quote(document, start, start + len(words)),
        event_type=EventType.ASSAULT,
        realis=Realis.HAPPENED,
        background=False,
        times=times,
        incident_key=key,
    )
    return Claim(id=f"c{start}", document_id="d1", evidence=(), score=1.0, made_by="test",
                 content=content)  # fmt: skip


def since(text: str, published: DateInterval, *others: tuple[str, str | None, int]) -> DateInterval:
    """The time of "shelled", with others told of by word, time and which of such words."""
    document = Document(id="d1", text=text, raw_digest="r1")
    start = text.lower().index("since")
    words = next(text[each.start : each.end] for each in find_times(text) if each.start == start)
    claims = [act(document, "shelled", timed=words)]
    claims += [
        act(document, told, timed=timed, key=f"k{at}", nth=nth)
        for at, (told, timed, nth) in enumerate(others, start=2)
    ]
    result = resolve_times(
        Extraction(attributions=(), claims=tuple(claims)),
        document=document,
        published_on=published,
        settings=TimeSettings(),
    )
    content = result.claims[0].content
    assert isinstance(content, Occurrence)
    return content.times[0]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)) | st.none())
def test_a_start_that_the_text_does_not_give_stays_open(day: date | None) -> None:
    time = since("They shelled it since the war began.", on(day) if day else UNKNOWN)
    assert (time.earliest, time.latest) == (None, day)
    assert time.basis is DateBasis.RELATIVE_TO_EVENT
    assert "not in this text" in time.reason and "the war began" in time.reason
    assert time.span is not None and time.span.quote == "since the war began"


@pytest.mark.parametrize(
    "text",
    [
        "They shelled it since the war began on 7 May 2031.",
        "The war, which began on 7 May 2031, goes on. They shelled it since the war began.",
        "They shelled it since the start of the war. The war began on 7 May 2031.",
    ],
)
def test_the_start_is_where_the_text_says_that_it_began(text: str) -> None:
    time = since(text, on(PUBLISHED))
    assert (time.earliest, time.latest) == (MAY_7, PUBLISHED)
    assert time.anchor is not None and time.anchor.quote == "7 May 2031"
    assert time.anchor in time.derived_from


def test_of_several_beginnings_none_is_chosen() -> None:
    text = "A war began on 7 May 2031, another war began on 9 May 2031. They shelled it since the war began."  # noqa: E501
    time = since(text, on(PUBLISHED))
    assert time.earliest is None
    assert [first for first, _ in time.candidates] == [MAY_7, MAY_7 + timedelta(days=2)]


def test_what_is_named_further_on_may_be_another() -> None:
    text = "They shelled it since the coup. Westlanders remember the 2013 coup in Kell."
    assert since(text, on(PUBLISHED)).earliest is None


def test_what_is_over_at_once_began_on_its_day_and_what_lasts_did_not() -> None:
    coup = since(
        "A coup shook it on 7 May 2031. They shelled it since the coup.",
        on(PUBLISHED),
        ("coup", "7 May 2031", 1),
    )
    assert coup.earliest == MAY_7
    assert coup.anchor is not None and coup.anchor.quote == "coup"
    war = since(
        "The war spread on 7 May 2031. They shelled it since the war began.",
        on(PUBLISHED),
        ("war", "7 May 2031", 1),
    )
    assert war.earliest is None
    assert war.anchor is not None and war.anchor.start == 4


def test_of_two_such_events_neither_is_the_anchor() -> None:
    text = "A coup shook it, and a coup shook that. They shelled it since the coup."
    time = since(text, on(PUBLISHED), ("coup", None, 1), ("coup", None, 2))
    assert time.anchor is None and time.earliest is None


def test_a_window_after_a_changed_publication_date_is_the_same_again() -> None:
    text = "They shelled it since the war began."
    first, second = since(text, on(PUBLISHED)), since(text, on(MAY_7))
    assert replace(first, latest=None, precision=None) == replace(
        second, latest=None, precision=None
    )
