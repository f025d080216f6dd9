"""Commands that make alerts and send them, and show what was told and what came of it."""

import random
import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tocsin.cli.app import command
from tocsin.cli.common import load
from tocsin.cli.ids import one_of
from tocsin.cli.options import AsCsv, AsJsonLines, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import exit_on_failures, number_of, reporter
from tocsin.cli.stopping import stoppable
from tocsin.cli.watches.listing import Name, group, the_watch
from tocsin.core.errors import FormatError, NotFoundError, TocsinError
from tocsin.core.ids import ID_SHOWN
from tocsin.core.vocab import DeliveryStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.ingest.given import Failure
    from tocsin.settings import Settings
    from tocsin.store.ledger import Ledger
    from tocsin.watch.alerts.outbox import Parcel

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME...]", help="These watches; by default all.")
]
Every = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="Again and again after so long (15m, 2h), until stopped."),
]
_EVERY = re.compile(r"([1-9]\d{0,5})([smh])")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@command(group)
def run(
    names: Names = None,
    *,
    every: Every = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would leave; record and send nothing.")
    ] = False,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Look what watches have to tell, and send it: new, updated and withdrawn alerts.

    Running again tells nothing twice. What a receiver does not take is tried again by later
    runs, after longer and longer waits; exit status 6 says that something failed.

    Example: tocsin watch run --every 15m
    """
    from tocsin.store.ledger import Ledger

    pause, loaded = _pause(every), load(settings)
    with Ledger.open(ledger, create=False) as opened:
        chosen = [the_watch(opened, name).name for name in names or ()]
        if dry_run:
            _show_dry(opened, chosen, loaded)
            return
        with stoppable("stopped; what was queued is kept and leaves with the next run"):
            if pause is not None:
                _run_for_ever(opened, chosen, loaded, pause=pause)
            failures, sent = _run_once(opened, chosen, loaded)
    # What was told is recorded, whoever took it.
    exit_on_failures(failures, succeeded=1 + sent)


def _pause(every: str | None) -> int | None:
    """Return the seconds of "15m".

    Raises:
        FormatError: If it is no time.
    """
    if every is None:
        return None
    found = _EVERY.fullmatch(every.strip())
    if found is None:
        raise FormatError(f"--every {every!r} is no time", hint="Like 90s, 15m or 2h.")
    return int(found[1]) * _SECONDS[found[2]]


def _run_once(
    ledger: "Ledger", names: "Sequence[str]", settings: "Settings"
) -> "tuple[list[Failure], int]":
    """Make and send what is due; return what failed, and how many messages left."""
    from tocsin.cli.watches.report import said_of_run
    from tocsin.ingest.given import Failure
    from tocsin.pipeline.outbox import hand_out, outbox
    from tocsin.pipeline.posting import Post, patience_of
    from tocsin.pipeline.watching import Watched, active_watches, run_watches

    watched: tuple[Watched, ...] | None = None
    unseen: list[Failure] = []
    try:
        chosen = names or tuple(active_watches(ledger))
        watched = run_watches(ledger, chosen, settings=settings, now=_now())
    except TocsinError as error:
        # What is queued already leaves all the same.
        unseen.append(Failure(name="looking at the ledger", error=error))
    post = Post(ledger=ledger, settings=settings.deliver, clock=_now)
    due = sum(each.due(_now()) for each in outbox(ledger))
    with reporter().progress("Sending", due) as on_message:
        handed = hand_out(
            ledger,
            post.attempt,
            patience=patience_of(settings.deliver),
            clock=_now,
            chance=random.random,
            on_message=on_message,
        )
    failures, sent = said_of_run(watched, handed)
    return [*unseen, *failures], sent


def _run_for_ever(
    ledger: "Ledger", names: "Sequence[str]", settings: "Settings", *, pause: int
) -> NoReturn:
    """Make and send what is due again and again; what fails is said, and tried the next time."""
    while True:
        try:
            failures, _ = _run_once(ledger, names, settings)
        except TocsinError as error:
            reporter().fail(error)
        else:
            for each in failures:
                reporter().fail(each.error, record=each.name)
        time.sleep(pause)


def _show_dry(ledger: "Ledger", names: "Sequence[str]", settings: "Settings") -> None:
    from tocsin.cli.watches.report import said_of_dry_run
    from tocsin.pipeline.watching import active_watches, run_watches
    from tocsin.publish.alerts.words import alert_text

    chosen = names or tuple(active_watches(ledger))
    watched = run_watches(ledger, chosen, settings=settings, now=_now(), dry=True)
    for each in watched:
        for alert in each.told.alerts:
            typer.echo(alert_text(alert))
    said_of_dry_run(watched)


@command(group)
def test(
    name: Name,
    *,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Send a test message over every channel of a watch, and say what came of it.

    It says of itself that it is a test; CAP messages have the status Test. Nothing is recorded.

    Example: tocsin watch test anbar
    """
    from tocsin.cli.watches.report import tried
    from tocsin.store.ledger import Ledger

    loaded = load(settings)
    with Ledger.open(ledger, create=False) as opened:
        watch = the_watch(opened, name)
        if not watch.channels:
            raise NotFoundError(f"{name} has no channel", hint="Add one: `tocsin watch add --to`.")
        failures = tried(opened, watch, loaded, now=_now())
    exit_on_failures(failures, succeeded=len(watch.channels) - len(failures))


@command(group)
def alerts(
    wanted: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One alert in full: its id or start.")
    ] = None,
    *,
    watch: Annotated[str | None, typer.Option(help="Only of this watch.")] = None,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
) -> None:
    """List the alerts that were made, the oldest first; with an id, show one with its evidence.

    Example: tocsin watch alerts --watch anbar
    """
    from tocsin.cli.forms import Column, Listing, form_of, put
    from tocsin.core.types import Alert
    from tocsin.publish.alerts.rows import AlertRow, alert_rows
    from tocsin.publish.alerts.words import alert_text
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        held = opened.recorded(Alert, subject=watch)
    if wanted is not None:
        hint = "List them with `tocsin watch alerts`."
        found = one_of(wanted, (each.id for each in held), kind="alert", hint=hint)
        typer.echo(alert_text(next(each for each in held if each.id == found)), nl=False)
        return
    columns = (
        Column(name="Id", cell=lambda row: row.id[:ID_SHOWN], whole=True),
        Column(name="Made", cell=lambda row: row.made_at[:16].replace("T", " "), whole=True),
        Column(name="Watch", cell=lambda row: row.watch),
        Column(name="What", cell=lambda row: row.kind, whole=True),
        Column(name="On", cell=lambda row: row.headline, max_width=44),
        Column(name="Grade", cell=lambda row: row.grade),
        Column(name="Changes", cell=lambda row: row.changes, max_width=36),
    )
    if not held:
        reporter().say("watch.alerts.none", "no alert found", alerts=0)
    listing = Listing(records=held, row_kind=AlertRow, rows=alert_rows(held), columns=columns)
    put(listing, form_of(jsonl=jsonl, csv=csv, table=table))


@command(group)
def deliveries(
    *,
    dead: Annotated[bool, typer.Option("--dead", help="Only those given up.")] = False,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those still to leave.")] = False,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
) -> None:
    """List the messages: delivered, waiting for another attempt, or dead, and why.

    Example: tocsin watch deliveries --dead
    """
    from tocsin.cli.forms import Column, Listing, form_of, put
    from tocsin.pipeline.outbox import outbox
    from tocsin.publish.alerts.rows import MessageRow, message_rows
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        held = [
            each
            for each in outbox(opened)
            if (not dead or each.last.step is DeliveryStep.DEAD) and not (waiting and each.ended)
        ]
    rows = message_rows([(each.message, each.last, each.attempts) for each in held])
    columns = (
        Column(name="Id", cell=lambda row: row.id[:ID_SHOWN], whole=True),
        Column(name="Watch", cell=lambda row: row.watch),
        Column(name="Over", cell=lambda row: row.channel, max_width=36),
        Column(name="Alerts", cell=lambda row: str(row.alerts), right=True),
        Column(name="State", cell=lambda row: row.state, whole=True),
        Column(name="Attempts", cell=lambda row: str(row.attempts), right=True),
        Column(name="Next", cell=lambda row: row.due_at and row.due_at[:16].replace("T", " ")),
        Column(name="Why", cell=lambda row: row.detail, max_width=36),
    )
    listing = Listing(
        records=[each.last for each in held], row_kind=MessageRow, rows=rows, columns=columns
    )
    put(listing, form_of(jsonl=jsonl, csv=csv, table=table))


@command(group)
def retry(
    wanted: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One message: its id or start.")
    ] = None,
    *,
    ledger: LedgerPath = "tocsin.db",
) -> None:
    """Let dead messages be tried anew by the next run: all, or one. Their ids stay the same.

    Example: tocsin watch retry
    """
    from tocsin.pipeline.outbox import outbox, retry
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        held = [each for each in outbox(opened) if each.last.step is DeliveryStep.DEAD]
        asked = _asked(held, wanted)
        retry(opened, asked, now=_now())
    words = f"{number_of(len(asked), 'message')} queued again; they leave with `tocsin watch run`"
    reporter().say("watch.retried", words, messages=len(asked))


def _asked(held: "list[Parcel]", wanted: str | None) -> "list[Parcel]":
    if wanted is None:
        return held
    hint = "List them with `tocsin watch deliveries --dead`."
    found = one_of(wanted, (each.message.id for each in held), kind="dead message", hint=hint)
    return [each for each in held if each.message.id == found]


def _now() -> datetime:
    return datetime.now(UTC)
