"""Messages as e-mail, handed to a mail server (SMTP)."""

import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from tocsin.core.types import Attempted
from tocsin.deliver.settings import MailSecurity

# Answers of class 5xx are for good (RFC 5321, 4.2.1), these are not: the server is not ready,
# or wants somebody to sign in, which the user can mend.
_PASSING = frozenset({500, 502, 503, 530, 534, 535, 538})


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server. `password` None: nobody signs in; `trusted` None: the system trusts."""

    host: str
    port: int
    security: MailSecurity
    user: str | None
    password: str | None
    seconds: float
    trusted: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail. `references` are ids of messages that it goes on from, the oldest first."""

    message_id: str
    sender: str
    to: str
    subject: str
    text: str
    html: str
    at: datetime
    references: Sequence[str] = ()


def send(letter: Letter, server: MailServer) -> Attempted:
    """Return what came of handing a mail to the server once."""
    try:
        message = _message(letter)
        connection = _connected(server)
        try:
            connection.send_message(message, letter.sender, [letter.to])
        finally:
            # What a server took it has, however it says goodbye.
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
    except smtplib.SMTPRecipientsRefused as error:
        code = next((code for code, _ in error.recipients.values()), 0)
        return Attempted(
            delivered=False,
            code=code,
            final=_is_final(code),
            detail=f"answered {code}: refused for {letter.to}",
        )
    except smtplib.SMTPResponseException as error:
        return Attempted(
            delivered=False,
            code=error.smtp_code,
            final=_is_final(error.smtp_code),
            detail=f"answered {error.smtp_code}",
        )
    except (MessageError, ValueError) as error:
        return Attempted(delivered=False, final=True, detail=f"no mail can be made: {error}")
    except (smtplib.SMTPException, OSError) as error:
        return Attempted(delivered=False, detail=f"no answer: {type(error).__name__}")
    return Attempted(delivered=True, code=250, detail=f"taken by {server.host}")


def _connected(server: MailServer) -> smtplib.SMTP:
    """Return a connection that is encrypted and signed in as the settings say."""
    trusted = server.trusted or ssl.create_default_context()
    connection: smtplib.SMTP
    if server.security is MailSecurity.TLS:
        connection = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.seconds, context=trusted
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.seconds)
    try:
        if server.security is MailSecurity.STARTTLS:
            connection.starttls(context=trusted)
        if server.user is not None and server.password is not None:
            connection.login(server.user, server.password)
    except BaseException:
        with suppress(smtplib.SMTPException, OSError):
            connection.close()
        raise
    return connection


def _message(letter: Letter) -> EmailMessage:
    """Return the mail with its text and HTML; its Message-ID is the same in every attempt."""
    domain = Address(addr_spec=letter.sender).domain
    message = EmailMessage()
    message["Message-ID"] = f"<{letter.message_id}@{domain}>"
    message["From"] = letter.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.at)
    message["Auto-Submitted"] = "auto-generated"
    if letter.references:
        held = [f"<{each}@{domain}>" for each in letter.references]
        message["In-Reply-To"] = held[-1]
        message["References"] = " ".join(held)
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def _is_final(code: int) -> bool:
    return 500 <= code < 600 and code not in _PASSING
