"""Commands of review: what to look at first, rulings on it, and the log of rulings."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import app, command
from tocsin.cli.common import load, open_view
from tocsin.cli.forms import Column, Listing, form_of, put
from tocsin.cli.looking import country_names, masker_of, shelf_of
from tocsin.cli.options import AsCsv, AsJsonLines, AsOf, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import reporter
from tocsin.cli.ties import opinion_of
from tocsin.core.ids import ID_SHOWN
from tocsin.core.vocab import ReviewKind, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tocsin.core.types import ReviewItem
    from tocsin.pipeline.view import View
    from tocsin.settings import Settings

review = typer.Typer()
app.add_typer(review, name="review")

Why = Annotated[str, typer.Option("--why", help="The reason, for those who read the log.")]
By = Annotated[
    str | None,
    typer.Option("--by", help="Who rules; by default `review.by`, or the login name."),
]
One = Annotated[
    str, typer.Argument(metavar="ID", help="A claim, incident or document: its id or its start.")
]
ITEM_COLUMNS = (
    Column(name="#", cell=lambda row: str(row.rank), right=True, whole=True),
    Column(name="Kind", cell=lambda row: row.kind, max_width=10),
    Column(name="What", cell=lambda row: row.what, max_width=36),
    Column(name="Why", cell=lambda row: row.reason),
    Column(name="Rule with", cell=lambda row: row.command, max_width=34),
)
LOG_COLUMNS = (
    Column(name="Made", cell=lambda row: row.made_at.replace("T", " "), max_width=20),
    Column(name="By", cell=lambda row: row.by, max_width=14),
    Column(name="Verdict", cell=lambda row: row.verdict, whole=True),
    Column(name="Subject", cell=lambda row: _subjects(row.subject), max_width=24),
    Column(name="Value", cell=lambda row: row.field and f"{row.field}: {row.value or 'as read'}"),
    Column(name="Why", cell=lambda row: row.reason),
    Column(name="State", cell=lambda row: row.state, max_width=20),
)


def _subjects(subject: str) -> str:
    first, *others = subject.split("; ")
    if len(others) > 1:
        return f"{first[:ID_SHOWN]} and {len(others)} claims"
    return " and ".join(each[:ID_SHOWN] for each in (first, *others))


@command(review, alone=True)
def agenda(  # noqa: PLR0913 (one parameter an option)
    context: typer.Context,
    *,
    ledger: LedgerPath = "tocsin.db",
    kind: Annotated[ReviewKind | None, typer.Option(help="Only items of this kind.")] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="The first so many items.")
    ] = None,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """List what a person should look at first, with the reason and the command that rules on it.

    Doubted words, contested fields, merges made or missed by little, what only opinion tells,
    documents without a date or not read. What was ruled on is not listed again.

    Example: tocsin review --kind doubted
    """
    if context.invoked_subcommand is not None:
        return
    from tocsin.core.types import ReviewItem

    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of)
    found = [item for item in items(seen, loaded) if kind in {None, item.kind}]
    masker = masker_of(seen, loaded)
    if not found:
        what = "nothing to look at" if kind is None else f"nothing {kind} to look at"
        reporter().say("review.none", what, items=0)
    if limit is not None and len(found) > limit:
        reporter().say("review.more", f"{len(found) - limit} more items", items=len(found) - limit)
    chosen = found[:limit]
    rows = [masker.record(item) for item in chosen]
    put(
        Listing(records=chosen, row_kind=ReviewItem, rows=rows, columns=ITEM_COLUMNS),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )


def items(seen: "View", settings: "Settings") -> "tuple[ReviewItem, ...]":
    """Return what is to be looked at in a view."""
    from tocsin.fuse.nearly import proposed_merges
    from tocsin.publish.agenda import Agenda, review_items

    return review_items(
        Agenda(
            shelf=shelf_of(seen),
            incidents=seen.fusion.incidents,
            misses=proposed_merges(seen.fusion, seen.carried.judgements),
            lost=seen.carried.lost,
            opinion=opinion_of(seen, settings),
            standing=seen.standing(),
            countries=country_names(settings),
            merge_sure=1.0 - settings.fuse.merge.review_probability,
        )
    )


def _rule(
    verdict: Verdict,
    wanted: tuple[str, ...],
    *,
    given: tuple[str, str | None],
    at: "tuple[str, Path | None]",
    change: tuple[str, str | None] | None = None,
) -> None:
    """Make and record a ruling: `given` are the reason and the name, `at` ledger and settings."""
    from tocsin.cli.ruling import Ruling, judgement_of, record

    (why, by), (ledger, path) = given, at
    loaded = load(path)
    seen = open_view(ledger, loaded)
    field, value = change or (None, None)
    ruling = Ruling(
        verdict=verdict,
        wanted=wanted,
        why=why,
        by=by or loaded.review.by or getpass.getuser(),
        field=field,
        value=value,
    )
    record(judgement_of(ruling, seen, loaded), ledger=ledger, seen=seen, settings=loaded)


@command(review)
def accept(
    wanted: One,
    *,
    why: Why,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Rule that a claim, or all claims of an incident or document, may stand.

    It takes back an earlier rejection, and the thing off the list of review.

    Example: tocsin review accept c4f2a --why "the wire has the same words"
    """
    _rule(Verdict.ACCEPT, (wanted,), given=(why, by), at=(ledger, settings))


@command(review)
def reject(
    wanted: One,
    *,
    why: Why,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Rule that a claim, or all claims of an incident or document, do not count.

    Nothing is deleted. What a later report says of the same incident is new, and counts.

    Example: tocsin review reject c4f2a --why "garbled: the question was about another group"
    """
    _rule(Verdict.REJECT, (wanted,), given=(why, by), at=(ledger, settings))


@command(review)
def correct(  # noqa: PLR0913 (one parameter an option)
    wanted: One,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="when, where, type, killed, injured, ...; of a tie subject, object, relation, "
            "status; of a document published.",
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="A day, month, year or two with .. between; a figure, 81..99, 81.., ..99; a place "
            "or actor by name or id; a type with modes; or unknown.",
        ),
    ],
    *,
    why: Why,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Rule what a field is. The value as read stays with its words, and can be had back.

    On an incident it corrects the claims that tell the field now; a later report with
    another value is contested again.

    Example: tocsin review correct i4f2a killed 81..99 --why "count of the ministry, 5 January"
    """
    _rule(
        Verdict.CORRECT,
        (wanted,),
        given=(why, by),
        at=(ledger, settings),
        change=(field, value),
    )


@command(review)
def same(
    first: One,
    second: One,
    *,
    why: Why,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Rule that two claims, or incidents, are of one incident.

    Example: tocsin review same i4f2a i77b0 --why "same street, same hour"
    """
    _rule(Verdict.SAME, (first, second), given=(why, by), at=(ledger, settings))


@command(review)
def different(
    first: One,
    second: One,
    *,
    why: Why,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Rule that two claims, or incidents, are of different incidents.

    To part an incident that was merged, name two of its claims.

    Example: tocsin review different c4f2a c77b0 --why "a week apart"
    """
    _rule(Verdict.DIFFERENT, (first, second), given=(why, by), at=(ledger, settings))


@command(review)
def unsure(  # noqa: PLR0913 (one parameter an option)
    wanted: One,
    other: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The other one of a pair.")
    ] = None,
    *,
    field: Annotated[str | None, typer.Option(help="Only the correction of this field.")] = None,
    why: Why,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Take a ruling back, or record that it was looked at and cannot be decided.

    Example: tocsin review unsure c4f2a --field killed --why "the ministry withdrew its count"
    """
    pair = (wanted,) if other is None else (wanted, other)
    change = None if field is None else (field, None)
    _rule(Verdict.UNSURE, pair, given=(why, by), at=(ledger, settings), change=change)


@command(review, name="log")
def log_(
    *,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """List the rulings in order: who, when, on what, why, and whether they hold now.

    Example: tocsin review log --as-of 2024-02-01
    """
    from tocsin.pipeline.obeyed import void_rulings
    from tocsin.publish.wording.ruling_words import RulingRow, States, ruling_rows

    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of)
    applied = seen.carried.judgements
    states = States(
        standing=seen.standing(),
        known=frozenset(_known(seen)),
        void=void_rulings(seen, applied, loaded.fuse),
    )
    rows = ruling_rows(seen.judgements, applied, states)
    masker = masker_of(seen, loaded)
    if not rows:
        reporter().say("review.log.none", "no rulings", rulings=0)
    put(
        Listing(
            records=seen.judgements,
            row_kind=RulingRow,
            rows=[masker.record(row) for row in rows],
            columns=LOG_COLUMNS,
        ),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )


def _known(seen: "View") -> set[str]:
    """Return the ids of claims and documents that there are now."""
    return {*seen.claims_as_read(), *(document.id for document in seen.documents)}
