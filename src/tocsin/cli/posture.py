"""The command that lists deployments and withdrawals of forces in the order of time."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import check_period, country_code, day, load, open_view, type_or_mode
from tocsin.cli.forms import Column, Listing, form_of, put
from tocsin.cli.looking import (
    check_named,
    documents_asked,
    masker_of,
    say_coarse,
    say_undated,
    shelf_of,
)
from tocsin.cli.options import (
    Actor,
    Admin1,
    AsCsv,
    AsJsonLines,
    AsOf,
    AsTable,
    Country,
    LedgerPath,
    OutletName,
    PublishedBy,
    SettingsPath,
    Since,
    Until,
)
from tocsin.cli.report import reporter
from tocsin.core.ids import ID_SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.selection import Selection
    from tocsin.core.types import Movement
    from tocsin.pipeline.view import View
    from tocsin.publish.counts.posture import PostureRow


def _movement(row: "PostureRow") -> str:
    return row.movement if row.state == "done" else f"{row.movement}, {row.state}"


def _where(row: "PostureRow") -> str | None:
    origin = f"from {row.origin}" if row.origin else None
    destination = f"to {row.destination}" if row.destination else None
    return " ".join(filter(None, (origin, destination, row.place))) or None


_POSTURE = (
    Column(name="When", cell=lambda row: row.when.removeprefix("on "), max_width=20),
    Column(name="Movement", cell=_movement, max_width=18),
    Column(name="Whose", cell=lambda row: row.whose, max_width=16),
    Column(name="What", cell=lambda row: row.what, max_width=22),
    Column(name="Where", cell=_where, max_width=18),
    Column(name="Said by", cell=lambda row: row.who, max_width=24),
    Column(name="Grade", cell=lambda row: row.grade, whole=True),
    Column(name="Incident or claim", cell=lambda row: row.id[:ID_SHOWN], whole=True),
)


@command()
def posture(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    admin1: Admin1 = None,
    event_type: Annotated[
        str | None, typer.Option("--type", help="Only this type or mode: RETREAT, troops, ...")
    ] = None,
    actor: Actor = None,
    source: OutletName = None,
    history: Annotated[
        bool, typer.Option("--history", help="Also movements told as background.")
    ] = False,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List deployments and withdrawals of forces in the order of time.

    Those that are only announced or ordered say so: they may since have happened, and are no
    incidents. Numbers and names are as the reports have them.

    Example: tocsin posture --since 2023-10-01 --actor us-military
    """
    from tocsin.core.selection import Selection
    from tocsin.pipeline.counting import posture_of
    from tocsin.publish.counts.posture import PostureRow, posture_rows

    check_period(since, until)
    selection = Selection(
        since=day(since), until=day(until), country=country_code(country), admin1=admin1,
        event_type=type_or_mode(event_type), actor=actor, history=history,
    )  # fmt: skip
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    check_named(seen, actor=actor, admin1=admin1)
    documents = documents_asked(seen, source=source, document=None)
    found = posture_of(seen, selection, settings=loaded, documents=documents)
    _say_coarse(found, seen, selection)
    say_undated((each.when for each in found), kind="movement", asked=bool(since or until))
    if not found:
        reporter().say("posture.none", "no movement found", movements=0)
    masker, shelf = masker_of(seen, loaded), shelf_of(seen)
    told = posture_rows(found, shelf=shelf, assessments=seen.assessments)
    rows = [masker.record(row) for row in told]
    listing = Listing(records=found, row_kind=PostureRow, rows=rows, columns=_POSTURE)
    put(listing, form_of(jsonl=jsonl, csv=csv, table=table))


def _say_coarse(found: "Sequence[Movement]", seen: "View", selection: "Selection") -> None:
    """Say how many movements may have been in the area asked for."""
    from tocsin.core.selection import select_incidents
    from tocsin.watch.counts.belonging import told_too_coarsely
    from tocsin.watch.counts.posture import is_movement

    kept = {each.incident_id for each in found}
    wider = replace(selection, country=None, admin1=None)
    everywhere = select_incidents(seen.fusion.incidents, wider)
    left = (
        each
        for each in everywhere
        if each.id not in kept and is_movement(each.event_type, each.modes)
    )
    say_coarse(len(told_too_coarsely(left, selection, known=everywhere)))
