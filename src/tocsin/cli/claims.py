"""The command that lists claims, or shows one whole."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import (
    check_period,
    claim_code,
    claim_kind,
    country_code,
    day,
    load,
    open_view,
    today,
)
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.ids import claim_id
from tocsin.cli.looking import documents_asked, masker_of, shelf_of
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
from tocsin.core.ids import ID_SHOWN
from tocsin.core.vocab import Stance

if TYPE_CHECKING:
    from tocsin.core.types import Claim
    from tocsin.pipeline.view import View
    from tocsin.settings import Settings

QUOTE_WIDTH = 200


def _realis(row: object) -> str | None:
    realis, background = getattr(row, "realis", None), getattr(row, "background", None)
    return f"{realis}, history" if background else realis


def _when(row: object) -> str | None:
    words: str = getattr(row, "when", "")
    return None if words.startswith("date not found") else words.removeprefix("on ")


def _marks(row: object) -> str | None:
    told = (getattr(row, "doubts", None), getattr(row, "rulings", None))
    return "; ".join(filter(None, told)) or None


def _words(row: object) -> str:
    from tocsin.publish.wording.claim_words import shortened

    return shortened(getattr(row, "quote", ""), QUOTE_WIDTH)


COLUMNS = (
    Column(name="Claim", cell=lambda row: row.id[:ID_SHOWN], whole=True),
    Column(name="Kind", cell=lambda row: row.kind, whole=True),
    Column(name="What", cell=lambda row: row.what, max_width=28),
    Column(name="Who says so", cell=lambda row: f"{row.stance}: {row.who}", max_width=30),
    Column(name="Realis", cell=_realis, max_width=10),
    Column(name="When", cell=_when, max_width=12),
    Column(name="Where", cell=lambda row: row.places, max_width=12),
    Column(name="How many", cell=lambda row: row.figures, max_width=14),
    Column(name="Score", cell=lambda row: f"{row.score:.2f}", right=True, whole=True),
    Column(name="Doubts, rulings", cell=_marks, max_width=20),
    Column(name="Words", cell=_words),
)


@command()
def claims(  # noqa: PLR0913 (one parameter an option)
    wanted: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One claim, by its id or the start of it.")
    ] = None,
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    kind: Annotated[
        str | None, typer.Option(help="occurrence, tie, tally, outlook or statement.")
    ] = None,
    code: Annotated[
        str | None, typer.Option("--type", help="Only this type: ASSAULT, drone, arms, threat, ...")
    ] = None,
    actor: Actor = None,
    source: OutletName = None,
    document: OneDocument = None,
    stance: Annotated[
        Stance | None, typer.Option(help="How the speaker stands to it: denied, suspected, ...")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Only claims scored so or higher.")
    ] = None,
    doubted: Annotated[
        bool, typer.Option("--doubted", help="Only claims whose words may not be meant so.")
    ] = False,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List the claims, each with its words and who says so, or show one whole.

    Example: tocsin claims --kind tie --actor Hamas --stance asserted
    """
    from tocsin.publish.claim_lines import ClaimRow, ClaimSelection, claim_rows, select_claims

    check_period(since, until)
    selection = ClaimSelection(
        kind=claim_kind(kind), code=claim_code(code), actor=actor, stance=stance,
        min_score=min_score, country=country_code(country), since=day(since), until=day(until),
        doubted=doubted,
    )  # fmt: skip
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    form, one = form_of(jsonl=jsonl, csv=csv, table=table), wanted and claim_id(wanted, seen)
    if one and form is Form.TABLE:
        typer.echo(claim_text(one, seen, loaded, on=today(as_of)), nl=False)
        return
    shelf = shelf_of(seen, seen.with_rejected())
    asked = documents_asked(seen, source=source, document=document)
    found = [shelf.claims[one]] if one else select_claims(shelf.claims.values(), selection, shelf)
    chosen = [claim for claim in found if asked is None or claim.document_id in asked]
    rows = claim_rows(chosen, shelf=shelf, standing=seen.standing(), grades=seen.claim_grades())
    masker = masker_of(seen, loaded)
    masked = [masker.record(row) for row in rows]
    put(Listing(records=chosen, row_kind=ClaimRow, rows=masked, columns=COLUMNS), form)


def claim_text(key: str, seen: "View", settings: "Settings", *, on: date) -> str:
    """Return one claim whole, as text for a terminal; of an outlook, how it stands on a day."""
    from tocsin.publish.explained.claim_page import render_claim_text

    shelf = shelf_of(seen, seen.with_rejected())
    rulings = (judgement for matter, judgement in seen.standing().items() if key in matter)
    held = (each.id for each in seen.fusion.incidents if key in each.claim_ids)
    return render_claim_text(
        shelf.claims[key],
        as_read=seen.claims_as_read()[key],
        shelf=shelf,
        rulings=tuple(dict.fromkeys(rulings)),
        incident_id=next(held, None),
        grade=seen.claim_grade(key),
        outcome=_outcome(shelf.claims[key], seen, settings, on),
    )


def _outcome(claim: "Claim", seen: "View", settings: "Settings", on: date) -> tuple[str, ...]:
    """Return what became of what a claim says is to come, in lines."""
    from tocsin.core.types import Outlook
    from tocsin.pipeline.outlooked import outlooks_of
    from tocsin.publish.outlooks.lines import outcome_lines

    if not isinstance(claim.content, Outlook):
        return ()
    entries = outlooks_of(seen, settings, on=on)
    held = (outcome_lines(each) for each in entries if claim.id in each.claim_ids)
    return next(held, ())
