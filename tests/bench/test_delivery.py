"""Alerts against a receiver that fails in every way: none lost, none seen twice."""

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
    assert found.again > 0


def test_more_failures_than_messages_can_bear_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot fail 99 times"):
        simulate(tmp_path / "ledger.db", alerts=2, failures=99, seed=1)
