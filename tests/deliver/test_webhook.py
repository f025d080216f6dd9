"""Webhooks against a real server on loopback that fails in every way."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from standardwebhooks import Webhook as Verifier

from bench.delivery.receiver import HOST, TAKEN, Fault, Receiver, closed_port, receiver
from tocsin.core.errors import SettingsError
from tocsin.deliver.webhook import Webhook, post, signature
from websites import Visit, website

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
CODED = "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cw=="
BODY = '{"alerts":[{"id":"l1"}],"name":"Škoda"}'.encode()


@pytest.fixture
def receiving() -> Iterator[Receiver]:
    with receiver(seconds=0.4) as made:
        yield made


def hook(url: str, *, secret: str | None = CODED) -> Webhook:
    return Webhook(url=url, secret=secret, seconds=0.4)


def test_another_implementation_accepts_the_signature(receiving: Receiver) -> None:
    now = datetime.now(UTC)
    assert post(hook(receiving.url), message_id="m1", body=BODY, at=now).delivered
    ((headers, body),) = receiving.requests
    assert headers["content-type"] == "application/json"
    assert Verifier(CODED).verify(body, dict(headers)) == {
        "alerts": [{"id": "l1"}],
        "name": "Škoda",
    }


def signed(
    secret: str = "not coded", *, key: str = "m1", body: bytes = BODY, at: datetime = NOW
) -> str:
    return signature(secret, message_id=key, body=body, at=at)


def test_time_id_and_body_are_signed_in_any_zone_and_a_plain_secret_is_a_key() -> None:
    assert signed() == Verifier(b"not coded").sign("m1", NOW, BODY.decode())
    assert signed(at=NOW.astimezone()) == signed()
    changed = (
        signed(at=NOW + timedelta(seconds=1)),
        signed(key="m2"),
        signed(body=BODY + b" "),
        signed("other"),
    )
    assert len({signed(), *changed}) == 5


def test_a_coded_secret_that_is_no_code_is_a_matter_of_settings_and_not_printed() -> None:
    with pytest.raises(SettingsError) as caught:
        signature("whsec_swordfish!", message_id="m1", body=BODY, at=NOW)
    assert "swordfish" not in str(caught.value)


def test_without_a_secret_nothing_is_signed(receiving: Receiver) -> None:
    post(hook(receiving.url, secret=None), message_id="m1", body=BODY, at=NOW)
    ((headers, _),) = receiving.requests
    assert "webhook-signature" not in headers and headers["webhook-id"] == "m1"


@pytest.mark.parametrize("fault", sorted(set(Fault) - {Fault.REFUSED, Fault.CRASH}))
def test_every_failure_may_be_tried_again_and_then_it_arrives(
    receiving: Receiver, fault: Fault
) -> None:
    receiving.fault = fault
    made = post(hook(receiving.url), message_id="m1", body=BODY, at=NOW)
    assert not made.delivered and not made.final
    assert ("m1" in receiving.taken) is (fault in TAKEN)
    receiving.fault = None
    assert post(hook(receiving.url), message_id="m1", body=BODY, at=NOW).delivered
    assert receiving.taken == {"m1": ("l1",)}


def test_nobody_there_may_be_there_later() -> None:
    made = post(hook(f"http://{HOST}:{closed_port()}"), message_id="m1", body=BODY, at=NOW)
    assert (made.delivered, made.final, made.detail) == (False, False, "no answer: ConnectError")


@pytest.mark.parametrize(
    ("status", "final"),
    [(400, True), (401, True), (404, True), (410, True), (413, True),
     (408, False), (425, False), (429, False), (500, False), (502, False), (302, False)],
)  # fmt: skip
def test_what_is_refused_for_good_is_not_tried_again(status: int, final: bool) -> None:
    with website() as site:
        url = site.on("/in", lambda visit: visit.send(status, Location="/else"))
        made = post(hook(url), message_id="m1", body=BODY, at=NOW)
        assert (made.delivered, made.code, made.final) == (False, status, final)
        assert site.asked("/else") == 0


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("120", 120.0),
        (format_datetime(NOW + timedelta(minutes=3), usegmt=True), 180.0),
        (format_datetime(NOW - timedelta(minutes=3), usegmt=True), 0.0),
        ("soon", None),
        ("-5", None),
    ],
)
def test_how_long_a_receiver_asks_to_wait(given: str, seconds: float | None) -> None:
    with website() as site:
        url = site.on("/in", lambda visit: visit.send(503, Retry_After=given))
        made = post(hook(url), message_id="m1", body=BODY, at=NOW)
        assert made.retry_after_seconds == seconds


def test_a_receiver_that_answers_a_byte_at_a_time_is_not_waited_for() -> None:
    def slowly(visit: Visit) -> None:
        visit.drip(b"HTTP/1.1 200 OK\r\nX-Slow: ")

    with website() as site:
        url = site.on("/in", slowly)
        started = time.monotonic()
        made = post(hook(url), message_id="m1", body=BODY, at=NOW)
        assert not made.delivered and time.monotonic() - started < 2
        assert made.detail == "no answer within 0.4 seconds"


def test_an_address_with_a_token_is_in_no_words_about_a_failure() -> None:
    url = f"http://{HOST}:{closed_port()}/hooks/swordfish"
    made = post(hook(url), message_id="m1", body=BODY, at=NOW)
    assert "swordfish" not in made.detail
    made = post(hook("http://swordfish:x:y/"), message_id="m1", body=BODY, at=NOW)
    assert made.final and "swordfish" not in made.detail
