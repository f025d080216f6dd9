"""Fusing: one incident from many reports, never from none, and every merge can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from stories import (
    BELT,
    MARN,
    OSTERIA,
    SETTINGS,
    first_report,
    other_report,
    second_report,
    third_report,
    vague_report,
)
from tocsin.core.types import Claim, Fusion, Incident, IncidentField, Judgement
from tocsin.core.vocab import (
    EventType,
    FigureKind,
    Mode,
    PartStatus,
    Realis,
    SourceKind,
    Stance,
    Verdict,
)
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report, ruling


def fused(reports: Sequence[Report], judgements: Sequence[Judgement] = ()) -> Fusion:
    return fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        judgements,
        settings=SETTINGS,
    )


def field(incident: Incident, name: str) -> IncidentField:
    (found,) = [one for one in incident.fields if one.name == name]
    return found


def without_ids(fusion: Fusion) -> set[Incident]:
    return {replace(incident, id="") for incident in fusion.incidents}


def test_two_reports_in_different_words_are_one_incident_of_two_acts() -> None:
    (incident,) = fused([first_report()[0], second_report()[0]]).incidents
    assert len(incident.document_ids) == 2
    assert field(incident, "count").joined == "2"
    assert incident.where is not None
    assert incident.where.mention.quote == "Marn"
    assert incident.comparisons[0].reasons


def test_compatible_bounds_join_and_nothing_is_averaged() -> None:
    (incident,) = fused([first_report()[0], second_report()[0]]).incidents
    killed = field(incident, "killed")
    assert (killed.joined, killed.contested) == ("81 to 99", False)
    assert {value.label for value in killed.values} == {"more than 80", "nearly 100"}
    (figure,) = [one for one in incident.figures if one.kind is FigureKind.KILLED]
    assert (figure.low, figure.best, figure.high) == (81, None, 99)


def test_a_third_figure_that_excludes_another_is_a_contest_and_all_stay() -> None:
    reports = [first_report()[0], second_report()[0], third_report()[0]]
    (incident,) = fused(reports).incidents
    killed = field(incident, "killed")
    assert killed.contested
    assert killed.joined is None
    assert {value.label for value in killed.values} == {"more than 80", "nearly 100", "103"}
    assert incident.when.earliest == incident.when.latest == date(2031, 5, 3)


def test_every_value_opens_its_words() -> None:
    reports = [first_report()[0], second_report()[0], third_report()[0], other_report()[0]]
    texts = {report.document.id: report.document.text for report in reports}
    for incident in fused(reports).incidents:
        keys = {origin.key for origin in incident.origins}
        for value in (value for one in incident.fields for value in one.values):
            assert value.evidence
            assert value.claim_ids
            assert set(value.origin_keys) <= keys
            for span in value.evidence:
                assert texts[span.document_id][span.start : span.end] == span.quote


def test_the_order_of_arrival_changes_no_membership_and_no_value() -> None:
    made = (first_report, second_report, third_report, other_report, vague_report)
    reports = [make()[0] for make in made]
    expected = without_ids(fused(reports))
    for order in permutations(reports):
        assert without_ids(fused(order)) == expected


def test_the_id_is_that_of_the_first_recorded_claim() -> None:
    first, second = first_report()[0], second_report()[0]
    alone = fused([first]).incidents[0].id
    assert fused([first, second]).incidents[0].id == alone
    assert fused([second, first]).incidents[0].id == fused([second]).incidents[0].id


def test_parting_two_claims_restores_exactly_the_two_incidents() -> None:
    (first, claim), (second, other) = first_report(), second_report()
    alone = fused([first]).incidents + fused([second]).incidents
    parted = fused([first, second], [ruling(Verdict.DIFFERENT, claim, other)])
    assert parted.incidents == alone


def test_the_last_ruling_wins_and_unsure_frees_the_pair() -> None:
    (first, claim), (second, other) = first_report(), other_report()
    apart = fused([first, second])
    same = ruling(Verdict.SAME, claim, other)
    different = ruling(Verdict.DIFFERENT, other, claim, at=2)
    unsure = ruling(Verdict.UNSURE, claim, other, at=3)
    (merged,) = fused([first, second], [same]).incidents
    assert set(merged.document_ids) == {first.document.id, second.document.id}
    assert "a person ruled" in merged.comparisons[0].reasons[0]
    assert fused([first, second], [same, different]).incidents == apart.incidents
    assert fused([first, second], [same, unsure]).incidents == apart.incidents
    assert len(fused([first, second], [different, same]).incidents) == 1


def test_a_rejected_claim_is_dropped_and_comes_back() -> None:
    report, claim = other_report()
    reject, accept = ruling(Verdict.REJECT, claim), ruling(Verdict.ACCEPT, claim, at=2)
    assert fused([report], [reject]).incidents == ()
    assert fused([report], [reject, accept]) == fused([report])


def test_a_claim_ruled_another_leaves_its_account() -> None:
    report = Report("A bomb went off in Marn. The blast hurt nobody.")
    first = report.occurrence("bomb", places=[report.place("Marn", MARN)])
    second = report.occurrence("blast")
    assert len(fused([report]).incidents) == 1
    assert len(fused([report], [ruling(Verdict.DIFFERENT, first, second)]).incidents) == 2


def test_accounts_of_which_nothing_is_known_never_merge() -> None:
    one = Report("There was an attack, and people were hurt.", source="radio")
    two = Report("Somewhere an attack was reported to have hurt people.", source="paper")
    for report in (one, two):
        report.occurrence("attack")
    assert len(fused([one, two]).incidents) == 2


def test_what_one_document_tells_apart_stays_apart() -> None:
    report = Report("A bomb hit Marn on 3 May 2031. A second bomb hit Marn on 3 May 2031.")
    day = date(2031, 5, 3)
    for nth, key in ((1, "k1"), (2, "k2")):
        when = report.day("3 May 2031", day, day)
        report.occurrence(
            "bomb",
            nth=nth,
            key=key,
            modes=[Mode.EXPLOSIVES],
            places=[report.place("Marn", MARN)],
            times=[when],
        )
    third, _ = third_report()
    incidents = fused([report, third]).incidents
    assert len(incidents) == 2
    assert max(len(incident.document_ids) for incident in incidents) == 2


@pytest.mark.parametrize("change", ["day", "town", "type"])
def test_another_day_town_or_act_is_another_incident(change: str) -> None:
    third, _ = third_report()
    later = date(2031, 5, 9) if change == "day" else date(2031, 5, 3)
    report = Report("Blasts on that day shook Marn and then Beltov.", source="radio")
    town = report.place("Beltov", BELT) if change == "town" else report.place("Marn", MARN)
    report.occurrence(
        "Blasts",
        event_type=EventType.PROTEST if change == "type" else EventType.ASSAULT,
        places=[town],
        times=[report.day("that day", later, later)],
    )
    assert len(fused([third, report]).incidents) == 2


def test_a_heading_joins_its_body_but_makes_no_incident() -> None:
    report = Report("Blast in Osteria\nA bomb exploded in Marn.\n", headings=["Blast in Osteria"])
    report.occurrence("Blast", key="h", places=[report.place("Osteria", OSTERIA)])
    assert fused([report]).incidents == ()
    report.occurrence("exploded", key="b", places=[report.place("Marn", MARN)])
    (incident,) = fused([report]).incidents
    assert len(incident.claim_ids) == 2


@pytest.mark.parametrize(
    "realis", [Realis.PLANNED, Realis.POSSIBLE, Realis.HYPOTHETICAL, Realis.DENIED, Realis.GENERIC]
)
def test_what_did_not_happen_makes_no_incident(realis: Realis) -> None:
    report = Report("They may bomb Marn.")
    report.occurrence("bomb", realis=realis, places=[report.place("Marn", MARN)])
    assert fused([report]).incidents == ()


def test_abstaining_below_the_threshold_and_on_other_types() -> None:
    report = Report("They hit Marn and threatened Beltov.")
    report.occurrence("hit", score=0.2)
    report.occurrence("threatened", event_type=EventType.THREATEN, key="k2")
    assert fused([report]).incidents == ()


def background_mention(day: date) -> tuple[Report, Claim]:
    report = Report(
        "Months after the blasts of 3 May at the ceremony for Tolan Vesh in Marn, the market is "
        "open.",
        source="radio",
    )
    claim = report.occurrence(
        "blasts",
        background=True,
        modes=[Mode.EXPLOSIVES],
        places=[report.place("Marn", MARN)],
        times=[report.day("3 May", day, day)],
    )
    return report, claim


def test_background_makes_a_historical_incident() -> None:
    (incident,) = fused([background_mention(date(2031, 5, 3))[0]]).incidents
    assert incident.historical


def test_background_joins_the_current_incident_of_its_date_and_place() -> None:
    third = third_report()[0]
    (incident,) = fused([background_mention(date(2031, 5, 3))[0], third]).incidents
    assert not incident.historical
    earlier = fused([background_mention(date(2029, 5, 3))[0], third]).incidents
    assert sorted(incident.historical for incident in earlier) == [False, True]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_report_published_at_the_end_of_the_calendar_is_fused(published: date) -> None:
    report = Report("Gunmen killed a guard in Marn.", published=published)
    report.occurrence("killed")
    assert len(fused([report]).incidents) == 1


def test_unknowns_stay_unknown() -> None:
    (incident,) = fused([vague_report()[0]]).incidents
    assert (incident.when.earliest, incident.when.latest, incident.where) == (None, None, None)
    assert incident.figures == ()
    killed = field(incident, "killed")
    assert (killed.values, killed.joined, killed.note) == ((), None, "no figure stated")
    for name in ("when", "where", "actors", "recipients", "weapons", "responsibility", "count"):
        assert field(incident, name).values == ()
        assert field(incident, name).joined is None
        assert field(incident, name).note


def test_suspicion_claim_and_denial_of_a_part_stand_side_by_side() -> None:
    report = Report("Police suspect Dawn of the raid. Dusk claimed the raid. Dawn denied the raid.")
    police = report.attribute("Police", stance=Stance.SUSPECTED)
    dusk = report.attribute("Dusk", kind=SourceKind.ARMED_GROUP, stance=Stance.CLAIMED)
    dawn = report.attribute("Dawn", kind=SourceKind.ARMED_GROUP, stance=Stance.DENIED)
    parts = (
        (police, "dawn", "Dawn", PartStatus.SUSPECTED),
        (dusk, "dusk", "Dusk", PartStatus.CLAIMED),
        (dawn, "dawn", "Dawn", PartStatus.DENIED),
    )
    for nth, (link, actor, words, status) in enumerate(parts, start=1):
        party = report.party(words, actor_id=actor, status=status)
        report.occurrence("raid", nth=nth, by=link, actors=[party])
    (incident,) = fused([report]).incidents
    actors = field(incident, "actors")
    assert {value.label: value.stances for value in actors.values} == {
        "Dawn": (Stance.SUSPECTED, Stance.DENIED),
        "Dusk": (Stance.CLAIMED,),
    }
    assert actors.contested
    assert field(incident, "responsibility").joined == "Dusk"
    assert not field(incident, "what").contested


def test_a_branch_and_its_parent_are_no_contest() -> None:
    (incident,) = fused([first_report()[0], second_report()[0]]).incidents
    actors = field(incident, "actors")
    assert not actors.contested
    assert actors.joined == "Dawn"


def test_a_later_reading_of_a_document_replaces_the_earlier_one() -> None:
    report, _ = other_report()
    before = report.reading()
    report.claims.clear()
    fusion = fuse([report.document], [before, report.reading()], [], settings=SETTINGS)
    assert fusion.incidents == ()
