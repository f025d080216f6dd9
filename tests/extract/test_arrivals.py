"""Troops that arrive somewhere are deployed; a few soldiers, or others, who come are not."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType, FigureKind
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SURE = 0.5


def moves(read: Read, text: str) -> list[Occurrence]:
    return [
        claim.content
        for claim in find_occurrences(read(text), ())
        if isinstance(claim.content, Occurrence)
        and claim.content.event_type is EventType.MOBILIZE
        and claim.score > SURE
    ]


def test_troops_that_arrive_are_deployed(read: Read) -> None:
    (move,) = moves(read, "About 800 soldiers arrived in Maiduguri from Kaduna on Wednesday.")
    (figure,) = move.figures
    assert (figure.kind, figure.best) == (FigureKind.DEPLOYED, 800)
    assert "Maiduguri" in [ref.mention.quote for ref in move.places]


@pytest.mark.parametrize(
    "text",
    [
        "Five soldiers arrived in Maiduguri on Wednesday.",
        "About 800 refugees arrived in Maiduguri from Kaduna on Wednesday.",
        "About 800 soldiers arrived late on Wednesday.",
    ],
)
def test_others_who_arrive_are_not(read: Read, text: str) -> None:
    assert moves(read, text) == []
