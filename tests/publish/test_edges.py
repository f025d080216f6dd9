"""Edges: every side of a relation stands beside the others, each with what it is not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from commands import patronage, tie
from tocsin.core.types import DateInterval, Edge, Judgement, Party, Tie, TieSide
from tocsin.core.vocab import PartStatus, PartyKind, Relation, Stance, Tense, Verdict
from tocsin.publish.edge_lines import edge_rows
from tocsin.publish.edges import edges, party_of, select_edges
from tocsin.publish.shelf import make_shelf
from tocsin.publish.wording.ruling_words import Standing
from tocsin.testing import Report


def found(
    reports: Sequence[Report], *, opinion: Sequence[Report] = (), standing: Standing | None = None
) -> tuple[Edge, ...]:
    shelf = make_shelf(
        [report.document for report in reports], [report.reading() for report in reports], {}
    )
    return edges(
        shelf.claims.values(),
        shelf=shelf,
        opinion=frozenset(report.document.id for report in opinion),
        standing=standing or {},
    )


def sides(edge: Edge) -> set[tuple[Relation, PartStatus, bool]]:
    return {(side.relation, side.status, side.supposed) for side in edge.sides}


def rejection(claim_id: str) -> Standing:
    made = Judgement(
        id="j1",
        subject=(claim_id,),
        verdict=Verdict.REJECT,
        by="ana",
        made_at=datetime(2031, 6, 1, tzinfo=UTC),
        reason="garbled",
    )
    return {(claim_id, ""): made}


def test_degrees_of_control_are_one_contested_relation_with_all_its_sides() -> None:
    contested, garbled = found([patronage()])
    assert contested.contested and not garbled.contested
    assert "encourages" in contested.note and "coordinates with" in contested.note
    assert sides(contested) == {
        (Relation.ENCOURAGES, PartStatus.SUSPECTED, False),
        (Relation.DIRECTS, PartStatus.DENIED, False),
        (Relation.COORDINATES_WITH, PartStatus.STATED, False),
        (Relation.DIRECTS, PartStatus.SUSPECTED, True),
    }


def test_a_doubted_claim_stays_as_written_and_stands_as_a_supposition_where_it_may_belong() -> None:
    contested, garbled = found([patronage()])
    (written,) = garbled.sides
    assert written.subject == "state-os" and written.doubt and not written.supposed
    (supposed,) = [side for side in contested.sides if side.supposed]
    assert supposed.subject == "state-nl" and supposed.doubt
    assert supposed.claim_ids == written.claim_ids


def test_every_claim_of_a_tie_is_in_some_side() -> None:
    report = patronage()
    held = {claim for edge in found([report]) for side in edge.sides for claim in side.claim_ids}
    assert held == {claim.id for claim in report.claims}


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("these groups", True),
        ("Norlandic-backed militant groups", True),
        ("multiple criminal organizations", True),
        ("their groups", False),
        ("the group", False),
        ("the Dawn groups", False),
    ],
)
def test_groups_that_a_document_only_describes_are_one_party_of_it(words: str, same: bool) -> None:
    report = Report(f"The militant groups and {words} were seen.")
    one, other = (
        Party(mention=report.span(each), kind=PartyKind.GROUP)
        for each in ("The militant groups", words)
    )
    keys = [party_of(party, report.document.id) for party in (one, other)]
    assert (keys[0] == keys[1]) == same
    assert party_of(one, report.document.id) != party_of(one, "another document")


def test_funding_and_arming_go_together_and_fighting_does_not() -> None:
    report = Report("Norland funds Dawn. Norland arms Dawn. Norland fights Dawn.", source="radio")
    pair = ("state-nl", "dawn")
    tie(report, "Norland", Relation.FUNDS, "Dawn", trigger="funds", ids=pair)
    tie(report, "Norland", Relation.ARMS, "Dawn", trigger="arms", ids=pair)
    (friends,) = found([report])
    assert not friends.contested and len(friends.sides) == 2
    tie(report, "Norland", Relation.FIGHTS, "Dawn", trigger="fights", ids=pair)
    (torn,) = found([report])
    assert torn.contested and "fight" in torn.note


def test_what_is_said_and_denied_is_contested() -> None:
    report = Report("Norland arms Dawn. It was denied that Norland arms Dawn.", source="radio")
    pair = ("state-nl", "dawn")
    tie(report, "Norland", Relation.ARMS, "Dawn", trigger="arms", ids=pair)
    second = tie(
        report, "Norland", Relation.ARMS, "Dawn", trigger="denied", ids=pair,
        status=PartStatus.DENIED, nth=2,
    )  # fmt: skip
    (edge,) = found([report])
    assert edge.contested and len(edge.sides) == 2
    (ruled,) = found([report], standing=rejection(second.id))
    assert not ruled.contested and len(ruled.sides) == 2


def test_a_rejected_side_is_shown_with_the_ruling() -> None:
    report = patronage()
    _, garbled = found([report], standing=rejection(report.claims[-1].id))
    (side,) = garbled.sides
    assert side.rulings == ("rejected by ana on 2031-06-01: garbled",)


def test_opinion_is_marked_and_counts_for_no_origin() -> None:
    news = Report("Norland arms Dawn, officials said.", source="radio")
    essay = Report("Norland arms Dawn.", source="gazette")
    pair = ("state-nl", "dawn")
    tie(news, "Norland", Relation.ARMS, "Dawn", trigger="arms", ids=pair, by="officials")
    tie(essay, "Norland", Relation.ARMS, "Dawn", trigger="arms", ids=pair)
    (edge,) = found([news, essay], opinion=[essay])
    told, opined = sorted(edge.sides, key=lambda side: side.opinion)
    assert (told.opinion, told.origins_low, told.origins_high) == (False, 1, 1)
    assert (opined.opinion, opined.origins_low, opined.origins_high) == (True, 0, 0)
    assert [row.marks for row in edge_rows([edge], labels=_labels(edge))] == [None, "opinion"]


def test_a_speaker_of_opinion_is_opinion_in_the_news_too() -> None:
    report = Report("Norland arms Dawn, a columnist wrote.", source="radio")
    tie(
        report, "Norland", Relation.ARMS, "Dawn", trigger="arms", by="a columnist",
        stance=Stance.OPINED,
    )  # fmt: skip
    ((side,),) = (edge.sides for edge in found([report]))
    assert side.opinion


def test_the_order_of_reports_changes_no_side() -> None:
    reports = [patronage(), Report("Norland arms Dawn.", source="radio")]
    tie(reports[1], "Norland", Relation.ARMS, "Dawn", trigger="arms", ids=("state-nl", "dawn"))

    def told(some: Sequence[Report]) -> set[TieSide]:
        return {side for edge in found(some) for side in edge.sides}

    def bare(some: Sequence[Report]) -> set[TieSide]:
        return {replace(side, who=()) for side in told(some)}

    assert bare(reports) == bare(reports[::-1])


def test_edges_are_chosen_by_name_or_id() -> None:
    made = found([patronage()])
    assert len(select_edges(made, names=["Norland"])) == 1
    assert len(select_edges(made, names=["militant"])) == 2
    assert select_edges(made, names=["state-os", "groups"]) == ()
    assert len(select_edges(made, names=["state-os", "organizations"])) == 1
    assert select_edges(made, names=["Norland", "Norland"]) == ()


def _labels(edge: Edge) -> dict[str, str]:
    return {each: each for side in edge.sides for each in side.document_ids}


def timed(
    *tellings: tuple[Relation, Tense | None, tuple[date | None, date | None]],
) -> tuple[Edge, ...]:
    """One relation a report, each with its tense and the days that follow from it."""
    reports = []
    for at, (relation, tense, (earliest, latest)) in enumerate(tellings):
        report = Report(f"Norland does so with Dawn, report {at} says.", source=f"radio {at}")
        pair = ("state-nl", "dawn")
        made = tie(report, "Norland", relation, "Dawn", trigger="does so", ids=pair)
        assert isinstance(made.content, Tie)
        valid = DateInterval(earliest=earliest, latest=latest, reason="by its tense")
        content = replace(made.content, tense=tense, valid=valid)
        report.claims[-1] = replace(made, content=content)
        reports.append(report)
    return found(reports)


FIRST, LATER, YEARS_LATER = date(2031, 5, 3), date(2031, 6, 1), date(2035, 5, 3)
WAS = (Relation.ARMS, Tense.PAST, (None, FIRST))
FIGHTS = (Relation.FIGHTS, Tense.PRESENT, (FIRST, FIRST))


@pytest.mark.parametrize(
    ("tellings", "contested"),
    [
        ((WAS, FIGHTS), False),
        ((WAS, (Relation.FIGHTS, Tense.PRESENT, (LATER, LATER))), False),
        (((Relation.ARMS, Tense.PRESENT, (LATER, LATER)), FIGHTS), True),
        (((Relation.ARMS, Tense.PRESENT, (YEARS_LATER, YEARS_LATER)), FIGHTS), False),
        (((Relation.ARMS, None, (None, None)), FIGHTS), True),
        ((WAS, (Relation.FIGHTS, Tense.PAST, (None, LATER))), True),
        (((Relation.ARMS, Tense.PRESENT, (None, None)), FIGHTS), True),
    ],
)
def test_friend_and_foe_of_different_times_are_no_contradiction(
    tellings: Sequence[tuple[Relation, Tense | None, tuple[date | None, date | None]]],
    contested: bool,
) -> None:
    for order in (tellings, tellings[::-1]):
        (edge,) = timed(*order)
        assert edge.contested is contested
        assert len(edge.sides) == 2


def test_what_once_stood_and_what_stands_are_two_sides_with_their_times() -> None:
    (edge,) = timed(
        WAS,
        (Relation.ARMS, Tense.PRESENT, (LATER, LATER)),
        (Relation.ARMS, Tense.PRESENT, (YEARS_LATER, YEARS_LATER)),
    )
    was, stands = edge_rows([edge], labels=_labels(edge))
    assert (was.tense, was.when) == ("past", "in the past; not after 3 May 2031")
    assert (was.valid_earliest, was.valid_latest) == (None, "2031-05-03")
    assert (stands.tense, stands.when) == ("present", "as of 1 June 2031; as of 3 May 2035")
    assert (stands.valid_earliest, stands.valid_latest) == ("2031-06-01", "2035-05-03")


def test_the_past_of_an_undated_report_is_still_the_past() -> None:
    (edge,) = timed((Relation.ARMS, Tense.PAST, (None, None)))
    assert [row.when for row in edge_rows([edge], labels=_labels(edge))] == ["in the past"]
