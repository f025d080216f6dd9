"""Grades: reliability of the source, credibility from independent origins, words of ICD 203."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from stories import first_report, other_report, second_report, third_report
from tocsin.assess.evidence import Evidence, evidence_of
from tocsin.assess.grading import assess
from tocsin.assess.likelihood import LIKELIHOOD_TERMS
from tocsin.assess.settings import AssessSettings
from tocsin.core.types import (
    Assessment,
    DateInterval,
    Incident,
    IncidentField,
    Origin,
    Source,
    Statement,
)
from tocsin.core.vocab import (
    Confidence,
    Credibility,
    EventType,
    EvidenceBasis,
    Realis,
    Reliability,
    SourceKind,
    Stance,
    StatementKind,
)
from tocsin.testing import Report

SETTINGS = AssessSettings()


def origin(key: str, report: Report, *claims: int, known: bool = True) -> Origin:
    return Origin(
        key=key,
        label=key,
        known=known,
        claim_ids=tuple(report.claims[at].id for at in claims),
        document_ids=(report.document.id,),
    )


def incident(
    reports: Sequence[Report], origins: Sequence[Origin], *, contested: Sequence[str] = ()
) -> Incident:
    known = sum(one.known for one in origins)
    return Incident(
        id="i1",
        event_type=EventType.ASSAULT,
        modes=(),
        contexts=(),
        historical=False,
        claim_ids=tuple(claim.id for report in reports for claim in report.claims),
        document_ids=tuple(report.document.id for report in reports),
        when=DateInterval(reason="not found"),
        where=None,
        actors=(),
        recipients=(),
        weapons=(),
        figures=(),
        fields=tuple(
            IncidentField(name=name, values=(), joined=None, contested=True, note="two values")
            for name in contested
        ),
        origins=tuple(origins),
        origins_low=max(known, 1),
        origins_high=len(origins),
        comparisons=(),
    )


def graded(
    subject: Incident, reports: Sequence[Report], sources: Mapping[str, Source] | None = None
) -> Assessment:
    return assess(subject, known(reports, sources))


def known(reports: Sequence[Report], sources: Mapping[str, Source] | None = None) -> Evidence:
    return evidence_of(
        [report.document for report in reports],
        [report.reading() for report in reports],
        sources or {},
        SETTINGS,
    )


def graded_source(name: str, grade: Reliability) -> dict[str, Source]:
    return {name: Source(id=name, name=name, reliability=grade, graded_by="desk", reason="history")}


def confirmed() -> tuple[Incident, list[Report]]:
    first, second = first_report()[0], second_report()[0]
    made = [origin("state:NL", first, 0), origin("actor:dawn", second, 2)]
    return incident([first, second], made), [first, second]


def test_two_known_independent_origins_confirm() -> None:
    subject, reports = confirmed()
    assessment = graded(subject, reports)
    assert assessment.credibility is Credibility.CONFIRMED
    assert assessment.reliability is Reliability.F
    assert assessment.likelihood == "very likely"


def test_confirmation_by_a_proven_source_is_almost_certain_with_high_confidence() -> None:
    subject, reports = confirmed()
    assessment = graded(subject, reports, graded_source("harbour-post", Reliability.B))
    assert assessment.reliability is Reliability.B
    assert (assessment.likelihood, assessment.confidence) == ("almost certain", Confidence.HIGH)


def test_a_grade_for_another_source_changes_nothing() -> None:
    subject, reports = confirmed()
    sources = graded_source("somebody else", Reliability.A)
    assert graded(subject, reports, sources) == graded(subject, reports)


@pytest.mark.parametrize("name", ["what", "when", "where"])
def test_a_contest_of_the_core_facts_is_never_confirmed(name: str) -> None:
    subject, reports = confirmed()
    contested = incident(reports, subject.origins, contested=[name])
    assessment = graded(contested, reports)
    assert assessment.credibility is Credibility.POSSIBLY_TRUE
    assert any(name in reason.sentence for reason in assessment.reasons)


def test_a_contested_figure_leaves_the_event_confirmed_but_not_with_high_confidence() -> None:
    subject, reports = confirmed()
    contested = incident(reports, subject.origins, contested=["killed"])
    assessment = graded(contested, reports, graded_source("harbour-post", Reliability.A))
    assert assessment.credibility is Credibility.CONFIRMED
    assert assessment.confidence is Confidence.MODERATE


def test_one_named_speaker_is_probably_true() -> None:
    report, _ = third_report()
    assessment = graded(incident([report], [origin("name:ilva torn", report, 0)]), [report])
    assert assessment.credibility is Credibility.PROBABLY_TRUE
    assert (assessment.likelihood, assessment.confidence) == ("likely", Confidence.LOW)


def test_one_unnamed_speaker_is_possibly_true_and_gets_no_likelihood() -> None:
    report, _ = other_report()
    subject = incident([report], [origin("unnamed:witness", report, 0, known=False)])
    assessment = graded(subject, [report])
    assert assessment.credibility is Credibility.POSSIBLY_TRUE
    assert assessment.likelihood is None
    assert assessment.confidence is Confidence.LOW


def test_a_groups_own_claim_alone_is_no_better_than_an_unnamed_speaker() -> None:
    report = Report("Dawn claimed the attack.", source="post")
    own = report.attribute(
        "Dawn",
        kind=SourceKind.ARMED_GROUP,
        named=True,
        stance=Stance.CLAIMED,
        basis=EvidenceBasis.CLAIM_OF_RESPONSIBILITY,
    )
    report.occurrence("attack", by=own)
    assessment = graded(incident([report], [origin("name:dawn", report, 0)]), [report])
    assert assessment.credibility is Credibility.POSSIBLY_TRUE


def test_a_denial_against_one_origin_is_improbable_against_two_doubtful() -> None:
    denial = Report("The army denied that an attack took place.", source="echo")
    by = denial.attribute("The army", stance=Stance.DENIED)
    denial.occurrence("attack", by=by, realis=Realis.DENIED)
    report, _ = other_report()
    weak = incident([report, denial], [origin("unnamed:witness", report, 0, known=False)])
    assert graded(weak, [report, denial]).credibility is Credibility.IMPROBABLE
    subject, reports = confirmed()
    strong = incident([*reports, denial], subject.origins)
    assessment = graded(strong, [*reports, denial])
    assert assessment.credibility is Credibility.DOUBTFUL
    assert assessment.likelihood == "unlikely"


def opinion_piece() -> Report:
    report = Report("It was an attack on all of us. " * 8, source="columnist")
    report.occurrence("attack")
    for nth in range(1, 9):
        span = report.span("It was an attack on all of us.", nth)
        report.claim(Statement(kind=StatementKind.OPINION, content=(span,)), evidence=span)
    return report


def test_opinion_alone_cannot_be_judged_however_reliable_its_source() -> None:
    piece = opinion_piece()
    subject = replace(
        incident([piece], [origin("outlet:columnist", piece, 0, known=False)]),
        origins_low=0,
        origins_high=0,
    )
    assessment = graded(subject, [piece], graded_source("columnist", Reliability.B))
    assert assessment.credibility is Credibility.CANNOT_BE_JUDGED
    assert assessment.reliability is Reliability.B
    assert assessment.likelihood is None


def test_an_opinion_piece_raises_no_other_grade() -> None:
    piece, (report, _) = opinion_piece(), other_report()
    witness = origin("unnamed:witness", report, 0, known=False)
    alone = graded(incident([report], [witness]), [report])
    named = origin("name:somebody", piece, 0)
    both = graded(incident([report, piece], [witness, named]), [report, piece])
    assert both.credibility is alone.credibility


def all_assessments() -> list[Assessment]:
    subject, reports = confirmed()
    sources = graded_source("harbour-post", Reliability.B)
    third, other = third_report()[0], other_report()[0]
    piece = opinion_piece()
    return [
        graded(subject, reports, sources),
        graded(incident(reports, subject.origins, contested=["when", "killed"]), reports),
        graded(incident([third], [origin("name:x", third, 0)]), [third]),
        graded(incident([other], [origin("unnamed:x", other, 0, known=False)]), [other]),
        graded(incident([piece], [origin("outlet:x", piece, 0, known=False)]), [piece]),
    ]


def test_reasons_are_at_most_three_sentences_without_likelihood_beside_confidence() -> None:
    for assessment in all_assessments():
        assert 1 <= len(assessment.reasons) <= 3
        for sentence in (reason.sentence for reason in assessment.reasons):
            assert sentence.endswith(".")
            assert ". " not in sentence
            words = sentence.lower()
            told = any(term in words for term in LIKELIHOOD_TERMS)
            assert not (told and "confidence" in words)
        assert assessment.likelihood is None or assessment.likelihood in LIKELIHOOD_TERMS


def test_reasons_name_nobody() -> None:
    third = third_report()[0]
    assessment = graded(incident([third], [origin("name:ilva torn", third, 0)]), [third])
    assert not any("torn" in reason.sentence.lower() for reason in assessment.reasons)


def test_who_gives_a_number_of_an_act_answers_for_the_number_only() -> None:
    act = "Gunmen attacked a market"
    report = Report(f"{act}, residents said. The Doctors Union said 12 people were hurt.")
    seen = report.attribute("residents", kind=SourceKind.UNKNOWN, quoted=act)
    union = report.attribute(
        "The Doctors Union", kind=SourceKind.NGO, named=True, quoted="12 people were hurt"
    )
    report.occurrence("attacked", by=seen)
    report.occurrence("attacked", by=union, figures=[report.figure("12", 12, 12)])
    found = evidence_of([report.document], [report.reading()], {}, SETTINGS)
    told = incident(
        [report], [origin("unnamed", report, 0, known=False), origin("union", report, 1)]
    )
    assert assess(told, found).credibility is Credibility.POSSIBLY_TRUE
