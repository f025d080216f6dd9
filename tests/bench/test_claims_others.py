"""The scorer of ties, tallies, outlooks and contradictions, by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotated import extent, write
from bench.claims import part_of
from bench.claims.load import load
from bench.claims.score import unit_of
from bench.claims.sheet import AnnotatedDocument, Sheet
from bench.kit.intervals import values


@pytest.fixture
def document(tmp_path: Path) -> AnnotatedDocument:
    write(tmp_path)
    return load(tmp_path)[0]


def figures(document: AnnotatedDocument, found: Sheet) -> dict[str, float | None]:
    return values(part_of("invented", [unit_of(document, found)]))


@pytest.mark.parametrize(
    ("kind", "turned", "right"),
    [("funds", False, 100.0), ("funds", True, 0.0), ("allied_with", True, 100.0)],
)
def test_ties_have_a_direction_but_where_they_are_mutual(
    document: AnnotatedDocument, kind: str, turned: bool, right: float
) -> None:
    (tie,) = document.sheet.bonds
    asked = replace(document, sheet=replace(document.sheet, bonds=(replace(tie, kind=kind),)))
    parties = tie.parties[::-1] if turned else tie.parties
    mine = replace(tie, kind=kind, parties=parties, status="suspected")
    found = figures(asked, replace(document.sheet, bonds=(mine,)))
    assert found["ties F1"] == right
    assert found["ties parties F1"] == 100.0
    assert found["tie status accuracy"] == (0.0 if right else None)


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({"trigger": (0, 6)}, "tie trigger accuracy"),
        ({"attribution": "a1"}, "attribution of a tie"),
    ],
)
def test_trigger_and_attribution_are_asked_of_ties_that_are_right(
    document: AnnotatedDocument, change: dict[str, object], measure: str
) -> None:
    (tie,) = document.sheet.bonds
    mine = replace(tie, **change)  # type: ignore[arg-type]
    found = figures(document, replace(document.sheet, bonds=(mine,)))
    assert (found["ties F1"], found[measure]) == (100.0, 0.0)


def test_a_tie_told_twice_is_compared_once(document: AnnotatedDocument) -> None:
    (tie,) = document.sheet.bonds
    twice = replace(document.sheet, bonds=(tie, replace(tie, id="t2")))
    counts = unit_of(document, twice).counts
    assert (counts["ties.right"], counts["ties.predicted"]) == (1, 2)
    assert counts["tie trigger.matched"] == 1


@pytest.mark.parametrize(
    ("change", "right", "found"),
    [
        ({"of": "injured"}, 0.0, 100.0),
        ({"bounds": (4, None)}, 0.0, 100.0),
        ({"figure": (0, 6)}, 0.0, 0.0),
    ],
)
def test_tallies(
    document: AnnotatedDocument, change: dict[str, object], right: float, found: float
) -> None:
    (tally,) = document.sheet.counts
    told = replace(tally, **change)  # type: ignore[arg-type]
    got = figures(document, replace(document.sheet, counts=(told,)))
    assert (got["tallies F1"], got["tallies found F1"]) == (right, found)


def test_area_window_and_attribution_of_a_tally(document: AnnotatedDocument) -> None:
    (tally,) = document.sheet.counts

    def told(**change: object) -> Sheet:
        return replace(document.sheet, counts=(replace(tally, **change),))  # type: ignore[arg-type]

    asked = replace(
        document, sheet=told(places=(extent("Arlen", 2),), window=extent("later"), attribution="a3")
    )
    right = told(
        places=(extent("Taron"), extent("in Arlen", 2)),
        window=extent("said later"),
        span=extent("4 soldiers"),
    )
    found = figures(asked, right)
    assert (found["tally place F1"], found["tally window F1"]) == (100.0, 100.0)
    assert found["attribution of a tally"] == 100.0
    assert found["tallies overlap F1"] == pytest.approx(200 * 10 / (10 + 26))
    wrong = figures(asked, told(places=(extent("Arlen"),), window=None, attribution=None))
    assert (wrong["tally place F1"], wrong["tally window F1"]) == (0.0, 0.0)
    assert wrong["attribution of a tally"] == 0.0


def test_outlooks(document: AnnotatedDocument) -> None:
    (outlook,) = document.sheet.prospects
    told = replace(outlook, kind="threat", until=None, span=(outlook.span[0], outlook.span[0] + 5))
    found = figures(document, replace(document.sheet, prospects=(told,)))
    assert found["outlooks F1"] == 100.0
    assert found["outlooks kind F1"] == 0.0
    assert found["until accuracy"] == 0.0
    whole = outlook.span[1] - outlook.span[0]
    assert found["outlooks overlap F1"] == pytest.approx(200 * 5 / (5 + whole))


def test_likelihood_actor_and_attribution_of_an_outlook(document: AnnotatedDocument) -> None:
    (outlook,) = document.sheet.prospects

    def told(**change: object) -> Sheet:
        return replace(document.sheet, prospects=(replace(outlook, **change),))  # type: ignore[arg-type]

    asked = replace(
        document,
        sheet=told(by=(extent("the Red Front"),), likelihood=extent("funds"), attribution="a1"),
    )
    names = ("who acts in an outlook F1", "likelihood words of an outlook F1")
    right = figures(
        asked, told(by=(extent("Front"),), likelihood=extent("funds the"), attribution="a1")
    )
    assert [right[name] for name in (*names, "attribution of an outlook")] == [100.0] * 3
    wrong = figures(asked, told(by=(extent("the Red"),), likelihood=(0, 6)))
    assert [wrong[name] for name in (*names, "attribution of an outlook")] == [0.0] * 3


def test_a_conflict_has_two_sides(document: AnnotatedDocument) -> None:
    def told(*sides: set[str]) -> Sheet:
        return replace(document.sheet, contradictions=(tuple(map(frozenset, sides)),))

    assert figures(document, told({"o3"}, {"o1", "a1"}))["contradictions F1"] == 100.0
    assert figures(document, told({"o3", "o1"}, {"o2"}))["contradictions F1"] == 0.0
    both = replace(document.sheet, contradictions=document.sheet.contradictions * 2)
    assert figures(document, both)["contradictions precision"] == 100.0
