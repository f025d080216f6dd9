"""The command that lists documents, or shows one."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import check_period, country_code, day, load, open_view
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.ids import document_id
from tocsin.cli.looking import is_from, masker_of, say_undated, shelf_of
from tocsin.cli.options import (
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
from tocsin.core.ids import ID_SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.types import Document, Reading
    from tocsin.pipeline.view import View
    from tocsin.publish.privacy.masking import Masker
    from tocsin.publish.shelf import Shelf


def _days(row: object) -> str | None:
    """Return the days of publication in a column: one day, two, or the one that is known."""
    first, last = (getattr(row, name) for name in ("published_earliest", "published_latest"))
    if first == last or last is None:
        return first if first == last or first is None else f"from {first}"
    return f"by {last}" if first is None else f"{first} to {last}"


COLUMNS = (
    Column(name="Document", cell=lambda row: row.id[:ID_SHOWN], whole=True),
    Column(name="Published", cell=_days, max_width=12),
    Column(name="Source", cell=lambda row: row.source, max_width=20),
    Column(name="Title", cell=lambda row: row.title),
    Column(name="About", cell=lambda row: row.about, max_width=32),
    Column(name="Language", cell=lambda row: row.language, whole=True),
    Column(
        name="Claims",
        cell=lambda row: None if row.claims is None else str(row.claims),
        right=True,
        whole=True,
    ),
    Column(name="Not read", cell=lambda row: row.unread, max_width=24),
    Column(name="Recorded", cell=lambda row: row.recorded_at and row.recorded_at[:10], whole=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Which documents are asked for; None asks for all."""

    since: date | None
    until: date | None
    country: str | None
    source: str | None
    unread: bool

    def chosen(self, document: "Document", reading: "Reading | None", shelf: "Shelf") -> bool:
        from tocsin.core.selection import may_fall_within

        return (
            (self.source is None or is_from(shelf, document.id, self.source))
            and (not self.unread or reading is None or reading.unread is not None)
            and (self.country is None or _names_country(reading, self.country))
            and (reading is None or may_fall_within(reading.published_on, self.since, self.until))
        )


@command()
def documents(  # noqa: PLR0913 (one parameter an option)
    wanted: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="One document, by its id or the start of it."),
    ] = None,
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    source: OutletName = None,
    unread: Annotated[
        bool, typer.Option("--unread", help="Only those that were not read, with the reason.")
    ] = False,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List the documents, or show one: its date and the dates rejected, its blocks, its claims.

    --since and --until mean publication; --country what the claims name. A JSON line holds a
    document with its reading (tocsin schema ReadDocument).

    Example: tocsin documents --source "Meridian Post" --since 2024-01-01
    """
    check_period(since, until)
    asked = _Asked(
        since=day(since),
        until=day(until),
        country=country_code(country),
        source=source,
        unread=unread,
    )
    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of, published_by=published_by)
    form = form_of(jsonl=jsonl, csv=csv, table=table)
    if wanted is not None and form is Form.TABLE:
        typer.echo(document_text(document_id(wanted, seen), seen), nl=False)
        return
    _put(_choose(wanted, asked, seen), seen, form=form, masker=masker_of(seen, loaded))


def document_text(key: str, seen: "View") -> str:
    """Return one document as text for a terminal."""
    from tocsin.publish.explained.document_lines import render_document_text

    shelf = shelf_of(seen)
    return render_document_text(
        shelf.documents[key],
        shelf.readings.get(key),
        shelf=shelf,
        recorded_at=seen.recorded_at.get(key),
    )


def _choose(wanted: str | None, asked: _Asked, seen: "View") -> "Sequence[Document]":
    shelf = shelf_of(seen)
    if wanted is not None:
        return [shelf.documents[document_id(wanted, seen)]]
    found = [
        each for each in seen.documents if asked.chosen(each, shelf.readings.get(each.id), shelf)
    ]
    dates = [shelf.readings[each.id].published_on for each in found if each.id in shelf.readings]
    say_undated(dates, kind="document", asked=bool(asked.since or asked.until))
    return found


def _put(chosen: "Sequence[Document]", seen: "View", *, form: Form, masker: "Masker") -> None:
    from tocsin.core.types import ReadDocument
    from tocsin.publish.explained.document_lines import DocumentRow, document_rows

    shelf = shelf_of(seen)
    rows = document_rows(shelf, (each.id for each in chosen), recorded_at=seen.recorded_at)
    read = [(each, shelf.readings[each.id]) for each in chosen if each.id in shelf.readings]
    listing = Listing(
        records=[ReadDocument(document=each, reading=reading) for each, reading in read],
        row_kind=DocumentRow,
        rows=[masker.record(row) for row in rows],
        columns=COLUMNS,
    )
    put(listing, form)


def _names_country(reading: "Reading | None", code: str) -> bool:
    """Return whether a claim of a reading names a place in a country."""
    from tocsin.publish.wording.claim_words import places_in

    return reading is not None and any(
        ref.place is not None and ref.place.country == code
        for claim in reading.claims
        for ref in places_in(claim.content)
    )
