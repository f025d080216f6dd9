"""Commands that tell a person what is known: one incident, or a brief."""

from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.claims import claim_text
from tocsin.cli.common import (
    check_period,
    country_code,
    day,
    instant,
    load,
    open_view,
    today,
    write_file,
)
from tocsin.cli.documents import document_text
from tocsin.cli.ids import claim_id, document_id, incident_of
from tocsin.cli.looking import country_names, masker_of, say_undated
from tocsin.cli.options import AsOf, Country, LedgerPath, PublishedBy, SettingsPath, Since, Until
from tocsin.cli.report import reporter
from tocsin.core.errors import FormatError

if TYPE_CHECKING:
    from tocsin.core.types import Incident
    from tocsin.pipeline.view import View
    from tocsin.publish.cases.lines import CaseView
    from tocsin.publish.model import Brief, BriefScope
    from tocsin.settings import Settings


class BriefFormat(StrEnum):
    """What a brief is written as."""

    MD = "md"
    HTML = "html"


@command()
def explain(  # noqa: PLR0913 (one parameter an option)
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="An incident, a claim or a document: its id or start."),
    ],
    *,
    html: Annotated[
        bool,
        typer.Option("--html", help="An incident as one HTML file, private names masked."),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file for --html; by default standard output."),
    ] = None,
    ledger: LedgerPath = "tocsin.db",
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """Show why an incident reads as it does; a claim or a document is shown whole.

    Each field with its values; for each value the claims with the quoted words, the chain of
    attribution and the document; and why these reports were taken for one incident. --html
    draws the values over time and the origins, and marks the words in their sentences.

    Example: tocsin explain i4f2a --html --out why.html
    """
    _check_html(wanted, html=html, out=out)
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    if html:
        put_text(incident_html(incident_of(wanted, seen), seen, loaded), out, code="explain")
        return
    match wanted[:1]:
        case "c":
            text = claim_text(claim_id(wanted, seen), seen, loaded, on=today(as_of))
        case "d":
            text = document_text(document_id(wanted, seen), seen)
        case _:
            text = _incident_text(incident_of(wanted, seen), seen, loaded)
    typer.echo(text, nl=False)


def _check_html(wanted: str, *, html: bool, out: Path | None) -> None:
    """Check that a page is asked for of what has one.

    Raises:
        FormatError: If not.
    """
    if out is not None and not html:
        raise FormatError("--out needs --html", hint="Add --html, or redirect the output.")
    kinds = {"c": ("claim", "claims"), "d": ("document", "documents")}
    if html and wanted[:1] in kinds:
        kind, lists = kinds[wanted[:1]]
        raise FormatError(
            f"--html is of an incident, and {wanted} is a {kind}",
            hint=f"Leave out --html, or give an incident: `tocsin {lists} {wanted}` names it."
            if kind == "claim"
            else "Leave out --html, or give an incident: list them with `tocsin incidents`.",
        )


def incident_html(incident: "Incident", seen: "View", settings: "Settings") -> str:
    """Return the page of an incident, private names masked unless the settings show them."""
    from tocsin.publish.explained.incident_page import build_page
    from tocsin.publish.html import render_page
    from tocsin.tables.templates import Template, template

    names = country_names(settings)
    page = build_page(
        incident,
        assessment=seen.assessments.get(incident.id),
        documents=seen.documents,
        readings=seen.readings,
        sources=seen.sources,
        copies=seen.fusion.copies,
        masker=masker_of(seen, settings),
        settings=replace(settings.brief, country_names=names),
    )
    return render_page(page, template=template(Template.INCIDENT))


def put_text(text: str, out: Path | None, *, code: str) -> None:
    """Write text into a file, or to standard output."""
    if out is None:
        typer.echo(text)
        return
    write_file(out, text)
    reporter().say(f"{code}.written", f"Wrote {out}", path=out)


def _incident_text(incident: "Incident", seen: "View", settings: "Settings") -> str:
    from tocsin.publish.explained.explain import explain_incident, render_explanation_text

    explanation = explain_incident(
        incident,
        documents=seen.documents,
        readings=seen.readings,
        assessment=seen.assessments[incident.id],
        countries=country_names(settings),
    )
    return render_explanation_text(explanation)


@command()
def brief(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    form: Annotated[BriefFormat, typer.Option("--format", help="md or html.")] = BriefFormat.MD,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="A file; by default standard output.")
    ] = None,
    full: Annotated[
        bool,
        typer.Option("--full", help="Cut no list; else each says how many it leaves out."),
    ] = False,
    cases: Annotated[
        bool, typer.Option("--cases", help="Also your own open cases of duty to warn.")
    ] = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """Write a brief: what happened, who says so, what contradicts what, what is unknown.

    Every statement is footnoted to the words that support it. The HTML brief is one file
    that loads nothing from elsewhere.

    Example: tocsin brief --since 2024-01-01 --country IR --format html --out brief.html
    """
    from tocsin.publish.html import render_html
    from tocsin.publish.markdown import render_markdown
    from tocsin.publish.model import BriefScope
    from tocsin.tables.templates import Template, template

    check_period(since, until)
    loaded, at = load(settings), instant(as_of) or datetime.now(UTC)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    scope = BriefScope(since=day(since), until=day(until), country=country_code(country), full=full)
    own = _own_cases(ledger, loaded, as_of=at) if cases else None
    made = _brief_of(seen, loaded, scope=scope, at=at, own=own)
    chosen = {each.id for each in made.incidents}
    dates = [each.when for each in seen.fusion.incidents if each.id in chosen]
    say_undated(dates, kind="incident", asked=bool(since or until))
    if form is BriefFormat.HTML:
        text = render_html(made, template=template(Template.BRIEF))
    else:
        text = render_markdown(made)
    put_text(text, out, code="brief")


def _brief_of(
    seen: "View",
    settings: "Settings",
    *,
    scope: "BriefScope",
    at: datetime,
    own: "tuple[CaseView, ...] | None",
) -> "Brief":
    from tocsin.pipeline.counting import compared, measured
    from tocsin.pipeline.escalating import brief_escalation
    from tocsin.pipeline.outlooked import outlooks_of
    from tocsin.pipeline.shown import names_of, only_cases_name, opinions_of
    from tocsin.publish.brief import Beside, build_brief
    from tocsin.watch.sources import feed_states

    within = compared(seen, settings)
    return build_brief(
        fusion=seen.fusion,
        assessments=seen.assessments,
        documents=seen.documents,
        readings=seen.readings,
        sources=seen.sources,
        scope=scope,
        as_of=at,
        beside=Beside(
            feeds=feed_states(seen.feeds, seen.retrievals, as_of=at),
            measured=measured(seen, scope, settings=settings, within=within),
            escalation=brief_escalation(
                seen, as_of=at, until=scope.until, country=scope.country, settings=settings
            ),
            opinions=opinions_of(seen, settings),
            outlooks=outlooks_of(seen, settings, on=at.date(), within=within),
            cases=own,
            persons=seen.threatened if own is not None else only_cases_name(seen),
        ),
        names=names_of(seen.additions),
        settings=replace(settings.brief, country_names=country_names(settings)),
    )


def _own_cases(ledger: str, settings: "Settings", *, as_of: datetime) -> "tuple[CaseView, ...]":
    """Return the open cases of a ledger for a brief, masked as elsewhere."""
    from tocsin.cases.reminders import due
    from tocsin.cli.cases.common import masker_for, shows_names
    from tocsin.pipeline.cases import cases_in
    from tocsin.publish.cases.lines import case_views
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        held = cases_in(opened, as_of=as_of)
        masker = masker_for(held, opened, show=shows_names(settings))
    views = case_views(held, due(held, today=as_of.date()))
    return tuple(masker.record(each) for each in views)
