"""What the bulletins of all subjects are made of: words, places and parties."""

from collections.abc import Mapping, Sequence

from tocsin.core.geo import area_of
from tocsin.core.parties import party_key
from tocsin.core.types import AlertEvidence, Claim, Party, Place, PlaceRef, Spot
from tocsin.core.vocab import PlacePrecision
from tocsin.publish.disputes import Desk
from tocsin.publish.papers import published_words
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.shelf import title_of
from tocsin.publish.wording.naming import party_names
from tocsin.publish.wording.words import one_line

# So much evidence an alert holds; the first words of every document come first.
MOST_EVIDENCE = 8
# How far from a place's point something may have been: in a town, or near a known point (UCDP GED,
# where_prec 2: about 25 km). Where no more than the district is known, no circle holds it.
_WITHIN_KM: Mapping[PlacePrecision | None, float] = {
    PlacePrecision.EXACT: 5.0,
    PlacePrecision.NEAR: 25.0,
}


def spot_of(place: Place, told: PlaceRef | None) -> Spot:
    """Return a place for machines; `told` is how it is told."""
    exact = told is not None and not told.inferred
    return Spot(
        name=place.name,
        country=place.country,
        area=area_of(place) or None,
        latitude=place.latitude,
        longitude=place.longitude,
        within_km=_WITHIN_KM.get(told.precision) if exact and told else None,
    )


def party_words(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the ids and the names by which parties are found."""
    found: dict[str, None] = {}
    for party in parties:
        found[party_key(party)] = None
        found[one_line(party.mention.quote)] = None
    return tuple(found | dict.fromkeys(party_names(parties)))


def distinct(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the first claim of each sentence; the first of every document come first."""
    first = {claim.document_id: claim for claim in reversed(claims)}
    ordered = sorted(claims, key=lambda claim: first[claim.document_id] is not claim)
    told = {(claim.document_id, claim.evidence): claim for claim in reversed(ordered)}
    return tuple(c for c in ordered if told[c.document_id, c.evidence] is c)


def evidence_of(claims: Sequence[Claim], desk: Desk, masker: Masker) -> tuple[AlertEvidence, ...]:
    """Return the words of claims, as many as an alert holds."""
    return tuple(_words(claim, desk, masker) for claim in distinct(claims)[:MOST_EVIDENCE])


def _words(claim: Claim, desk: Desk, masker: Masker) -> AlertEvidence:
    shelf = desk.shelf
    document, reading = shelf.documents[claim.document_id], shelf.readings[claim.document_id]
    hidden = document.url is not None and masker.hides(document.url)
    return AlertEvidence(
        quote=" … ".join(one_line(span.quote) for span in claim.evidence),
        who=shelf.chain(claim),
        claim_id=claim.id,
        document_id=document.id,
        outlet=shelf.outlet(document.id),
        title=title_of(document, reading),
        url=None if hidden else document.url,
        published=published_words(reading),
    )
