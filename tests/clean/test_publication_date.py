"""Which date is the publication's: position decides, not shape."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Cleaned, DateInterval, Document
from tocsin.core.vocab import DateBasis, DatePrecision, DateRole

Clean = Callable[..., Cleaned]
TITLE = "Army Says Patrol Attacked"
BODY = (
    "A patrol was attacked on Monday, March 1, 2021, the army said.\n\nTwo soldiers were wounded.\n"
)


def is_day(interval: DateInterval, year: int, month: int, day: int) -> bool:
    return (
        interval.earliest == interval.latest == date(year, month, day)
        and interval.precision is DatePrecision.DAY
        and interval.basis is DateBasis.STATED
    )


def roles(cleaned: Cleaned) -> list[tuple[str, DateRole]]:
    return [(rejected.value, rejected.role) for rejected in cleaned.rejected_dates]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Mar 3, 2021", "Mar 3, 2021"),
        ("Wednesday, March 3rd, 2021 @ 1:56PM", "Wednesday, March 3rd, 2021 @ 1:56PM"),
        ("Published: 3 March 2021, 18:40 GMT", "3 March 2021, 18:40 GMT"),
        ("Broadcast: 3 March 2021, 18:40", "3 March 2021, 18:40"),
        ("The Invented Post | Wed 3 Mar 2021", "Wed 3 Mar 2021"),
        ("By Ann Example | March 3, 2021", "March 3, 2021"),
    ],
)
def test_a_date_under_the_headline_is_the_publication_date(
    clean: Clean, line: str, words: str
) -> None:
    cleaned = clean(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert is_day(cleaned.published_on, 2021, 3, 3)
    assert cleaned.published_on.span is not None
    assert cleaned.published_on.span.quote == words
    assert cleaned.rejected_dates == ()


def test_the_clock_of_the_page_is_kept_as_what_it_is(clean: Clean) -> None:
    cleaned = clean(f"• Fri. June 4th, 2021\n\n{TITLE}\n\nMar 3, 2021\n\n{BODY}")
    assert is_day(cleaned.published_on, 2021, 3, 3)
    assert roles(cleaned) == [("Fri. June 4th, 2021", DateRole.PAGE_CLOCK)]


def test_a_clock_bounds_a_publication_that_nothing_dates(clean: Clean) -> None:
    clock = "Friday, June 4, 2021, 11:58 AM"
    text = f"{clock}\nBREAKING NEWS\n{clock}\nHome » {TITLE}\n\n{TITLE}\n\n{BODY}"
    cleaned = clean(f"{text}\n© 2021 The Invented Post. All Rights Reserved.\n")
    published = cleaned.published_on
    assert (published.earliest, published.latest) == (None, date(2021, 6, 4))
    assert published.basis is DateBasis.INFERRED and published.precision is None
    assert "clock" in published.reason
    assert roles(cleaned) == [
        (clock, DateRole.PAGE_CLOCK),
        (clock, DateRole.PAGE_CLOCK),
        ("2021", DateRole.COPYRIGHT),
    ]


def test_dates_inside_sentences_date_nothing(clean: Clean) -> None:
    cleaned = clean(f"{TITLE}\n\n{BODY}")
    assert cleaned.published_on.basis is DateBasis.UNKNOWN
    assert (cleaned.published_on.earliest, cleaned.published_on.latest) == (None, None)
    assert cleaned.published_on.reason
    assert cleaned.rejected_dates == ()


def test_the_day_of_retrieval_bounds_and_does_not_date(clean: Clean) -> None:
    published = clean(
        f"{TITLE}\n\n{BODY}", retrieved_at=datetime(2021, 3, 9, tzinfo=UTC)
    ).published_on
    assert (published.earliest, published.latest) == (None, date(2021, 3, 9))
    assert published.basis is DateBasis.INFERRED


def test_a_machine_prefix_dates_the_text(clean: Clean) -> None:
    cleaned = clean(f" date 2021-03-03 {BODY}")
    assert is_day(cleaned.published_on, 2021, 3, 3)
    assert cleaned.published_on.span is not None
    assert cleaned.published_on.span.quote == "date 2021-03-03"


def test_the_user_goes_before_the_page_and_the_page_before_its_print(clean: Clean) -> None:
    text = f"{TITLE}\n\nMar 3, 2021\n\n{BODY}"
    metadata = (("datePublished", "2021-03-02T23:30:00+03:30"), ("dateModified", "2021-03-05"))
    told = clean(text, metadata=metadata)
    assert is_day(told.published_on, 2021, 3, 2)
    assert roles(told) == [
        ("2021-03-05", DateRole.METADATA),
        ("Mar 3, 2021", DateRole.PUBLICATION),
    ]
    given_ = clean(text, metadata=metadata, published_given=date(2021, 3, 1))
    assert is_day(given_.published_on, 2021, 3, 1)
    assert len(given_.rejected_dates) == 3


def test_the_day_of_a_change_bounds_the_publication(clean: Clean) -> None:
    cleaned = clean(f"{TITLE}\n\nUpdated: March 5, 2021\n\n{BODY}")
    assert cleaned.published_on.latest == date(2021, 3, 5)
    assert cleaned.published_on.basis is DateBasis.INFERRED
    both = clean(f"{TITLE}\n\nPublished March 3, 2021 | Updated March 5, 2021\n\n{BODY}")
    assert is_day(both.published_on, 2021, 3, 3)


def test_a_date_after_the_day_of_retrieval_is_not_believed(clean: Clean) -> None:
    cleaned = clean(
        f"{TITLE}\n\nMar 3, 2031\n\n{BODY}", retrieved_at=datetime(2021, 3, 9, tzinfo=UTC)
    )
    assert cleaned.published_on.latest == date(2021, 3, 9)
    assert "later than the day of retrieval" in cleaned.rejected_dates[0].reason


def test_a_weekday_that_disagrees_is_told(clean: Clean) -> None:
    published = clean(f"{TITLE}\n\nMonday, March 3, 2021\n\n{BODY}").published_on
    assert is_day(published, 2021, 3, 3)
    assert "weekday" in published.reason


def test_a_date_that_can_be_read_two_ways_keeps_both(clean: Clean) -> None:
    published = clean(f"{TITLE}\n\n03/04/2021\n\n{BODY}").published_on
    assert (published.earliest, published.latest) == (date(2021, 3, 4), date(2021, 4, 3))
    assert len(published.candidates) == 2


def test_a_date_without_a_year_is_not_completed(clean: Clean) -> None:
    cleaned = clean(f"{TITLE}\n\nMarch 3\n\n{BODY}")
    assert cleaned.published_on.basis is DateBasis.UNKNOWN
    assert "no year" in cleaned.rejected_dates[0].reason


def test_a_press_release_is_dated_by_the_line_under_its_mark(clean: Clean) -> None:
    text = f"FOR IMMEDIATE RELEASE\n\nPort Alba, March 3, 2021\n\n{TITLE}\n\n{BODY}"
    assert is_day(clean(text).published_on, 2021, 3, 3)


def test_a_dateline_with_a_year_dates_a_wire(clean: Clean) -> None:
    published = clean("PORT ALBA, 12 JUN 88 -- [TEXT] THREE SOLDIERS WERE WOUNDED.\n").published_on
    assert is_day(published, 1988, 6, 12)


@pytest.mark.parametrize(
    "line",
    [
        "Port Alba, 3 March 2021. Three soldiers were wounded, the army said.",
        "Port Alba, Norland, March 3, 2021 (Invented Agency) - Three soldiers were wounded.",
        "PORT ALBA, March 3, 2021 (Invented Agency) -- Three soldiers were wounded.",
        "Port Alba, 3 March 2021 \u2013 Three soldiers were wounded.",
        "March 3, 2021 \u2014 Three soldiers were wounded.",
    ],
)
def test_datelines_of_all_houses_date_the_text(clean: Clean, line: str) -> None:
    assert is_day(clean(f"{TITLE}\n\n{line}\n\n{BODY}").published_on, 2021, 3, 3)


def test_the_first_day_of_a_chronology_is_not_its_date(clean: Clean) -> None:
    entries = ["January 3, 2015 - Gunmen hurt four.", "March 5, 2016 - A bomb hurt nine people."]
    text = "\n\n".join([TITLE, *entries, BODY])
    assert clean(text).published_on.basis is DateBasis.UNKNOWN


def test_a_dateline_without_a_year_is_kept_and_dates_nothing(clean: Clean) -> None:
    cleaned = clean(
        f"{TITLE}\n\nPORT ALBA, March 3 (Invented Agency) -- Three were hurt.\n\n{BODY}"
    )
    assert cleaned.published_on.basis is DateBasis.UNKNOWN
    assert [rejected.value for rejected in cleaned.rejected_dates] == ["March 3"]
    assert "no year" in cleaned.rejected_dates[0].reason


@pytest.mark.parametrize(
    "line",
    [
        "On March 3, 2021, three soldiers were wounded in Port Alba.",
        "Port Alba, 3 March 2021, was quiet until noon, the army said.",
        "The army said: Port Alba, 3 March 2021. That was all.",
    ],
)
def test_sentences_that_begin_like_datelines_date_nothing(clean: Clean, line: str) -> None:
    assert clean(f"{TITLE}\n\n{line}\n\n{BODY}").published_on.basis is DateBasis.UNKNOWN


def test_dates_of_other_stories_are_related(clean: Clean) -> None:
    text = f"{TITLE}\n\n{BODY}\nLatest Articles\n\nMarkets Close Higher\n\nApril 9, 2021\n"
    cleaned = clean(text)
    assert cleaned.published_on.basis is DateBasis.UNKNOWN
    assert roles(cleaned) == [("April 9, 2021", DateRole.RELATED)]


@given(
    st.lists(
        st.sampled_from(
            [
                TITLE,
                BODY,
                "Mar 3, 2021",
                "• Fri. June 4th, 2021",
                "By Ann Example",
                "© 2021 X",
                "Latest Articles",
                "Updated: March 5, 2021",
            ]
        )
    )
)
def test_every_interval_is_in_order_and_has_a_reason(lines: list[str]) -> None:
    document = Document(id="d1", text="\n\n".join(lines), raw_digest="r1")
    cleaned = clean_document(document, settings=CleanSettings())
    published = cleaned.published_on
    assert published.reason
    if published.earliest is not None and published.latest is not None:
        assert published.earliest <= published.latest
    assert (published.basis is DateBasis.STATED) == (published.earliest is not None)
    assert all(rejected.reason for rejected in cleaned.rejected_dates)
