"""What makes two mentions one party."""

from dataclasses import replace

import pytest

from tocsin.core.parties import body_key, party_key
from tocsin.core.types import Party
from tocsin.testing import Report


def party(words: str, *, actor_id: str | None = None, unregistered: str | None = None) -> Party:
    made = Report(f"{words} struck.\n").party(words, actor_id=actor_id)
    return replace(made, unregistered=unregistered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("Front", actor_id="front"), party("the RF", actor_id="front")),
        (
            party("River Sons", unregistered="~riversons"),
            party("the Sons", unregistered="~riversons"),
        ),
        # a user merged an unregistered body into an entry
        (
            party("River Sons", unregistered="~riversons", actor_id="sons"),
            party("Sons", actor_id="sons"),
        ),
        (party("The gunmen"), party("gunmen")),
    ],
)
def test_mentions_of_one_party_share_a_key(one: Party, other: Party) -> None:
    assert party_key(one) == party_key(other)


def test_words_alone_name_no_body() -> None:
    assert body_key(party("gunmen")) is None
    assert party_key(party("gunmen")) != party_key(party("River Sons", unregistered="~gunmen"))
