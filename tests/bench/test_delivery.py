"""Alerts against a receiver that fails in every way: none lost, seen twice or out of order."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.delivery.receiver import Fault
from bench.delivery.simulation import simulate


def test_every_alert_arrives_and_a_receiver_that_drops_repetitions_sees_each_once(
    tmp_path: Path,
) -> None:
    found = simulate(tmp_path / "ledger.db", alerts=20, failures=44, seed=1)
    assert found.complete and found.alerts == 20
    assert dict(found.faults) == dict.fromkeys(Fault, 4)
    assert (found.subjects, found.disordered) == (7, 0)
    assert found.again > 0


def test_what_was_spared_or_seen_out_of_order_is_not_complete(tmp_path: Path) -> None:
    found = simulate(tmp_path / "ledger.db", alerts=3, failures=2, seed=1)
    assert found.complete
    assert not replace(found, asked=3).complete
    assert not replace(found, disordered=1).complete


def test_more_failures_than_messages_can_bear_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot fail 99 times"):
        simulate(tmp_path / "ledger.db", alerts=2, failures=99, seed=1)
