"""What every ledger promises: appended, never changed, and readable as of any instant."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from made import as_reading
from tocsin.core.errors import LedgerError
from tocsin.core.types import (
    Actor,
    Addition,
    Document,
    Judgement,
    Place,
    Reading,
    SourceGrade,
    Watch,
)
from tocsin.core.vocab import ActorKind, AdditionKind, PlaceKind, Reliability, Verdict
from tocsin.store import schema
from tocsin.store.engine import open_engine
from tocsin.store.ledger import Ledger
from tocsin.testing import Report

DAY_1 = datetime(2024, 1, 1, 12, tzinfo=UTC)
DAY_2 = DAY_1 + timedelta(days=1)


def document(name: str) -> Document:
    return Document(id=name, text=f"Text of {name}.", raw_digest="r", source="The Meridian Post")


def reading(name: str, of: str) -> Reading:
    return as_reading(name, of, ("clean", "1"))


def judgement(name: str) -> Judgement:
    return Judgement(
        id=name,
        subject=("c1", "c2"),
        verdict=Verdict.SAME,
        by="an analyst",
        made_at=DAY_1,
        reason="",
    )


def addition(name: str, *, entry: str = "river-sons", retired: bool = False) -> Addition:
    actor = Actor(
        id=entry, name="Sons of the River", kind=ActorKind.ARMED_GROUP, source="an analyst"
    )
    return Addition(
        id=name,
        kind=AdditionKind.ACTOR,
        entry_id=entry,
        actor=actor,
        retired=retired,
        by="an analyst",
        made_at=DAY_1,
        reason="named in three reports",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_readings_are_found_by_the_claims_they_made_replaced_ones_too(ledger: Ledger) -> None:
    report = Report("A bomb went off in Marn. A shot was heard.", source="radio")
    first, second = report.occurrence("bomb"), report.occurrence("shot", key="k2")
    before = report.reading()
    after = replace(before, id="g2", claims=(second,))
    with ledger.writing() as writer:
        writer.append(report.document, recorded_at=DAY_1)
        writer.append(before, recorded_at=DAY_1)
        writer.append(after, recorded_at=DAY_2)
    assert ledger.readings() == (after,)
    assert ledger.readings_telling({first.id}) == (before,)
    assert ledger.readings_telling({first.id, second.id}) == (before, after)
    assert ledger.readings_telling({second.id}, as_of=DAY_1) == (before,)
    assert ledger.readings_telling(()) == ledger.readings_telling({first.id[:8]}) == ()


def test_what_is_recorded_comes_back_in_the_order_of_recording(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        for name in ("d3", "d1", "d2"):
            writer.append(document(name), recorded_at=DAY_1)
        writer.append(judgement("j1"), recorded_at=DAY_1)
    assert [item.id for item in ledger.documents()] == ["d3", "d1", "d2"]
    assert ledger.document("d1") == document("d1")
    assert ledger.document("d9") is None
    assert ledger.judgements() == (judgement("j1"),)


def test_recording_the_same_thing_again_changes_nothing(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        assert writer.append(document("d1"), recorded_at=DAY_1)
        assert not writer.append(document("d1"), recorded_at=DAY_2)
    assert ledger.documents(as_of=DAY_1) == (document("d1"),)


def test_the_newest_reading_is_live_and_the_older_one_can_still_be_asked_for(
    ledger: Ledger,
) -> None:
    with ledger.writing() as writer:
        writer.append(reading("g1", "d1"), recorded_at=DAY_1)
        writer.append(reading("g2", "d2"), recorded_at=DAY_1)
        writer.append(reading("g3", "d1"), recorded_at=DAY_2)
    assert [item.id for item in ledger.readings()] == ["g3", "g2"]
    assert [item.id for item in ledger.readings(as_of=DAY_1)] == ["g1", "g2"]
    assert ledger.readings(as_of=DAY_1 - timedelta(seconds=1)) == ()
    assert ledger.has_reading("g1") and not ledger.has_reading("g9")


def test_the_newest_addition_of_an_entry_counts_and_the_older_ones_are_kept(
    ledger: Ledger,
) -> None:
    place = Place(id="river-camp", name="River Camp", kind=PlaceKind.REGION, source="a map")
    of_a_place = replace(addition("n4"), kind=AdditionKind.PLACE, actor=None, place=place)
    with ledger.writing() as writer:
        for one in (addition("n1"), addition("n2", entry="hill-sons")):
            writer.append(one, recorded_at=DAY_1)
        for one in (addition("n3", retired=True), of_a_place):
            writer.append(one, recorded_at=DAY_2)
    assert [one.id for one in ledger.additions()] == ["n3", "n2", "n4"]
    assert [one.id for one in ledger.additions(AdditionKind.ACTOR, as_of=DAY_1)] == ["n1", "n2"]
    assert ledger.additions(AdditionKind.PLACE) == (of_a_place,)


def test_a_transaction_that_fails_records_nothing(ledger: Ledger) -> None:
    with pytest.raises(KeyError), ledger.writing() as writer:
        writer.append(document("d1"), recorded_at=DAY_1)
        raise KeyError
    assert ledger.documents() == ()


def source_grade(name: str, letter: Reliability, *, of: str = "~post") -> SourceGrade:
    return SourceGrade(
        id=name,
        source_id=of,
        name="The Post",
        reliability=letter,
        by="an analyst",
        made_at=DAY_1,
        reason="right on three tolls",
    )


def test_every_grade_of_a_source_is_kept_and_an_earlier_day_shows_what_stood_then(
    ledger: Ledger,
) -> None:
    first, other = source_grade("s1", Reliability.B), source_grade("s2", Reliability.C, of="~echo")
    second = source_grade("s3", Reliability.D)
    with ledger.writing() as writer:
        for one in (first, other):
            assert writer.append(one, recorded_at=DAY_1)
        assert writer.append(second, recorded_at=DAY_2)
        assert not writer.append(first, recorded_at=DAY_2)
    assert ledger.source_grades() == (first, other, second)
    assert ledger.source_grades(as_of=DAY_1) == (first, other)
    assert ledger.source_grades(as_of=DAY_1 - timedelta(seconds=1)) == ()


TABLES = ["documents", "readings", "judgements", "additions", "source_grades"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET id = 'other'"])
def test_the_database_itself_refuses_changes(
    ledger: Ledger, address: str, table: str, change: str
) -> None:
    with ledger.writing() as writer:
        writer.append(document("d1"), recorded_at=DAY_1)
        writer.append(reading("g1", "d1"), recorded_at=DAY_1)
        writer.append(judgement("j1"), recorded_at=DAY_1)
        writer.append(addition("n1"), recorded_at=DAY_1)
        writer.append(source_grade("s1", Reliability.B), recorded_at=DAY_1)
    with (
        pytest.raises(DatabaseError, match="appended, never changed"),
        open_engine(address).begin() as connection,
    ):
        connection.execute(text(change.format(table)))


def test_the_migrations_make_the_tables_that_the_code_expects(ledger: Ledger, address: str) -> None:
    made = inspect(open_engine(address))
    for table in schema.metadata.tables.values():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(table.name)}
        expected = {column.name: column.nullable for column in table.columns}
        assert columns == expected


def test_a_ledger_from_before_sources_were_graded_is_brought_up_to_date(
    ledger: Ledger, address: str
) -> None:
    with ledger.writing() as writer:
        writer.append(document("d1"), recorded_at=DAY_1)
    held_then = {"documents", "readings", "judgements", "feeds", "retrievals", "additions"}
    engine = open_engine(address)
    with engine.begin() as connection:
        for table in schema.metadata.tables.keys() - held_then:
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    engine.dispose()
    with Ledger.open(address) as opened, opened.writing() as writer:
        writer.append(source_grade("s1", Reliability.B), recorded_at=DAY_2)
    with Ledger.open(address) as opened:
        assert [one.id for one in opened.documents()] == ["d1"]
        assert [one.id for one in opened.source_grades()] == ["s1"]


def test_a_missing_ledger_is_not_made_by_asking(path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(path, create=False)
    assert not path.exists()


def test_a_file_that_is_no_ledger_is_refused(path: Path) -> None:
    path.write_text("This is a shopping list, not a database.\n" * 50)
    with pytest.raises(LedgerError, match="ledger"):
        Ledger.open(path)


def test_a_ledger_of_a_newer_version_is_refused(ledger: Ledger, address: str) -> None:
    with open_engine(address).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="9999"):
        Ledger.open(address)


def test_an_instant_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="time zone"), ledger.writing() as writer:
        writer.append(document("d1"), recorded_at=datetime(2024, 1, 1))


def test_many_may_make_one_ledger_at_once_and_write_to_it(address: str) -> None:
    writers = 8
    together = Barrier(writers)

    def write(number: int) -> bool:
        together.wait()
        opened = Ledger.open(address)
        with opened.writing() as writer:
            writer.append(document(f"d{number}"), recorded_at=DAY_1)
            is_first = writer.append(document("shared"), recorded_at=DAY_1)
        opened.close()
        return is_first

    with ThreadPoolExecutor(writers) as pool:
        firsts = list(pool.map(write, range(writers)))
    assert sum(firsts) == 1
    made = Ledger.open(address, create=False)
    names = sorted(item.id for item in made.documents())
    made.close()
    assert names == [*(f"d{number}" for number in range(writers)), "shared"]


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://analyst:swordfish@localhost:1/ledger",
        "oracles://analyst:swordfish@localhost/ledger",
        "://analyst:swordfish@localhost/ledger",
    ],
)
def test_an_address_that_cannot_be_opened_is_told_without_its_password(given: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(given)
    assert "swordfish" not in str(caught.value)


def test_what_is_about_something_is_found_by_it(ledger: Ledger) -> None:
    made = [
        Watch(id=f"w{number}", name=name, by="analyst", made_at=DAY_1)
        for number, name in enumerate(["north", "south", "north"])
    ]
    with ledger.writing() as writer:
        assert [writer.append(each, recorded_at=DAY_1) for each in made] == [True, True, True]
        assert not writer.append(made[0], recorded_at=DAY_1)
    assert ledger.recorded(Watch) == tuple(made)
    assert ledger.recorded(Watch, subject="north") == (made[0], made[2])
    assert ledger.recorded(Watch, as_of=DAY_1 - timedelta(seconds=1)) == ()
