"""Messages as e-mail, handed to a mail server (SMTP)."""

import smtplib
import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import format_datetime

from tocsin.core.types import Attempted
from tocsin.deliver.deadline import Deadline
from tocsin.deliver.settings import MailSecurity

# Answers of class 5xx are for good (RFC 5321, 4.2.1), these are not: the server is not ready,
# or wants somebody to sign in, which the user can mend.
_PASSING = frozenset({500, 502, 503, 530, 534, 535, 538})


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server, and how many seconds a whole mail may take.

    `password` None: nobody signs in; `trusted` None: the system trusts.
    """

    host: str
    port: int
    security: MailSecurity
    user: str | None
    password: str | None
    seconds: float
    trusted: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail. `references` are the Message-IDs of those that it goes on from, the oldest first.

    A Message-ID has a left and a right side, and no angle brackets.
    """

    message_id: str
    sender: str
    to: str
    subject: str
    text: str
    html: str
    at: datetime
    references: Sequence[str] = ()


def send(letter: Letter, server: MailServer) -> Attempted:
    """Return what came of handing a mail to the server once.

    Only what is said of the mail itself is final: a server that is not ready, or that nobody
    can sign in to, may be so later.
    """
    try:
        message = _message(letter)
    except (MessageError, ValueError) as error:
        return Attempted(delivered=False, final=True, detail=f"no mail can be made: {error}")
    with Deadline(server.seconds) as deadline:
        made = _handed(letter, message, server, deadline)
    if deadline.over and not made.delivered and made.code is None:
        return Attempted(delivered=False, detail=f"no answer within {server.seconds:g} seconds")
    return made


def _handed(
    letter: Letter, message: EmailMessage, server: MailServer, deadline: Deadline
) -> Attempted:
    try:
        session = _Session(server, deadline)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return _failed("no answer", error)
    try:
        if server.user is not None and server.password is not None:
            try:
                session.login(server.user, server.password)
            except (smtplib.SMTPException, OSError, ValueError) as error:
                return _failed("could not sign in", error)
        session.send_message(message, letter.sender, [letter.to])
    except smtplib.SMTPRecipientsRefused as error:
        code = next((code for code, _ in error.recipients.values()), 0)
        return Attempted(
            delivered=False,
            code=code,
            final=_is_final(code),
            detail=f"answered {code}: refused for {letter.to}",
        )
    except (smtplib.SMTPException, OSError, ValueError) as error:
        made = _failed("no answer", error)
        return replace(made, final=made.code is not None and _is_final(made.code))
    finally:
        # What a server took it has, however it says goodbye.
        with suppress(smtplib.SMTPException, OSError):
            session.quit()
    return Attempted(delivered=True, code=250, detail=f"taken by {server.host}")


def _failed(what: str, error: Exception) -> Attempted:
    """Return an attempt that may succeed later, with the kind of an error.

    Its words may hold what was said, and so a part of a password.
    """
    match error:
        case smtplib.SMTPResponseException():
            words = f"answered {error.smtp_code}"
            detail = words if what == "no answer" else f"{what}: {words}"
            return Attempted(delivered=False, code=error.smtp_code, detail=detail)
        case UnicodeEncodeError():
            return Attempted(delivered=False, detail=f"{what}: it holds letters that are not ASCII")
        case _:
            return Attempted(delivered=False, detail=f"{what}: {type(error).__name__}")


class _Session(smtplib.SMTP):
    """A session that is encrypted as the settings say, and ends when its time is over."""

    def __init__(self, server: MailServer, deadline: Deadline) -> None:
        self._trusted = server.trusted or ssl.create_default_context()
        self._security, self._deadline = server.security, deadline
        super().__init__(server.host, server.port, timeout=server.seconds)
        if server.security is MailSecurity.STARTTLS:
            try:
                self.starttls(context=self._trusted)
            except BaseException:
                self.close()
                raise

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Return the connection that the library is to speak over."""
        made = self._deadline.connect(host, port)
        if self._security is MailSecurity.TLS:
            return self._trusted.wrap_socket(made, server_hostname=host)
        return made


def _message(letter: Letter) -> EmailMessage:
    """Return the mail with its text and HTML; its Message-ID is the same in every attempt."""
    message = EmailMessage()
    message["Message-ID"] = f"<{letter.message_id}>"
    message["From"] = letter.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.at)
    message["Auto-Submitted"] = "auto-generated"
    if letter.references:
        held = [f"<{each}>" for each in letter.references]
        message["In-Reply-To"] = held[-1]
        message["References"] = " ".join(held)
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def _is_final(code: int) -> bool:
    return 500 <= code < 600 and code not in _PASSING
