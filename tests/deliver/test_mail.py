"""Mail over a real server on loopback."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from bench.delivery.receiver import HOST, closed_port
from tocsin.deliver.mail import Letter, MailServer, send
from tocsin.deliver.settings import MailSecurity

LETTER = Letter(
    message_id="m1@desk.example",
    sender="tocsin@desk.example",
    to="analyst@desk.example",
    subject="[north] Bombing in Škar: 4 people killed",
    text="Killed: 4 people\n",
    html="<p>Killed: 4 people</p>",
    at=datetime(2031, 5, 4, 12, tzinfo=UTC),
)


@dataclass(slots=True)
class Inbox:
    """What the server took; `answer` is what it says to each mail and each address."""

    mails: list[EmailMessage] = field(default_factory=list)
    answer: str = "250 OK"
    address: str = "250 OK"
    refusal: str | None = None
    signed_in: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802
        self, server: object, session: object, envelope: Envelope, address: str, options: object
    ) -> str:
        if self.address.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.address

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            found = message_from_bytes(content, policy=policy.default)
            self.mails.append(found)
        return self.answer

    def sign_in(self, server: object, session: object, envelope: object, mechanism: str,
                given: LoginPassword) -> AuthResult:  # fmt: skip
        name, password = given.login.decode(), given.password.decode()
        self.signed_in.append(name)
        return AuthResult(success=password == "swordfish", handled=False, message=self.refusal)


@contextmanager
def serving(inbox: Inbox, **how: Any) -> Iterator[MailServer]:
    class Quick(Controller):
        def _trigger_server(self) -> None:
            socket.create_connection((HOST, self.port)).close()

    controller = Quick(inbox, hostname=HOST, port=closed_port(), **how)
    controller.start()
    try:
        yield MailServer(
            host=HOST,
            port=controller.port,
            security=MailSecurity.NONE,
            user=None,
            password=None,
            seconds=5,
        )
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def certificate(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    return context


def test_a_mail_says_the_same_in_text_and_html_under_an_id_that_stays() -> None:
    inbox = Inbox()
    with serving(inbox) as server:
        assert send(LETTER, server).delivered
        assert send(replace(LETTER, references=("m0@desk.example",)), server).delivered
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"] == "<m1@desk.example>"
    assert first["Subject"] == LETTER.subject
    assert (first["To"], first["Auto-Submitted"]) == ("analyst@desk.example", "auto-generated")
    assert first["In-Reply-To"] is None
    assert second["In-Reply-To"] == second["References"] == "<m0@desk.example>"
    bodies = [part.get_content().replace("\r\n", "\n") for part in first.iter_parts()]
    assert bodies == ["Killed: 4 people\n", "<p>Killed: 4 people</p>\n"]


@pytest.mark.parametrize(
    ("change", "code", "final"),
    [
        ({"answer": "451 later"}, 451, False),
        ({"answer": "550 no"}, 550, True),
        ({"address": "450 greylisted"}, 450, False),
        ({"address": "550 nobody of that name"}, 550, True),
    ],
)
def test_what_a_server_refuses_for_good_is_not_tried_again(
    change: dict[str, str], code: int, final: bool
) -> None:
    inbox = Inbox(**change)  # type: ignore[arg-type]
    with serving(inbox) as server:
        made = send(LETTER, server)
    assert (made.delivered, made.code, made.final) == (False, code, final)


def test_no_server_may_be_one_later() -> None:
    server = MailServer(
        host=HOST, port=closed_port(), security=MailSecurity.NONE, user=None, password=None,
        seconds=1,
    )  # fmt: skip
    made = send(LETTER, server)
    assert not made.delivered and not made.final


def test_nothing_is_said_before_the_connection_is_encrypted(
    authority: trustme.CA, certificate: ssl.SSLContext
) -> None:
    inbox = Inbox()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    how: dict[str, Any] = {
        "tls_context": certificate,
        "require_starttls": True,
        "auth_required": True,
        "authenticator": inbox.sign_in,
    }
    with serving(inbox, **how) as plain:
        safe = replace(
            plain, security=MailSecurity.STARTTLS, user="desk", password="swordfish",
            trusted=trusted,
        )  # fmt: skip
        assert send(LETTER, safe).delivered
        assert not send(LETTER, plain).delivered
        assert not send(LETTER, replace(safe, trusted=None)).delivered
        wrong = send(LETTER, replace(safe, password="sword"))
    assert (wrong.delivered, wrong.final) == (False, False)
    assert "sword" not in wrong.detail
    assert len(inbox.mails) == 1


@pytest.mark.parametrize("refusal", [None, "554 5.7.8 no", "501 5.5.2 what"])
@pytest.mark.parametrize("password", ["sword", "sw\N{LATIN SMALL LETTER O WITH STROKE}rdfish"])
def test_whoever_cannot_sign_in_may_later_and_no_letter_of_the_password_is_told(
    password: str, refusal: str | None
) -> None:
    inbox = Inbox(refusal=refusal)
    how: dict[str, Any] = {"auth_require_tls": False, "authenticator": inbox.sign_in}
    with serving(inbox, **how) as server:
        made = send(LETTER, replace(server, user="desk", password=password))
    assert (made.delivered, made.final) == (False, False)
    assert made.detail.startswith("could not sign in: ")
    assert "xf8" not in made.detail and made.detail.isascii() and "sword" not in made.detail


def test_a_server_that_is_not_ready_may_be_later_whatever_it_says() -> None:
    with talking(b"554 5.3.2 no service here\r\n") as server:
        made = send(LETTER, server)
    assert (made.delivered, made.code, made.final) == (False, 554, False)


@contextmanager
def talking(first: bytes, *, then: bytes = b"", every: float = 0.1) -> Iterator[MailServer]:
    """Run a server that says something, and then, whatever it hears, the same again and again."""
    closing = threading.Event()
    listening = socket.create_server((HOST, 0))

    def talk() -> None:
        with suppress(OSError):
            reached, _ = listening.accept()
            with reached:
                reached.sendall(first)
                while then and not closing.wait(every):
                    reached.sendall(then)

    thread = threading.Thread(target=talk)
    thread.start()
    try:
        yield MailServer(
            host=HOST, port=listening.getsockname()[1], security=MailSecurity.NONE, user=None,
            password=None, seconds=0.6,
        )  # fmt: skip
    finally:
        closing.set()
        thread.join()
        listening.close()


@pytest.mark.parametrize(
    ("security", "first"),
    [
        (MailSecurity.NONE, b"220-"),
        (MailSecurity.NONE, b"220 hello\r\n250-"),
        (MailSecurity.STARTTLS, b"220 hello\r\n250-desk\r\n250 STARTTLS\r\n220 go on\r\n"),
        (MailSecurity.TLS, b""),
    ],
)
def test_a_whole_mail_has_one_time_out_however_slowly_a_server_talks(
    security: MailSecurity, first: bytes
) -> None:
    # A word now and then, each sooner than the time-out, and never the last one: the beginning
    # of a line, or of a record of TLS.
    begun = time.monotonic()
    with talking(first, then=b"\x16\x03\x03\x40\x00") as server:
        made = send(LETTER, replace(server, security=security))
    assert not made.delivered and not made.final
    assert made.detail == "no answer within 0.6 seconds"
    assert time.monotonic() - begun < 2 * server.seconds


def test_a_server_that_cannot_encrypt_gets_nothing() -> None:
    inbox = Inbox()
    with serving(inbox) as plain:
        made = send(LETTER, replace(plain, security=MailSecurity.STARTTLS))
    assert not made.delivered and inbox.mails == []


def test_tls_from_the_first_byte(authority: trustme.CA, certificate: ssl.SSLContext) -> None:
    inbox = Inbox()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with serving(inbox, ssl_context=certificate) as server:
        made = send(LETTER, replace(server, security=MailSecurity.TLS, trusted=trusted))
    assert made.delivered and len(inbox.mails) == 1


@pytest.mark.parametrize("given", [{"subject": "two\nlines"}, {"to": "a\nb@desk.example"}])
def test_what_makes_no_mail_is_given_up(given: dict[str, str]) -> None:
    inbox = Inbox()
    with serving(inbox) as server:
        made = send(replace(LETTER, **given), server)  # type: ignore[arg-type]
    assert not made.delivered and made.final and inbox.mails == []
