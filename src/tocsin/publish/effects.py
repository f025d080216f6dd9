"""What reports add to a ledger: new incidents, joined ones, changes, copies, proposed merges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Comparison, Effect, Fusion, Incident, IncidentField
from tocsin.core.vocab import EffectKind
from tocsin.publish.agenda import ID_SHOWN
from tocsin.publish.headlines import headline
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.claim_words import what_words
from tocsin.publish.wording.phrases import field_words

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """The incidents of some reports, and what was known without these.

    `proposed` are pairs of claims of two incidents that may be one, `around` the incidents of
    these claims.
    """

    document_ids: Sequence[str]
    after: Fusion
    before: Fusion
    around: Sequence[Incident]
    proposed: Sequence[Comparison]
    shelf: Shelf
    countries: Mapping[str, str]


def effects(comparing: Comparing) -> tuple[Effect, ...]:
    """Return what each report adds, in the order in which they are given."""
    return tuple(
        effect
        for document in comparing.document_ids
        for found in (_incidents, _proposed, _copies)
        for effect in found(document, comparing)
    )


def _incidents(document: str, comparing: Comparing) -> Iterator[Effect]:
    held = {
        claim: incident for incident in comparing.before.incidents for claim in incident.claim_ids
    }
    for incident in comparing.after.incidents:
        if document not in incident.document_ids:
            continue
        known = {held[claim].id: held[claim] for claim in incident.claim_ids if claim in held}
        kinds = (EffectKind.NEW, EffectKind.JOINED, EffectKind.BRIDGED)
        pair = _joining(document, incident, comparing)
        claims = comparing.shelf.claims_of(incident.claim_ids)
        yield Effect(
            document_id=document,
            kind=kinds[min(len(known), 2)],
            incident_ids=(incident.id,),
            other_ids=tuple(known),
            probability=pair.probability if pair else None,
            what=headline(incident, claims, comparing.countries),
            reasons=pair.reasons if pair else (),
            changes=tuple(change for each in known.values() for change in _changes(each, incident)),
        )


def _joining(document: str, incident: Incident, comparing: Comparing) -> Comparison | None:
    """Return the likest comparison of a claim of a document with one of another."""
    found = [
        pair
        for pair in incident.comparisons
        if len(told := {claim.document_id for claim in comparing.shelf.claims_of(pair.claim_ids)})
        > 1
        and document in told
    ]
    return max(found, key=lambda pair: (pair.probability, pair.claim_ids), default=None)


def _changes(before: Incident, after: Incident) -> Iterator[str]:
    """Yield the fields that are other than they were, with what they were."""
    was = {field.name: field for field in before.fields}
    for field in after.fields:
        old = was.get(field.name)
        if field.contested and not (old and old.contested):
            yield f"{field_words(field.name)}: now contested, {_value(old)} before"
        elif _value(field) != _value(old) and not field.contested:
            yield f"{field_words(field.name)}: {_value(old)} before, {_value(field)} now"


def _value(field: IncidentField | None) -> str:
    if field is None:
        return UNKNOWN
    return "contested" if field.contested else field.joined or UNKNOWN


def _proposed(document: str, comparing: Comparing) -> Iterator[Effect]:
    held = {claim: incident for incident in comparing.around for claim in incident.claim_ids}
    for pair in comparing.proposed:
        claims = comparing.shelf.claims_of(pair.claim_ids)
        if document not in {claim.document_id for claim in claims}:
            continue
        yield Effect(
            document_id=document,
            kind=EffectKind.PROPOSED,
            incident_ids=tuple(held[claim].id for claim in pair.claim_ids if claim in held),
            other_ids=pair.claim_ids,
            probability=pair.probability,
            what=" and ".join(what_words(claim.content) for claim in claims),
            reasons=pair.reasons,
            command="tocsin review same|different "
            + " ".join(claim[:ID_SHOWN] for claim in pair.claim_ids),
        )


def _copies(document: str, comparing: Comparing) -> Iterator[Effect]:
    for group in comparing.after.copies:
        if document in group.document_ids:
            others = tuple(each for each in group.document_ids if each != document)
            outlets = dict.fromkeys(comparing.shelf.outlet(each) for each in others)
            yield Effect(
                document_id=document,
                kind=EffectKind.COPY,
                incident_ids=(),
                other_ids=others,
                what=f"{'one text' if group.whole else 'part of a text'} with {', '.join(outlets)}",
                reasons=(group.reason,),
            )
