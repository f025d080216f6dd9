"""Reported totals: the parts are added only where numbers allow it."""

import pytest

from tocsin.core.types import Figure, Tally, TallyPart
from tocsin.core.vocab import FigureKind
from tocsin.publish.sections import by_weight, check_words
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
            claims.append(report.occurrence(words, by=by))
    shelf = make_shelf(
        [r.document for r in (told, piece)], [r.reading() for r in (told, piece)], {}
    )
    ordered = by_weight(claims, shelf, frozenset({piece.document.id}))
    own, said, of_piece, said_in_piece = claims[2], claims[3], claims[0], claims[1]
    assert ordered == [said, own, said_in_piece, of_piece]
