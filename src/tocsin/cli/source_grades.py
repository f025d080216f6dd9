"""Commands that grade a source, and show its grades and what became of its claims."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.actors import By
from tocsin.cli.app import command
from tocsin.cli.common import load, open_view
from tocsin.cli.forms import Form, form_of
from tocsin.cli.options import AsJsonLines, AsOf, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import reporter
from tocsin.cli.sources import group
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.vocab import Reliability

if TYPE_CHECKING:
    from tocsin.core.types import SourceGrade

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The outlet, as reports call it or otherwise spelled.")
]


@command(group)
def grade(
    name: Name,
    letter: Annotated[
        Reliability,
        typer.Argument(metavar="GRADE", case_sensitive=False, help="A to E; F takes it back."),
    ],
    *,
    why: Annotated[str, typer.Option("--why", help="The reason, for those who read it later.")],
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Grade how reliable a source is, by the Admiralty code. All that it reported is regraded.

    Nothing is overwritten: each grade is one more record with who, when and why, the last one
    counts, and --as-of an earlier day the one that stood then. F says that it cannot be judged.

    Example: tocsin sources grade "The Meridian Post" B --why "right on 12 of 13 tolls in 2023"
    """
    from tocsin import codec
    from tocsin.cli.adding import who
    from tocsin.pipeline.sourced import documents_of
    from tocsin.store.ledger import Ledger
    from tocsin.tables.outlets import source_of

    made = _made(name, letter, why=why, by=who(by, load(settings)))
    with Ledger.open(ledger) as opened:
        held = [each for each in opened.source_grades() if each.source_id == made.source_id]
        if held and replace(held[-1], id=made.id, name=name, made_at=made.made_at) == made:
            words = f"{name} is graded {letter} already, just so: nothing was recorded"
            reporter().say("sources.graded_already", words, source=made.source_id)
            return
        with opened.writing() as writer:
            writer.append(made, recorded_at=made.made_at)
        reports = len(documents_of(source_of(name), opened.documents()))
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(made))
    before = f", {held[-1].reliability} before" if held else ""
    known = "" if reports else "; the ledger has no report of it yet"
    reporter().say(
        "sources.graded",
        f"{name} is graded {letter}{before}{known}",
        source=made.source_id,
        grade=letter,
        reports=reports,
    )


@command(group)
def show(
    name: Name,
    *,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    table: AsTable = False,
    as_of: AsOf = None,
    settings: SettingsPath = None,
) -> None:
    """Show one source: its grades with who, when and why, and what became of its claims.

    Counted are claims that independent origins corroborated later, those contradicted, and
    those that a person ruled wrong. No grade is made of these counts: of ten known outcomes on
    one is suggested, and a person grades.

    Example: tocsin sources show "The Meridian Post"
    """
    from tocsin import codec
    from tocsin.pipeline.sourced import grades_of, source_named, track_of
    from tocsin.publish.explained.source_page import SourcePage, source_page_text

    loaded = load(settings)
    seen = open_view(ledger, loaded, as_of=as_of)
    source = source_named(name, seen.source_grades)
    page = SourcePage(
        source=source,
        grades=grades_of(source, seen.source_grades),
        record=track_of(source, seen, loaded),
    )
    if not page.grades and not page.record.document_ids:
        raise NotFoundError(
            f"the ledger has no report and no grade of {name!r}",
            hint="See how reports call it: `tocsin documents`.",
        )
    if form_of(jsonl=jsonl, table=table) is Form.JSONL:
        typer.echo(codec.encode(page))
        return
    typer.echo(source_page_text(page), nl=False)


def _made(name: str, letter: Reliability, *, why: str, by: str) -> "SourceGrade":
    """Return the record of a grade given now.

    Raises:
        FormatError: If the name or the reason is empty.
    """
    from tocsin.core.ids import source_grade_id
    from tocsin.core.types import SourceGrade
    from tocsin.tables.outlets import source_of

    if not why.strip():
        raise FormatError("what is recorded needs a reason", hint='Say why: --why "...".')
    source = source_of(name)
    if source.id == "~":
        raise FormatError(f"{name!r} is no name of a source", hint="Name it as its reports do.")
    at = datetime.now(UTC)
    return SourceGrade(
        id=source_grade_id(source=source.id, grade=letter.value, by=by, at=at.isoformat()),
        source_id=source.id,
        name=name,
        reliability=letter,
        by=by,
        made_at=at,
        reason=why.strip(),
    )
