"""Laws of fusing, over many small ledgers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import BELT, MARN, OSTERIA, SETTINGS
from tocsin.core.types import Fusion, Incident
from tocsin.core.vocab import INCIDENT_TYPES, EventType, Mode
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report

PLACES = {"Marn": MARN, "Beltov": BELT, "Osteria": OSTERIA}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    outlet = draw(st.sampled_from(["post", "news", "wire"]))
    number = draw(st.integers(0, 10**6))
    acts = draw(st.integers(1, 3))
    lines = "".join(f"Attack {at} in Marn Beltov Osteria on a day.\n" for at in range(acts))
    report = Report(f"Number {number}.\n{lines}", source=outlet)
    for at in range(acts):
        town = draw(st.sampled_from(sorted(PLACES)))
        day = date(2031, 5, 1) + timedelta(days=draw(st.integers(0, 3)))
        dated, killed = draw(st.booleans()), draw(st.none() | st.integers(1, 3))
        report.occurrence(
            f"Attack {at}",
            key=f"k{draw(st.integers(0, at))}",
            event_type=draw(st.sampled_from([EventType.ASSAULT, EventType.PROTEST])),
            modes=draw(st.sampled_from([[], [Mode.EXPLOSIVES], [Mode.ABDUCT]])),
            background=draw(st.booleans()),
            places=[report.place(town, PLACES[town], at + 1)],
            times=[report.day("a day", day, day)] if dated else [],
            figures=[report.figure("Attack", killed, killed)] if killed else [],
        )
    return report


ledgers = st.lists(reports(), min_size=1, max_size=5, unique_by=lambda made: made.document.id)


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
