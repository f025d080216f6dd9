"""What finds the reports with which a report is compared, on both engines."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from made import as_reading
from tocsin.core.types import Document
from tocsin.store.engine import open_engine
from tocsin.store.files import Card
from tocsin.store.ledger import Ledger

DAY = datetime(2031, 1, 1, tzinfo=UTC)


def card(document: str, *, reading: str = "g1", words: str = "", **keys: int) -> Card:
    return Card(
        document_id=document,
        reading_id=reading,
        filed=keys,
        copied=frozenset(keys),
        words=frozenset(words.split()),
    )


@pytest.fixture
def begun(ledger: Ledger) -> Ledger:
    with ledger.writing() as writer:
        writer.files.begin_anew("k1", judgements=0)
    return ledger


def test_documents_are_found_under_their_keys_with_how_many_of_their_accounts(
    begun: Ledger,
) -> None:
    with begun.writing() as writer:
        writer.files.file([card("d1", marn=2, tolan=1), card("d2", marn=1)])
    found = begun.files.accounts(["marn", "tolan", "nobody"], most=9)
    assert found == {"marn": {"d1": 2, "d2": 1}, "tolan": {"d1": 1}, "nobody": {}}


def test_of_a_key_that_many_have_so_many_are_returned(begun: Ledger) -> None:
    ids = [f"d{number:04x}" for number in range(40)]
    with begun.writing() as writer:
        writer.files.file([card(each, marn=1) for each in reversed(ids)])
    assert len(begun.files.accounts(["marn"], most=7)["marn"]) == 7
    # of wording the first by id, whichever was filed first
    assert begun.files.copies(["marn"], most=7)["marn"] == tuple(ids[:7])
    assert begun.files.copies(["marn"], most=99)["marn"] == tuple(ids)


def test_a_document_that_is_filed_again_is_no_longer_as_it_was(begun: Ledger) -> None:
    with begun.writing() as writer:
        writer.files.file([card("d1", words="marn blast", marn=1), card("d2", words="marn")])
    with begun.writing() as writer:
        writer.files.file(
            [card("d1", reading="g2", words="beltov blast", beltov=1)],
            instead_of=[{"marn", "blast"}],
        )
    assert begun.files.accounts(["marn", "beltov"], most=9) == {"marn": {}, "beltov": {"d1": 1}}
    assert begun.files.reports_with(["marn", "blast", "beltov", "none"]) == {
        "marn": 1,
        "blast": 1,
        "beltov": 1,
    }
    standing = begun.files.standing()
    assert standing is not None and standing.reports == 2


def test_files_are_emptied_when_something_else_makes_them(begun: Ledger) -> None:
    with begun.writing() as writer:
        writer.files.file([card("d1", words="marn", marn=1)])
        writer.files.advance(readings=5)
    with begun.writing() as writer:
        writer.files.begin_anew("k2", judgements=3)
    assert begun.files.accounts(["marn"], most=9) == {"marn": {}}
    assert begun.files.reports_with(["marn"]) == {}
    standing = begun.files.standing()
    assert standing is not None
    assert (standing.make, standing.readings, standing.judgements) == ("k2", 0, 3)


def test_what_is_not_filed_yet_is_told_and_only_the_newest_reading_of_a_document(
    begun: Ledger,
) -> None:
    with begun.writing() as writer:
        for name in ("d1", "d2"):
            report = Document(id=name, text=f"Text of {name}.", raw_digest="r")
            writer.append(report, recorded_at=DAY)
        for name, of in (("g1", "d1"), ("g2", "d2"), ("g3", "d1")):
            writer.append(as_reading(name, of), recorded_at=DAY)
    assert begun.files.count_unfiled() == 2
    numbers, found = zip(*begun.files.unfiled(most=9), strict=True)
    assert [each.id for each in found] == ["g2", "g3"]
    with begun.writing() as writer:
        writer.files.file([card("d2", reading="g2")])
        writer.files.advance(readings=numbers[0])
    assert [each.id for _, each in begun.files.unfiled(most=9)] == ["g3"]
    filed = begun.files.filed_reading("d2")
    assert filed is not None and filed.id == "g2"
    assert [(one.id, two.id) for one, two in begun.reports(["d2", "d1"])] == [
        ("d1", "g3"),
        ("d2", "g2"),
    ]


def test_what_is_filed_may_be_thrown_away(begun: Ledger, address: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        for table in ("filing", "cards", "filed", "copied", "words"):
            connection.execute(text(f"DELETE FROM {table}"))
    engine.dispose()
    assert begun.files.standing() is None
