"""Laws of fusing, over many small ledgers."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import SETTINGS
from tocsin.core.types import Fusion, Incident
from tocsin.core.vocab import INCIDENT_TYPES
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report
from worlds import ledgers


def fused(made: Sequence[Report]) -> Fusion:
    return fuse(
        [report.document for report in made],
        [report.reading() for report in made],
        [],
        settings=SETTINGS,
    )


def values(fusion: Fusion) -> set[Incident]:
    return {replace(incident, id="") for incident in fusion.incidents}


@given(ledgers, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_does_not_matter(made: list[Report], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert values(fused(made)) == values(fused(shuffled))


@given(ledgers)
@settings(max_examples=60, deadline=None)
def test_each_claim_is_in_one_incident_of_its_type(made: list[Report]) -> None:
    incidents = fused(made).incidents
    claims = {claim.id: claim for report in made for claim in report.claims}
    held = [claim for incident in incidents for claim in incident.claim_ids]
    assert sorted(held) == sorted(claims)
    assert len({incident.id for incident in incidents}) == len(incidents)
    for incident in incidents:
        assert incident.event_type in INCIDENT_TYPES
        assert 1 <= incident.origins_low <= incident.origins_high


@given(ledgers)
@settings(max_examples=60, deadline=None)
def test_no_document_has_two_accounts_in_one_incident(made: list[Report]) -> None:
    keys = {
        claim.id: claim.content.incident_key  # type: ignore[union-attr]
        for report in made
        for claim in report.claims
    }
    for incident in fused(made).incidents:
        for report in made:
            mine = {keys[one.id] for one in report.claims if one.id in incident.claim_ids}
            assert len(mine) <= 1


@given(ledgers)
@settings(max_examples=30, deadline=None)
def test_fusing_twice_gives_the_same(made: list[Report]) -> None:
    assert fused(made) == fused(made)
