"""Parties and places are named by the shortest words that stand alone."""

from collections.abc import Callable

import pytest

from tocsin.core.vocab import Known, PartyKind
from tocsin.extract.phrases.mentions import kind_of, party, place_refs
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def head(reader: Reader, word: str) -> int:
    return next(n for n, token in enumerate(reader.tree.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Three militants fled.", "militants", PartyKind.GROUP),
        ("The security forces fled.", "forces", PartyKind.FORCE),
        ("Two villagers fled.", "villagers", PartyKind.CIVILIANS),
        ("The president fled.", "president", PartyKind.PERSON),
        ("The embassy was hit.", "embassy", PartyKind.FACILITY),
        ("A bus was hit.", "bus", PartyKind.VEHICLE),
        ("Iran sent troops.", "Iran", PartyKind.STATE),
        ("The weather was fine.", "weather", PartyKind.UNKNOWN),
    ],
)
def test_the_head_noun_says_the_kind(read: Read, text: str, word: str, kind: PartyKind) -> None:
    reader = read(text)
    assert kind_of(reader, head(reader, word)) is kind


def test_a_mention_leaves_out_where_and_what_they_did(read: Read) -> None:
    reader = read("Two masked men in the market who had knives attacked a guard.")
    assert party(reader, head(reader, "men")).mention.quote == "Two masked men"


def test_an_office_is_not_private_and_a_bystander_may_be(read: Read) -> None:
    reader = read("The interior minister met a shopkeeper's cousin.")
    assert party(reader, head(reader, "minister")).private_person is Known.NO
    assert party(reader, head(reader, "cousin")).private_person is Known.UNKNOWN


def test_places_come_in_text_order_and_unresolved(read: Read) -> None:
    reader = read("A bomb went off in Kabul, Afghanistan, on Friday.")
    refs = place_refs(reader, range(len(reader.tree.tokens)))
    assert [ref.mention.quote for ref in refs] == ["Kabul", "Afghanistan"]
    assert all(ref.place is None and ref.reason for ref in refs)


def test_a_state_that_acts_is_no_place(read: Read) -> None:
    reader = read("Iran attacked the camp.")
    assert place_refs(reader, range(len(reader.tree.tokens))) == ()


def test_a_day_is_no_place(read: Read) -> None:
    reader = read("Soldiers died in January.")
    assert place_refs(reader, range(len(reader.tree.tokens))) == ()
