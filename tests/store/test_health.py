"""Health of a ledger: what keeps its rows as they were is there, on both engines."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from tocsin.core.errors import LedgerError
from tocsin.core.types import Document
from tocsin.store.engine import open_engine
from tocsin.store.health import examine
from tocsin.store.ledger import Ledger

DAY = datetime(2024, 1, 1, 12, tzinfo=UTC)


def change(address: str, statements: Sequence[str]) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_new_ledger_is_sound(ledger: Ledger, address: str) -> None:
    health = examine(address)
    assert health.version == health.newest is not None
    assert (health.damage, health.unprotected) == ((), ())


def test_a_database_without_tables_has_no_version(address: str) -> None:
    assert examine(address).version is None


def test_a_table_without_its_trigger_is_named(ledger: Ledger, address: str) -> None:
    postgresql = "://" in address
    name = "judgements_append_only ON judgements" if postgresql else "judgements_no_delete"
    change(address, [f"DROP TRIGGER {name}"])
    assert examine(address).unprotected == ("judgements",)


def test_a_server_that_is_not_there_is_a_ledger_error() -> None:
    with pytest.raises(LedgerError):
        examine("postgresql://nobody@127.0.0.1:1/none")


def test_documents_know_when_they_were_recorded(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.append(Document(id="d1", text="Text.", raw_digest="r"), recorded_at=DAY)
    assert ledger.documents_recorded_at() == {"d1": DAY}
    assert ledger.documents_recorded_at(as_of=datetime(2023, 1, 1, tzinfo=UTC)) == {}
