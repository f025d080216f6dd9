"""The command that counts incidents by period or group, beside the totals that are reported."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import (
    check_period,
    country_code,
    day,
    load,
    open_view,
    type_or_mode,
    write_file,
)
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.looking import check_named, country_names, documents_asked, masker_of, shelf_of
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
from tocsin.watch.grouping import By

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocsin.core.types import Counts
    from tocsin.pipeline.view import View
    from tocsin.publish.privacy.masking import Masker
    from tocsin.settings import Settings


@command()
def count(  # noqa: PLR0913 (one parameter an option)
    *,
    by: Annotated[By, typer.Option(help="What a row is.")] = By.MONTH,
    totals: Annotated[
        bool, typer.Option("--totals", help="List the reported totals in place of the counts.")
    ] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", help="Also draw the counts into this file.")
    ] = None,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    admin1: Admin1 = None,
    event_type: Annotated[
        str | None,
        typer.Option("--type", help="Count this type or mode: COERCE, drone; else attacks."),
    ] = None,
    actor: Actor = None,
    source: OutletName = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """Count incidents by week, month, country, area, actor or type, with those harmed.

    Attacks are counted unless --type names something else; other incidents of today stand
    beside. What is told as history is never counted, and nothing twice in the total. "0 to 2"
    is at least and at most: a date, a place or a part in it is not certain. Totals that are
    reported are never added; they are set against the ledger's own count, which gives its
    coverage.

    Example: tocsin count --by country --since 2023-10-01 --until 2023-10-31
    """
    from tocsin.core.selection import Selection
    from tocsin.pipeline.counting import counts_of

    check_period(since, until)
    selection = Selection(
        since=day(since), until=day(until), country=country_code(country), admin1=admin1,
        event_type=type_or_mode(event_type), actor=actor,
    )  # fmt: skip
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    check_named(seen, actor=actor, admin1=admin1)
    documents = documents_asked(seen, source=source, document=None)
    counts = counts_of(seen, selection, by, settings=loaded, documents=documents)
    names, masker = names_of(seen, loaded), masker_of(seen, loaded)
    if svg is not None:
        _draw(counts, svg, names=names, masker=masker, what=selection.event_type)
    form = form_of(jsonl=jsonl, csv=csv, table=table)
    if totals:
        _put_totals(counts, seen, form=form, masker=masker)
        return
    _put_counts(counts, form=form, names=names, masker=masker)
    if form is Form.TABLE:
        _put_totals(counts, seen, form=form, masker=masker, apart=True)


def names_of(seen: "View", settings: "Settings") -> "Mapping[str, str]":
    """Return the names of countries and of actors, by code, id or key."""
    from tocsin.core.parties import party_key
    from tocsin.publish.wording.naming import name_words
    from tocsin.tables.additions import actors_of

    told = {
        party_key(party): name_words(party.mention.quote)
        for incident in seen.fusion.incidents
        for party in reversed(incident.actors)
    }
    registered = {actor.id: actor.name for actor in actors_of(seen.additions)}
    return {**told, **registered, **country_names(settings)}


def _put_counts(
    counts: "Counts", *, form: Form, names: "Mapping[str, str]", masker: "Masker"
) -> None:
    from tocsin.publish.counts.lines import CountCells, count_cells, count_lines, harm_titles
    from tocsin.publish.counts.measured import coverage_sentence
    from tocsin.publish.counts.words import notes_of

    if form is Form.CSV:
        reporter().say("count.coverage", coverage_sentence(counts.coverage).rstrip("."))
    if form is not Form.TABLE:
        masked = [masker.record(row) for row in count_cells(counts, names)]
        rows = [replace(row, key="") if masker.hides(row.key) else row for row in masked]
        put(Listing(records=[counts], row_kind=CountCells, rows=rows, columns=()), form)
        return
    for note in notes_of(counts):
        reporter().say("count.note", note.rstrip("."))
    harm = [
        Column(name=title, cell=lambda row, at=at: row.harm[at], max_width=22)  # type: ignore[misc]
        for at, title in enumerate(harm_titles(counts))
    ]
    columns = (
        Column(name=counts.by.capitalize(), cell=lambda row: row.label, max_width=30),
        Column(name="Incidents", cell=lambda row: row.incidents, max_width=20),
        *harm,
        Column(name="Others", cell=lambda row: row.others, max_width=8),
        Column(name="Reports", cell=lambda row: row.reports, right=True),
    )
    lines = [masker.record(line) for line in count_lines(counts, names)]
    put(Listing(records=[counts], row_kind=type(lines[0]), rows=lines, columns=columns), form)


def _put_totals(
    counts: "Counts", seen: "View", *, form: Form, masker: "Masker", apart: bool = False
) -> None:
    from tocsin.publish.counts.lines import TotalLine, total_lines, totals_text

    lines = [masker.record(line) for line in total_lines(counts.coverage, shelf_of(seen))]
    if form is Form.TABLE:
        typer.echo(f"{chr(10) * apart}{totals_text(lines)}", nl=False)
        return
    put(Listing(records=counts.coverage, row_kind=TotalLine, rows=lines, columns=()), form)


def _draw(
    counts: "Counts",
    path: Path,
    *,
    names: "Mapping[str, str]",
    masker: "Masker",
    what: str | None,
) -> None:
    from tocsin.publish.counts.chart import count_chart
    from tocsin.publish.counts.measured import coverage_sentence
    from tocsin.publish.html import render_svg
    from tocsin.tables.templates import Template, template

    note = coverage_sentence(counts.coverage)
    chart = masker.record(count_chart(counts, names, what=what, note=note))
    write_file(path, render_svg(chart, template=template(Template.COUNTS)))
    reporter().say("count.drawn", f"Wrote {path}", path=path)
