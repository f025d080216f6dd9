"""How followed addresses do: fresh, silent, failing, never pulled, retired."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tocsin.core.day_words import day_words
from tocsin.core.types import Feed, FeedState, Retrieval
from tocsin.core.vocab import FeedStatus

_NOT_PULLED_DAYS = 2


def feed_states(
    feeds: Sequence[Feed], retrievals: Sequence[Retrieval], *, as_of: datetime
) -> tuple[FeedState, ...]:
    """Return the state of each feed, in their order, as it was at `as_of`.

    Args:
        feeds: The newest recording of each address.
        retrievals: Of any feeds, in the order in which they were made; at least the first and
            the last that were answered, the last that told something, all that failed since.
    """
    made: dict[str, list[Retrieval]] = {feed.url: [] for feed in feeds}
    for each in retrievals:
        if each.feed_url in made and each.started_at <= as_of:
            made[each.feed_url].append(each)
    return tuple(feed_state(feed, made[feed.url], as_of=as_of) for feed in feeds)


def feed_state(feed: Feed, retrievals: Sequence[Retrieval], *, as_of: datetime) -> FeedState:
    """Return the state of one feed, with the reason as a sentence.

    Silence is counted up to the last pull that was answered: what was not asked for is not
    the source's silence.
    """
    answered = [each for each in retrievals if each.error is None]
    status, reason = _judged(feed, retrievals, answered, as_of)
    return FeedState(
        feed=feed,
        status=status,
        reason=reason,
        last_pulled_at=retrievals[-1].started_at if retrievals else None,
        last_new_at=_last_new(answered),
    )


def _judged(
    feed: Feed, retrievals: Sequence[Retrieval], answered: Sequence[Retrieval], as_of: datetime
) -> tuple[FeedStatus, str]:
    if feed.retired:
        return FeedStatus.RETIRED, "no longer followed"
    if not retrievals:
        return FeedStatus.NEVER_PULLED, "never pulled"
    if retrievals[-1].error is not None:
        return FeedStatus.FAILING, _failing(retrievals)
    asked = retrievals[-1].started_at
    new = _last_new(answered)
    since = new or answered[0].started_at
    words = f"nothing new since {'' if new else 'it was first pulled on '}{day_words(since.date())}"
    quiet = asked - since
    if quiet > timedelta(days=feed.silent_after_days):
        expected = _days(feed.silent_after_days)
        return FeedStatus.SILENT, f"{words}, {_days(quiet.days)}; expected within {expected}"
    reason = f"last new on {day_words(since.date())}" if new else "nothing yet"
    if as_of - asked > timedelta(days=_NOT_PULLED_DAYS):
        reason += f"; not pulled since {day_words(asked.date())}"
    if retrievals[-1].failed:
        reason += f"; {retrievals[-1].failed} entries of the last pull could not be used"
    return FeedStatus.FRESH, reason


def _failing(retrievals: Sequence[Retrieval]) -> str:
    """Return since when and why, from the first of the failures that no answer followed."""
    failed = []
    for each in reversed(retrievals):
        if each.error is None:
            break
        failed.append(each)
    last, first = failed[0], failed[-1]
    times = f", {len(failed)} times" if len(failed) > 1 else ""
    return (
        f"failing since {day_words(first.started_at.date())}{times}: {last.error_code} {last.error}"
    )


def _last_new(answered: Sequence[Retrieval]) -> datetime | None:
    """Return when a source last said something new: the date of its newest entry, if it has one.

    A feed whose newest entry is of last year is silent, also when it is pulled for the first
    time; where entries have no dates, the pull that found new ones counts.
    """
    said = (each for each in reversed(answered) if each.newest_entry_at or each.new)
    last = next(said, None)
    return None if last is None else last.newest_entry_at or last.started_at


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
