"""Values of reports that exclude each other, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.fields import is_contested
from tocsin.core.speakers import denies
from tocsin.core.types import Claim, CopyGroup, FieldValue, Incident, IncidentField, Occurrence
from tocsin.core.vocab import FigureKind, PartStatus, Stance
from tocsin.publish.figures import excluding
from tocsin.publish.headlines import headline, place_words
from tocsin.publish.model import Disagreement, Side
from tocsin.publish.notes import Notebook, own_spans
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.phrases import field_words
from tocsin.publish.wording.words import one_line, quoted, when_words

# Fields that are numbers of those harmed, taken or sent.
FIGURE_FIELDS = frozenset(FigureKind)
# Fields whose denial is that of the act or of a part in it.
_OF_THE_ACT = frozenset({"what", "actors", "recipients", "weapons", "responsibility", "count"})
_NAMED_FIELDS = frozenset({"actors", "recipients", "weapons", "responsibility", "where"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is at hand while a brief is written."""

    shelf: Shelf
    notes: Notebook
    countries: Mapping[str, str]
    copies: Sequence[CopyGroup]


def disagreements(
    incident: Incident, claims: Sequence[Claim], *, number: int, desk: Desk, figures: bool = True
) -> tuple[Disagreement, ...]:
    """Return the fields on which reports exclude each other.

    Values that go together are none: the incident's own rows have them. Without `figures`,
    numbers are left out: they stand beside their reports.
    """
    return tuple(
        _disagreement(incident, item, claims, number=number, desk=desk)
        for item in incident.fields
        if is_contested(incident, item.name) and (figures or item.name not in FIGURE_FIELDS)
    )


def differs(item: IncidentField) -> bool:
    """Return whether a field has values that differ in substance, compatible or not.

    Different words for one party or one act are no difference of substance; they are shown
    with the field itself.
    """
    measured = item.name in FIGURE_FIELDS | {"when", "where", "count"}
    differing = {value_words(item.name, value).casefold() for value in item.values}
    return item.contested or (measured and len(differing) > 1 and item.joined is not None)


def all_disagreements(
    numbered: Sequence[tuple[int, Incident]], desk: Desk
) -> tuple[Disagreement, ...]:
    """Return the disagreements over all incidents, in their order."""
    return tuple(
        view
        for number, incident in numbered
        for view in disagreements(
            incident, desk.shelf.claims_of(incident.claim_ids), number=number, desk=desk
        )
    )


def _disagreement(
    incident: Incident, item: IncidentField, claims: Sequence[Claim], *, number: int, desk: Desk
) -> Disagreement:
    by_id = {claim.id: claim for claim in claims}
    sides = []
    for value in _excluding(incident, item, claims):
        backing = [by_id[key] for key in value.claim_ids if key in by_id]
        evidence = [(claim, own_spans(claim, value.evidence)) for claim in backing]
        sides.append(
            Side(
                value=value_words(item.name, value),
                who=_who(item.name, value, backing, desk.shelf),
                cites=desk.notes.cites(*evidence),
            )
        )
    return Disagreement(
        incident_number=number,
        incident_anchor=f"incident-{incident.id}",
        incident=headline(incident, claims, desk.countries),
        field=field_words(item.name),
        sides=tuple(sides),
        note="; ".join(filter(None, (item.ruled, item.note))),
    )


def _excluding(
    incident: Incident, item: IncidentField, claims: Sequence[Claim]
) -> tuple[FieldValue, ...]:
    """Return the values that exclude another: of numbers "84" and "103", not "more than 80"."""
    if item.name not in FIGURE_FIELDS:
        return item.values
    found = excluding(incident, claims, item.name)
    values = (value for value in item.values if set(value.stances) - {Stance.DENIED})
    return tuple(value for value in values if found.intersection(value.evidence)) or item.values


def _who(name: str, value: FieldValue, claims: Sequence[Claim], shelf: Shelf) -> str:
    """Return who says a value, and apart from them who denies it or the act that it is told of."""
    denying = [claim for claim in claims if _is_denied(claim, value, shelf)]
    holding = [claim for claim in claims if claim not in denying]
    said = shelf.chains(holding) if holding else ""
    if not denying:
        return said
    denied = "denied by" if name in _OF_THE_ACT else "in what is denied by"
    return "; ".join(filter(None, (said, f"{denied} {shelf.chains(denying)}")))


def _is_denied(claim: Claim, value: FieldValue, shelf: Shelf) -> bool:
    """Return whether a claim denies the act, or the part of the party that is the value."""
    if not isinstance(claim.content, Occurrence):
        return False
    parties = (*claim.content.actors, *claim.content.recipients)
    parts = {party.mention: party.status for party in parties}
    return denies(claim.content, shelf.attribution(claim)) or any(
        parts.get(span) is PartStatus.DENIED for span in value.evidence
    )


def value_words(name: str, value: FieldValue) -> str:
    """Return a value as printed: names by the rule for names, all else as the sources' words."""
    if name in _NAMED_FIELDS or not value.evidence:
        return name_words(value.label)
    held = name not in FIGURE_FIELDS or set(value.stances) - {Stance.DENIED}
    words = {one_line(span.quote).casefold(): span.quote for span in reversed(value.evidence)}
    said = ", ".join(quoted(text) for text in reversed(words.values()))
    if held:
        return said
    return f"{said} ({'denied' if Stance.DENIED in value.stances else 'no longer held'})"


def joined_words(incident: Incident, item: IncidentField, desk: Desk) -> str:
    """Return what all values of a field allow, in words; empty where they conflict."""
    if item.joined is None:
        return ""
    match item.name:
        case "when":
            return when_words(incident.when)
        case "where":
            return place_words(incident, desk.countries) or item.joined
    return item.joined
