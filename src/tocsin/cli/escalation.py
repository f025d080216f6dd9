"""The command that says whether it became worse."""

from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import country_code, instant, load, open_view, type_or_mode, write_file
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.looking import check_named, masker_of, say_opined, say_unplaced
from tocsin.cli.options import (
    Actor,
    AsCsv,
    AsJsonLines,
    AsOf,
    AsTable,
    Country,
    LedgerPath,
    PublishedBy,
    SettingsPath,
)
from tocsin.cli.report import number_of, reporter

if TYPE_CHECKING:
    from tocsin.core.selection import Selection
    from tocsin.core.types import Finding
    from tocsin.pipeline.view import View
    from tocsin.publish.escalation.lines import EscalationRow
    from tocsin.settings import Settings


class ByWhat(StrEnum):
    """What incidents are looked at by."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ACTOR = "actor"
    TYPE = "type"


@command()
def escalation(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    by: Annotated[
        ByWhat,
        typer.Option(help="Look at each country, first-order area, actor or type of incident."),
    ] = ByWhat.COUNTRY,
    country: Country = None,
    event_type: Annotated[
        str | None,
        typer.Option("--type", help="Only this type or mode: ASSAULT, drone, bombing, ..."),
    ] = None,
    actor: Actor = None,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Draw the weeks of each series in this file."),
    ] = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """Say whether it is getting worse: each area, actor or type against its own history.

    Weekly counts are compared with what this ledger's own past leads one to expect, at a
    stated rate of false signals: escalation.false_alarm_weeks, 104 for about one in 104 weeks
    of a series, in simulations one in 67 to one in 200. With too little history the answer is
    "insufficient baseline" and what is missing. A signal that rests on one origin only is "not
    confirmed". Without --type, attacks (ASSAULT) are counted.

    Example: tocsin escalation --by admin1 --country IQ --svg weeks.svg
    """
    from tocsin.core.selection import Selection
    from tocsin.publish.escalation.drawing import drawing
    from tocsin.publish.escalation.lines import EscalationRow, escalation_rows, grounds, limits

    loaded, at = load(settings), instant(as_of) or datetime.now(UTC)
    asked = Selection(
        country=country_code(country), event_type=type_or_mode(event_type), actor=actor
    )
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    check_named(seen, actor=actor)
    found = _findings(seen, loaded, by=by, asked=asked, at=at)
    masker = masker_of(seen, loaded)
    if svg is not None:
        write_file(svg, drawing([masker.record(each) for each in found]))
        reporter().say("escalation.drawn", f"Wrote {svg}", path=str(svg))
    if not found:
        reporter().say("escalation.none", "insufficient baseline: no incident to count", series=0)
    form = form_of(jsonl=jsonl, csv=csv, table=table)
    rows = [masker.record(row) for row in escalation_rows(found)]
    put(Listing(records=found, row_kind=EscalationRow, rows=rows, columns=COLUMNS), form)
    if form is Form.TABLE:
        for words in (*grounds(found), *limits(found)):
            typer.echo(masker.text(words))


def _findings(
    seen: "View", settings: "Settings", *, by: ByWhat, asked: "Selection", at: datetime
) -> "tuple[Finding, ...]":
    """Return what is found of what was asked for, and say how many incidents are left out."""
    from tocsin.core.selection import select_incidents
    from tocsin.core.told import is_told
    from tocsin.pipeline.escalating import escalation as looked_at
    from tocsin.pipeline.escalating import lies_in
    from tocsin.watch.grouping import By

    found = looked_at(seen, By(by.value), as_of=at, settings=settings, asked=asked)
    every = by is ByWhat.TYPE or asked.event_type is not None
    types = settings.escalation.event_types
    counted = [
        each
        for each in select_incidents(seen.fusion.incidents, replace(asked, country=None))
        if every or each.event_type in types
    ]
    if by in {ByWhat.COUNTRY, ByWhat.ADMIN1}:
        say_unplaced(filter(is_told, counted))
    say_opined(sum(not is_told(each) for each in select_incidents(counted, asked)))
    return tuple(each for each in found if asked.country is None or lies_in(each, asked.country))


def _days(row: "EscalationRow") -> str | None:
    return f"{row.since} to {row.until}" if row.since else row.until


def _missing(row: "EscalationRow") -> str | None:
    """Return what a baseline lacks; what cannot be said of others stands under the table."""
    return row.unknown if row.until is None else None


def _baseline(row: "EscalationRow") -> str:
    """Return the history that a finding is measured by: how long, how much, how much a week."""
    weeks = number_of(row.baseline_weeks, "week")
    if row.baseline_mean is None:
        return weeks
    held = number_of(row.baseline_incidents or 0, "incident")
    return f"{weeks}, {held}; {row.baseline_mean:.1f} a week now"


def _number(low: int | None, high: int | None) -> str | None:
    if low is None or high is None:
        return None
    return str(low) if low == high else f"{low}–{high}"


COLUMNS = (
    Column(name="Of", cell=lambda row: row.label, max_width=18),
    Column(name="Finding", cell=lambda row: row.finding, max_width=14),
    Column(name="When", cell=_days, max_width=13),
    Column(name="Incidents", cell=lambda row: _number(row.low, row.high), right=True),
    Column(
        name="Expected", cell=lambda row: _number(row.expected_low, row.expected_high), right=True
    ),
    Column(name="Baseline", cell=_baseline, max_width=18),
    Column(name="What moved", cell=lambda row: row.changes, max_width=34),
    Column(name="Missing", cell=_missing, max_width=44),
)
