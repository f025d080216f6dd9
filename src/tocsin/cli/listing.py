"""The command that lists incidents."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import check_period, country_code, day, load, open_view, type_or_mode
from tocsin.cli.forms import Form, Listing, form_of, put, put_table
from tocsin.cli.looking import check_named, documents_asked, masker_of, say_undated, say_unplaced
from tocsin.cli.options import (
    Actor,
    AsCsv,
    AsJsonLines,
    AsOf,
    AsTable,
    Country,
    LedgerPath,
    OneDocument,
    OutletName,
    PublishedBy,
    SettingsPath,
    Since,
    Until,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.types import Incident
    from tocsin.pipeline.view import View
    from tocsin.publish.privacy.masking import Masker


@command()
def incidents(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    event_type: Annotated[
        str | None,
        typer.Option("--type", help="Only this type or mode: ASSAULT, drone, bombing, ..."),
    ] = None,
    actor: Actor = None,
    source: OutletName = None,
    document: OneDocument = None,
    history: Annotated[
        bool, typer.Option("--history", help="Also incidents told as background.")
    ] = False,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List the incidents: a table on a terminal, JSON lines when piped.

    A figure is a range from the lowest to the highest that all reports allow; a dash means
    that no report says. In rows of --csv, a figure that the column "contested" names spans
    all that reports say of it; an empty cell means that no report says.

    Example: tocsin incidents --country IR --since 2024-01-01 --type ASSAULT
    """
    from tocsin.core.selection import Selection, select_incidents

    check_period(since, until)
    selection = Selection(
        since=day(since),
        until=day(until),
        country=country_code(country),
        event_type=type_or_mode(event_type),
        actor=actor,
        history=history,
    )
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    check_named(seen, actor=actor)
    asked = documents_asked(seen, source=source, document=document)
    chosen = select_incidents(seen.fusion.incidents, selection)
    if asked is not None:
        chosen = tuple(item for item in chosen if asked.intersection(item.document_ids))
    if selection.country is not None:
        anywhere = replace(selection, country=None)
        there = {item.id for item in select_incidents(seen.fusion.incidents, selection)}
        everywhere = select_incidents(seen.fusion.incidents, anywhere)
        say_unplaced(item for item in everywhere if item.id not in there)
    say_undated((each.when for each in chosen), kind="incident", asked=bool(since or until))
    form = form_of(jsonl=jsonl, csv=csv, table=table)
    _put(chosen, seen, form=form, masker=masker_of(seen, loaded))


def _put(chosen: "Sequence[Incident]", seen: "View", *, form: Form, masker: "Masker") -> None:
    from tocsin.cli.show import incident_table
    from tocsin.publish.tables import IncidentRow, incident_rows

    if form is Form.TABLE:
        put_table(incident_table(chosen, seen.assessments, masker))
        return
    rows = incident_rows(chosen, assessments=seen.assessments)
    masked = [masker.record(row) for row in rows]
    put(Listing(records=chosen, row_kind=IncidentRow, rows=masked, columns=()), form)
