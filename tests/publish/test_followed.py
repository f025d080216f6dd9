"""What a brief says of the sources that are followed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from selby import Held
from tocsin.core.types import Feed, FeedState
from tocsin.core.vocab import FeedKind, FeedStatus
from tocsin.publish.brief import Beside, Brief, build_brief
from tocsin.publish.followed import FeedRow, feed_rows, followed_overview, followed_unknowns
from tocsin.publish.html import render_html
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import BriefScope
from tocsin.publish.settings import BriefSettings
from tocsin.tables.templates import Template, template


def state(status: FeedStatus, reason: str = "said why", name: str | None = "The Post") -> FeedState:
    feed = Feed(id="f", url="https://post.example/feed", kind=FeedKind.FEED, source=name)
    return FeedState(feed=feed, status=status, reason=reason)


FRESH, SILENT = state(FeedStatus.FRESH), state(FeedStatus.SILENT, "nothing new since 1 May 2024")
FAILING = state(FeedStatus.FAILING, "failing since 2 May 2024: T104 it is down", name=None)
RETIRED, NEVER = state(FeedStatus.RETIRED), state(FeedStatus.NEVER_PULLED)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], ()),
        ([RETIRED], ()),
        ([FRESH, RETIRED], ("One source followed, and fresh.",)),
        ([FRESH, FRESH], ("Two sources followed, all fresh.",)),
        ([FRESH, SILENT], ("Of two sources followed, one silent.",)),
        (
            [FRESH, SILENT, FAILING, FAILING, NEVER],
            ("Of five sources followed, two failing, one silent and one never pulled.",),
        ),
    ],
)
def test_the_overview_says_how_many_and_what_is_wrong(
    states: list[FeedState], words: tuple[str, ...]
) -> None:
    assert followed_overview(states) == words


def test_only_what_fails_or_is_silent_is_told_one_by_one() -> None:
    assert followed_unknowns([FRESH, SILENT, FAILING, RETIRED, NEVER]) == (
        "The Post (https://post.example/feed) is silent: nothing new since 1 May 2024.",
        "The source https://post.example/feed has been failing since 2 May 2024: T104 it is down.",
    )


def brief(held: Held, *states: FeedState) -> Brief:
    return build_brief(
        fusion=held.fusion,
        assessments=held.assessments,
        documents=[report.document for report in held.reports],
        readings=held.readings,
        sources=held.sources,
        scope=BriefScope(),
        as_of=datetime(2024, 5, 14, tzinfo=UTC),
        settings=BriefSettings(),
        beside=Beside(feeds=states),
    )


def test_a_brief_shows_them_in_both_forms(held: Held) -> None:
    made = brief(held, FRESH, SILENT)
    for text in (render_markdown(made), render_html(made, template=template(Template.BRIEF))):
        assert "Of two sources followed, one silent." in text
        assert "is silent: nothing new since 1 May 2024." in text


def test_a_brief_without_followed_sources_says_nothing_of_them(held: Held) -> None:
    assert not any("followed" in line for line in (*brief(held).overview, *brief(held).unknowns))


def test_rows_leave_unknown_empty() -> None:
    at = datetime(2024, 5, 14, 9, 30, tzinfo=UTC)
    (row,) = feed_rows([replace(FAILING, last_pulled_at=at)])
    assert isinstance(row, FeedRow)
    assert (row.source, row.last_pulled_at, row.last_new_at) == (None, "2024-05-14T09:30:00Z", None)
