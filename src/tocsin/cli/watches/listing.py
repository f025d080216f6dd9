"""Commands that keep the list of watches: add, list, show, remove."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.adding import who
from tocsin.cli.app import app, command
from tocsin.cli.common import load
from tocsin.cli.options import AsCsv, AsJsonLines, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import reporter
from tocsin.core.errors import NotFoundError
from tocsin.core.vocab import AlertSubject, CapStatus, Reliability

if TYPE_CHECKING:
    from tocsin.core.types import Watch
    from tocsin.store.ledger import Ledger

group = typer.Typer(
    name="watch",
    help="Be told of what happens, by mail, webhook, file, feed or CAP, with the evidence.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The watch's name: north-kivu.")]
On = Annotated[
    list[AlertSubject] | None,
    typer.Option("--on", help="What of; repeatable. By default incidents and silent sources."),
]
In = Annotated[list[str] | None, typer.Option(help="In this country: code or name; repeatable.")]
Area = Annotated[
    list[str] | None, typer.Option(help="In this first-order area (province); repeatable.")
]
NearPlace = Annotated[
    str | None, typer.Option(metavar="PLACE", help="Around this place; see --within.")
]
Within = Annotated[
    float | None, typer.Option(min=0.1, metavar="KM", help="So many kilometres around --near.")
]
OfActor = Annotated[
    list[str] | None,
    typer.Option(help="With this party: part of a name, or a registry id; repeatable."),
]
OfType = Annotated[
    list[str] | None,
    typer.Option("--type", help="Of this type or mode: ASSAULT, drone; repeatable."),
]
Contested = Annotated[
    bool, typer.Option("--contested", help="Only where reports contradict each other.")
]
MinReliability = Annotated[
    Reliability | None, typer.Option(help="A source at least so reliable; F, not known, is not.")
]
MinCredibility = Annotated[
    int | None, typer.Option(min=1, max=5, help="At least so credible; 1 is best, 6 not known.")
]
MinOrigins = Annotated[
    int, typer.Option(min=1, help="At least so many certainly independent origins.")
]
MaxAge = Annotated[
    str,
    typer.Option(
        metavar="DAYS|any", help="What happened longer ago, by its own time, is not told."
    ),
]
Undated = Annotated[bool, typer.Option("--undated", help="Also what has no date: it may be old.")]
DependsOn = Annotated[
    list[str] | None,
    typer.Option(metavar="URL", help="A feed it depends on; by default all followed."),
]
To = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[KIND:]RECEIVER",
        help="Where to: an address of mail or of a webhook, or email:, webhook:, file:, atom:, "
        "rss:, cap: and a receiver, which may be env:NAME for a webhook; repeatable.",
    ),
]
SecretAt = Annotated[
    str | None,
    typer.Option(
        metavar="PLACE", help="Where the secret stands that signs webhooks: env:NAME, file:PATH."
    ),
]
Status = Annotated[CapStatus, typer.Option(help="Of CAP messages. Actual only to warn for real.")]
Quiet = Annotated[
    str | None, typer.Option(metavar="HH:MM-HH:MM", help="Mail and webhooks wait meanwhile.")
]
Zone = Annotated[str, typer.Option(help="The time zone of hours: Africa/Lagos.")]
Digest = Annotated[
    str | None, typer.Option(metavar="WHEN", help="All together: hourly, daily or daily@07:00.")
]
Rate = Annotated[
    str | None,
    typer.Option(metavar="N/hour", help="At most so many messages; the rest in one digest."),
]
By = Annotated[str | None, typer.Option(help="Who; by default `review.by`, or the login name.")]


@command(group)
def add(  # noqa: PLR0913 (one parameter an option)
    name: Name,
    *,
    on: On = None,
    country: In = None,
    area: Area = None,
    near: NearPlace = None,
    within: Within = None,
    actor: OfActor = None,
    event_type: OfType = None,
    contested: Contested = False,
    reliability: MinReliability = None,
    credibility: MinCredibility = None,
    origins: MinOrigins = 1,
    max_age: MaxAge = "7",
    undated: Undated = False,
    source: DependsOn = None,
    to: To = None,
    secret: SecretAt = None,
    cap_status: Status = CapStatus.DRAFT,
    quiet_hours: Quiet = None,
    zone: Zone = "UTC",
    digest: Digest = None,
    rate: Rate = None,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Watch for something. Adding a name again replaces the watch; what it told stays told.

    Of the values of one option any is enough; all options must hold. Nothing is sent yet: see
    `tocsin watch run`. Opinion alone never makes an alert.

    Example: tocsin watch add anbar --country IQ --near Ramadi --within 50 --to me@example.org
    """
    from tocsin.cli.watches.making import Typed, make_watch

    typed = Typed(
        name=name, on=on or [AlertSubject.INCIDENT, AlertSubject.SOURCE], country=country or [],
        area=area or [], near=near, within=within, actor=actor or [], event_type=event_type or [],
        contested=contested, reliability=reliability, credibility=credibility, origins=origins,
        max_age=max_age, undated=undated, source=source or [], to=to or [], secret=secret,
        cap_status=cap_status, quiet_hours=quiet_hours, zone=zone, digest=digest, rate=rate,
    )  # fmt: skip
    made = make_watch(typed, ledger=ledger, by=who(by, load(settings)), at=datetime.now(UTC))
    _keep(made, ledger)


def _keep(made: "Watch", ledger: str) -> None:
    """Record a watch, and say what it is for and what may be missing."""
    from tocsin.pipeline.watching import record_watch
    from tocsin.publish.alerts.watches import watch_lines, watch_warnings
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        replaced = record_watch(opened, made) is not None
    words = "\n".join(watch_lines(made))
    reporter().say("watch.added", words, name=made.name, replaced=replaced)
    for warning in watch_warnings(made):
        reporter().say("watch.warning", warning, name=made.name)


@command(group, name="list")
def list_watches(
    *,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
) -> None:
    """List the watches: what each is for, over which channels it tells, what it told last.

    Example: tocsin watch list
    """
    from tocsin.cli.forms import Column, Listing, form_of, put
    from tocsin.core.types import Alert
    from tocsin.pipeline.outbox import outbox
    from tocsin.pipeline.watching import active_watches
    from tocsin.publish.alerts.watches import WatchRow, watch_rows
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        watches = tuple(active_watches(opened).values())
        alerts, held = opened.recorded(Alert), outbox(opened)
    rows = watch_rows(
        watches,
        alerts,
        waiting=[each.message.watch for each in held if not each.ended],
        dead=[each.message.watch for each in held if each.last.step.value == "dead"],
    )
    columns = (
        Column(name="Name", cell=lambda row: row.name, whole=True),
        Column(name="For", cell=lambda row: row.conditions, max_width=40),
        Column(name="Over", cell=lambda row: row.channels, max_width=32),
        Column(name="Alerts", cell=lambda row: str(row.alerts), right=True),
        Column(name="Last", cell=lambda row: row.last_alert_at and row.last_alert_at[:16]),
        Column(name="Waiting", cell=lambda row: str(row.waiting or "") or None, right=True),
        Column(name="Dead", cell=lambda row: str(row.dead or "") or None, right=True),
    )
    if not rows:
        reporter().say("watch.none", "no watch found", watches=0)
    listing = Listing(records=watches, row_kind=WatchRow, rows=rows, columns=columns)
    put(listing, form_of(jsonl=jsonl, csv=csv, table=table))


@command(group)
def show(name: Name, *, ledger: LedgerPath = "tocsin.db") -> None:
    """Show a watch: its conditions, channels, and who set it when.

    Example: tocsin watch show anbar
    """
    from tocsin.publish.alerts.watches import watch_lines, watch_warnings
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        held = the_watch(opened, name)
    for line in (*watch_lines(held), *watch_warnings(held)):
        typer.echo(line)


@command(group)
def remove(
    name: Name,
    *,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Watch no longer. What it told stays in the ledger; what waits is still sent.

    Example: tocsin watch remove anbar
    """
    from dataclasses import replace

    from tocsin.core.ids import watch_id
    from tocsin.pipeline.watching import record_watch
    from tocsin.store.ledger import Ledger

    at, author = datetime.now(UTC), who(by, load(settings))
    with Ledger.open(ledger, create=False) as opened:
        held = the_watch(opened, name)
        gone = replace(
            held,
            id=watch_id(name=name, by=author, at=at.isoformat()),
            retired=True,
            by=author,
            made_at=at,
        )
        record_watch(opened, gone)
    reporter().say("watch.removed", f"{name} is watched no longer", name=name)


def the_watch(ledger: "Ledger", name: str) -> "Watch":
    """Return the watch of a name.

    Raises:
        NotFoundError: If there is none.
    """
    from tocsin.pipeline.watching import active_watches

    held = active_watches(ledger)
    if name not in held:
        known = f"There are {', '.join(sorted(held))}." if held else "Add one: `tocsin watch add`."
        raise NotFoundError(f"there is no watch {name!r}", hint=known)
    return held[name]


app.add_typer(group)
