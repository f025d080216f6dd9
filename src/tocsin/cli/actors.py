"""Commands of the actor registry: find, show, add, retire, merge; additions are in the ledger."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import app, command
from tocsin.cli.common import country_code, day, load
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.known import entry_id, known
from tocsin.cli.options import AsCsv, AsJsonLines, AsOf, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import reporter
from tocsin.core.vocab import ActorKind

if TYPE_CHECKING:
    pass

group = typer.Typer(
    help="Look up states, forces, armed groups, bodies and their leaders; add your own.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, an acronym, or a part of one.")]
Entry = Annotated[str, typer.Argument(metavar="ID", help="The id of an entry, or its name.")]
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="From this day.")
]
LastDay = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="To this day.")
]
Why = Annotated[
    str | None, typer.Option("--why", help="The reason, for those who read it later. Required.")
]
By = Annotated[
    str | None,
    typer.Option("--by", help="Who; by default `review.by`, or the login name."),
]
COLUMNS = (
    Column(name="Id", cell=lambda row: row.id, max_width=24),
    Column(name="Name", cell=lambda row: row.name, max_width=36),
    Column(name="Kind", cell=lambda row: row.kind.replace("_", " "), max_width=16),
    Column(name="Country", cell=lambda row: row.country),
    Column(name="Part of", cell=lambda row: row.part_of, max_width=18),
    Column(name="Until", cell=lambda row: row.until),
    Column(name="Reports", cell=lambda row: str(row.documents) if row.documents else None),
)


@command(group)
def find(  # noqa: PLR0913 (one parameter an option)
    name: Name,
    *,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """Find actors by name: entries of the registry, and named groups of the ledger without one.

    Entries of that name or acronym stand first, then those whose names hold it, then those
    spelled nearly so. A group that reports name and the registry does not know has an id that
    begins with "~": all spellings of its name share it. Without a ledger the registry is asked.

    Example: tocsin actors find "Popular Mobilization"
    """
    from tocsin.publish.actors import ActorRow, find_actors

    held = known(ledger, load(settings), as_of=as_of)
    rows = find_actors(name, registry=held.registry, entries=held.entries, named=held.named)
    if not rows:
        words = f"nobody is known as {name!r}; add who it is with `tocsin actors add`"
        reporter().say("actors.none", words)
    listing = Listing(records=rows, row_kind=ActorRow, rows=rows, columns=COLUMNS)
    put(listing, form_of(jsonl=jsonl, csv=csv, table=table))


@command(group)
def show(
    wanted: Entry,
    *,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """Show one actor: names, what it is part of, posts in time, sources, who names it.

    What was added or merged in this ledger is shown with who did it, when and why.

    Example: tocsin actors show quds-force
    """
    from tocsin import codec
    from tocsin.publish.explained.actor_page import actor_page, page_text

    held = known(ledger, load(settings), as_of=as_of)
    actor_id = entry_id(wanted, held)
    page = actor_page(
        actor_id,
        entries=held.entries,
        additions=[each for each in held.additions if actor_id in {each.entry_id, each.same_as}],
        held=held.named.get(actor_id),
        incidents=held.incidents,
    )
    if form_of(jsonl=jsonl, table=table) is Form.JSONL:
        typer.echo(codec.encode(page))
        return
    typer.echo(page_text(page, {actor.id: actor.name for actor in held.entries}))


@command(group)
def add(  # noqa: PLR0913 (one parameter an option)
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name in full.")],
    *,
    kind: Annotated[ActorKind, typer.Option(help="What it is.")],
    source: Annotated[str, typer.Option(help="Where the facts stand: a list, a report, a site.")],
    also: Annotated[
        list[str] | None, typer.Option("--also", metavar="NAME", help="Another name of it.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Its country: a code or a name.")] = None,
    part_of: Annotated[str | None, typer.Option(help="The body it is part of: id or name.")] = None,
    since: Day = None,
    until: LastDay = None,
    role: Annotated[str | None, typer.Option(help="Of a person: the post, a leader's.")] = None,
    of: Annotated[str | None, typer.Option(help="Of a person: the body of the post.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="Its id; by default its name.")] = None,  # noqa: A002
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Add an actor to this ledger's registry, or change one: the last addition of an id counts.

    Adding the very same again changes nothing. A namesake of an entry needs an id of its own,
    and then both stand; `tocsin actors retire` takes an addition back.

    Reports are linked to it when they are read next: `tocsin read` over the same reports reads
    them anew after something was added, and claims keep their ids. A person is added only with
    a post (--role, --of): private persons have no place in a registry.

    Example: tocsin actors add "Sons of the River" --kind armed_group --source "UN panel"
    """
    from tocsin.cli.adding import Draft, record, told, who

    loaded = load(settings)
    held = known(ledger, loaded)
    draft = Draft(
        name=name,
        kind=kind,
        source=source,
        names=tuple(also or ()),
        country=country_code(country),
        part_of=entry_id(part_of, held) if part_of else None,
        since=day(since),
        until=day(until),
        role=role,
        of=entry_id(of, held) if of else None,
        id=id,
    )
    added = draft.addition(held, by=who(by, loaded))
    if added in held.additions:
        told(added, f"{added.entry_id} is there already, just so: nothing was recorded")
        return
    was = any(each.entry_id == added.entry_id and not each.retired for each in held.additions)
    words = f"{added.entry_id} {'changed' if was else 'added'}: {name}; reports are linked to it"
    record(added, ledger=ledger, words=f"{words} when they are read again")


@command(group)
def retire(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="The id of an actor that was added, or its name.")
    ],
    *,
    why: Why = None,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Take back an actor that was added by mistake: it is no entry any more, from now on.

    Nothing is removed: one more record says who retired it, when and why, and --as-of an
    earlier day it stands. Claims that were linked to it are linked to nobody at once, also in
    reports that are not read again. What ships with Tocsin cannot be retired; an addition that
    stood in its place is, and the shipped entry stands again.

    Example: tocsin actors retire sons-of-the-river --why "a second name of mai-mai"
    """
    from tocsin.cli.adding import record, who
    from tocsin.cli.retiring import retiring_actor

    loaded = load(settings)
    held = known(ledger, loaded)
    made = retiring_actor(wanted, held=held, why=why or "", by=who(by, loaded))
    words = f"{made.entry_id} retired; to have it back, add it again just as it was"
    record(made, ledger=ledger, words=words)


@command(group)
def merge(  # noqa: PLR0913 (one parameter an option)
    one: Annotated[str, typer.Argument(metavar="ID", help="The actor that is another one.")],
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="The one that it is.", show_default=False)
    ] = None,
    *,
    why: Why = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take just this merge back; with ID alone, name those.")
    ] = False,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Say that one actor is another: incidents, ties and lists treat them as one from now on.

    A group that has no entry is named by its name or its key (~sonsoftheriver). Nothing is
    overwritten: `--undo ID OTHER` takes that merge back, and both are kept with who, when and
    why; `--undo ID` takes none back and says which merges there are of ID.

    Example: tocsin actors merge "Sons of the River" mai-mai --why "one commander"
    """
    from tocsin.cli.adding import record, who
    from tocsin.cli.merging import merging, undoing

    loaded = load(settings)
    held = known(ledger, loaded)
    asked = undoing if undo else merging
    made = asked(one, other, held=held, why=why, by=who(by, loaded))
    words = f"{made.entry_id} is {other}" if not undo else f"{made.entry_id} stands by itself again"
    record(made, ledger=ledger, words=words)


app.add_typer(group, name="actors")
