"""The chain of case events in a ledger, on both engines: it never forks, and changes are seen."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from casework import ACKNOWLEDGED, OPENED, START, WHOLE, one_case
from tocsin.cases.chain import head_of
from tocsin.core.errors import CaseError, LedgerError
from tocsin.core.types import CaseEvent
from tocsin.pipeline.cases import Entry, cases_in, record, verify
from tocsin.store.engine import open_engine
from tocsin.store.ledger import Ledger

WRITERS, EACH = 6, 8


def entries(*contents: object) -> list[Entry]:
    return [Entry(content=each, happened_on=None) for each in contents]  # type: ignore[arg-type]


def opened(ledger: Ledger, *contents: object, case: str | None = None) -> str:
    numbers = count()
    made = record(
        ledger, entries(*contents), case=case, by="Desk", at=START,
        new_salt=lambda: f"{contents!r}{next(numbers)}",
    )  # fmt: skip
    return made[0].case_id


def test_a_case_is_recorded_in_the_chain_and_comes_back(ledger: Ledger) -> None:
    name = opened(ledger, *WHOLE)
    (case,) = cases_in(ledger)
    assert case.id == name and case.closed
    assert [each.content for each in case.events] == list(WHOLE)
    check = verify(ledger, head=head_of(case.events, made_at=START))
    assert not check.breaks and check.length == len(WHOLE)


def test_a_step_that_is_refused_records_nothing_of_what_goes_with_it(ledger: Ledger) -> None:
    name = opened(ledger, *WHOLE[:3])
    with pytest.raises(CaseError):
        opened(ledger, WHOLE[3], ACKNOWLEDGED, case=name)
    assert len(ledger.recorded(CaseEvent)) == 3


def test_many_writers_at_once_make_one_chain(address: str) -> None:
    Ledger.open(address).close()

    def write(number: int) -> None:
        with Ledger.open(address) as mine:
            for turn in range(EACH):
                record(
                    mine, entries(OPENED), case=None, by=f"Desk {number}", at=START,
                    new_salt=lambda: f"{number} {turn}",  # noqa: B023 (called at once)
                )  # fmt: skip

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    with Ledger.open(address) as ledger:
        assert not verify(ledger).breaks
        events = ledger.recorded(CaseEvent)
    assert [each.position for each in events] == list(range(1, WRITERS * EACH + 1))
    assert len({each.previous for each in events}) == len(events)


def test_the_database_itself_refuses_a_second_event_behind_one(ledger: Ledger) -> None:
    first, second = one_case(*WHOLE[:2])
    fork = one_case(WHOLE[0], WHOLE[2])[1]
    with ledger.writing() as writer:
        assert writer.append(first, recorded_at=START)
        assert writer.append(second, recorded_at=START)
        assert not writer.append(fork, recorded_at=START)
    assert [each.id for each in ledger.recorded(CaseEvent)] == [first.id, second.id]


def unguarded(address: str, *statements: str) -> None:
    """Change a ledger as somebody would who owns the database."""
    engine = open_engine(address)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            for action in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS case_events_no_{action}"))
        else:
            connection.execute(text("DROP TRIGGER case_events_append_only ON case_events"))
        for each in statements:
            connection.execute(text(each))
    engine.dispose()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM case_events WHERE sequence = 4", "number 4 should stand here"),
        ("UPDATE case_events SET record = replace(record, 'A. Lund', 'B. Rask') "
         "WHERE sequence = 4", "digest of its content differs"),
        ("UPDATE case_events SET record = 'x' WHERE sequence = 4", "cannot be read"),
        ("UPDATE case_events SET record = replace(record, '\"to\":', '\"to\":\"x\",\"to\":') "
         "WHERE sequence = 5", "not written as it was recorded"),
        ("UPDATE case_events SET record = ' ' || record WHERE sequence = 4",
         "not written as it was recorded"),
        ("UPDATE case_events SET subject = 'k9' WHERE sequence = 4", "the column subject"),
        ("UPDATE case_events SET previous = 'x' WHERE sequence = 4", "the column previous"),
        ("UPDATE case_events SET recorded_at = '2001-01-01 00:00:00' WHERE sequence = 4",
         "the column recorded_at"),
    ],
)  # fmt: skip
def test_what_the_owner_of_the_database_changes_is_found(
    address: str, statement: str, words: str
) -> None:
    with Ledger.open(address) as ledger:
        opened(ledger, *WHOLE)
    unguarded(address, statement)
    with Ledger.open(address) as ledger:
        found = verify(ledger)
    assert words in found.breaks[0].finding
    assert found.breaks[0].position in {4, 5}


@pytest.mark.parametrize("column", ["id", "recorded_at", "subject", "previous", "record"])
@pytest.mark.parametrize("value", ["7", "x'ff'", "CAST(x'ff' AS TEXT)", "CAST({} AS BLOB)"])
def test_whatever_sqlite_keeps_in_a_column_is_found_and_named(
    tmp_path: Path, column: str, value: str
) -> None:
    path = str(tmp_path / "t.db")
    with Ledger.open(path) as ledger:
        opened(ledger, *WHOLE)
    put = value.format(column)
    unguarded(path, f"UPDATE case_events SET {column} = {put} WHERE sequence = 4")
    with Ledger.open(path) as ledger:
        assert verify(ledger).breaks[0].position == 4


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger in SQLite whose owner may change it."""
    path = str(tmp_path_factory.mktemp("kept") / "t.db")
    with Ledger.open(path) as ledger:
        opened(ledger, *WHOLE)
    unguarded(path)
    return path


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_no_change_of_a_byte_of_a_row_goes_unseen(kept: str, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(["id", "recorded_at", "subject", "previous", "record"]))
    row = data.draw(st.integers(1, len(WHOLE)))
    with closing(sqlite3.connect(kept)) as connection:
        asked = f"SELECT CAST({column} AS BLOB) FROM case_events WHERE sequence = {row}"
        (held,) = connection.execute(asked).fetchone()
        at = data.draw(st.integers(0, len(held)))
        put = data.draw(st.binary(max_size=3))
        changed = held[:at] + put + held[at + data.draw(st.integers(0, 3)) :]
        assume(changed != held)
        change = f"UPDATE case_events SET {column} = CAST(? AS TEXT) WHERE sequence = {row}"
        try:
            connection.execute(change, [changed])
        except sqlite3.IntegrityError:  # two rows of one id
            return
        connection.commit()
        with Ledger.open(kept) as ledger:
            found = verify(ledger)
        connection.execute(change, [held])
        connection.commit()
    assert found.breaks and found.breaks[0].position == row


def test_events_cut_from_the_end_are_found_with_a_retained_head_only(address: str) -> None:
    with Ledger.open(address) as ledger:
        opened(ledger, *WHOLE)
        head = head_of(ledger.recorded(CaseEvent), made_at=START)
    unguarded(address, "DELETE FROM case_events WHERE sequence > 7")
    with Ledger.open(address) as ledger:
        without = verify(ledger)
        assert not without.breaks and without.unseen
        (cut,) = verify(ledger, head=head).breaks
    assert (cut.position, cut.event_id) == (8, None)


def test_a_case_cannot_be_recorded_in_a_ledger_that_cannot_be_written(ledger: Ledger) -> None:
    ledger.close()
    broken = Ledger(open_engine("/nowhere/at/all.db"), where="nowhere")
    with pytest.raises(LedgerError):
        opened(broken, OPENED)
