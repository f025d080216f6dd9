"""Grades over the real reports: what the opinion piece may and may not do."""

from collections.abc import Mapping

import pytest

from asked import Ledger, Report
from tocsin.assess.claims import assess_claims
from tocsin.assess.evidence import Evidence, evidence_of
from tocsin.core.types import ClaimAssessment
from tocsin.core.vocab import Credibility, Reliability
from tocsin.settings import Settings

OPINION = "004"
UNBELIEVED = {Credibility.IMPROBABLE, Credibility.CANNOT_BE_JUDGED}


def evidence_in(reports: Mapping[str, Report], ledger: Ledger, *, without: str = "") -> Evidence:
    kept = [number for number in reports if number != without]
    documents = [reports[number].document for number in kept]
    readings = [ledger.dated[number] for number in kept]
    return evidence_of(documents, readings, {}, Settings().assess)


@pytest.fixture(scope="module")
def grades(reports: Mapping[str, Report], ledger: Ledger) -> Mapping[str, ClaimAssessment]:
    return assess_claims(ledger.fusion.incidents, evidence_in(reports, ledger))


def test_004_24_opinion_is_f_and_five_or_six(
    reports: Mapping[str, Report], ledger: Ledger, grades: Mapping[str, ClaimAssessment]
) -> None:
    mine = [grades[claim.id] for claim in ledger.dated[OPINION].claims]
    assert mine
    assert {each.credibility for each in mine} <= UNBELIEVED
    assert {each.reliability for each in mine} == {Reliability.F}
    alone = [
        incident
        for incident in ledger.fusion.incidents
        if incident.document_ids == (reports[OPINION].document.id,)
    ]
    assert alone
    for incident in alone:
        assert ledger.assessments[incident.id].credibility in UNBELIEVED


def test_004_24_opinion_raises_no_other_claim(
    reports: Mapping[str, Report], ledger: Ledger, grades: Mapping[str, ClaimAssessment]
) -> None:
    without = evidence_in(reports, ledger, without=OPINION)
    before = assess_claims(ledger.fusion.incidents, without)
    assert all(grades[key].credibility >= each.credibility for key, each in before.items())
