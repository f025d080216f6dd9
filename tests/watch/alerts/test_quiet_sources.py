"""Sources from which nothing comes are told, whoever is to blame."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from alerting import watch
from tocsin.core.types import Feed, Retrieval
from tocsin.core.vocab import FeedKind
from tocsin.watch.alerts.quiet_sources import answering, silence_lines, silent_bulletins
from tocsin.watch.sources import feed_states

FEED = Feed(
    id="f", url="https://m.example/feed", kind=FeedKind.FEED, source="The Meridian Post",
    silent_after_days=7,
)  # fmt: skip
START = datetime(2031, 5, 1, 6, tzinfo=UTC)


def lines(*retrievals: Retrieval, day: float, feed: Feed = FEED) -> tuple[str, ...]:
    at = START + timedelta(days=day)
    states = feed_states([feed], retrievals, as_of=at)
    told = silence_lines(watch(), states, as_of=at)
    assert len(told) == len(silent_bulletins(states, as_of=at))
    assert (FEED.url in answering(states, as_of=at)) is not bool(told)
    return told


def pulled(day: int, **fields: object) -> Retrieval:
    at = START + timedelta(days=day)
    return Retrieval(id=f"t{day}", feed_url=FEED.url, started_at=at, **fields)  # type: ignore[arg-type]


def test_a_source_that_tells_something_is_no_matter() -> None:
    assert lines(pulled(0, new=2), pulled(1), day=1) == ()


def test_silence_failure_and_not_asking_are_told_apart() -> None:
    (silent,) = lines(pulled(0, new=1), pulled(9), day=9)
    assert silent.startswith("The Meridian Post (https://m.example/feed) is silent: nothing new")
    (failing,) = lines(pulled(0, new=1), pulled(1, error_code="T104", error="gone"), day=1)
    assert "cannot be read: failing since 2 May 2031: T104 gone" in failing
    (unasked,) = lines(pulled(0, new=1), day=4)
    assert "was not asked lately (`tocsin pull`): last new on 1 May 2031" in unasked
    (never,) = lines(day=0)
    assert "never pulled" in never


def test_a_source_that_nobody_follows_any_more_is_not_silent() -> None:
    assert lines(pulled(0, new=1), day=90, feed=replace(FEED, retired=True)) == ()


def test_the_days_of_a_silence_are_no_change_of_it() -> None:
    states = [
        feed_states([FEED], [pulled(0, new=1), pulled(day)], as_of=START + timedelta(days=day))
        for day in (9, 12)
    ]
    one, two = (
        silent_bulletins(each, as_of=START + timedelta(days=day))[0]
        for each, day in zip(states, (9, 12), strict=True)
    )
    assert one.headline != two.headline
    assert [fact.key for fact in one.facts] == [fact.key for fact in two.facts]
