"""What a ledger keeps of followed sources."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tocsin.core.types import Document, Feed, Retrieval
from tocsin.core.vocab import FeedKind
from tocsin.store.engine import open_engine
from tocsin.store.ledger import Ledger
from tocsin.watch.sources import feed_states

START = datetime(2024, 5, 1, tzinfo=UTC)
FEEDS = tuple(
    Feed(id=f"f{number}", url=f"https://m.example/{number}", kind=FeedKind.FEED)
    for number in range(2)
)
OUTCOMES = {
    "failed": {"error_code": "T104", "error": "it answers 500"},
    "nothing": {},
    "new": {"new": 2},
    "dated": {"new": 1, "newest_entry_at": START - timedelta(days=1)},
    "seen": {"newest_entry_at": START + timedelta(hours=5)},
}


@given(
    pulls=st.lists(
        st.tuples(st.sampled_from(FEEDS), st.sampled_from(sorted(OUTCOMES)), st.integers(1, 99))
    ),
    asked=st.integers(0, 40),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_tells_how_sources_do_tells_as_much_as_everything(
    tmp_path_factory: pytest.TempPathFactory, pulls: list[tuple[Feed, str, int]], asked: int
) -> None:
    ledger = Ledger.open(tmp_path_factory.mktemp("law") / "ledger.db")
    at = START
    with ledger.writing() as writer:
        for number, (feed, outcome, hours) in enumerate(pulls):
            at += timedelta(hours=hours)
            made = Retrieval(id=f"t{number}", feed_url=feed.url, started_at=at)
            writer.append(replace(made, **OUTCOMES[outcome]), recorded_at=at)  # type: ignore[arg-type]
    as_of = START + timedelta(days=asked)
    everything = ledger.retrievals(as_of=as_of)
    telling = ledger.telling_retrievals(as_of=as_of)
    ledger.close()
    assert set(telling) <= set(everything)
    assert feed_states(FEEDS, telling, as_of=as_of) == feed_states(FEEDS, everything, as_of=as_of)


def test_however_often_a_source_was_asked_few_attempts_tell_how_it_does(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        for number in range(100):
            at = START + timedelta(hours=number)
            made = Retrieval(id=f"t{number}", feed_url=FEEDS[0].url, started_at=at)
            writer.append(replace(made, new=int(number == 40)), recorded_at=at)
    assert [each.id for each in ledger.telling_retrievals()] == ["t0", "t40", "t99"]


def test_the_newest_recording_of_an_address_counts_as_of_any_instant(ledger: Ledger) -> None:
    retired = replace(FEEDS[0], id="f9", retired=True)
    with ledger.writing() as writer:
        writer.append(FEEDS[0], recorded_at=START)
        writer.append(FEEDS[1], recorded_at=START)
        writer.append(retired, recorded_at=START + timedelta(days=1))
    assert ledger.feeds() == (retired, FEEDS[1])
    assert ledger.feeds(as_of=START) == FEEDS


def test_an_address_is_known_by_when_its_document_was_last_recorded(ledger: Ledger) -> None:
    url = "https://m.example/report"
    with ledger.writing() as writer:
        for number in range(2):
            report = Document(id=f"d{number}", text=f"Text {number}.", raw_digest="r", url=url)
            writer.append(report, recorded_at=START + timedelta(days=number))
    others = [f"https://m.example/{number}" for number in range(1200)]
    assert ledger.recorded_at([*others, url]) == {url: START + timedelta(days=1)}
    assert ledger.recorded_at([]) == {}


@pytest.mark.parametrize("table", ["feeds", "retrievals"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET id = 'other'"])
def test_the_database_refuses_changes_of_what_was_followed(
    ledger: Ledger, address: str, table: str, change: str
) -> None:
    with ledger.writing() as writer:
        writer.append(FEEDS[0], recorded_at=START)
        made = Retrieval(id="t", feed_url=FEEDS[0].url, started_at=START)
        writer.append(made, recorded_at=START)
    with (
        pytest.raises(DatabaseError, match="appended, never changed"),
        open_engine(address).begin() as connection,
    ):
        connection.execute(text(change.format(table)))
