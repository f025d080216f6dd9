"""How alerts are sent: the mail server, how long is waited, how often is tried again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from tocsin.core.bounds import AtLeastOne, Bounds, NotNegative, Unbroken

Seconds = Annotated[float, Bounds(low=0.1)]
# Source: CAP 1.2, 3.2.1: `sender` holds no spaces, commas or restricted characters.
CapSender = Annotated[str, Unbroken(without=",<&")]
Port = Annotated[int, Bounds(low=1, high=65535)]


class MailSecurity(StrEnum):
    """How a connection to a mail server is kept from others' eyes."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverSettings:
    """The mail server, and how long is waited for any receiver. No secret stands here.

    Attributes:
        smtp_host: The mail server that takes alerts for all addresses.
        smtp_port: Its port: 587 for STARTTLS, 465 for TLS, 25 for neither.
        smtp_security: `starttls` (the connection is encrypted before anything is said), `tls`
            (from its beginning), or `none` (only for a server on this machine).
        smtp_user: The name to sign in with; without one nobody signs in.
        smtp_password: Where the password stands, in letters of ASCII: `env:NAME` is an
            environment variable, `file:PATH` a file.
        mail_from: The address that alerts come from; by default `tocsin@` and this machine's name.
        cap_sender: Who sends CAP messages: a name without blanks, commas, < or &, best an address
            of your own such as alerts@example.org.
        seconds: A webhook must have answered within so many seconds.
        mail_seconds: The mail server must have taken a mail within so many seconds, signing in
            and all that it looks at included.
        max_attempts: A message is tried so many times; after that it is a dead letter.
        first_wait_seconds: The wait after the first attempt that failed; it doubles each time,
            less up to a half by chance.
        longest_wait_seconds: No wait is longer than this, also where a receiver asks for it.
    """

    smtp_host: str = "localhost"
    smtp_port: Port = 587
    smtp_security: MailSecurity = MailSecurity.STARTTLS
    smtp_user: str | None = None
    smtp_password: str = "env:TOCSIN_SMTP_PASSWORD"
    mail_from: str | None = None
    cap_sender: CapSender = "tocsin"
    seconds: Seconds = 15.0
    mail_seconds: Seconds = 60.0
    max_attempts: AtLeastOne = 12
    first_wait_seconds: NotNegative = 30.0
    longest_wait_seconds: NotNegative = 21_600.0
