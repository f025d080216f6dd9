"""What the commands of `tocsin case` share: their group, times as typed, recording a step."""

import re
import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tocsin.cli.app import app
from tocsin.cli.ids import one_of
from tocsin.core.errors import FormatError

if TYPE_CHECKING:
    from tocsin.core.types import Case, CaseContent, CaseEvent
    from tocsin.publish.privacy.masking import Masker
    from tocsin.settings import Settings
    from tocsin.store.ledger import Ledger

group = typer.Typer(
    name="case",
    help="Duty to warn: take up a threat, screen, assess, decide, deliver, and keep the proof.",
    no_args_is_help=True,
)
app.add_typer(group)

SALT_BYTES = 16
WHEN_FORMS = "now, unknown, YYYY-MM-DD or YYYY-MM-DDTHH:MM, in UTC or with +03:30"
CaseId = Annotated[str, typer.Argument(metavar="CASE", help="A case: its id, or the start of it.")]
By = Annotated[
    str | None,
    typer.Option("--by", help="Who records; by default `review.by`, or the login name."),
]
At = Annotated[
    str,
    typer.Option("--at", metavar="WHEN", help=f"When it happened: {WHEN_FORMS}."),
]
Corrects = Annotated[
    str | None,
    typer.Option(metavar="EVENT", help="The earlier event of the case whose place this takes."),
]
Why = Annotated[str, typer.Option("--why", help="The reason, for those who read the record.")]
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class When(NamedTuple):
    """A time as typed: the day in UTC, and the instant where it is known; None is unknown."""

    on: date | None
    at: datetime | None


def when(words: str, *, now: datetime) -> When:
    """Return the time that an option gives.

    Raises:
        FormatError: If it is none.
    """
    text = words.strip()
    if text.lower() == "now":
        return When(now.date(), now)
    if text.lower() == "unknown":
        return When(None, None)
    try:
        if _DAY.fullmatch(text):
            return When(date.fromisoformat(text), None)
        if _INSTANT.fullmatch(text):
            given = datetime.fromisoformat(text)
            at = given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)
            return When(at.date(), at)
    except ValueError:
        pass
    raise FormatError(f"{words!r} is no time", hint=f"Give {WHEN_FORMS}.")


def day_given(words: str) -> date:
    """Return the day that an option gives.

    Raises:
        FormatError: If it is none.
    """
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise FormatError(f"{words!r} is no day", hint="Give YYYY-MM-DD.") from error


class Step(NamedTuple):
    """One event as typed: what it records, when it happened, which event it corrects."""

    content: "CaseContent"
    at: str
    corrects: str | None = None


def take(
    steps: Sequence[Step],
    *,
    case: str | None,
    by: str | None,
    ledger: str,
    settings: Path | None,
) -> None:
    """Record steps of a case (of a new one where `case` is None), and say what comes next."""
    from tocsin.cli.adding import who
    from tocsin.cli.common import load
    from tocsin.pipeline.cases import Entry, cases_in, record
    from tocsin.store.ledger import Ledger

    now = datetime.now(UTC)
    name = who(by, load(settings))
    with Ledger.open(ledger, create=case is None) as opened:
        held = None if case is None else case_named(case, cases_in(opened))
        entries = []
        for step in steps:
            happened = when(step.at, now=now)
            corrects = step.corrects and event_named(step.corrects, held)
            entries.append(
                Entry(
                    content=step.content,
                    happened_on=happened.on,
                    happened_at=happened.at,
                    corrects=corrects or None,
                )
            )
        made = record(
            opened,
            entries,
            case=held.id if held else None,
            by=name,
            at=now,
            new_salt=lambda: secrets.token_hex(SALT_BYTES),
        )
        after = case_named(made[-1].case_id, cases_in(opened))
    tell(made, after)


def tell(events: "Sequence[CaseEvent]", case: "Case") -> None:
    """Say what was recorded and what comes next; the events go to a program that reads along."""
    from tocsin import codec
    from tocsin.cli.forms import Form, form_of
    from tocsin.cli.report import reporter
    from tocsin.publish.cases.words import answer_words, lost_words

    if form_of() is Form.JSONL:
        for event in events:
            typer.echo(codec.encode(event))
    done = "; ".join(f"{answer_words(event.content)} (event {event.number})" for event in events)
    reporter().say(
        f"case.{events[-1].step}",
        f"Case {case.id}: recorded {done}. {case.advice}",
        case=case.id,
        event_id=events[-1].id,
        digest=events[-1].digest,
        unknowns=len(case.unknowns),
    )
    held = {event.id: event for event in case.events}
    for event in events:
        before = held[event.corrects] if event.corrects else event
        if lost := lost_words(before.content, event.content):
            reporter().say(
                "case.lost",
                f"Event {before.number} said more, and its correction does not: {', '.join(lost)}.",
                event_id=event.id,
                lost=lost,
            )


def case_in(wanted: str, ledger: str) -> "Case":
    """Return the one case of a ledger whose id begins so.

    Raises:
        NotFoundError: If none does.
        FormatError: If several do.
    """
    from tocsin.pipeline.cases import cases_in
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        return case_named(wanted, cases_in(opened))


def case_named(wanted: str, cases: "Sequence[Case]") -> "Case":
    """Return the one case whose id begins so.

    Raises:
        NotFoundError: If none does.
        FormatError: If several do.
    """
    held = {each.id: each for each in cases}
    return held[one_of(wanted, held, kind="case", hint="List them with `tocsin case list`.")]


def event_named(wanted: str, case: "Case | None") -> str:
    """Return the id of the one event of a case whose id begins so, or that has this number.

    Raises:
        NotFoundError: If none does.
        FormatError: If several do.
    """
    events = case.events if case is not None else ()
    if wanted.isdecimal():
        wanted = next((each.id for each in events if each.number == int(wanted)), wanted)
    hint = f"See its events with `tocsin case show {case.id if case else 'CASE'}`."
    return one_of(wanted, [each.id for each in events], kind="event", hint=hint)


def masker_for(cases: "Sequence[Case]", ledger: "Ledger", *, show: bool) -> "Masker":
    """Return what masks the names of private persons in cases and the reports that they quote."""
    from tocsin.publish.cases.masking import case_masker
    from tocsin.publish.cases.words import quotations_of
    from tocsin.publish.privacy.masking import make_masker
    from tocsin.tables.additions import actors_of
    from tocsin.tables.gazetteer_added import gazetteer_of
    from tocsin.tables.names import ShippedNames

    if show:
        return make_masker((), show=True)
    events = [event for case in cases for event in case.events]
    quoted = dict.fromkeys(each.span.document_id for each in quotations_of(events))
    reports = ledger.reports(tuple(quoted))
    outlets = {document.source for document, _ in reports if document.source is not None}
    additions = ledger.additions()
    names = ShippedNames(actors=actors_of(additions), places=gazetteer_of(additions))
    quoting = make_masker(
        [reading for _, reading in reports], show=False, names=names, outlets=outlets
    )
    return case_masker(events, quoting, names=names)


def shows_names(settings: "Settings", *, asked: bool = False) -> bool:
    """Return whether private names are shown: where asked for, or by the settings."""
    return asked or settings.brief.show_private_names
