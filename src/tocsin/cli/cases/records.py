"""Commands that show cases: the list, one whole, and what is due."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.cases.common import CaseId, case_named, day_given, group, masker_for, shows_names
from tocsin.cli.common import instant, load
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.options import AsCsv, AsJsonLines, AsOf, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import reporter
from tocsin.core.ids import ID_SHOWN


def _outcome(row: object) -> str | None:
    outcome: str | None = getattr(row, "outcome", None)
    return outcome.replace("_", " ") if outcome else None


CASE_COLUMNS = (
    Column(name="Case", cell=lambda row: row.id[:ID_SHOWN], whole=True),
    Column(name="Opened", cell=lambda row: row.opened_at[:10], whole=True),
    Column(name="State", cell=lambda row: row.state, whole=True),
    Column(name="Threat", cell=lambda row: row.threat),
    Column(name="Against", cell=lambda row: row.against, max_width=16),
    Column(name="Decision", cell=lambda row: row.decision, whole=True),
    Column(name="Answered", cell=lambda row: row.acknowledged, whole=True),
    Column(name="Acted", cell=lambda row: row.action, whole=True),
    Column(name="Outcome", cell=_outcome, max_width=14),
)
DUE_COLUMNS = (
    Column(name="Due", cell=lambda row: row.due_on, whole=True),
    Column(name="", cell=lambda row: "overdue" if row.overdue else None, whole=True),
    Column(name="Case", cell=lambda row: row.case_id[:ID_SHOWN], whole=True),
    Column(name="What", cell=lambda row: row.what),
    Column(name="Event", cell=lambda row: row.event_id and row.event_id[:ID_SHOWN], whole=True),
)


@command(group, name="list")
def list_cases(  # noqa: PLR0913 (one parameter an option)
    *,
    everything: Annotated[bool, typer.Option("--all", help="Also closed ones.")] = False,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """List the cases that are open, each with its state and what comes next.

    Example: tocsin case list --all --csv
    """
    from tocsin.pipeline.cases import cases_in
    from tocsin.publish.cases.lines import CaseRow, case_rows
    from tocsin.store.ledger import Ledger

    loaded = load(settings)
    with Ledger.open(ledger, create=False) as opened:
        cases = cases_in(opened, as_of=instant(as_of))
        masker = masker_for(cases, opened, show=shows_names(loaded))
    shown = [case for case in cases if everything or not case.closed]
    if not shown:
        reporter().say("case.none", "no cases" if everything else "no open cases", cases=0)
    rows = [masker.record(row) for row in case_rows(shown)]
    put(
        Listing(records=shown, row_kind=CaseRow, rows=rows, columns=CASE_COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )


@command(group)
def show(
    case: CaseId,
    *,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    table: AsTable = False,
    as_of: AsOf = None,
) -> None:
    """Show one case: every event in order with both its times, and what nobody knows.

    Names stand in full: this is for who works on the case. To hand it on, export it.

    Example: tocsin case show k4f2
    """
    from tocsin import codec
    from tocsin.pipeline.cases import cases_in
    from tocsin.publish.cases.lines import case_text
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = case_named(case, cases_in(opened, as_of=instant(as_of)))
    if form_of(jsonl=jsonl, table=table) is Form.JSONL:
        typer.echo(codec.encode(found))
        return
    typer.echo(case_text(found), nl=False)


@command(group)
def due(  # noqa: PLR0913 (one parameter an option)
    *,
    until: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only what is due by this day.")
    ] = None,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """List reminders that nobody settled, and open cases that wait for a step.

    Example: tocsin case due --until 2031-05-06
    """
    from tocsin.cases.reminders import due as due_in
    from tocsin.pipeline.cases import cases_in
    from tocsin.publish.cases.lines import DueRow, due_rows
    from tocsin.store.ledger import Ledger

    loaded, now = load(settings), instant(as_of) or datetime.now(UTC)
    with Ledger.open(ledger, create=False) as opened:
        cases = cases_in(opened, as_of=instant(as_of))
        masker = masker_for(cases, opened, show=shows_names(loaded))
    found = due_in(cases, today=now.date(), until=day_given(until) if until else None)
    if not found:
        reporter().say("case.due.none", "nothing is due", due=0)
    rows = [masker.record(row) for row in due_rows(found)]
    put(
        Listing(records=found, row_kind=DueRow, rows=rows, columns=DUE_COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )
