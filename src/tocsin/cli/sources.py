"""Commands that follow sources on the web, and pull what is new."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import app, command
from tocsin.cli.common import instant, load
from tocsin.cli.options import AsCsv, AsJsonLines, AsOf, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import exit_on_failures, reporter
from tocsin.cli.stopping import stoppable
from tocsin.core.errors import NotFoundError
from tocsin.core.vocab import FeedKind, FeedStatus

if TYPE_CHECKING:
    from tocsin.core.types import FeedState
    from tocsin.ingest.given import Failure

group = typer.Typer(
    name="sources",
    help="Follow feeds and pages on the web: add, list, remove, import; grade outlets.",
    no_args_is_help=True,
)
SilentAfter = Annotated[
    int, typer.Option(min=1, metavar="DAYS", help="Nothing new for longer than this is silence.")
]
Url = Annotated[str, typer.Argument(metavar="URL", help="The address of a feed or a page.")]


@command()
def pull(
    urls: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[URL...]",
            help="Feeds or pages to pull this once; without any, all sources that are followed.",
        ),
    ] = None,
    *,
    ledger: LedgerPath = "tocsin.db",
    allow_private: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST",
            help="A host, as written, that may stand outside the public internet.",
        ),
    ] = None,
    settings: SettingsPath = None,
) -> None:
    """Ask followed sources for what is new, and read it into the ledger.

    What did not change is not fetched again. A source that fails never stops the others.
    Exit status: 6 where some sources failed, an entry could not be used, or a source has
    fallen silent; each is named. What failed is asked for again by the next pull.

    Example: tocsin pull
    """
    from tocsin.cli.following import allowed_by_name, chosen_feeds, pull_report
    from tocsin.ingest.fetch import Fetcher
    from tocsin.ingest.gather import Gatherer
    from tocsin.pipeline.pull import pull_into
    from tocsin.pipeline.stages import Reader
    from tocsin.store.ledger import Ledger

    started = time.monotonic()
    loaded = load(settings)
    with Ledger.open(ledger) as opened:
        feeds, failures = chosen_feeds(opened, urls or ())
        feeds = allowed_by_name(feeds, allow_private or ())
        gatherer = Gatherer(
            Fetcher(loaded.fetch, clock=_now),
            loaded.fetch,
            limits=loaded.read,
            clock=_now,
            recorded_at=opened.recorded_at,
        )
        with (
            stoppable("stopped; what was read is kept; pull again to go on"),
            reporter().progress("Pulling", len(feeds)) as on_feed,
        ):
            reader = Reader(loaded, additions=opened.additions())
            pulled = pull_into(
                opened, feeds, gatherer=gatherer, reader=reader, clock=_now, on_feed=on_feed
            )
        failures += pull_report(
            opened, pulled, seconds=time.monotonic() - started, ledger_name=ledger, now=_now()
        )
    exit_on_failures(failures, succeeded=sum(each.error is None for each in pulled))


@command(group)
def add(  # noqa: PLR0913 (one parameter an option)
    url: Url,
    *,
    name: Annotated[
        str | None,
        typer.Option(help="The outlet; by default what its pages call themselves."),
    ] = None,
    kind: Annotated[
        FeedKind | None,
        typer.Option(help="What stands there; by default found out by asking it."),
    ] = None,
    silent_after: SilentAfter = 7,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Its host may stand outside the public internet."),
    ] = False,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Follow a feed or a page. Adding it again changes its name, kind or days.

    Example: tocsin sources add https://meridian.example/feed.xml --name "The Meridian Post"
    """
    from tocsin.cli.following import follow
    from tocsin.core.ids import feed_id
    from tocsin.core.types import Feed
    from tocsin.ingest.addresses import parse_address
    from tocsin.ingest.fetch import Fetcher
    from tocsin.ingest.gather import look
    from tocsin.store.ledger import Ledger

    address = parse_address(url)
    named: tuple[str, ...] = ()
    if kind is None:
        allowed = frozenset({address.host}) if allow_private else frozenset()
        fetcher = Fetcher(load(settings).fetch, clock=_now)
        kind, named = look(fetcher, str(address), allowed=allowed)
    at = _now()
    feed = Feed(
        id=feed_id(url=str(address), added_at=at.isoformat()),
        url=str(address),
        kind=kind,
        source=name,
        silent_after_days=silent_after,
        allow_private=allow_private,
    )
    with Ledger.open(ledger) as opened:
        is_new = follow(opened, feed, at=at)
    words = f"following {feed.url} as a {kind}" if is_new else f"{feed.url} is followed already"
    reporter().say("sources.added", words, url=feed.url, kind=kind, new=is_new)
    if named:
        words = f"the page names feeds, which tell more: {', '.join(named)}"
        reporter().say("sources.feeds", words, url=feed.url, feeds=named)


@command(group, name="list")
def list_sources(
    *,
    ledger: LedgerPath = "tocsin.db",
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that are no longer followed.")
    ] = False,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
) -> None:
    """List the sources that are followed, and how they do: fresh, silent, failing, and why.

    Example: tocsin sources list --csv
    """
    from tocsin.cli.forms import Column, Listing, form_of, put
    from tocsin.publish.followed import FeedRow, feed_rows
    from tocsin.store.ledger import Ledger
    from tocsin.watch.sources import feed_states

    at = instant(as_of)
    with Ledger.open(ledger, create=False) as opened:
        states: Sequence[FeedState] = feed_states(
            opened.feeds(as_of=at), opened.telling_retrievals(as_of=at), as_of=at or _now()
        )
    shown = [each for each in states if everything or each.status is not FeedStatus.RETIRED]
    columns = (
        Column(name="Status", cell=lambda row: row.status, whole=True),
        Column(name="Source", cell=lambda row: row.source, max_width=24),
        Column(name="Address", cell=lambda row: row.url),
        Column(name="Last pull", cell=lambda row: row.last_pulled_at and row.last_pulled_at[:10]),
        Column(name="Why", cell=lambda row: row.reason, max_width=40),
    )
    listing = Listing(records=shown, row_kind=FeedRow, rows=feed_rows(shown), columns=columns)
    put(listing, form_of(jsonl=jsonl, csv=csv, table=table))


@command(group)
def remove(url: Url, *, ledger: LedgerPath = "tocsin.db") -> None:
    """Follow a source no longer. Nothing that it said is deleted.

    Example: tocsin sources remove https://meridian.example/feed.xml
    """
    from tocsin.cli.following import retire
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        feed = retire(opened, url, at=_now())
    reporter().say("sources.removed", f"{feed.url} is no longer followed", url=feed.url)


@command(group, name="import")
def import_list(
    path: Annotated[Path, typer.Argument(metavar="FILE.opml", help="A list of feeds in OPML.")],
    *,
    silent_after: SilentAfter = 7,
    ledger: LedgerPath = "tocsin.db",
) -> None:
    """Follow every feed of a list, as feed readers export it. Nothing is asked for yet.

    Example: tocsin sources import feeds.opml
    """
    from tocsin.cli.following import active_feeds, follow_listed
    from tocsin.ingest.opml import read_opml
    from tocsin.store.ledger import Ledger

    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFoundError(
            f"{path} cannot be read: {error.strerror}", hint="Check the path."
        ) from error
    listed = read_opml(data, name=str(path))
    with Ledger.open(ledger) as opened:
        held = len(active_feeds(opened))
        failures: Sequence[Failure] = follow_listed(
            opened, listed, silent_after_days=silent_after, at=_now()
        )
        new = len(active_feeds(opened)) - held
    known = len(listed) - len(failures) - new
    words = f"following {new} more sources; {known} were followed already"
    reporter().say("sources.imported", words, new=new, known=known, failed=len(failures))
    exit_on_failures(failures, succeeded=new + known)


def _now() -> datetime:
    return datetime.now(UTC)


app.add_typer(group)
