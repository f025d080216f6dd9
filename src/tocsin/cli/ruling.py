"""Making a ruling: what it is on, whether it may stand, what it replaces."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from tocsin.cli.ids import claim_id, document_id, incident_of
from tocsin.cli.report import reporter
from tocsin.core import ids
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.types import Incident, Judgement, Occurrence
from tocsin.core.vocab import PlaceKind, Unit, Verdict

if TYPE_CHECKING:
    from tocsin.pipeline.view import View

CANDIDATES_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person rules, as typed: ids may be starts, a value a name."""

    verdict: Verdict
    wanted: tuple[str, ...]
    why: str
    by: str
    field: str | None = None
    value: str | None = None


def judgement_of(ruling: Ruling, seen: "View") -> Judgement:
    """Return the record of a ruling.

    Raises:
        NotFoundError: If an id or the field is not known.
        FormatError: If no reason is given, or the value cannot stand in the field.
    """
    if not ruling.why.strip():
        raise FormatError("a ruling needs a reason", hint='Say why: --why "...".')
    subject = _subject(ruling, seen)
    value = ruling.value
    if ruling.field is not None and value is not None:
        value = _value(ruling.field, value, subject, seen)
    at = datetime.now(UTC)
    return Judgement(
        id=ids.judgement_id(
            subject=subject,
            verdict=ruling.verdict,
            field=ruling.field,
            value=value,
            by=ruling.by,
            at=at.isoformat(),
        ),
        subject=subject,
        verdict=ruling.verdict,
        field=ruling.field,
        value=value,
        by=ruling.by,
        made_at=at,
        reason=ruling.why.strip(),
    )


def _subject(ruling: Ruling, seen: "View") -> tuple[str, ...]:
    """Return what a ruling is on: two claims, or one thing; of incident or document, its claims."""
    if len(ruling.wanted) == 2:
        return _pair(ruling, seen)
    (wanted,), field = ruling.wanted, ruling.field
    match wanted[:1]:
        case "c":
            return (claim_id(wanted, seen),)
        case "d":
            key = document_id(wanted, seen)
            if field is not None:
                return (key,)
            read = (reading for reading in seen.recorded if reading.document_id == key)
            return (key, *(claim.id for reading in read for claim in reading.claims))
        case "i":
            incident = incident_of(wanted, seen)
            if field is None:
                return (incident.id, *incident.claim_ids)
            return (incident.id, *_telling(incident, field, seen))
    raise _no_such(wanted)


def _no_such(wanted: str) -> NotFoundError:
    return NotFoundError(
        f"there is no claim, incident or document {wanted}",
        hint="Ids begin with c, i or d: see `tocsin claims`, `incidents`, `documents`.",
    )


def _telling(incident: Incident, field: str, seen: "View") -> tuple[str, ...]:
    from tocsin.fuse.corrections import claims_telling

    held = seen.claims_as_read()
    return claims_telling(field, [held[key] for key in incident.claim_ids])


def _pair(ruling: Ruling, seen: "View") -> tuple[str, str]:
    """Return the two claims that a ruling joins or parts; of an incident, its first.

    Raises:
        FormatError: If they are one claim, or parts of one incident that are not claims.
    """
    first, second = (_claim_of(wanted, seen) for wanted in ruling.wanted)
    if first == second:
        raise FormatError(
            f"{' and '.join(ruling.wanted)} are one",
            hint="To part an incident, name two of its claims: see `tocsin explain`.",
        )
    return first, second


def _claim_of(wanted: str, seen: "View") -> str:
    """Return the claim that stands for what is ruled the same or different.

    Raises:
        FormatError: If it is a claim of something that makes no incident.
    """
    if wanted[:1] == "i":
        incident = incident_of(wanted, seen)
        own = "c" + incident.id[1:]
        return own if own in incident.claim_ids else incident.claim_ids[0]
    if wanted[:1] != "c":
        raise _no_such(wanted)
    key = claim_id(wanted, seen)
    if not isinstance(seen.claims_as_read()[key].content, Occurrence):
        raise FormatError(
            f"{key} is no claim of an occurrence", hint="Only occurrences make incidents."
        )
    return key


def _value(field: str, value: str, subject: tuple[str, ...], seen: "View") -> str:
    """Return the value as it is recorded: names of places and actors become ids.

    Raises:
        NotFoundError: If the field, or what the value names, does not exist.
        FormatError: If the value cannot stand in the field, or names several things.
    """
    from tocsin.fuse.ruled_values import (
        FIGURES,
        OBJECT,
        PUBLISHED,
        SUBJECT,
        TYPE,
        UNKNOWN,
        WHEN,
        WHERE,
        check_value,
        fields_of,
    )

    match subject[0][:1]:
        case "d":
            known: tuple[str, ...] = (PUBLISHED,)
        case "i":
            known = (WHEN, WHERE, TYPE, *FIGURES)
        case _:
            known = fields_of(seen.claims_as_read()[subject[0]])
    if field not in known:
        raise NotFoundError(
            f"{subject[0]} has no field {field!r} that can be corrected",
            hint=f"Fields are {', '.join(known)}." if known else "Accept or reject it instead.",
        )
    check_value(field, value)
    if field in FIGURES:
        _one_thing(field, subject, seen)
    if value == UNKNOWN or field not in {WHERE, SUBJECT, OBJECT}:
        return value
    return _place(value, seen) if field == WHERE else _actor(value, seen)


def _one_thing(field: str, subject: tuple[str, ...], seen: "View") -> None:
    """Check that the figures of a kind that claims give count one sort of things.

    Raises:
        FormatError: If they do not: four missiles and 15 drones have no one number.
    """
    counted = {
        figure.of_whom.quote.lower().split()[-1]
        for claim in seen.claims_as_read().values()
        if claim.id in subject and isinstance(claim.content, Occurrence)
        for figure in claim.content.figures
        if figure.kind == field and figure.unit is Unit.THINGS and figure.of_whom is not None
    }
    if len(counted) > 1:
        raise FormatError(
            f"{subject[0]} counts several sorts of things {field}: {', '.join(sorted(counted))}",
            hint="Correct its claims one by one, or accept or reject them.",
        )


def _place(wanted: str, seen: "View") -> str:
    """Return the id of the one place of the gazetteer that bears a name ("Kerman, IR") or id."""
    from tocsin.tables.gazetteer_added import gazetteer_of

    places = gazetteer_of(seen.additions)
    if places.get(wanted) is not None:
        return wanted
    name, _, country = (part.strip() for part in wanted.partition(","))
    found = [place for place in places.find(name) if not country or place.country == country]
    settled = [place for place in found if place.kind is PlaceKind.SETTLEMENT]
    if len(settled) == 1 and len({place.country for place in found}) == 1:
        return settled[0].id
    named = [f"{each.id} {each.name}, {each.country or each.kind}" for each in found]
    return _only(wanted, [place.id for place in found], named, kind="place")


def _actor(wanted: str, seen: "View") -> str:
    """Return the id of the one actor of the registry that bears a name or id."""
    from tocsin.tables.additions import actors_of

    actors = actors_of(seen.additions)
    if actors.get(wanted) is not None:
        return wanted
    found = actors.find(wanted)
    named = [f"{each.id} {each.name}" for each in found]
    return _only(wanted, [actor.id for actor in found], named, kind="actor")


def _only(wanted: str, found: list[str], named: list[str], *, kind: str) -> str:
    if not found:
        raise NotFoundError(f"there is no {kind} {wanted!r}", hint="Write its name or its id.")
    if len(found) > 1:
        raise FormatError(
            f"{wanted!r} is the name of {len(found)} {kind}s",
            hint=f"Give the id of one: {'; '.join(named[:CANDIDATES_NAMED])}",
        )
    return found[0]


def record(judgement: Judgement, *, ledger: str, seen: "View") -> None:
    """Append a ruling to the ledger; say what it replaces and how it is taken back."""
    from tocsin import codec
    from tocsin.cli.forms import Form, form_of
    from tocsin.fuse.rulings import contradicted
    from tocsin.publish.ruling_words import mark
    from tocsin.store.ledger import Ledger

    for earlier in contradicted(judgement, seen.judgements):
        reporter().say(
            "review.contradicted",
            f"this contradicts an earlier ruling, which no longer holds: {mark(earlier)}",
            judgement=earlier.id,
        )
    with Ledger.open(ledger, create=False) as opened, opened.writing() as writer:
        writer.append_judgement(judgement, recorded_at=judgement.made_at)
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(judgement))
    reporter().say("review.ruled", f"{judgement.subject[0]}: {mark(judgement)}", id=judgement.id)
