"""Who of a group is named beside it, and that each is a recipient of what the group suffers."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.victims.named import with_names
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
FIRST = "Police arrested ten people on Monday. "


def recipients(reader: Reader) -> set[str]:
    """Return the full names of the recipients of all acts of a text."""
    claims = with_names(reader, find_occurrences(reader, ()))
    return {
        party.name.quote
        for claim in claims
        if isinstance(claim.content, Occurrence)
        for party in claim.content.recipients
        if party.name is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested three writers, including Jane Ousby and Tom Selby.",
        "Police arrested three writers, such as Jane Ousby and Tom Selby.",
        "Gunmen kidnapped the journalists Jane Ousby and Tom Selby.",
        FIRST + "Among those arrested were Jane Ousby, 61, a farmer; and Tom Selby.",
        FIRST + "Jane Ousby and Tom Selby were among those arrested.",
    ],
)
def test_the_named_members_of_a_group_suffer_with_it(read: Read, text: str) -> None:
    assert recipients(read(text)) == {"Jane Ousby", "Tom Selby"}


def test_one_of_those_who_suffer_is_named(read: Read) -> None:
    text = FIRST + "One of those arrested, Jane Ousby, is a lawyer."
    assert recipients(read(text)) == {"Jane Ousby"}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Ousby said police had arrested three writers.",
        "Police arrested three writers in towns including Lower Ribley.",
        FIRST + "Jane Ousby was not there.",
        FIRST + "Jane Ousby spoke for those arrested.",
    ],
)
def test_others_of_the_sentence_are_no_members(read: Read, text: str) -> None:
    assert recipients(read(text)) == set()


def test_a_member_is_named_once(read: Read) -> None:
    text = "Police arrested Jane Ousby and three writers, including Jane Ousby."
    claims = with_names(reader := read(text), find_occurrences(reader, ()))
    (content,) = (claim.content for claim in claims)
    assert isinstance(content, Occurrence)
    names = [party.name.quote for party in content.recipients if party.name is not None]
    assert names == ["Jane Ousby"]


def test_a_group_of_staff_is_people(read: Read) -> None:
    text = FIRST + "Other senior staff, including Executive Director Jane Ousby, were arrested."
    assert recipients(read(text)) == {"Jane Ousby"}
