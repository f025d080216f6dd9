"""Which sources are followed: found, added, retired; and what a pull of them says."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tocsin.cli.report import number_of, reporter
from tocsin.core.errors import InputError, NotFoundError, SilentError
from tocsin.core.ids import feed_id
from tocsin.core.types import Feed
from tocsin.core.vocab import FeedKind, FeedStatus
from tocsin.ingest.addresses import parse_address, shown
from tocsin.ingest.given import Failure
from tocsin.watch.sources import feed_states

if TYPE_CHECKING:
    from tocsin.ingest.opml import Listed
    from tocsin.pipeline.pull import Pulled
    from tocsin.store.ledger import Ledger


def active_feeds(ledger: "Ledger") -> dict[str, Feed]:
    """Return the followed sources by their addresses."""
    return {feed.url: feed for feed in ledger.feeds() if not feed.retired}


def chosen_feeds(ledger: "Ledger", urls: Sequence[str]) -> tuple[list[Feed], list[Failure]]:
    """Return the sources of addresses, or all that are followed; and addresses of a wrong form.

    An address that is not followed is pulled this once: a page, or a feed if it is one.

    Raises:
        NotFoundError: If no address is given and none is followed.
    """
    followed = active_feeds(ledger)
    if not urls:
        if not followed:
            raise NotFoundError("no source is followed", hint="Add one: `tocsin sources add URL`.")
        return list(followed.values()), []
    found: dict[str, Feed] = {}
    failures: list[Failure] = []
    for given in urls:
        try:
            url = str(parse_address(given))
        except InputError as error:
            failures.append(Failure(name=shown(given), error=error))
            continue
        at = datetime.now(UTC).isoformat()
        once = Feed(id=feed_id(url=url, added_at=at), url=url, kind=FeedKind.PAGE)
        found[url] = followed.get(url, once)
    return list(found.values()), failures


def allowed_by_name(feeds: Sequence[Feed], hosts: Collection[str]) -> list[Feed]:
    """Return the sources; those at the hosts named may stand outside the public internet."""
    named = {host.lower().strip("[]") for host in hosts}
    return [
        replace(feed, allow_private=feed.allow_private or parse_address(feed.url).host in named)
        for feed in feeds
    ]


def follow(ledger: "Ledger", feed: Feed, *, at: datetime) -> bool:
    """Record a source; return False if it is followed as it is already."""
    known = active_feeds(ledger).get(feed.url)
    if known is not None and replace(feed, id=known.id) == known:
        return False
    with ledger.writing() as writer:
        return writer.append(feed, recorded_at=at)


def follow_listed(
    ledger: "Ledger", listed: Sequence["Listed"], *, silent_after_days: int, at: datetime
) -> list[Failure]:
    """Record the feeds of a list that are not followed yet; return what is no web address."""
    followed = active_feeds(ledger)
    failures: list[Failure] = []
    with ledger.writing() as writer:
        for each in listed:
            try:
                url = str(parse_address(each.url))
            except InputError as error:
                failures.append(Failure(name=shown(each.url), error=error))
                continue
            if url not in followed:
                feed = Feed(
                    id=feed_id(url=url, added_at=at.isoformat()),
                    url=url,
                    kind=FeedKind.FEED,
                    source=each.title,
                    silent_after_days=silent_after_days,
                )
                writer.append(feed, recorded_at=at)
    return failures


def retire(ledger: "Ledger", url: str, *, at: datetime) -> Feed:
    """Record that a source is no longer followed, and return it.

    Raises:
        NotFoundError: If it is not followed.
    """
    address = str(parse_address(url))
    feed = active_feeds(ledger).get(address)
    if feed is None:
        raise NotFoundError(
            f"{shown(address)} is not followed", hint="List them: `tocsin sources list`."
        )
    retired = replace(feed, id=feed_id(url=feed.url, added_at=at.isoformat()), retired=True)
    with ledger.writing() as writer:
        writer.append(retired, recorded_at=at)
    return retired


def pull_report(
    ledger: "Ledger", pulled: Sequence["Pulled"], *, seconds: float, ledger_name: str, now: datetime
) -> list[Failure]:
    """Say what a pull did; return what failed, and the followed sources that are silent."""
    for each in pulled:
        for note in each.retrieval.notes:
            reporter().say("pull.note", f"{each.feed.url}: {note}", url=each.feed.url, note=note)
    counts = {
        "new": sum(each.retrieval.new for each in pulled),
        "known": sum(each.retrieval.known for each in pulled),
        "failed": sum(each.retrieval.failed for each in pulled),
        "failing": sum(each.error is not None for each in pulled),
        "claims": sum(each.claims for each in pulled),
    }
    words = (
        f"{number_of(len(pulled), 'source')}"
        + (f", {counts['failing']} failed" if counts["failing"] else "")
        + f": {number_of(counts['new'], 'new document')}"
        + (f", {counts['known']} known already" if counts["known"] else "")
        + (f", {counts['failed']} not used" if counts["failed"] else "")
        + f"; {number_of(counts['claims'], 'claim')}; {seconds:.1f} s; ledger {ledger_name}"
    )
    reporter().say(
        "pull.done",
        words,
        sources=len(pulled),
        **counts,
        seconds=round(seconds, 2),
        ledger=ledger_name,
    )
    failures = [Failure(name=each.feed.url, error=each.error) for each in pulled if each.error]
    failures += [failure for each in pulled for failure in each.failures]
    return failures + _silent(ledger, {each.feed.url for each in pulled}, now)


def _silent(ledger: "Ledger", urls: Collection[str], now: datetime) -> list[Failure]:
    feeds = [feed for feed in active_feeds(ledger).values() if feed.url in urls]
    states = feed_states(feeds, ledger.telling_retrievals(), as_of=now)
    return [
        Failure(
            name=state.feed.url,
            error=SilentError(
                f"the source is silent: {state.reason}",
                hint="Look at it; if that is how it is, follow it with more days: --silent-after.",
            ),
        )
        for state in states
        if state.status is FeedStatus.SILENT
    ]
