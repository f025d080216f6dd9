"""Times that run from an event: "since the war began"; and what a text says of its beginning."""

import pytest

from tocsin.core.dates.find import Bound, TimeKind, find_times
from tocsin.core.dates.since import beginnings, event_since


@pytest.mark.parametrize(
    ("text", "quoted", "noun"),
    [
        ("Many left since the war began.", "since the war began", "war"),
        ("Many left since fighting broke out.", "since fighting broke out", "fighting"),
        ("Ever since the crisis erupted, many left.", "Ever since the crisis erupted", "crisis"),
        ("Since the start of the operation, 20 fell.", "Since the start of the operation",
         "operation"),
        ("They left since the outbreak of war.", "since the outbreak of war", "war"),
        ("They left since the failed coup.", "since the failed coup", "coup"),
        ("They left since the US-led invasion, she said.", "since the US-led invasion", "invasion"),
        ("Many left since the trial began.", "since the trial began", None),
    ],
)  # fmt: skip
def test_what_runs_from_an_event_is_a_time(text: str, quoted: str, noun: str | None) -> None:
    (found,) = find_times(text)
    assert (found.kind, found.bound) == (TimeKind.SINCE_EVENT, Bound.SINCE)
    assert text[found.start : found.end] == quoted
    assert event_since(quoted) == noun


@pytest.mark.parametrize(
    "text",
    [
        "They left since the end of the war.",
        "Since he said that the war began, many left.",
        "The office has grown since it began counting.",
        "They left since the coup failed.",
        "They left since the coup attempt.",
        "They left since the election campaign.",
        "It was so, since the war is long.",
    ],
)
def test_other_words_after_since_are_no_such_time(text: str) -> None:
    assert not [found for found in find_times(text) if found.kind is TimeKind.SINCE_EVENT]


@pytest.mark.parametrize("text", ["since the start of the year", "since the beginning of May"])
def test_a_date_of_the_calendar_stays_one(text: str) -> None:
    (found,) = find_times(text)
    assert found.kind is not TimeKind.SINCE_EVENT and found.bound is Bound.SINCE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The conflict that began on 7 May 2031 goes on.", [("conflict", "7 May 2031")]),
        ("The war, which broke out in 2014, goes on.", [("war", "2014")]),
        ("They fled at the start of the war in May 2031.", [("war", "May 2031")]),
        ("They fled since war broke out on 7 May.", [("war", "7 May")]),
        ("The coup of the army in February 2021 failed.", []),
        ("The coup in February 2021 failed.", [("coup", "February 2021")]),
        ("The invasion of Osteria in 2031 failed.", [("invasion", "2031")]),
        ("The May 7 attacks killed many.", [("attacks", "May 7")]),
        ("The war went on in 2014.", []),
        ("The war began. In 2014 it ended.", []),
        ("The war in Osteria and Westland began in 2014.", [("war", "2014")]),
        ("The war had not begun in 2014.", []),
        ("The conflict had slowed when talks began on 7 May 2031.", []),
        ("The war's toll rose after talks started on 3 May 2031.", []),
        ("On 3 May 2031 attacks went on.", []),
        ("In 2012 coup plotters were freed.", []),
        ("The 2012 coup plotters were freed.", []),
    ],
)
def test_what_a_text_says_of_a_beginning(text: str, told: list[tuple[str, str]]) -> None:
    found = beginnings(text, find_times(text))
    assert [(one.noun, text[one.time.start : one.time.end]) for one in found] == told
