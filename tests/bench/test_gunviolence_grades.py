"""The scorer of grades: what is graded 1 or 2 and lower, each beside the register's row."""

from collections.abc import Mapping
from datetime import date

from bench.gunviolence import grades
from bench.gunviolence.adapt import Facts, main_incidents
from bench.gunviolence.load import Row
from bench.kit.types import Unit
from blasts import THIRD, blast, column, fused, looked_at
from tocsin.assess.claims import assess_claims
from tocsin.assess.grading import assess
from tocsin.testing import Report

RAY, BELL = "Ada Ray of Relief Now", "Ben Bell of Aid First"


def row(killed: int, day: date = THIRD) -> Row:
    return Row(
        id="7", day=day, state="Osteria", cities=("Marn",), killed=killed, injured=0,
        suspects_killed=0, suspects_injured=0, people=(),
    )  # fmt: skip


def scored(register: Row, *reports: Report) -> Unit:
    fusion, evidence = fused(reports), looked_at(reports)
    graded = grades.Graded(
        claims={claim.id: claim for report in reports for claim in report.claims},
        of_claims=assess_claims(fusion.incidents, evidence),
        of_incidents={each.id: assess(each, evidence) for each in fusion.incidents},
    )
    mains = main_incidents(fusion, [report.reading() for report in reports])
    return grades.unit(register, mains, graded)


def values(counts: Mapping[str, float]) -> dict[str, float | None]:
    return {measure.name: measure.of(counts) for measure in grades.MEASURES}


def test_what_is_confirmed_and_as_in_the_register_is_a_hundred() -> None:
    unit = scored(row(3), blast("post", RAY, 3), blast("echo", BELL, 3))
    found = values(unit.counts)
    for level in grades.LEVELS:
        assert found[f"{level} graded 1 or 2: values as in the register"] == 100
        assert found[f"{level} graded 1"] == 100
        assert found[f"{level} graded 3 to 6: values as in the register"] is None
    assert unit.counts["claims.high.given"] == 6  # killed, day and town of two claims
    assert unit.counts["incidents.high.given"] == 3  # one incident, once


def test_a_wrong_day_lowers_the_share_of_its_own_grade_only() -> None:
    unit = scored(row(3, date(2031, 5, 4)), blast("post", "residents", 3, named=False))
    found = values(unit.counts)
    assert found["claims graded 3 to 6: day"] == 0
    assert found["claims graded 3 to 6: killed"] == 100
    assert found["claims graded 1 or 2: values as in the register"] is None


def test_an_opinion_piece_counts_among_the_low() -> None:
    counts = scored(row(3), blast("post", RAY, 3), column(3)).counts
    assert counts["claims.6.given"] == 3
    assert counts["claims.2.given"] == 3


def test_what_is_not_given_counts_nowhere() -> None:
    assert grades.agreements(Facts(), row(3)) == []
    assert grades.agreements(Facts(injured=0), row(3)) == [("injured", True)]
    assert grades.agreements(Facts(killed=1), row(0)) == [("killed", False)]
