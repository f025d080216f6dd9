"""Grades of single claims: what others say of the same, how it is known, opinion set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blasts import blast, column, fused, graded_claims, looked_at
from tocsin.assess.claims import assess_claim, assess_claims
from tocsin.assess.grading import assess
from tocsin.core.types import Doubt, Source
from tocsin.core.vocab import (
    Credibility,
    DoubtKind,
    EvidenceBasis,
    Reliability,
    SourceKind,
    Stance,
)
from tocsin.testing import Report

RAY, BELL, COSTA = "Ada Ray of Relief Now", "Ben Bell of Aid First", "Cleo Costa of Law Watch"


def test_what_two_independent_origins_tell_is_confirmed() -> None:
    first, second = graded_claims(blast("post", RAY, 3), blast("echo", BELL, 3))
    assert first.credibility is second.credibility is Credibility.CONFIRMED
    assert len(first.reasons[0].claim_ids) > 1


def test_a_number_that_nobody_else_gives_is_not_confirmed_with_the_act() -> None:
    with_toll, without = graded_claims(blast("post", RAY, 3), blast("echo", BELL, None))
    assert with_toll.credibility is Credibility.PROBABLY_TRUE
    assert without.credibility is Credibility.CONFIRMED


def test_one_speaker_through_two_outlets_confirms_nothing() -> None:
    for claim in graded_claims(blast("post", RAY, 3), blast("echo", RAY, 3)):
        assert claim.credibility is Credibility.PROBABLY_TRUE


def test_a_number_outside_what_two_others_give_is_doubtful_and_of_nobody_named_improbable() -> None:
    *_, odd = graded_claims(blast("a", RAY, 3), blast("b", BELL, 4), blast("c", COSTA, 40))
    assert odd.credibility is Credibility.DOUBTFUL
    nobody = blast("c", "residents", 40, named=False)
    *_, odd = graded_claims(blast("a", RAY, 3), blast("b", BELL, 4), nobody)
    assert odd.credibility is Credibility.IMPROBABLE
    assert len(odd.reasons[0].claim_ids) == 2


def test_of_two_who_contradict_each_other_neither_is_worse() -> None:
    first, second = graded_claims(blast("post", RAY, 3), blast("echo", BELL, 40))
    assert first.credibility is second.credibility is Credibility.POSSIBLY_TRUE
    assert "killed" in first.reasons[1].sentence
    assert len(first.reasons[1].claim_ids) == 2


def test_opinion_cannot_be_judged_and_is_improbable_where_reports_contradict_it() -> None:
    reports = blast("post", RAY, 3), blast("echo", BELL, 3)
    *_, fits = graded_claims(*reports, column(3))
    *_, differs = graded_claims(*reports, column(40))
    assert fits.credibility is Credibility.CANNOT_BE_JUDGED
    assert differs.credibility is Credibility.IMPROBABLE


@given(st.integers(0, 60))
def test_an_opinion_piece_raises_the_grade_of_no_claim(killed: int) -> None:
    reports = blast("post", RAY, 3), blast("echo", "residents", 5, named=False)
    alone = graded_claims(*reports)
    beside = graded_claims(*reports, column(killed))
    for before, after in zip(alone, beside, strict=False):
        assert after.credibility >= before.credibility


def test_hearsay_confirms_nothing_and_is_not_answered_for() -> None:
    report = Report("Mia Moor saw a blast in Marn, a driver told.\n", source="post")
    driver = report.attribute("a driver", kind=SourceKind.OTHER)
    seen = report.attribute(
        "Mia Moor",
        kind=SourceKind.WITNESS,
        named=True,
        basis=EvidenceBasis.EYEWITNESS,
        parent=driver,
    )
    report.occurrence("blast", by=seen)
    (incident,), evidence = fused([report]).incidents, looked_at([report])
    assessment = assess(incident, evidence)
    assert assessment.credibility is Credibility.POSSIBLY_TRUE
    assert "hearsay" in assessment.reasons[0].sentence
    assert assessment.likelihood is None


def test_a_denial_of_what_two_origins_tell_is_doubtful() -> None:
    denial = blast("c", COSTA, None, stance=Stance.DENIED)
    first, _, denied = graded_claims(blast("a", RAY, 3), blast("b", BELL, 3), denial)
    assert denied.credibility is Credibility.DOUBTFUL
    assert first.credibility is Credibility.DOUBTFUL
    assert denial.claims[0].id in first.reasons[0].claim_ids


def test_a_claim_whose_words_are_doubted_is_possibly_true_at_best() -> None:
    report = blast("post", RAY, 3)
    doubt = Doubt(kind=DoubtKind.GARBLE, span=report.span("blast"), reason="a word is missing")
    object.__setattr__(report.claims[0], "doubts", (doubt,))
    first, _ = graded_claims(report, blast("echo", BELL, 3))
    assert first.credibility is Credibility.POSSIBLY_TRUE


def test_a_claim_of_no_incident_is_graded_by_how_it_is_known() -> None:
    report = blast("post", RAY, 3)
    found = assess_claim(report.claims[0].id, None, looked_at([report]))
    assert found is not None and found.credibility is Credibility.PROBABLY_TRUE
    assert assess_claim("c0", None, looked_at([report])) is None


def test_every_claim_has_a_grade_with_one_to_three_sentences_that_open_their_claims() -> None:
    sources = {"post": Source(id="post", name="post", reliability=Reliability.C)}
    reports = [blast("post", RAY, 3), blast("echo", BELL, 40), column(3)]
    ids = {claim.id for report in reports for claim in report.claims}
    found = assess_claims(fused(reports).incidents, looked_at(reports, sources))
    assert set(found) == ids
    for assessment in found.values():
        assert 1 <= len(assessment.reasons) <= 3
        for reason in assessment.reasons:
            assert reason.sentence.endswith(".") and ". " not in reason.sentence
            assert set(reason.claim_ids) <= ids
    grades = {found[report.claims[0].id].reliability for report in reports}
    assert grades == {Reliability.C, Reliability.F}


@pytest.mark.parametrize("killed", [3, 40])
def test_grades_do_not_depend_on_the_order_of_arrival(killed: int) -> None:
    reports = [blast("a", RAY, 3), blast("b", BELL, 3), blast("c", COSTA, killed)]
    forwards = [one.credibility for one in graded_claims(*reports)]
    backwards = [one.credibility for one in graded_claims(*reports[::-1])]
    assert forwards == backwards[::-1]
