"""Making a ruling: what it is on, whether it may stand, what it replaces."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from tocsin.cli.ids import claim_id, document_id, incident_as_asked, incident_of
from tocsin.cli.report import reporter
from tocsin.core import ids
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.types import Incident, Judgement, Occurrence
from tocsin.core.vocab import PlaceKind, Unit, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.core.ports import Places
    from tocsin.pipeline.view import View
    from tocsin.settings import Settings

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


def judgement_of(ruling: Ruling, seen: "View", settings: "Settings") -> Judgement:
    """Return the record of a ruling.

    Raises:
        NotFoundError: If an id or the field is not known.
        FormatError: If no reason is given, or the value cannot stand in the field.
    """
    if not ruling.why.strip():
        raise FormatError("a ruling needs a reason", hint='Say why: --why "...".')
    subject = _subject(ruling, seen, settings)
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


def _subject(ruling: Ruling, seen: "View", settings: "Settings") -> tuple[str, ...]:
    """Return what a ruling is on: two claims, or one thing; of incident or document, its claims."""
    if len(ruling.wanted) == 2:
        return _pair(ruling, seen, settings)
    (wanted,), field = ruling.wanted, ruling.field
    match wanted[:1]:
        case "c":
            return (claim_id(wanted, seen, lost=ruling.verdict is Verdict.UNSURE),)
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
            corrected = (
                key
                for key in incident.claim_ids
                if ruling.verdict is Verdict.UNSURE and (key, field) in seen.standing()
            )
            telling = _telling(incident, field, seen)
            return (incident.id, *dict.fromkeys((*telling, *corrected)))
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


def _pair(ruling: Ruling, seen: "View", settings: "Settings") -> tuple[str, str]:
    """Return the two claims that a ruling joins or parts; of an incident, the one it is called by.

    To take a ruling on two incidents back is to take back the one on claims of theirs.

    Raises:
        FormatError: If they are one claim, or parts of one incident that are not claims.
    """
    if ruling.verdict is Verdict.UNSURE:
        return _ruled_pair(ruling.wanted, seen)
    first, second = (_claim_of(wanted, seen) for wanted in ruling.wanted)
    if first == second:
        raise FormatError(
            f"{' and '.join(ruling.wanted)} are one",
            hint="To part an incident, name two of its claims: see `tocsin explain`.",
        )
    for key in (first, second):
        _check_makes_incident(key, seen, settings)
    return first, second


def _ruled_pair(wanted: tuple[str, ...], seen: "View") -> tuple[str, str]:
    """Return the pair of claims on which a ruling stands, else those that ids stand for.

    Raises:
        FormatError: If the ids stand for one claim, or several rulings could be meant.
    """
    sides = [_claims_meant(each, seen) for each in wanted]
    standing = [
        matter
        for matter, each in seen.standing().items()
        if each.verdict in {Verdict.SAME, Verdict.DIFFERENT}
        and any(matter[at] in sides[0] and matter[1 - at] in sides[1] for at in (0, 1))
    ]
    exact = tuple(sorted((sides[0][0], sides[1][0])))
    if exact in standing or not standing:
        standing = [(exact[0], exact[1])]
    if len(standing) > 1:
        named = "; ".join(" ".join(pair) for pair in standing[:CANDIDATES_NAMED])
        raise FormatError(
            f"{len(standing)} rulings stand between {' and '.join(wanted)}",
            hint=f"Name two claims: {named}",
        )
    ((first, second),) = standing
    if first == second:
        raise FormatError(
            f"{' and '.join(wanted)} are one", hint="See the rulings with `tocsin review log`."
        )
    return first, second


def _claims_meant(wanted: str, seen: "View") -> tuple[str, ...]:
    """Return the claim that an id stands for; behind that of an incident its other claims."""
    if wanted[:1] == "i":
        asked, incident = incident_as_asked(wanted, seen)
        own = _own_claim(asked, incident)
        others = incident.claim_ids if asked == incident.id else ()
        return tuple(dict.fromkeys((own, *others)))
    if wanted[:1] != "c":
        raise _no_such(wanted)
    return (claim_id(wanted, seen, lost=True),)


def _own_claim(asked: str, incident: Incident) -> str:
    """Return the claim that an incident is called by; one that was taken in answers to its own."""
    own = "c" + asked[1:]
    return own if own in incident.claim_ids else incident.claim_ids[0]


def _claim_of(wanted: str, seen: "View") -> str:
    """Return the claim that stands for what is ruled the same or different."""
    if wanted[:1] == "i":
        return _own_claim(*incident_as_asked(wanted, seen))
    if wanted[:1] != "c":
        raise _no_such(wanted)
    return claim_id(wanted, seen)


def _check_makes_incident(key: str, seen: "View", settings: "Settings") -> None:
    """Check that a claim can be of an incident.

    Raises:
        FormatError: If a person rejected it, or it tells nothing that makes an incident.
    """
    from tocsin.fuse.accounts import makes_incident

    ruling = seen.standing().get((key, ""))
    if ruling is not None and ruling.verdict is Verdict.REJECT:
        raise FormatError(
            f"{key} was rejected by {ruling.by}: {ruling.reason}",
            hint="It is of no incident until it is accepted: `tocsin review accept`.",
        )
    claim = seen.claims_as_read()[key]
    if not isinstance(claim.content, Occurrence):
        raise FormatError(
            f"{key} is no claim of an occurrence", hint="Only occurrences make incidents."
        )
    if not makes_incident(claim, min_score=settings.fuse.min_claim_score):
        raise FormatError(
            f"{key} tells nothing that makes an incident: see `tocsin claims {key}`",
            hint="What is planned, threatened, possible or told with too low a score does not.",
        )


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
    if field == WHERE:
        from tocsin.tables.gazetteer_added import gazetteer_of

        return place_id(value, gazetteer_of(seen.additions))
    return _actor(value, seen)


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


def place_id(wanted: str, places: "Places", countries: "Sequence[str]" = ()) -> str:
    """Return the id of the one place of the gazetteer that bears a name ("Kerman, IR") or id.

    A bare name is looked for in the countries of these codes, where any are given.

    Raises:
        NotFoundError: If none does.
        FormatError: If several do.
    """
    from tocsin.cli.gazetteer_adding import name_and_countries

    if places.get(wanted) is not None:
        return wanted
    name, within = name_and_countries(wanted, countries)
    found = [place for place in places.find(name) if not within or place.country in within]
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


def record(judgement: Judgement, *, ledger: str, seen: "View", settings: "Settings") -> None:
    """Append a ruling to the ledger; say which it replaces, and which it makes void."""
    from tocsin import codec
    from tocsin.cli.forms import Form, form_of
    from tocsin.fuse.rulings import contradicted
    from tocsin.pipeline.obeyed import void_rulings
    from tocsin.publish.wording.ruling_words import mark
    from tocsin.store.ledger import Ledger

    earlier = seen.carried.judgements
    void = void_rulings(seen, (*earlier, judgement), settings.fuse) - void_rulings(
        seen, earlier, settings.fuse
    )
    for before in contradicted(judgement, earlier, void=void):
        reporter().say(
            "review.contradicted",
            "this contradicts an earlier ruling, which no longer holds: "
            f"{before.subject[0]}: {mark(before, before.subject[0])}",
            judgement=before.id,
        )
    with Ledger.open(ledger, create=False) as opened, opened.writing() as writer:
        writer.append(judgement, recorded_at=judgement.made_at)
    if form_of() is Form.JSONL:
        typer.echo(codec.encode(judgement))
    words = mark(judgement, judgement.subject[0])
    reporter().say("review.ruled", f"{judgement.subject[0]}: {words}", id=judgement.id)
