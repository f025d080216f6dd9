"""Standing relations in the real reports: contested ones side by side, nothing taken for fact."""

from collections.abc import Mapping

import pytest

from asked import Ledger, Report
from tocsin.core.opinion import opinion_documents
from tocsin.core.types import Edge, Tie, TieSide
from tocsin.core.vocab import DoubtKind, PartStatus, Relation
from tocsin.publish.agenda import Agenda, review_items
from tocsin.publish.edges import edges, select_edges
from tocsin.publish.shelf import Shelf, make_shelf
from tocsin.settings import Settings

IRAN, ISIS = "state-ir", "isis"


@pytest.fixture(scope="module")
def shelf(reports: Mapping[str, Report]) -> Shelf:
    held = reports.values()
    return make_shelf([each.document for each in held], [each.reading for each in held], {})


@pytest.fixture(scope="module")
def opinion(reports: Mapping[str, Report]) -> frozenset[str]:
    told = Settings().fuse.opinion
    return opinion_documents(
        [each.reading for each in reports.values()],
        min_share=told.min_share,
        min_claims=told.min_claims,
    )


@pytest.fixture(scope="module")
def found(shelf: Shelf, opinion: frozenset[str]) -> tuple[Edge, ...]:
    return edges(shelf.claims.values(), shelf=shelf, opinion=opinion, standing={})


def _in(report: Report, edge: Edge) -> list[TieSide]:
    return [side for side in edge.sides if report.document.id in side.document_ids]


def test_000_13_three_readings_of_one_relation_stand_side_by_side(
    found: tuple[Edge, ...], reports: Mapping[str, Report]
) -> None:
    (edge,) = [each for each in found if each.contested and _in(reports["000"], each)]
    assert IRAN in edge.parties
    sides = _in(reports["000"], edge)
    told = {(side.relation, side.status, side.supposed) for side in sides}
    assert (Relation.ENCOURAGES, PartStatus.SUSPECTED, False) in told
    assert (Relation.DIRECTS, PartStatus.DENIED, False) in told
    assert (Relation.DIRECTS, PartStatus.SUSPECTED, True) in told
    (consulting,) = [side for side in sides if side.relation is Relation.COORDINATES_WITH]
    assert [span.quote for span in consulting.qualifiers] == ["usually"]
    three = [side for side in sides if side.relation is not Relation.SUPPORTS]
    assert len({side.who for side in three}) == 3


def test_000_13_no_side_states_that_iran_directs(found: tuple[Edge, ...]) -> None:
    directing = [
        side
        for edge in select_edges(found, names=[IRAN])
        for side in edge.sides
        if side.subject == IRAN and side.relation is Relation.DIRECTS
    ]
    assert directing
    assert all(side.status is not PartStatus.STATED for side in directing)


def test_000_12_the_garble_is_shown_as_written_with_its_doubt(
    found: tuple[Edge, ...], reports: Mapping[str, Report]
) -> None:
    sides = [
        side
        for edge in select_edges(found, names=[ISIS])
        for side in _in(reports["000"], edge)
        if side.relation is Relation.DIRECTS and not side.supposed
    ]
    (garbled,) = sides
    assert garbled.subject == ISIS
    assert garbled.doubt and garbled.status is PartStatus.SUSPECTED


def test_x6_edges_of_opinion_are_there_and_marked(
    found: tuple[Edge, ...], reports: Mapping[str, Report]
) -> None:
    sides = [side for edge in select_edges(found, names=[IRAN, ISIS]) for side in edge.sides]
    recruiting = [side for side in sides if side.relation is Relation.RECRUITS]
    assert recruiting
    for edge in found:
        for side in _in(reports["004"], edge):
            assert side.opinion and side.origins_high == 0


def test_x6_every_tie_that_is_read_is_in_a_side(found: tuple[Edge, ...], shelf: Shelf) -> None:
    read = {claim.id for claim in shelf.claims.values() if isinstance(claim.content, Tie)}
    assert read == {key for edge in found for side in edge.sides for key in side.claim_ids}


def test_000_12_the_garble_leads_the_list_of_review(
    shelf: Shelf, ledger: Ledger, opinion: frozenset[str]
) -> None:
    settings = Settings().fuse
    items = review_items(
        Agenda(
            shelf=shelf,
            incidents=ledger.fusion.incidents,
            misses=(),
            opinion=opinion,
            standing={},
            countries={},
            merge_sure=1.0 - settings.merge.review_probability,
        )
    )
    first = shelf.claims[items[0].subject[0]]
    assert {doubt.kind for doubt in first.doubts} <= {DoubtKind.OUT_OF_CONTEXT, DoubtKind.GARBLE}
    assert isinstance(first.content, Tie) and first.content.subject.actor_id == ISIS
