"""Commands of outlooks: what is announced, threatened or forecast, and what became of it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.actors import By
from tocsin.cli.app import app, command
from tocsin.cli.common import (
    check_period,
    country_code,
    day,
    load,
    open_view,
    today,
    type_of_act,
    write_file,
)
from tocsin.cli.forms import Column, Listing, form_of, put
from tocsin.cli.ids import NAMED_AT_MOST
from tocsin.cli.looking import check_named, documents_asked, masker_of, shelf_of
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
)
from tocsin.cli.report import number_of, reporter
from tocsin.core.ids import ID_SHOWN
from tocsin.core.vocab import Outcome, OutlookKind, OutlookState
from tocsin.watch.outlooks.tracks import Whose

if TYPE_CHECKING:
    from tocsin.core.types import ForecastRecord

group = typer.Typer()
app.add_typer(group, name="outlooks")


def _what(row: object) -> str:
    kind, act, by, against = (getattr(row, key) for key in ("kind", "act", "by", "against"))
    words = f"{kind}: {act}"
    return words + (f" by {by}" if by else "") + (f"; against {against}" if against else "")


def _until(row: object) -> str:
    """Return the last day, and that it is over; or that none is said."""
    last, state = getattr(row, "last_day", None), getattr(row, "state", "")
    return "no last day" if last is None else f"{last} {state if state == 'due' else ''}".strip()


def _likelihood(row: object) -> str | None:
    said, read = getattr(row, "likelihood", None), getattr(row, "people_read", None)
    return f"{said}; people read {read.partition(',')[0]}" if said and read else said


def outcome_cell(row: object) -> str | None:
    """Return what became of it: a ruling with its name, or what is proposed and why."""
    if (ruled := getattr(row, "outcome", None)) is not None:
        return f"{ruled}, ruled by {getattr(row, 'ruled_by', '')}: {getattr(row, 'ruled_why', '')}"
    if getattr(row, "state", None) == OutlookState.NO_DEADLINE:
        return None
    proposed = getattr(row, "proposed", None)
    because = getattr(row, "proposed_because", None)
    ids = getattr(row, "incidents", None) or getattr(row, "possible_incidents", None)
    named = [each[:ID_SHOWN] for each in ids.split("; ")] if ids else []
    more = " ..." if len(named) > NAMED_AT_MOST else ""
    told = f" ({', '.join(named[:NAMED_AT_MOST])}{more})" if named else ""
    return f"proposed {proposed}: {because}{told}" if proposed is not None else None


def _outcome(row: object) -> str | None:
    """Return a ruling with its name, or what is proposed as a question; why, `explain` says."""
    if (ruled := getattr(row, "outcome", None)) is not None:
        return f"{ruled}, {getattr(row, 'ruled_by', '')}"
    undated = getattr(row, "state", None) == OutlookState.NO_DEADLINE
    proposed = getattr(row, "proposed", None)
    return f"{proposed}?" if proposed is not None and not undated else None


def _between(best: float | None, worst: float | None) -> str | None:
    if best is None or worst is None:
        return None
    return f"{best:.2f}" if f"{best:.2f}" == f"{worst:.2f}" else f"{best:.2f} to {worst:.2f}"


def _skill(row: object) -> str | None:
    words = _between(getattr(row, "skill_worst", None), getattr(row, "skill_best", None))
    low, high = getattr(row, "skill_low", None), getattr(row, "skill_high", None)
    return f"{words} (95 %: {low:.2f} to {high:.2f})" if words and low is not None else None


COLUMNS = (
    Column(name="Outlook", cell=lambda row: row.id[:ID_SHOWN], whole=True),
    Column(name="What", cell=_what, max_width=26),
    Column(name="Where", cell=lambda row: row.places, max_width=12),
    Column(name="Who says so", cell=lambda row: row.who, max_width=24),
    Column(name="Until", cell=_until, max_width=11),
    Column(name="Likelihood", cell=_likelihood, max_width=16),
    Column(name="Only if", cell=lambda row: row.condition, max_width=18),
    Column(name="Outcome", cell=_outcome, max_width=14),
)
RECORD_COLUMNS = (
    Column(name="Who", cell=lambda row: row.name, max_width=26),
    Column(name="Made", cell=lambda row: str(row.made), right=True, whole=True),
    Column(name="Open", cell=lambda row: str(row.open), right=True, whole=True),
    Column(name="Due", cell=lambda row: str(row.due), right=True, whole=True),
    Column(name="Undated", cell=lambda row: str(row.no_deadline), right=True, whole=True),
    Column(name="Came", cell=lambda row: str(row.happened), right=True, whole=True),
    Column(name="Did not", cell=lambda row: str(row.did_not), right=True, whole=True),
    Column(name="Unres.", cell=lambda row: str(row.unresolved), right=True, whole=True),
    Column(name="Void", cell=lambda row: str(row.void), right=True, whole=True),
    Column(name="Brier", cell=lambda row: _between(row.brier_best, row.brier_worst)),
    Column(name="Log", cell=lambda row: _between(row.log_best, row.log_worst)),
    Column(name="Skill", cell=_skill),
    Column(name="Note", cell=lambda row: row.note, max_width=30),
)


Due = Annotated[
    bool, typer.Option("--due", help="Only those whose last day is over and nobody ruled on.")
]
OfType = Annotated[
    str | None, typer.Option("--type", help="Only acts of this type: ASSAULT, COERCE, ...")
]
LastSince = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only with a last day then or later."
    ),
]
LastUntil = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only with a last day by then."),
]


@command(group, alone=True)
def outlooks(  # noqa: PLR0913 (one parameter an option)
    context: typer.Context,
    *,
    ledger: LedgerPath = "tocsin.db",
    due: Due = False,
    kind: Annotated[OutlookKind | None, typer.Option(help="Only this kind.")] = None,
    event_type: OfType = None,
    country: Country = None,
    actor: Actor = None,
    since: LastSince = None,
    until: LastUntil = None,
    source: OutletName = None,
    document: OneDocument = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List what is announced, threatened, warned of or forecast, and what became of it.

    One line for all mentions of one act by one speaker. When the last day is over, an outcome is
    proposed from the incidents, with the reason; it counts only once a person rules.

    Example: tocsin outlooks --due --country IQ
    """
    if context.invoked_subcommand is not None:
        return
    from tocsin.pipeline.outlooked import outlooks_of
    from tocsin.publish.outlooks.lines import (
        OutlookRow,
        OutlookSelection,
        left_unplaced,
        outlook_rows,
        select_outlooks,
    )

    check_period(since, until)
    wanted = OutlookSelection(
        due=due, kind=kind, event_type=type_of_act(event_type), country=country_code(country),
        actor=actor, since=day(since), until=day(until),
    )  # fmt: skip
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    check_named(seen, actor=actor)
    asked = documents_asked(seen, source=source, document=document)
    found = outlooks_of(seen, loaded, on=today(as_of))
    entries = [e for e in found if asked is None or asked.intersection(e.document_ids)]
    chosen = select_outlooks(entries, wanted)
    _say_unplaced(len(left_unplaced(entries, wanted)))
    if not chosen:
        words = "no outlook found that is due" if due else "no outlook found"
        reporter().say("outlooks.none", words)
    masker = masker_of(seen, loaded)
    rows = [masker.record(row) for row in outlook_rows(chosen, shelf=shelf_of(seen))]
    put(
        Listing(records=chosen, row_kind=OutlookRow, rows=rows, columns=COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )


def _say_unplaced(unplaced: int) -> None:
    """Say how many outlooks were left out since no country is told of them."""
    if unplaced:
        words = f"{number_of(unplaced, 'outlook')} of which no country is told left out"
        it = "it" if unplaced == 1 else "they"
        reporter().say(
            "outlooks.unplaced", f"{words}: {it} may be about that country", unplaced=unplaced
        )


@command(group)
def resolve(  # noqa: PLR0913 (one parameter an option)
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="An outlook or a forecast: its id or the start of it."),
    ],
    outcome: Annotated[
        Outcome,
        typer.Argument(metavar="OUTCOME", help="happened, did-not, unresolved or void."),
    ],
    *,
    why: Annotated[str, typer.Option("--why", help="The reason, for those who read it later.")],
    incident: Annotated[
        list[str] | None, typer.Option("--incident", metavar="ID", help="What came; repeatable.")
    ] = None,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Rule what became of an outlook or of a forecast. The last ruling counts, none is removed.

    Example: tocsin outlooks resolve cf9552f unresolved --why "no count by day"
    """
    from tocsin.cli.adding import who
    from tocsin.cli.resolving import record_resolution

    loaded = load(settings)
    record_resolution(
        wanted,
        outcome,
        incidents=tuple(incident or ()),
        why=why,
        by=who(by, loaded),
        at=(ledger, loaded),
    )


@command(group)
def track(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    by: Annotated[
        Whose,
        typer.Option("--by", help="Who said it, the outlet that told it, or users' forecasts."),
    ] = Whose.SPEAKER,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Also write a calibration plot.")
    ] = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """Show how outlooks came out: counts, and from ten resolved ones scores and calibration.

    Only what a person ruled counts. Void and unresolved ones are counted, not scored, and so are
    those whose words nobody puts a number on. Where words stand for a range, a score is one too.

    Example: tocsin outlooks track --by outlet
    """
    from tocsin.pipeline.outlooked import records_of
    from tocsin.publish.outlooks.records import RecordRow, masked_rows

    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of)
    found = records_of(seen, loaded, whose=by, on=today(as_of))
    masker = masker_of(seen, loaded)
    if svg is not None:
        _write_plot([masker.record(each) for each in found], svg)
    rows = masked_rows(found, masker)
    if not rows:
        what = "forecast" if by is Whose.USER else "outlook"
        reporter().say("outlooks.untracked", f"no {what} found")
    put(
        Listing(records=found, row_kind=RecordRow, rows=rows, columns=RECORD_COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )


def _write_plot(records: "list[ForecastRecord]", path: Path) -> None:
    """Write the calibration plot of the records that are scored; say so where none is."""
    from tocsin.publish.outlooks.calibration_plot import calibration_svg

    scored = [each for each in records if each.calibration]
    if not scored:
        words = (
            "no record is scored, so there is nothing to draw: ten of one speaker must be "
            "ruled on, with words that have numbers"
        )
        reporter().say("outlooks.unscored", words, path=path)
        return
    write_file(path, calibration_svg(scored))
    words = f"Wrote {path}: {number_of(len(scored), 'record')}"
    reporter().say("outlooks.plot", words, path=path)
