"""Acts counted over a window or told as a trend are told apart from single acts."""

from collections.abc import Callable

import pytest

from tocsin.extract.reader import Reader
from tocsin.extract.tallies.aggregates import is_aggregate

Read = Callable[..., Reader]


def verdict(read: Read, text: str, word: str) -> bool:
    reader = read(text)
    token = next(n for n, token in enumerate(reader.tree.tokens) if token.text == word)
    return is_aggregate(reader, token)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Several drone attacks have hit bases over the past few days.", "attacks"),
        ("There were 23 attacks between October 17 and October 30.", "attacks"),
        ("Officials report a rise in attacks on bases.", "attacks"),
        ("Rebels carried out 425 attacks in just two years.", "attacks"),
        ("Fighting has killed more than 300 people since May.", "killed"),
        ("The militias killed an estimated 1,100 soldiers.", "killed"),
        ("At least 31 attacks in the province killed 140 people in September.", "killed"),
        ("The agency recorded 31 raids in May, in which 140 men were killed.", "killed"),
        ("The agency said on Monday that it recorded 31 raids in the province.", "raids"),
        ("The office registered five attacks on schools in October.", "attacks"),
        ("The watchdog documented four killings of journalists.", "killings"),
    ],
)
def test_counts_over_windows_and_trends_are_aggregates(read: Read, text: str, word: str) -> None:
    assert verdict(read, text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Twin bombings hit the town.", "bombings"),
        ("The attacks killed nine people.", "attacks"),
        ("Two attacks hit the town on Monday.", "attacks"),
        ("A bomb killed 12 people on Monday.", "killed"),
        ("A blast killed at least 600 people on Friday.", "killed"),
        ("Two bombings in Arden killed 14 people in September.", "killed"),
        ("Gunmen killed 43 farmers in Arden in October, an official said.", "killed"),
        ("The agency recorded three attacks on Sunday, in which 14 people were killed.", "killed"),
        # The window is that of the others.
        ("A bomb killed 12 people in Arden, the third such attack this month.", "killed"),
        ("Gunmen shot dead two men in Selby, the latest in a series of attacks this year.", "shot"),
        ("Rebels killed two soldiers near Selby, their second raid since May.", "killed"),
    ],
)
def test_single_acts_are_not(read: Read, text: str, word: str) -> None:
    assert not verdict(read, text, word)
