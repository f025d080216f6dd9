"""How a followed source does, from what its pulls brought."""

from datetime import UTC, datetime, timedelta

from tocsin.core.types import Feed, FeedState, Retrieval
from tocsin.core.vocab import FeedKind, FeedStatus
from tocsin.watch.sources import feed_states

FEED = Feed(id="f", url="https://m.example/feed", kind=FeedKind.FEED, silent_after_days=7)
START = datetime(2024, 5, 1, 6, tzinfo=UTC)


def pulled(day: int, **fields: object) -> Retrieval:
    """Return a pull so many days after the start."""
    at = START + timedelta(days=day)
    return Retrieval(id=f"t{day}", feed_url=FEED.url, started_at=at, **fields)  # type: ignore[arg-type]


def state(*retrievals: Retrieval, day: float, feed: Feed = FEED) -> FeedState:
    (made,) = feed_states([feed], retrievals, as_of=START + timedelta(days=day))
    return made


def test_a_source_that_was_never_asked_is_not_silent() -> None:
    made = state(day=30)
    assert (made.status, made.reason) == (FeedStatus.NEVER_PULLED, "never pulled")
    assert made.last_pulled_at is None and made.last_new_at is None


def test_a_source_that_said_something_lately_is_fresh() -> None:
    made = state(pulled(0, new=3), pulled(6), day=6)
    assert (made.status, made.reason) == (FeedStatus.FRESH, "last new on 1 May 2024")
    assert made.last_new_at == START


def test_nothing_new_for_longer_than_expected_is_silence_from_then_on() -> None:
    pulls = [pulled(0, new=3), *(pulled(day) for day in range(1, 13))]
    assert state(*pulls, day=7).status is FeedStatus.FRESH
    made = state(*pulls, day=12)
    assert made.status is FeedStatus.SILENT
    assert made.reason == "nothing new since 1 May 2024, 12 days; expected within 7 days"


def test_what_was_not_asked_for_is_not_the_silence_of_the_source() -> None:
    made = state(pulled(0, new=3), pulled(5), day=60)
    assert made.status is FeedStatus.FRESH
    assert made.reason == "last new on 1 May 2024; not pulled since 6 May 2024"


def test_a_feed_whose_newest_entry_is_old_is_silent_at_once() -> None:
    old = START - timedelta(days=400)
    made = state(pulled(0, new=10, newest_entry_at=old), day=0)
    assert made.status is FeedStatus.SILENT and made.last_new_at == old


def test_a_source_that_never_said_anything_is_silent_after_its_days() -> None:
    assert state(pulled(0), pulled(7), day=7).reason == "nothing yet"
    made = state(pulled(0), pulled(8), day=8)
    assert made.status is FeedStatus.SILENT
    assert made.reason.startswith("nothing new since it was first pulled on 1 May 2024, 8 days")


def test_a_failure_counts_from_the_first_that_no_answer_followed() -> None:
    failed = [pulled(day, error_code="T104", error="it answers 500. Later.") for day in (1, 3, 4)]
    pulls = [pulled(0, new=1), failed[0], pulled(2), *failed[1:]]
    made = state(*pulls, day=4)
    assert made.status is FeedStatus.FAILING
    assert made.reason == "failing since 4 May 2024, 2 times: T104 it answers 500. Later."
    assert made.last_new_at == START and made.last_pulled_at == START + timedelta(days=4)
    assert state(*pulls, day=2).status is FeedStatus.FRESH  # as it was known then


def test_entries_that_failed_are_said_of_a_fresh_source() -> None:
    made = state(pulled(0, new=1, failed=2), day=0)
    assert made.status is FeedStatus.FRESH and "2 entries of the last pull" in made.reason


def test_a_retired_source_is_neither_silent_nor_failing() -> None:
    retired = Feed(id="f2", url=FEED.url, kind=FeedKind.FEED, retired=True)
    failed = pulled(0, error_code="T104", error="it answers 500")
    assert state(failed, day=90, feed=retired).status is FeedStatus.RETIRED
