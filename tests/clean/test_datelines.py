"""A dateline stands apart from the sentence that follows it."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Cleaned
from tocsin.core.vocab import BlockKind

Clean = Callable[..., Cleaned]
BODY = "Two bombs exploded near the old harbour on Tuesday, and officials closed the road."


@pytest.mark.parametrize(
    "dateline",
    [
        "KARVOV —",
        "KARVOV, Eastland –",
        "KARVOV/PORT SELM (Calder Wire) --",
        "Karvov, Jan. 3 (Calder Wire) -",
        "Port Selm, Eastland (Calder Wire) —",
        "KARVOV, 3 Jan 90 (CALDER) --",
        "KARVOV (Eastland), 3 January 2023 -",
    ],
)
def test_the_sentence_begins_behind_the_dateline(clean: Clean, dateline: str) -> None:
    text = f"{dateline} {BODY}\n\nA second paragraph says that nobody was hurt in the blasts."
    blocks = clean(text).blocks
    assert (blocks[0].span.quote, blocks[0].kind) == (dateline, BlockKind.FURNITURE)
    assert (blocks[1].span.quote, blocks[1].kind) == (BODY, BlockKind.BODY)


@pytest.mark.parametrize(
    "start",
    [
        "Islamic State — the group that holds the valley — ",
        "The governor - a former officer - said that ",
        "Three guards, 3 January 1990, were buried; ",
        "UN ",
    ],
)
def test_a_dash_alone_makes_no_dateline(clean: Clean, start: str) -> None:
    text = f"{start}{BODY}\n\nA second paragraph says that nobody was hurt in the blasts."
    assert clean(text).blocks[0].span.quote.startswith(start.strip())


def test_a_dateline_still_dates_the_report(clean: Clean) -> None:
    text = f"KARVOV, 3 Jan 1990 (Calder Wire) -- {BODY}"
    published = clean(text).published_on
    assert published.earliest == published.latest
    assert published.earliest is not None and published.earliest.isoformat() == "1990-01-03"
