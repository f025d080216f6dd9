"""When and where an act was, told in a sentence of its own."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
BOY = "Gunmen shot a boy inside a restaurant. "


def acts(read: Read, text: str) -> list[Occurrence]:
    claims = find_occurrences(read(text), ())
    return [claim.content for claim in claims if isinstance(claim.content, Occurrence)]


def times(act: Occurrence) -> list[str]:
    return [time.span.quote for time in act.times if time.span is not None]


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened on Friday in Tucson.",
        "The incident occurred on Friday in Tucson, police said.",
        "Police said that it took place on Friday in Tucson.",
    ],
)
def test_a_sentence_on_when_and_where_it_was_joins_the_act(read: Read, sentence: str) -> None:
    (act,) = acts(read, BOY + sentence)
    assert times(act) == ["Friday"]
    assert [place.mention.quote for place in act.places] == ["Tucson"]


def test_the_sentence_is_evidence_of_the_claim(read: Read) -> None:
    (claim,) = find_occurrences(read(BOY + "It happened on Friday."), ())
    assert [span.quote for span in claim.evidence] == [BOY.strip(), "It happened on Friday."]


def test_of_several_acts_it_is_the_one_told_last(read: Read) -> None:
    farmers = "Rebels shot three farmers near Kano. "
    first, last = acts(read, farmers + "Gunmen killed two traders in Lagos. It happened on Friday.")
    assert (times(first), times(last)) == ([], ["Friday"])


@pytest.mark.parametrize(
    "sentence",
    [
        "It may happen again on Friday.",
        "It did not happen on Friday.",
        "Talks took place on Friday.",
        "The election happened on Friday.",
    ],
)
def test_what_is_not_said_of_the_act_does_not_join_it(read: Read, sentence: str) -> None:
    assert times(acts(read, BOY + sentence)[0]) == []


def test_a_time_that_the_act_has_stays_alone(read: Read) -> None:
    (act,) = acts(read, "Gunmen shot a boy on Monday. It happened on Friday, a neighbour said.")
    assert times(act) == ["Monday"]
