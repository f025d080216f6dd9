"""Statements: refusals to speak, opinions, and what is said but reports no event."""

from collections.abc import Callable

import pytest

from tocsin.core.ids import claim_id
from tocsin.core.types import Claim, Occurrence, Statement
from tocsin.core.vocab import EventType, Realis, Stance, StatementKind
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.attribution.statements import find_statements
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def statements(reader: Reader, *others: Claim) -> list[tuple[Claim, Statement]]:
    found = find_statements(reader, find_attributions(reader), others)
    return [(claim, claim.content) for claim in found if isinstance(claim.content, Statement)]


def occurrence(reader: Reader, word: str) -> Claim:
    start = reader.document.text.index(word)
    content = Occurrence(
        trigger=reader.tree.characters(start, start + len(word)),
        event_type=EventType.ASSAULT,
        realis=Realis.HAPPENED,
        background=False,
        incident_key="k1",
    )
    return Claim(
        id=claim_id(reader.document.id, content),
        document_id=reader.document.id,
        evidence=(content.trigger,),
        score=0.9,
        made_by="test",
        content=content,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The embassy has not responded to requests for comment.", StatementKind.NO_REPLY),
        ("The envoy declined to confirm the arrest.", StatementKind.WOULD_NOT_CONFIRM),
        ("The ministry declined to comment.", StatementKind.DECLINED),
        ("Officials have refrained from commenting on the arrest.", StatementKind.DECLINED),
    ],
)
def test_three_non_statements_are_told_apart(read: Read, text: str, kind: StatementKind) -> None:
    reader = read(text)
    [(claim, statement)] = statements(reader)
    assert statement.kind is kind
    assert statement.content[0].quote in text
    [attribution] = find_attributions(reader)
    assert claim.attribution_id == attribution.id
    assert attribution.stance is Stance.DECLINED


def test_what_reports_an_occurrence_is_no_other_statement(read: Read) -> None:
    reader = read("Police said the rebels attacked a depot.")
    assert [item.kind for _, item in statements(reader)] == [StatementKind.OTHER]
    assert statements(reader, occurrence(reader, "attacked")) == []


def test_an_opinion_says_what_it_is_about(read: Read) -> None:
    reader = read("The union condemned the attack on the depot.")
    [(_, statement)] = statements(reader, occurrence(reader, "attack"))
    assert statement.kind is StatementKind.OPINION
    assert statement.about == ("k1",)


def test_the_outlets_own_advice_is_opinion_at_a_low_score(read: Read) -> None:
    [(claim, statement)] = statements(read("The council must stop paying the militias."))
    assert statement.kind is StatementKind.OPINION
    assert claim.attribution_id is None
    assert claim.score < 0.5


def test_ids_are_unique(read: Read) -> None:
    reader = read("The ministry declined to comment. The ministry declined to comment.")
    ids = [claim.id for claim, _ in statements(reader)]
    assert len(ids) == len(set(ids)) == 2


def test_who_asks_not_to_be_named_states_nothing(read: Read) -> None:
    reader = read("A colonel who asked not to be named said the road was closed.")
    found = find_statements(reader, find_attributions(reader), ())
    contents = [
        span.quote
        for claim in found
        if isinstance(claim.content, Statement)
        for span in claim.content.content
    ]
    assert contents == ["the road was closed"]
