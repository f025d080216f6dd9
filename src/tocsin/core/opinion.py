"""How much of a reading is its author's opinion, so that opinion corroborates nothing."""

from collections.abc import Iterator, Sequence

from tocsin.core.types import Attribution, Claim, Occurrence, Outlook, Reading, Statement, Tie
from tocsin.core.vocab import Stance, StatementKind

# Acts scored lower make no incident.
LEAST_SURE = 0.5


def opinion_share(reading: Reading) -> float:
    """Return the share of a reading's claims that are opinion or accuse on no authority.

    Counted are opinions, and what the text says in its own voice of standing relations
    between parties (who funds, arms or directs whom) and of the future: news reports
    give such things to a speaker. Acts that are too unsure to make an incident are not
    counted. 0 for a reading without claims.
    """
    claims = _counted(reading)
    if not claims:
        return 0.0
    links = {link.id: link for link in reading.attributions}
    opined = sum(_is_opinion(claim, links.get(claim.attribution_id or "")) for claim in claims)
    return opined / len(claims)


def is_opinion(reading: Reading, *, min_share: float, min_claims: int) -> bool:
    """Return whether a reading is an opinion piece.

    It is where the document calls itself so; else with enough claims, and enough of them opinion.
    """
    if reading.opinion_label is not None:
        return True
    return len(_counted(reading)) >= min_claims and opinion_share(reading) >= min_share


def opinion_documents(
    readings: Sequence[Reading], *, min_share: float, min_claims: int
) -> frozenset[str]:
    """Return the ids of the documents whose readings are opinion pieces."""
    return frozenset(
        reading.document_id
        for reading in readings
        if is_opinion(reading, min_share=min_share, min_claims=min_claims)
    )


def opinion_claims(
    readings: Sequence[Reading], *, min_share: float, min_claims: int
) -> frozenset[str]:
    """Return the ids of the claims that are opinion: of opinion pieces, and what is only opined."""
    pieces = opinion_documents(readings, min_share=min_share, min_claims=min_claims)
    return frozenset(
        claim.id
        for reading in readings
        for claim in _opined(reading, whole=reading.document_id in pieces)
    )


def _opined(reading: Reading, *, whole: bool) -> Iterator[Claim]:
    opined = {link.id for link in reading.attributions if link.stance is Stance.OPINED}
    for claim in reading.claims:
        if whole or claim.attribution_id in opined:
            yield claim


def _counted(reading: Reading) -> list[Claim]:
    return [
        claim
        for claim in reading.claims
        if claim.score >= LEAST_SURE or not isinstance(claim.content, Occurrence)
    ]


def _is_opinion(claim: Claim, link: Attribution | None) -> bool:
    if link is not None:
        return link.stance is Stance.OPINED
    if isinstance(claim.content, Statement):
        return claim.content.kind is StatementKind.OPINION
    return isinstance(claim.content, Tie | Outlook)
