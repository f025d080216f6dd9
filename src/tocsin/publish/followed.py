"""What a brief and a listing say of the sources that are followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.core.types import Feed, FeedState
from tocsin.core.vocab import FeedStatus
from tocsin.publish.wording.words import capitalised, counted, listed, sentence, utc_second

# What stands between the name of a source and the reason of its state.
_TROUBLE = {FeedStatus.FAILING: "has been", FeedStatus.SILENT: "is silent:"}
_COUNTED = {
    FeedStatus.FAILING: "failing",
    FeedStatus.SILENT: "silent",
    FeedStatus.NEVER_PULLED: "never pulled",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One followed address as a row. Instants are UTC, ISO 8601."""

    url: str
    kind: str
    source: str | None
    status: str
    reason: str
    last_pulled_at: str | None
    last_new_at: str | None
    silent_after_days: int
    allow_private: bool


def feed_rows(states: Sequence[FeedState]) -> tuple[FeedRow, ...]:
    """Return the followed addresses as rows."""
    return tuple(
        FeedRow(
            url=state.feed.url,
            kind=state.feed.kind.value,
            source=state.feed.source,
            status=state.status.value,
            reason=state.reason,
            last_pulled_at=_instant(state.last_pulled_at),
            last_new_at=_instant(state.last_new_at),
            silent_after_days=state.feed.silent_after_days,
            allow_private=state.feed.allow_private,
        )
        for state in states
    )


def followed_overview(states: Sequence[FeedState]) -> tuple[str, ...]:
    """Return how the followed sources do, in one sentence; nothing where none is followed."""
    followed = [state for state in states if state.status is not FeedStatus.RETIRED]
    if not followed:
        return ()
    if all(state.status is FeedStatus.FRESH for state in followed):
        fresh = "and fresh" if len(followed) == 1 else "all fresh"
        return (capitalised(f"{counted(len(followed), 'source')} followed, {fresh}."),)
    held = {status: sum(state.status is status for state in followed) for status in FeedStatus}
    parts = [counted(held[status], word, word) for status, word in _COUNTED.items() if held[status]]
    return (capitalised(f"of {counted(len(followed), 'source')} followed, {listed(parts)}."),)


def followed_unknowns(states: Sequence[FeedState]) -> tuple[str, ...]:
    """Return a sentence for each source from which nothing may be known: failing or silent."""
    return tuple(
        sentence(f"{_name(state.feed)} {_TROUBLE[state.status]} {state.reason}")
        for state in states
        if state.status in _TROUBLE
    )


def _name(feed: Feed) -> str:
    return f"{feed.source} ({feed.url})" if feed.source else f"the source {feed.url}"


def _instant(at: datetime | None) -> str | None:
    return None if at is None else utc_second(at)
