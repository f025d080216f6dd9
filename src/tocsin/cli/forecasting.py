"""Commands of a user's own forecasts: add one, list them."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.actors import By
from tocsin.cli.app import app, command
from tocsin.cli.common import country_code, load, open_view, today, type_or_mode
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.looking import masker_of
from tocsin.cli.options import (
    AsCsv,
    AsJsonLines,
    AsOf,
    AsTable,
    LedgerPath,
    SettingsPath,
)
from tocsin.cli.outlooks import Due, outcome_cell
from tocsin.cli.report import reporter
from tocsin.core.errors import FormatError
from tocsin.core.ids import ID_SHOWN, forecast_id
from tocsin.core.types import Forecast, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.types import Addition
    from tocsin.publish.outlooks.lines import ForecastRow

group = typer.Typer(no_args_is_help=True, help="Your own forecasts.")
app.add_typer(group, name="forecast")

DEFAULT_KM = 25.0


def _asked(row: "ForecastRow") -> str | None:
    near = f"near {row.near} ({row.near_km:g} km)" if row.near and row.near_km else row.near
    return ", ".join(filter(None, (row.event_type, row.country, row.actor, near))) or None


COLUMNS = (
    Column(name="Forecast", cell=lambda row: row.id[:ID_SHOWN], whole=True),
    Column(name="State", cell=lambda row: row.state, whole=True),
    Column(name="What", cell=lambda row: row.text, max_width=30),
    Column(name="Looked for", cell=_asked, max_width=22),
    Column(name="Prob.", cell=lambda row: f"{row.probability:g}", right=True, whole=True),
    Column(name="Until", cell=lambda row: row.until, whole=True),
    Column(name="By", cell=lambda row: row.by, max_width=14),
    Column(name="Outcome", cell=outcome_cell),
)


Probability = Annotated[
    float, typer.Option(min=0.001, max=0.999, help="How probable it is; never 0 or 1.")
]
ByDate = Annotated[
    datetime,
    typer.Option("--by-date", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Its last day."),
]
Where = Annotated[str | None, typer.Option(help="Where: a country's two-letter code or its name.")]
What = Annotated[
    str | None, typer.Option("--type", help="What: a type or mode, ASSAULT, drone, ...")
]
Who = Annotated[str | None, typer.Option(help="Who is to do it: part of a name, or a registry id.")]
Near = Annotated[
    str | None, typer.Option(metavar="PLACE", help='Around a place: its name ("Kerman, IR").')
]
NearKm = Annotated[
    float | None, typer.Option("--within-km", min=0.1, help="How far around; by default 25.")
]


@command(group)
def add(  # noqa: PLR0913 (one parameter an option)
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to come, in a sentence.")],
    *,
    probability: Probability,
    by_date: ByDate,
    country: Where = None,
    event_type: What = None,
    actor: Who = None,
    near: Near = None,
    near_km: NearKm = None,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Record a forecast of your own, to be scored when its day has passed.

    It is never changed: to think otherwise is to add another. With a country, type, actor or
    place an outcome is proposed from the incidents; rule with `tocsin outlooks resolve`.

    Example: tocsin forecast add "A drone hits a base in Iraq" --probability 0.3
    --by-date 2031-12-31 --country IQ --type drone
    """
    from tocsin import codec
    from tocsin.cli.adding import who
    from tocsin.store.ledger import Ledger

    now = datetime.now(UTC)
    _check(text, by_date, near=near, near_km=near_km, now=now)
    said_by = who(by, load(settings))
    with Ledger.open(ledger) as opened:
        code = country_code(country)
        place = _place(near, opened.additions(), within=code) if near is not None else None
        made = Forecast(
            id=forecast_id(text=text.strip(), by=said_by, at=now.isoformat()),
            text=text.strip(),
            probability=probability,
            until=by_date.date(),
            country=code,
            event_type=type_or_mode(event_type),
            actor=actor,
            near=place,
            near_km=(near_km or DEFAULT_KM) if place is not None else None,
            by=said_by,
            made_at=now,
        )
        with opened.writing() as writer:
            writer.append(made, recorded_at=now)
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(made))
    words = f"{made.id[:ID_SHOWN]}: {made.probability:g} by {made.until}, by {made.by}"
    reporter().say("forecast.added", words, id=made.id)


def _check(
    text: str, by_date: datetime, *, near: str | None, near_km: float | None, now: datetime
) -> None:
    """Check that a forecast says something of days to come.

    Raises:
        FormatError: If it does not.
    """
    if not text.strip():
        raise FormatError("a forecast needs words", hint="Say in a sentence what is to come.")
    if by_date.date() <= now.date():
        raise FormatError(
            f"--by-date {by_date:%Y-%m-%d} is not after today",
            hint="A forecast is made before its time is over.",
        )
    if near_km is not None and near is None:
        raise FormatError("--within-km needs --near", hint='Name the place: --near "Kerman, IR".')


def _place(wanted: str, additions: "Sequence[Addition]", *, within: str | None) -> Place:
    """Return the one place that a name, in a country if its code is given, or an id means."""
    from tocsin.cli.ruling import place_id
    from tocsin.tables.gazetteer_added import gazetteer_of

    places = gazetteer_of(additions)
    found = places.get(place_id(wanted, places, (within,) if within else ()))
    assert found is not None
    return found


@command(group, name="list")
def list_forecasts(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    due: Due = False,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """List your own forecasts with what became of them: ruled, or only proposed.

    Example: tocsin forecast list --due
    """
    from tocsin.pipeline.outlooked import forecasts_of
    from tocsin.publish.outlooks.lines import ForecastRow, forecast_rows

    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of)
    found = forecasts_of(seen, loaded, on=today(as_of))
    chosen = [each for each in found if not due or each.state == "due"]
    if not chosen:
        reporter().say("forecast.none", "no forecast is due" if due else "no forecast was added")
    masker = masker_of(seen, loaded)
    rows = [masker.record(row) for row in forecast_rows(chosen)]
    put(
        Listing(records=chosen, row_kind=ForecastRow, rows=rows, columns=COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )
