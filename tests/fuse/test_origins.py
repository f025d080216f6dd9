"""Origins of evidence: outlets, copies and opinion add none, and nothing is rounded up."""

import pytest

from stories import SETTINGS, first_report, second_report, third_report
from tocsin.core.types import DateInterval, Incident, Party, Tie
from tocsin.core.vocab import (
    EvidenceBasis,
    PartStatus,
    PartyKind,
    Relation,
    SourceKind,
    Stance,
    Verdict,
)
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report, ruling


def incident_of(*reports: Report) -> Incident:
    """The one incident of reports that a person ruled to tell of one."""
    claims = [report.claims[0] for report in reports]
    same = [ruling(Verdict.SAME, claims[0], other) for other in claims[1:]]
    (incident,) = fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        same,
        settings=SETTINGS,
    ).incidents
    return incident


def told_by(speaker: str | None, text: str, source: str, **speech: object) -> Report:
    report = Report(text, source=source)
    by = report.attribute(speaker, **speech) if speaker else None  # type: ignore[arg-type]
    report.occurrence("attack", by=by)
    return report


def keys(incident: Incident) -> set[str]:
    return {origin.key for origin in incident.origins}


def count(incident: Incident) -> tuple[int, int]:
    return incident.origins_low, incident.origins_high


def test_two_outlets_two_agencies_and_many_sources_are_two_origins() -> None:
    incident = incident_of(first_report()[0], second_report()[0])
    assert count(incident) == (2, 2)
    known = {origin.key for origin in incident.origins if origin.known}
    assert known == {"state:NL", "actor:dawn"}


def test_a_third_report_may_or_may_not_add_an_origin() -> None:
    incident = incident_of(first_report()[0], second_report()[0], third_report()[0])
    assert count(incident) == (2, 3)


def test_two_outlets_quoting_one_agency_on_unnamed_sources_are_one_origin() -> None:
    one = told_by(
        "two sources",
        "An attack struck, two sources told Telegraph Wire.",
        "post",
        kind=SourceKind.UNKNOWN,
        via="Telegraph Wire",
    )
    two = told_by(
        "sources",
        "There was an attack, sources told the Telegraph Wire, it printed.",
        "news",
        kind=SourceKind.UNKNOWN,
        via="the Telegraph Wire",
    )
    three = told_by(
        "two sources",
        "Two people saw an attack, two sources said.",
        "telegraphwire.com",
        kind=SourceKind.UNKNOWN,
    )
    assert count(incident_of(one, two, three)) == (1, 1)


def test_unnamed_sources_of_different_agencies_are_a_range() -> None:
    one = told_by("a source", "An attack struck, a source told Wire A.", "post", via="Wire A")
    two = told_by("a source", "An attack, a source told Wire B, struck.", "news", via="Wire B")
    assert count(incident_of(one, two)) == (1, 2)


def test_two_outlets_in_their_own_voice_are_one_or_two() -> None:
    one = told_by(None, "An attack struck the market.", "post")
    two = told_by(None, "There was an attack at the market.", "news")
    assert count(incident_of(one, two)) == (1, 2)


def test_an_outlet_that_cites_somebody_is_no_second_origin() -> None:
    report = told_by("Police", "An attack struck, Police said. The attack hurt two.", "post")
    report.occurrence("attack", nth=2)
    incident = incident_of(report)
    assert count(incident) == (1, 1)
    assert keys(incident) == {"body:police", "outlet:post"}


def test_evidence_is_the_information_of_those_who_pass_it_on() -> None:
    text = "Intercepted calls show who did the attack, two Norlandic officials said."
    report = Report(text, source="post")
    officials = report.attribute("two Norlandic officials")
    calls = report.attribute(
        "Intercepted calls",
        kind=SourceKind.UNKNOWN,
        basis=EvidenceBasis.COMMUNICATIONS_INTERCEPT,
        basis_words="Intercepted calls",
        parent=officials,
    )
    report.occurrence("attack", by=calls)
    direct = told_by("Norlandic officials", "An attack, Norlandic officials said.", "news")
    incident = incident_of(report, direct)
    assert keys(incident) == {"state:NL"}
    assert count(incident) == (1, 1)


def test_a_copied_sentence_is_one_origin() -> None:
    line = "A large attack struck the old market of the town early in the day."
    one = told_by(None, f"News. {line} Shops were shut.", "post")
    two = told_by(None, f"Also today. {line} Nobody knows more.", "news")
    assert count(incident_of(one, two)) == (1, 1)


def test_a_name_and_its_longer_form_are_one_origin() -> None:
    one = told_by("Ilva Torn", "An attack struck, Ilva Torn said.", "post", named=True)
    two = told_by("Torn", "The attack was grave, Torn said.", "news", named=True)
    assert count(incident_of(one, two)) == (1, 1)


def test_officials_of_two_governments_are_two_origins_of_one_are_one_or_two() -> None:
    norland = told_by("Norlandic officials", "An attack, Norlandic officials said.", "post")
    osteria = told_by("Osterian officials", "The attack, Osterian officials said.", "news")
    named = told_by("Ilva Torn", "The attack hurt two, Ilva Torn said.", "echo", named=True)
    assert count(incident_of(norland, osteria)) == (2, 2)
    assert count(incident_of(norland, named)) == (1, 2)


@pytest.mark.parametrize("stance", [Stance.OPINED, Stance.DECLINED, Stance.PREDICTED])
def test_who_opines_or_declines_adds_no_origin(stance: Stance) -> None:
    one = told_by("Police", "An attack struck, Police said.", "post")
    two = told_by("Ilva Torn", "The attack is vile, Ilva Torn said.", "news", stance=stance)
    assert count(incident_of(one, two)) == count(incident_of(one))


def test_a_claim_and_its_branchs_claim_are_one_origin() -> None:
    own = {
        "kind": SourceKind.ARMED_GROUP,
        "stance": Stance.CLAIMED,
        "basis": EvidenceBasis.CLAIM_OF_RESPONSIBILITY,
    }
    one = told_by("Dawn", "Dawn claimed the attack.", "post", actor_id="dawn", **own)
    two = told_by("Dawn East", "Dawn East did the attack.", "news", actor_id="dawn-east", **own)
    assert count(incident_of(one, two)) == (1, 1)


def opinion_piece() -> Report:
    report = Report("Dawn funds Dusk. It did the attack. " * 8, source="columnist")
    report.occurrence("attack")
    for nth in range(1, 9):
        subject, object_ = (
            Party(mention=report.span(name, nth), kind=PartyKind.GROUP) for name in ("Dawn", "Dusk")
        )
        tie = Tie(
            subject=subject,
            relation=Relation.FUNDS,
            object=object_,
            trigger=report.span("funds", nth),
            valid=DateInterval(reason="not found"),
            status=PartStatus.STATED,
        )
        report.claim(tie, evidence=report.span("Dawn funds Dusk.", nth))
    return report


def test_an_opinion_piece_corroborates_nothing() -> None:
    police = told_by("Police", "An attack struck, Police said.", "post")
    assert count(incident_of(opinion_piece())) == (0, 0)
    assert count(incident_of(police, opinion_piece())) == count(incident_of(police))
