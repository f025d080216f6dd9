"""Retiring additions on the command line, in ledgers of both kinds."""

from datetime import UTC, datetime

import pytest

from commands import tocsin
from tocsin.store.ledger import Ledger

WHO = ("--by", "ana")


def test_a_retirement_is_one_more_record_with_who_when_and_why(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> str:
        done = tocsin(*arguments, "--ledger", address, capsys=capsys)
        assert done.status == 0, done.err
        return done.out

    for at in ("33,44", "36,44"):
        run("gazetteer", "add", "Zorbata", "--country", "IQ", "--at", at, "--source", "x", *WHO)
    run("actors", "add", "Hill Front", "--kind", "armed_group", "--source", "x", *WHO)
    between = datetime.now(UTC)
    run("gazetteer", "retire", "own:zorbata-iq", "--why", "no such place", *WHO)
    run("actors", "retire", "hill-front", "--why", "no such group", *WHO)
    with Ledger.open(address, create=False) as ledger:
        held = {each.entry_id: each for each in ledger.additions()}
        assert {one for one, each in held.items() if each.retired} == {
            "own:zorbata-iq",
            "hill-front",
        }
        place = held["own:zorbata-iq"]
        assert (place.by, place.reason) == ("ana", "no such place")
        assert place.made_at >= between
        before = {each.entry_id: each for each in ledger.additions(as_of=between)}
        assert before.keys() == held.keys()
        assert not any(each.retired for each in before.values())
    assert "own:zorbata-iq-2" in run("gazetteer", "find", "Zorbata", "--jsonl")
    assert '"own:zorbata-iq"' not in run("gazetteer", "find", "Zorbata", "--jsonl")
    assert run("actors", "find", "Hill Front") == ""
