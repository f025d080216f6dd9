"""Recording a ruling on what became of an outlook or of a forecast."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from tocsin.cli.common import open_view
from tocsin.cli.forms import Form, form_of
from tocsin.cli.ids import incident_of, one_of
from tocsin.cli.report import reporter
from tocsin.core.errors import FormatError
from tocsin.core.ids import ID_SHOWN, resolution_id
from tocsin.core.types import Resolution
from tocsin.core.vocab import Outcome

if TYPE_CHECKING:
    from datetime import date

    from tocsin.pipeline.view import View
    from tocsin.settings import Settings


def record_resolution(
    wanted: str,
    outcome: Outcome,
    *,
    incidents: tuple[str, ...],
    why: str,
    by: str,
    at: "tuple[str, Settings]",
) -> None:
    """Append a ruling to a ledger (`at`: where, and the settings), and say what it replaces.

    Raises:
        NotFoundError: If the outlook, the forecast or an incident does not exist.
        FormatError: If no reason is given, incidents stand beside an outcome without any, or it
            is ruled that an act did not come while its last day is not over.
    """
    from tocsin import codec
    from tocsin.store.ledger import Ledger

    ledger, settings = at
    if not why.strip():
        raise FormatError("a ruling needs a reason", hint='Say why: --why "...".')
    if incidents and outcome in {Outcome.DID_NOT, Outcome.VOID}:
        raise FormatError(
            f"{outcome} names no incidents", hint="Leave out --incident, or rule happened."
        )
    seen = open_view(ledger, settings)
    subject = _subject(wanted, seen, min_score=settings.fuse.min_claim_score)
    now = datetime.now(UTC)
    made = Resolution(
        id=resolution_id(subject=subject, outcome=outcome, by=by, at=now.isoformat()),
        subject=subject,
        outcome=outcome,
        incident_ids=tuple(dict.fromkeys(incident_of(each, seen).id for each in incidents)),
        by=by,
        made_at=now,
        reason=why.strip(),
    )
    before, time = _before(subject, seen, settings)
    _check_over(outcome, subject, time[1], on=now.date())
    if outcome is Outcome.HAPPENED and not made.incident_ids:
        reporter().say("outlooks.unnamed", "No incident is named: the reason alone says what came")
    _say_outside(made.incident_ids, seen, time)
    with Ledger.open(ledger, create=False) as opened, opened.writing() as writer:
        writer.append(made, recorded_at=now)
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(made))
    was = f"; it was {before.outcome}, ruled by {before.by}: {before.reason}" if before else ""
    reporter().say(
        "outlooks.resolved", f"{subject[:ID_SHOWN]}: {outcome}, ruled by {by}{was}", id=made.id
    )


def _subject(wanted: str, seen: "View", *, min_score: float) -> str:
    """Return the id of a forecast, or of the claim of an outlook that is listed."""
    from tocsin.core.types import Outlook

    told = {
        claim.id: claim
        for reading in seen.readings
        for claim in reading.claims
        if isinstance(claim.content, Outlook) and claim.score >= min_score
    }
    known = (*told, *(each.id for each in seen.forecasts))
    hint = "List them with `tocsin outlooks` and `tocsin forecast list`."
    return one_of(wanted, known, kind="outlook or forecast", hint=hint)


def _check_over(outcome: Outcome, subject: str, last: "date | None", *, on: "date") -> None:
    """Check that what did not come can no longer come.

    Raises:
        FormatError: If its last day is not over.
    """
    if outcome is Outcome.DID_NOT and last is not None and last >= on:
        raise FormatError(
            f"the last day of {subject[:ID_SHOWN]} is {last.isoformat()}: it may still come",
            hint="Rule did-not once that day is over; what can no longer come about is void.",
        )


def _say_outside(
    incidents: tuple[str, ...], seen: "View", within: "tuple[date | None, date | None]"
) -> None:
    """Say which of the incidents that are named as it did not come in its time."""
    from tocsin.core.selection import may_fall_within

    since, until = within
    for incident in seen.fusion.incidents:
        if incident.id in incidents and not may_fall_within(incident.when, since, until):
            words = (
                f"{incident.id[:ID_SHOWN]} was not between {since} and {until}; recorded as ruled"
            )
            reporter().say("outlooks.outside", words, incident=incident.id)


def _before(
    subject: str, seen: "View", settings: "Settings"
) -> "tuple[Resolution | None, tuple[date | None, date | None]]":
    """Return the ruling that stands on a forecast, or on any mention of an outlook; its time."""
    from tocsin.pipeline.outlooked import outlook_of

    entry = outlook_of(seen, settings, subject, on=datetime.now(UTC).date())
    if entry is not None:
        return entry.resolution, (entry.said_on.earliest, entry.last)
    made = next((each for each in seen.forecasts if each.id == subject), None)
    last = (each for each in reversed(seen.resolutions) if each.subject == subject)
    time = (made.made_at.date(), made.until) if made is not None else (None, None)
    return next(last, None), time
