"""A user's additions in what is read: they shape new readings, and cost nothing where none are."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tocsin.core.types import Actor, Addition, Document, Occurrence
from tocsin.core.vocab import ActorKind, AdditionKind
from tocsin.pipeline.run import read_into
from tocsin.pipeline.stages import Reader
from tocsin.pipeline.view import view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

AT = datetime(2024, 5, 3, tzinfo=UTC)
TEXT = (
    "River Boys fighters attacked a convoy near Goma on Tuesday and killed six soldiers, "
    "the army said."
)
DOCUMENT = Document(id="d1", text=TEXT, raw_digest="r1", published_given=date(2024, 5, 2))
ADDED = Addition(
    id="n1",
    kind=AdditionKind.ACTOR,
    entry_id="river-boys",
    actor=Actor(
        id="river-boys", name="River Boys", kind=ActorKind.ARMED_GROUP, source="an analyst"
    ),
    by="an analyst",
    made_at=AT,
    reason="named in reports",
)
SETTINGS = Settings().without_gate()


def actors(ledger: Ledger) -> set[str | None]:
    return {
        party.actor_id or party.unregistered
        for reading in view(ledger, settings=SETTINGS).readings
        for claim in reading.claims
        if isinstance(claim.content, Occurrence)
        for party in claim.content.actors
        if "River Boys" in party.mention.quote
    }


def test_an_addition_is_read_with_from_then_on_and_claims_keep_their_ids(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        read_into(ledger, [DOCUMENT], reader=Reader(SETTINGS), clock=lambda: AT)
        first = [claim.id for claim in ledger.readings()[0].claims]
        assert actors(ledger) == {"~riverboys"}
        with ledger.writing() as writer:
            writer.append_addition(ADDED, recorded_at=AT)
        assert actors(ledger) == {"~riverboys"}
        again = Reader(SETTINGS, additions=ledger.additions())
        assert read_into(ledger, [DOCUMENT], reader=again, clock=lambda: AT).reread == 1
        assert actors(ledger) == {"river-boys"}
        assert [claim.id for claim in ledger.readings()[0].claims] == first


def test_a_merge_holds_in_what_was_read_before_and_can_be_taken_back(tmp_path: Path) -> None:
    merge = replace(ADDED, id="n2", entry_id="~riverboys", actor=None, same_as="mai-mai")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        read_into(ledger, [DOCUMENT], reader=Reader(SETTINGS), clock=lambda: AT)
        recorded = ledger.readings()
        for one, expected in (
            (merge, "mai-mai"),
            (replace(merge, id="n3", retired=True), "~riverboys"),
        ):
            with ledger.writing() as writer:
                writer.append_addition(one, recorded_at=AT)
            assert actors(ledger) == {expected}
        assert ledger.readings() == recorded


def test_without_additions_readings_are_as_ever() -> None:
    assert Reader(SETTINGS, additions=()).reading_id(DOCUMENT) == (
        Reader(SETTINGS).reading_id(DOCUMENT)
    )
    assert Reader(SETTINGS, additions=(ADDED,)).reading_id(DOCUMENT) != (
        Reader(SETTINGS).reading_id(DOCUMENT)
    )
