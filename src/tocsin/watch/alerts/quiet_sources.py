"""Sources on which a watch depends and from which nothing comes: told, so that calm is calm."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from tocsin.core.types import AlertFact, Bulletin, FeedState, Watch
from tocsin.core.vocab import AlertSubject, FeedStatus

# After so many days without a pull it is not the source that is silent, but nobody asks it.
NOT_ASKED_DAYS = 2
_SILENT = "silent"
_FAILING = "failing"
_NOT_ASKED = "not asked"


def silent_bulletins(states: Sequence[FeedState], *, as_of: datetime) -> tuple[Bulletin, ...]:
    """Return a bulletin of each followed source from which nothing comes."""
    found = ((state, _trouble(state, as_of)) for state in states)
    return tuple(_bulletin(state, trouble) for state, trouble in found if trouble)


def answering(states: Sequence[FeedState], *, as_of: datetime) -> Mapping[str, str]:
    """Return why nothing is told of a source any longer, by its address."""
    return {
        state.feed.url: (
            "it is no longer followed"
            if state.feed.retired
            else f"it tells something again: {state.reason}"
        )
        for state in states
        if not _trouble(state, as_of)
    }


def silence_lines(watch: Watch, states: Sequence[FeedState], *, as_of: datetime) -> tuple[str, ...]:
    """Return a sentence for each source of a watch from which nothing comes."""
    return tuple(
        f"{bulletin.headline}."
        for bulletin in silent_bulletins(states, as_of=as_of)
        if not watch.sources or bulletin.subject_id in watch.sources
    )


def _trouble(state: FeedState, as_of: datetime) -> str:
    """Return what is the matter with a source, "" where nothing is."""
    if state.status is FeedStatus.SILENT:
        return _SILENT
    if state.status is FeedStatus.FAILING:
        return _FAILING
    pulled = state.last_pulled_at
    asked = pulled is not None and as_of - pulled <= timedelta(days=NOT_ASKED_DAYS)
    return "" if asked or state.status is FeedStatus.RETIRED else _NOT_ASKED


def _bulletin(state: FeedState, trouble: str) -> Bulletin:
    feed = state.feed
    name = f"{feed.source} ({feed.url})" if feed.source else f"The source {feed.url}"
    words = {
        _SILENT: "is silent",
        _FAILING: "cannot be read",
        _NOT_ASKED: "was not asked lately (`tocsin pull`)",
    }[trouble]
    return Bulletin(
        subject=AlertSubject.SOURCE,
        subject_id=feed.url,
        headline=f"{name} {words}: {state.reason}",
        facts=(AlertFact(name="state", label="State", words=state.reason, key=trouble),),
        unknown=("What it would have reported since then is not known.",),
    )
