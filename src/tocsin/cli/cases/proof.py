"""Commands that keep and check the proof: the head of the chain, verifying, the export."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.cases.common import CaseId, case_named, group, masker_for, shows_names
from tocsin.cli.common import load, write_file
from tocsin.cli.forms import Form, form_of
from tocsin.cli.options import AsJsonLines, LedgerPath, SettingsPath
from tocsin.cli.report import number_of, reporter
from tocsin.core.errors import ChainError, FormatError, NotFoundError

if TYPE_CHECKING:
    from tocsin.core.types import CaseExport, ChainCheck, ChainHead, CodeMeaning


class ExportFormat(StrEnum):
    """What a case is exported as."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"


@command(group)
def head(
    case: Annotated[
        str | None, typer.Argument(metavar="[CASE]", help="One case; by default all of the ledger.")
    ] = None,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="A file; by default standard output.")
    ] = None,
    ledger: LedgerPath = "tocsin.db",
) -> None:
    """Write the head of the chain, to keep where nobody who can change the ledger can change it.

    Later, `tocsin case verify --head FILE` finds any edit, deletion, cut or reordering of what
    the head has. It holds digests only, no words of a case.

    Example: tocsin case head --out head-2031-05-03.json
    """
    from tocsin import codec
    from tocsin.cases.chain import head_of
    from tocsin.core.types import CaseEvent
    from tocsin.pipeline.cases import cases_in
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        events = opened.recorded(CaseEvent)
        name = case and case_named(case, cases_in(opened)).id
    mine = [event for event in events if name in {None, event.case_id}]
    made = head_of(mine, made_at=datetime.now(UTC), case_id=name)
    if out is None:
        typer.echo(codec.encode(made))
        return
    write_file(out, codec.encode(made) + "\n")
    words = f"Wrote {out}: {number_of(made.length, 'event')}, digest {made.digest or 'none'}"
    reporter().say("case.head", words, path=out, length=made.length, digest=made.digest)


@command(group)
def verify(
    *,
    kept: Annotated[
        Path | None,
        typer.Option("--head", help="A head that was kept: of the ledger, or of one case."),
    ] = None,
    jsonl: AsJsonLines = False,
    ledger: LedgerPath = "tocsin.db",
) -> None:
    """Check that nothing in the chain of case events was changed, cut out, moved or put in.

    With a head that was kept elsewhere it also finds events cut from the end, and a chain made
    anew. Without one it says that it cannot. Exit status: 3 where the chain does not hold.

    Example: tocsin case verify --head head-2031-05-03.json
    """
    from tocsin import codec
    from tocsin.pipeline.cases import verify as verified
    from tocsin.store.ledger import Ledger

    retained = _head(kept) if kept is not None else None
    with Ledger.open(ledger, create=False) as opened:
        found = verified(opened, head=retained)
    if form_of(jsonl=jsonl) is Form.JSONL:
        typer.echo(codec.encode(found))
    if found.breaks:
        first = found.breaks[0]
        where = f"number {first.position}" + (f" of case {first.case_id}" if first.case_id else "")
        more = len(found.breaks) - 1
        raise ChainError(
            f"the chain does not hold from event {where}"
            + (f" ({first.event_id})" if first.event_id else "")
            + f": {first.finding}"
            + (f"; and {number_of(more, 'finding')} more behind it" if more else ""),
            hint="Compare with a copy of the ledger; nothing in it was changed by this check.",
        )
    reporter().say("case.verified", _holds(found, retained), length=found.length)


def _holds(found: "ChainCheck", retained: "ChainHead | None") -> str:
    held = f"The chain holds: {number_of(found.length, 'event')}, digest {found.digest or 'none'}."
    if retained is None:
        return f"{held} {found.unseen}"
    since = found.length - retained.length
    of = f"of case {retained.case_id} " if retained.case_id else ""
    more = f"; {since} recorded since" if since and not retained.case_id else ""
    return f"{held} The {retained.length} events {of}that the head has stand as it has them{more}."


def _head(path: Path) -> "ChainHead":
    """Return a head that was kept.

    Raises:
        NotFoundError: If it cannot be read.
        FormatError: If it is no head.
    """
    from tocsin import codec
    from tocsin.core.types import ChainHead

    try:
        text = path.read_bytes()
    except OSError as error:
        raise NotFoundError(
            f"cannot read {path}: {error.strerror}", hint="Give the file that `case head` wrote."
        ) from error
    return codec.decode(ChainHead, text)


@command(group)
def export(
    case: CaseId,
    *,
    form: Annotated[ExportFormat, typer.Option("--format", help="html, pdf or json.")] = (
        ExportFormat.HTML
    ),
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="A file; html and json may go without.")
    ] = None,
    show_private_names: Annotated[
        bool, typer.Option("--show-private-names", help="Mask no names of private persons.")
    ] = False,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Write a case for audit: every event with both its times, its digests, and the evidence.

    Private names are masked unless asked otherwise; the export says which. It tells how to
    check the digests without Tocsin. PDF needs Tocsin with its extra `pdf`.

    Example: tocsin case export k4f2 --format pdf --out case.pdf
    """
    if form is ExportFormat.PDF and out is None:
        raise FormatError("a PDF goes into a file", hint="Name it: --out case.pdf.")
    made = _made(case, ledger, settings, show=show_private_names)
    if made.check.breaks:
        words = f"the chain does not hold: {made.check.breaks[0].finding}; the export says so"
        reporter().say("case.broken", words, breaks=len(made.check.breaks))
    if form is ExportFormat.PDF and out is not None:
        from tocsin.pipeline.typeset import case_pdf

        write_file(out, case_pdf(made))
    else:
        text = _text(made, form)
        if out is None:
            typer.echo(text)
            return
        write_file(out, f"{text}\n")
    masked = sum(each.masked for each in made.events)
    names = "in full" if shows_names(load(settings), asked=show_private_names) else "masked"
    reporter().say(
        "case.exported", f"Wrote {out}; private names are {names}", path=out, masked=masked
    )


def _text(made: "CaseExport", form: ExportFormat) -> str:
    from tocsin import codec
    from tocsin.publish.cases.page import case_page
    from tocsin.publish.html import render_case
    from tocsin.tables.templates import case_template

    if form is ExportFormat.JSON:
        return codec.encode(made)
    return render_case(case_page(made), template=case_template())


def _made(wanted: str, ledger: str, path: Path | None, *, show: bool) -> "CaseExport":
    from tocsin.cases.export import export_of
    from tocsin.pipeline.cases import cases_in
    from tocsin.pipeline.cases import verify as verified
    from tocsin.publish.cases.masking import masked
    from tocsin.store.ledger import Ledger

    shown = shows_names(load(path), asked=show)
    with Ledger.open(ledger, create=False) as opened:
        found = case_named(wanted, cases_in(opened))
        check = verified(opened)
        masker = masker_for([found], opened, show=shown)
    return export_of(
        found,
        check=check,
        made_at=datetime.now(UTC),
        mask=None if shown else lambda content: masked(content, masker),
        mask_words=masker.text,
        codes=_codes(),
    )


def _codes() -> "tuple[CodeMeaning, ...]":
    """Return what the codes of an export mean, and from where that is known."""
    from tocsin.core.types import CodeMeaning
    from tocsin.publish.cases.page import VOCABULARIES
    from tocsin.tables.codebook import codebook

    return tuple(
        CodeMeaning(
            vocabulary=term.vocabulary, code=term.code, means=term.means, source=term.source
        )
        for book in codebook()
        if book.name in VOCABULARIES
        for term in book.terms
    )
