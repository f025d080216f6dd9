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
        FormatError: If no reason is given, or incidents stand beside an outcome without any.
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
    subject = _subject(wanted, seen)
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
    _say_outside(made.incident_ids, seen, time)
    with Ledger.open(ledger, create=False) as opened, opened.writing() as writer:
        writer.append(made, recorded_at=now)
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(made))
    was = f"; it was {before.outcome}, ruled by {before.by}: {before.reason}" if before else ""
    reporter().say(
        "outlooks.resolved", f"{subject[:ID_SHOWN]}: {outcome}, ruled by {by}{was}", id=made.id
    )


def _subject(wanted: str, seen: "View") -> str:
    """Return the id of a forecast, or of the claim of an outlook."""
    from tocsin.core.types import Outlook

    told = {
        claim.id: claim
        for reading in seen.readings
        for claim in reading.claims
        if isinstance(claim.content, Outlook)
    }
    known = (*told, *(each.id for each in seen.forecasts))
    hint = "List them with `tocsin outlooks` and `tocsin forecast list`."
    return one_of(wanted, known, kind="outlook or forecast", hint=hint)


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
    from tocsin.pipeline.outlooked import outlooks_of

    on = datetime.now(UTC).date()
    for entry in outlooks_of(seen, settings, on=on):
        if subject in entry.claim_ids:
            return entry.resolution, (entry.said_on.earliest, entry.last)
    made = next(each for each in seen.forecasts if each.id == subject)
    last = (each for each in reversed(seen.resolutions) if each.subject == subject)
    return next(last, None), (made.made_at.date(), made.until)
