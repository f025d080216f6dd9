"""Reported totals: the parts are added only where numbers allow it."""

from dataclasses import replace
from typing import Any

import pytest

from tocsin.core.types import Claim, DateInterval, Figure, Tally, TallyPart, Tie
from tocsin.core.vocab import FigureKind, PartStatus, Relation, Unit
from tocsin.publish.sections import check_words, tallies_by_weight, ties_by_weight
from tocsin.publish.shelf import make_shelf
from tocsin.testing import Report

Bounds = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("total", "parts", "words"),
    [
        ((23, 23), [(14, 14), (9, 9)], "14 + 9 = 23: the parts add up."),
        ((24, 24), [(14, 14), (9, 9)], "14 + 9 = 23, not 24: the parts do not add up."),
        ((23, None), [(14, 14), (9, 9)], "14 + 9 = 23: the parts agree with “at least 23”."),
        ((None, 20), [(14, 14), (9, 9)], "14 + 9 = 23, not at most 20: the parts do not add up."),
        ((23, 23), [(14, None), (9, 9)], "The parts cannot be added: not all numbers are exact."),
        ((23, 23), [], "No parts given."),
    ],
)
def test_parts_are_added_only_if_exact(total: Bounds, parts: list[Bounds], words: str) -> None:
    report = Report("Some attacks were counted.")

    def figure(bounds: Bounds) -> Figure:
        return report.figure("Some", *bounds, kind=FigureKind.INCIDENTS)

    tally = Tally(
        span=report.span("Some attacks were counted"),
        figure=figure(total),
        parts=tuple(TallyPart(figure=figure(part)) for part in parts),
        window=report.day(None, None, None),
    )
    assert check_words(tally) == words


def test_what_somebody_answers_for_stands_before_the_outlets_own_words_and_opinion_last() -> None:
    text = "Ostland arms the Front. Ostland funds the Front, the minister said."
    told, piece = Report(text, source="Wire"), Report(text, source="Column")
    claims = []
    for report in (piece, told):
        link = report.attribute("the minister", quoted="Ostland funds the Front")
        for words, by in (("arms", None), ("funds", link)):
            content = Tie(
                subject=report.party("Ostland"), relation=Relation.FUNDS,
                object=report.party("the Front"), trigger=report.span(words),
                valid=DateInterval(reason="no date found"), status=PartStatus.STATED,
            )  # fmt: skip
            claims.append(report.claim(content, evidence=report.sentence(content.trigger), by=by))
    shelf = make_shelf(
        [r.document for r in (told, piece)], [r.reading() for r in (told, piece)], {}
    )
    ordered = ties_by_weight(claims, shelf, frozenset({piece.document.id}))
    own, said, of_piece, said_in_piece = claims[2], claims[3], claims[0], claims[1]
    assert ordered == [said, own, said_in_piece, of_piece]


def test_contested_ties_stand_first_with_their_sides_together_and_opinion_last() -> None:
    text = "Arden funds the Front, it said. Ostland arms Marn, aides said. Arden denied funding it."
    report, opinion = Report(text), Report("Selby directs Kale.")
    by = report.attribute("aides")

    def tie(told: Report, words: tuple[str, str, str], **changes: Any) -> Claim:
        one, trigger, other = words
        content = Tie(
            subject=told.party(one), relation=Relation.FUNDS, object=told.party(other),
            trigger=told.span(trigger), valid=DateInterval(reason="no date found"),
            status=changes.get("status", PartStatus.STATED),
        )  # fmt: skip
        return told.claim(content, evidence=told.sentence(content.trigger), by=changes.get("by"))

    told = tie(report, ("Arden", "funds", "the Front"))
    other = tie(report, ("Ostland", "arms", "Marn"), by=by)
    denied = tie(report, ("Arden", "funding", "the Front"), status=PartStatus.DENIED)
    last = tie(opinion, ("Selby", "directs", "Kale"))
    reports = (report, opinion)
    shelf = make_shelf([x.document for x in reports], [x.reading() for x in reports], {})
    opinions = frozenset({opinion.document.id})
    assert ties_by_weight((last, other, told, denied), shelf, opinions) == [
        told, denied, other, last,
    ]  # fmt: skip


def test_the_greatest_totals_stand_first_and_shares_last() -> None:
    report = Report("Since May 12 died, it said. In all 300 died. Some 80 percent fled.")
    figures = [
        report.figure("12", 12, 12),
        replace(report.figure("80", 80, 80), unit=Unit.PERCENT),
        report.figure("300", 300, None),
    ]
    never = report.day(None, None, None)
    claims = [
        report.claim(
            Tally(span=each.span, figure=each, window=never), evidence=report.sentence(each.span)
        )
        for each in figures
        if each.span is not None
    ]
    shelf = make_shelf([report.document], [report.reading()], {})
    least, share, most = claims
    assert tallies_by_weight(claims, shelf, frozenset()) == [most, least, share]
