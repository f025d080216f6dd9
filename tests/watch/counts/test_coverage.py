"""Reported totals beside the ledger's own count: never added, never averaged, never certain."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacks import apart, attack, world
from stories import MARN, OSTERIA
from tocsin.core.selection import Selection
from tocsin.core.types import Claim, Coverage, Place, Tally, TallyPart
from tocsin.core.vocab import EventType, FigureKind, Known, Mode, PartStatus, PlaceKind
from tocsin.testing import Report, country
from tocsin.watch.belonging import Reference
from tocsin.watch.counts.coverage import Compared, coverage_asked, coverage_of
from tocsin.watch.counts.intervals import binomial_interval

MAY = (date(2031, 5, 1), date(2031, 5, 31))
NORLAND = country("Norland", "NL")


def total(
    low: int | None,
    high: int | None,
    *,
    words: str = "Officials",
    window: tuple[date, date] | None = MAY,
    area: Place | None = OSTERIA,
    parts: Sequence[tuple[int, Place]] = (),
    actor: str | None = None,
    kind: FigureKind = FigureKind.INCIDENTS,
    source: str = "tally-post",
) -> Report:
    """A report of a number of attacks in a window and an area."""
    text = f"{words} of Dawn counted many attacks in May in Osteria, Marn and Norland.\n"
    report = Report(text, source=source)
    figure = report.figure("many", low, high, kind=kind)
    content = Tally(
        span=report.span("many attacks"),
        figure=figure,
        parts=tuple(
            TallyPart(
                figure=report.figure("many", number, number, kind=kind),
                area=report.place(place.name, place),
            )
            for number, place in parts
        ),
        event_type=EventType.ASSAULT,
        actors=(report.party("Dawn", actor_id=actor),) if actor else (),
        window=report.day("in May", *window) if window else report.day("in May", None, None),
        area=(report.place(area.name, area),) if area else (),
    )
    report.claim(content, evidence=report.sentence(content.span))
    return report


def tally_of(report: Report) -> Claim:
    return next(claim for claim in report.claims if isinstance(claim.content, Tally))


def covered(reports: Sequence[Report], *totals: Report, **known: object) -> tuple[Coverage, ...]:
    held = world([*reports, *totals])
    compared = Compared(world=held, confidence=0.95, **known)  # type: ignore[arg-type]
    return coverage_of([tally_of(report) for report in totals], compared)


def test_a_total_is_set_against_the_incidents_of_its_own_time_and_area() -> None:
    reports = [
        attack(1),
        attack(2, town="Beltov", first=date(2031, 5, 20)),
        attack(3, town="Farrow"),
        attack(4, first=date(2031, 7, 1)),
    ]
    (found,) = covered(reports, total(4, 4))
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high) == (2, 2)
    assert (found.share.share_low, found.share.share_high) == (0.5, 0.5)
    assert found.share.interval_low is not None and found.share.interval_high is not None
    assert found.share.interval_low < 0.5 < found.share.interval_high


def test_parts_are_each_set_against_their_own_and_their_sum_is_checked() -> None:
    report = total(3, 3, area=None, parts=[(2, OSTERIA), (1, NORLAND)])
    (found,) = covered([attack(1), attack(2, town="Farrow")], report)
    assert found.adds_up is Known.YES
    assert [(part.share.ledger_low, part.share.reported_low) for part in found.parts] == [
        (1, 2),
        (1, 1),
    ]
    assert found.share is not None and found.share.ledger_low == 2
    (odd,) = covered([attack(1)], total(5, 5, area=None, parts=[(2, OSTERIA), (1, NORLAND)]))
    assert odd.adds_up is Known.NO


def test_a_part_known_no_closer_than_its_whole_is_not_compared() -> None:
    report = total(3, 3, area=OSTERIA, parts=[(2, OSTERIA), (1, NORLAND)])
    (found,) = covered([attack(1)], report)
    assert found.parts[0].share.ledger_high is None


def test_what_may_belong_makes_a_range_and_what_is_nowhere_is_counted_apart() -> None:
    reports = [
        attack(1),
        attack(2, first=date(2031, 5, 28), last=date(2031, 6, 3), town="Beltov"),
        attack(3, first=None, town="Farrow"),
    ]
    (found,) = covered(apart(*reports), total(10, 10, area=None))
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high, found.unknown) == (1, 2, 1)
    assert (found.share.share_low, found.share.share_high) == (0.1, 0.2)


def test_a_total_of_an_actor_leaves_out_what_another_did() -> None:
    mine = attack(1, by=[("Dawn", "dawn-east", PartStatus.STATED)])
    dusk = [("Dusk", "dusk", PartStatus.STATED)]
    others = attack(2, town="Beltov", first=date(2031, 5, 12), by=dusk)
    nobody = attack(3, town="Beltov", first=date(2031, 5, 25))
    (found,) = covered(
        apart(mine, others, nobody),
        total(5, 5, actor="dawn"),
        reference=Reference(parents={"dawn-east": "dawn"}),
    )
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high) == (1, 2)


def test_where_reports_differ_on_who_did_it_a_total_of_one_may_count_it() -> None:
    mine = attack(1, by=[("Dawn", "dawn", PartStatus.STATED)])
    others = attack(2, by=[("Dusk", "dusk", PartStatus.STATED)])
    (found,) = covered([mine, others], total(5, 5, actor="dawn"))
    assert len(world([mine, others]).fusion.incidents) == 1
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high) == (0, 1)


@pytest.mark.parametrize(
    ("weapons", "modes", "held", "ledger"),
    [
        ("drones", [], [Mode.DRONE], (1, 1)),
        ("drones", [Mode.DRONE], [Mode.FIREARMS], (0, 0)),
        ("drones", [], [Mode.AERIAL], (0, 1)),
        ("drones", [], [], (0, 1)),
        ("Slings", [], [Mode.EXPLOSIVES], (0, 1)),
        ("", [Mode.FIREARMS], [Mode.TARGETED], (0, 1)),
        ("", [], [Mode.FIREARMS], (1, 1)),
    ],
)
def test_a_total_of_a_weapon_counts_what_was_done_with_it(
    weapons: str, modes: list[Mode], held: list[Mode], ledger: tuple[int, int]
) -> None:
    report = Report("An attack struck Marn on a day.\n", source="paper")
    report.occurrence(
        "attack",
        modes=held,
        places=[report.place("Marn", MARN)],
        times=[report.day("a day", *[date(2031, 5, 3)] * 2)],
    )
    (found,) = covered([report], armed(total(5, 5, words="Slings, drones"), weapons, modes))
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high) == ledger


def armed(report: Report, weapons: str, modes: Sequence[Mode] = ()) -> Report:
    """The report of a total, of acts with some weapons."""
    (claim,) = report.claims
    assert isinstance(claim.content, Tally)
    spans = tuple(report.span(word) for word in [weapons] if word)
    content = replace(claim.content, weapons=spans, modes=tuple(modes))
    report.claims[:] = [replace(claim, content=content)]
    return report


def test_totals_of_other_weapons_are_no_copies_of_each_other() -> None:
    one = armed(total(4, 4, words="Drones"), "Drones")
    other = armed(total(4, 4, words="Slings", source="other-post"), "Slings")
    assert [len(each.claim_ids) for each in covered([], one, other)] == [1, 1]


def test_what_a_claim_of_too_low_a_score_tells_is_no_total() -> None:
    report = total(4, 4)
    report.claims[:] = [replace(claim, score=0.3) for claim in report.claims]
    assert len(covered([], report)) == 1
    assert covered([], report, min_score=0.5) == ()


def test_what_lies_in_a_region_is_told_by_the_table_of_regions() -> None:
    lakes = Place(id="lakes", name="Osteria", kind=PlaceKind.REGION, source="invented")
    known = Reference(regions={"lakes": (frozenset({"OS"}), frozenset({"NL"}))})
    reports = apart(attack(1), attack(2, town="Farrow", first=date(2031, 5, 20)))
    (found,) = covered(reports, total(5, 5, area=lakes), reference=known)
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high) == (1, 2)
    (untold,) = covered(reports, total(5, 5, area=lakes))
    assert untold.why_not == "what lies in its area cannot be told"


def test_without_a_period_there_is_nothing_to_compare_with() -> None:
    (found,) = covered([attack(1)], total(4, 4, window=None))
    assert found.share is None
    assert found.why_not == "its period is not known"


def test_the_same_total_told_twice_is_one_and_others_stand_side_by_side() -> None:
    same = total(4, 4), total(4, 4, words="Ministers", source="other-post")
    found = covered([attack(1)], *same, total(9, 9, source="third-post"))
    assert [len(each.claim_ids) for each in found] == [2, 1]
    assert [each.share and each.share.reported_low for each in found] == [4, 9]


def test_what_was_counted_once_is_not_counted_again_nor_told_of_others() -> None:
    totals = [total(5, 5), total(5, 5, source="other"), total(9, 9)]
    claims = [tally_of(report) for report in totals]
    held = world([attack(1), *totals])
    kept = Compared(world=held, confidence=0.95)
    for asked in (claims, claims[1:], claims[:1]):
        anew = Compared(world=held, confidence=0.95)
        assert coverage_of(asked, kept) == coverage_of(asked, anew)
    assert kept.coverage(claims[2].content) is kept.coverage(claims[2].content)  # type: ignore[arg-type]


def test_opinion_stands_last_and_is_marked() -> None:
    told, opined = total(4, 4), total(9, 9, source="other-post")
    found = covered([attack(1)], opined, told, opinion=frozenset({tally_of(opined).id}))
    assert [each.opinion for each in found] == [False, True]


def test_more_than_was_reported_counts_something_else() -> None:
    reports = [attack(number, first=date(2031, 5, 3 * number)) for number in (1, 4, 8)]
    (found,) = covered(reports, total(2, 2))
    assert found.share is not None
    assert found.share.beyond
    assert found.share.share_high == 1.0


def test_those_killed_have_a_share_and_no_interval() -> None:
    reports = [attack(1, killed=(5, 5)), attack(2, town="Beltov", first=date(2031, 5, 20))]
    (found,) = covered(reports, total(20, 20, kind=FigureKind.KILLED))
    assert found.share is not None
    assert (found.share.ledger_low, found.share.ledger_high) == (5, None)
    assert (found.share.share_low, found.share.interval_low) == (0.25, None)


def test_totals_are_asked_for_by_time_and_area() -> None:
    held = world(
        [total(4, 4), total(9, 9, window=None, source="b"), total(2, 2, area=None, source="c")]
    )
    compared = Compared(world=held, confidence=0.95)

    def numbers(selection: Selection) -> list[int | None]:
        return [each.tally.figure.low for each in coverage_asked(selection, compared)]

    assert numbers(Selection()) == [4, 9, 2]
    assert numbers(Selection(since=MAY[0], until=MAY[1])) == [4, 2]
    assert numbers(Selection(since=date(2031, 6, 1))) == []
    assert numbers(Selection(country="OS", since=MAY[0])) == [4]
    assert numbers(Selection(country="NL")) == []
    assert numbers(Selection(event_type="protest")) == []


@settings(deadline=None)
@given(st.integers(1, 60), st.data(), st.floats(0.01, 0.99))
def test_the_interval_of_a_share_holds_it_as_often_as_it_says(
    of: int, data: st.DataObject, share: float
) -> None:
    found = data.draw(st.integers(0, of))
    low, high = binomial_interval(found, of, confidence=0.95)
    assert 0 <= low <= found / of <= high <= 1
    held = sum(
        comb(of, each) * share**each * (1 - share) ** (of - each)
        for each in range(of + 1)
        if _holds(each, of, share)
    )
    assert held >= 0.95 - 1e-9


def _holds(found: int, of: int, share: float) -> bool:
    low, high = binomial_interval(found, of, confidence=0.95)
    return low <= share <= high


@pytest.mark.parametrize(
    ("found", "of", "confidence"), [(3, 2, 0.9), (-1, 2, 0.9), (0, 0, 0.9), (1, 2, 1)]
)
def test_what_is_no_share_has_no_interval(found: int, of: int, confidence: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        binomial_interval(found, of, confidence=confidence)
