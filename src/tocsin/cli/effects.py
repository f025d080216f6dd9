"""The command that says what reports add to the ledger."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import instant, load
from tocsin.cli.forms import Column, Listing, form_of, put
from tocsin.cli.ids import NAMED_AT_MOST, one_of
from tocsin.cli.looking import country_names, masker_of, shelf_of
from tocsin.cli.options import (
    AsCsv,
    AsJsonLines,
    AsOf,
    AsTable,
    LedgerPath,
    SettingsPath,
    SourceName,
)
from tocsin.cli.report import number_of, reporter
from tocsin.core.errors import NotFoundError
from tocsin.core.ids import ID_SHOWN
from tocsin.core.vocab import EffectKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.types import Effect
    from tocsin.pipeline.neighbours import Neighbours
    from tocsin.settings import Settings
    from tocsin.store.ledger import Ledger

# After more new documents than these `tocsin read` does not say what they add.
MOST_SAID = 300

COLUMNS = (
    Column(name="Document", cell=lambda row: row.document_id[:ID_SHOWN], whole=True),
    Column(name="Adds", cell=lambda row: str(row.kind), whole=True),
    Column(
        name="Incident",
        cell=lambda row: " and ".join(each[:ID_SHOWN] for each in row.incident_ids),
        max_width=19,
    ),
    Column(name="What", cell=lambda row: row.what, max_width=28),
    Column(
        name="Prob.",
        cell=lambda row: None if row.probability is None else f"{row.probability:.2f}",
        right=True,
        whole=True,
    ),
    Column(name="Why", cell=lambda row: "; ".join(row.reasons)),
    Column(name="Changes", cell=lambda row: "; ".join(row.changes)),
    Column(name="Rule with", cell=lambda row: row.command, max_width=34),
)


@command()
def adds(  # noqa: PLR0913 (one parameter an option)
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|FILE...",
            help="Documents of the ledger: their ids, the starts of these, or files that were "
            "read into it.",
        ),
    ],
    *,
    ledger: LedgerPath = "tocsin.db",
    source: SourceName = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """Show what reports add to the ledger: to which incidents, what changes, what may be one.

    Only what these reports rest on is fused, so it takes no longer in a large ledger. A file is
    found if it was read with the same --source.

    Example: tocsin adds d4ecb5c
    """
    from tocsin.core.types import Effect
    from tocsin.pipeline.neighbours import neighbours_as_of
    from tocsin.store.ledger import Ledger

    loaded = load(settings)
    with Ledger.open(ledger, create=False) as opened:
        asked = [each for one in wanted for each in _documents(one, opened, loaded, source=source)]
        by = instant(as_of)
        found = (
            joined(opened, asked, loaded)
            if by is None
            else neighbours_as_of(opened, asked, settings=loaded, as_of=by)
        )
    made = effects_of(found, loaded)
    masker = masker_of(found.seen, loaded)
    rows = [masker.record(effect) for effect in made]
    put(
        Listing(records=made, row_kind=Effect, rows=rows, columns=COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )
    say_cut(found)


def _documents(
    wanted: str, ledger: "Ledger", settings: "Settings", *, source: str | None
) -> "Sequence[str]":
    """Return the documents that an id, its start, or a file means."""
    if not Path(wanted).is_file():
        known = ledger.document_ids(wanted, most=NAMED_AT_MOST + 1)
        hint = "List them with `tocsin documents`."
        return [one_of(wanted, known, kind="document", hint=hint)]
    from tocsin.core.types import Document
    from tocsin.ingest.readers import ReadOptions
    from tocsin.pipeline.run import read_documents

    options = ReadOptions(source=source, limits=settings.read)
    read = [each for each in read_documents([wanted], options) if isinstance(each, Document)]
    found = [each.id for each in read if ledger.document(each.id) is not None]
    if not found:
        raise NotFoundError(
            f"{wanted} was not read into {ledger.where}",
            hint="Read it, or name the --source with which it was read: `tocsin read PATH`.",
        )
    return found


def joined(ledger: "Ledger", document_ids: "Sequence[str]", settings: "Settings") -> "Neighbours":
    """Return the incidents of documents, filing first, with a bar, what is not filed yet."""
    from tocsin.pipeline.neighbours import neighbours

    with reporter().progress("Filing", ledger.files.count_unfiled()) as on_document:
        return neighbours(ledger, document_ids, settings=settings, on_document=on_document)


def effects_of(found: "Neighbours", settings: "Settings") -> "tuple[Effect, ...]":
    """Return what the documents add."""
    from tocsin.fuse.nearly import proposed_merges
    from tocsin.publish.effects import Comparing, effects

    return effects(
        Comparing(
            document_ids=found.document_ids,
            after=found.fusion,
            before=found.before,
            around=found.seen.fusion.incidents,
            proposed=proposed_merges(found.seen.fusion, found.seen.carried.judgements),
            shelf=shelf_of(found.seen),
            countries=country_names(settings),
        )
    )


def say_added(ledger: "Ledger", document_ids: "Sequence[str]", settings: "Settings") -> None:
    """Say in one line what documents that were just read add."""
    if not document_ids:
        return
    if len(document_ids) > MOST_SAID:
        reporter().say(
            "read.adds.left",
            f"what {number_of(len(document_ids), 'document')} add is not worked out, as more than "
            f"{MOST_SAID} were read: see `tocsin incidents` and `tocsin review`",
            documents=len(document_ids),
        )
        return
    found = joined(ledger, document_ids, settings)
    made = effects_of(found, settings)
    new = {each.incident_ids for each in made if each.kind is EffectKind.NEW}
    count = Counter(each.kind for each in made)
    reports = {each.document_id for each in made if each.kind is EffectKind.JOINED}
    bridged = {each.incident_ids for each in made if each.kind is EffectKind.BRIDGED}
    parts = [
        number_of(len(new), "new incident"),
        f"{number_of(len(reports), 'report')} joined incidents that were known",
        *([f"{number_of(len(bridged), 'incident')} made of several"] if bridged else []),
        number_of(count[EffectKind.PROPOSED], "proposed merge"),
    ]
    reporter().say(
        "read.adds",
        ", ".join(parts),
        new=len(new),
        joined=len(reports),
        bridged=len(bridged),
        proposed=count[EffectKind.PROPOSED],
    )
    say_cut(found)


def say_cut(found: "Neighbours") -> None:
    """Say where there was too much to follow."""
    if found.cut:
        reporter().say(
            "adds.cut",
            "these reports are linked to very many others; not all were followed, and `tocsin "
            "incidents` may join more",
        )
