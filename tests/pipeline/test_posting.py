"""What an attempt to send is given: time, a lease that covers it, one id, a sender."""

import socket
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerting import NOW, mail, watch
from tocsin.core.types import Message
from tocsin.deliver.settings import DeliverSettings
from tocsin.pipeline.posting import Post, mail_id, patience_of
from tocsin.store.ledger import Ledger


@given(st.floats(0.1, 600), st.floats(0.1, 600))
def test_nobody_is_given_up_who_still_sends(seconds: float, mail_seconds: float) -> None:
    settings = replace(DeliverSettings(), seconds=seconds, mail_seconds=mail_seconds)
    assert patience_of(settings).lease_seconds >= max(seconds, mail_seconds) + 60


def test_the_id_of_a_mail_is_that_of_its_queueing_and_of_no_other_ledger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queued = Message(id="m1", watch="north", channel=mail(), alert_ids=(), made_at=NOW)
    first = mail_id(queued)
    monkeypatch.setattr(socket, "getfqdn", lambda: "another.example")
    assert mail_id(queued) == first and first.startswith("m1.")
    assert mail_id(replace(queued, made_at=NOW + timedelta(microseconds=1))) != first


@pytest.mark.parametrize("sender", ["nobody", "@example.org", "a b@example.org", "a@", "two@@x.y"])
def test_mails_wait_where_nobody_can_send_them(sender: str, tmp_path: Path) -> None:
    settings = replace(DeliverSettings(), mail_from=sender)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        post = Post(ledger=ledger, settings=settings, clock=lambda: NOW)
        made = post.test(watch(), mail(), now=NOW)
    assert not made.delivered and not made.final and "mails cannot come from" in made.detail
