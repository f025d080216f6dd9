"""The command that lists the standing relations between parties."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import load, open_view
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.looking import documents_asked, masker_of, shelf_of
from tocsin.cli.options import (
    Actor,
    AsCsv,
    AsJsonLines,
    AsOf,
    AsTable,
    LedgerPath,
    OneDocument,
    OutletName,
    PublishedBy,
    SettingsPath,
)
from tocsin.cli.report import reporter
from tocsin.core.vocab import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.types import Edge
    from tocsin.pipeline.view import View
    from tocsin.publish.edge_lines import EdgeRow
    from tocsin.settings import Settings


def _sentence(row: "EdgeRow") -> str:
    qualifier = f" {row.qualifier}" if row.qualifier else ""
    return f"{row.subject} {row.relation}{qualifier} {row.object}"


def _origins(row: "EdgeRow") -> str:
    low, high = row.origins_low, row.origins_high
    return str(low) if low == high else f"{low}–{high}"


COLUMNS = (
    Column(name="Relation", cell=_sentence, max_width=34),
    Column(name="Status", cell=lambda row: row.status, whole=True),
    Column(name="Who says so", cell=lambda row: row.who, max_width=44),
    Column(name="When", cell=lambda row: row.when, max_width=12),
    Column(name="Marks", cell=lambda row: row.marks, max_width=40),
    Column(name="Origins", cell=_origins, right=True, whole=True),
    Column(name="Reports", cell=lambda row: row.documents, max_width=8),
)


@command()
def ties(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Only between these two: names or registry ids."),
    ] = None,
    actor: Actor = None,
    relation: Annotated[
        Relation | None, typer.Option(help="Only this relation: funds, arms, directs, ...")
    ] = None,
    source: OutletName = None,
    document: OneDocument = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List who is said to fund, arm, direct, fight whom: every side, with who says so.

    Contested relations stand first, their sides together. What is opinion, doubted, denied
    or rejected by a person is listed with its mark: it is not a fact. A JSON line holds a
    pair with all its sides (tocsin schema Edge).

    Example: tocsin ties --between Iran "militant groups"
    """
    from tocsin.pipeline.shown import opinions_of
    from tocsin.publish.edges import edges, select_edges

    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    shelf = shelf_of(seen, seen.with_rejected())
    asked = documents_asked(seen, source=source, document=document)
    found = edges(
        (each for each in shelf.claims.values() if asked is None or each.document_id in asked),
        shelf=shelf,
        opinion=opinions_of(seen, loaded),
        standing=seen.standing(),
    )
    chosen = select_edges(found, names=between or ([actor] if actor else []))
    if relation is not None:
        chosen = tuple(
            edge for edge in chosen if relation in {side.relation for side in edge.sides}
        )
    if not chosen:
        reporter().say("ties.none", "no tie found; a party may stand under another name")
    _put(chosen, seen, form=form_of(jsonl=jsonl, csv=csv, table=table), settings=loaded)


def _put(chosen: "Sequence[Edge]", seen: "View", *, form: Form, settings: "Settings") -> None:
    """Print edges; for people each contested one by itself, with what does not go together."""
    from tocsin.publish.edge_lines import EdgeRow, edge_rows

    masker, labels = masker_of(seen, settings), shelf_of(seen).labels

    def listing(some: "Sequence[Edge]") -> Listing:
        rows = [masker.record(row) for row in edge_rows(some, labels=labels)]
        return Listing(records=some, row_kind=EdgeRow, rows=rows, columns=COLUMNS)

    if form is not Form.TABLE:
        put(listing(chosen), form)
        return
    for edge in (each for each in chosen if each.contested):
        typer.echo(f"Contested: {edge.note}")
        put(listing([edge]), form)
        typer.echo()
    others = [each for each in chosen if not each.contested]
    if others:
        put(listing(others), form)
