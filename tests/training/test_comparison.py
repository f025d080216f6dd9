"""The comparison on PolNeAR: marks become tags, and tags of greatest probability spans again."""

import numpy as np
import pytest

from bench.polnear.load import Article, Quotation

comparison = pytest.importorskip("training.comparison", reason="torch is installed to train only")

TEXT = "Ana said that they left. Jon was told so."


def test_sources_cues_and_contents_are_tagged_on_their_words() -> None:
    said = Quotation(source=((0, 3),), cue=((4, 8),), content=((9, 23),))
    example = comparison.example_of(Article(id="a", text=TEXT, quotations=(said,)))
    assert example.words[:6] == ("Ana", "said", "that", "they", "left", ".")
    assert example.tags["source"][:3] == (1, 0, 0)
    assert example.tags["cue"][:3] == (0, 1, 0)
    assert example.tags["content"][:6] == (0, 0, 1, 2, 2, 0)


@pytest.mark.parametrize(
    "rows, tags",
    [
        # Outside, begin, inside: each word's probabilities.
        ([[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.2, 0.1, 0.7]], [0, 1, 2]),
        # What is inside has begun before, at the likelier of both words.
        ([[0.6, 0.3, 0.1], [0.1, 0.1, 0.8]], [1, 2]),
        ([[0.9, 0.05, 0.05], [0.3, 0.3, 0.4]], [0, 1]),
    ],
)
def test_the_likeliest_tags_that_can_follow_each_other(
    rows: list[list[float]], tags: list[int]
) -> None:
    scores = np.log(np.array(rows) + 1e-9)
    found = comparison.likeliest(scores)
    total = sum(scores[place, tag] for place, tag in enumerate(found))
    wanted = sum(scores[place, tag] for place, tag in enumerate(tags))
    assert total == pytest.approx(wanted)
    assert all(tag != 2 or found[place - 1] for place, tag in enumerate(found))
