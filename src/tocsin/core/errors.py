"""The tree of errors. Only broken promises raise; "not found" is a value.

TocsinError
├── InputError       a document or an argument cannot be used        T1xx  exit 2
│   ├── DecodeError      bytes are not the text they claim to be     T101
│   ├── FormatError      a file is not of the form it claims         T102
│   ├── NotFoundError    a named thing does not exist                T103
│   ├── FetchError       an address gives nothing that can be used   T104
│   ├── AddressError     an address that must not be asked           T105
│   ├── SilentError      a followed source says nothing new          T106
│   ├── DeliveryError    a receiver did not take a message           T107
│   ├── CrashError       a process was killed while it read          T109
│   └── CaseError        a step that a case does not allow now       T110
├── EvidenceError    a span does not say what it is said to say      T201  exit 3
├── ChainError       a chain of recorded events does not hold        T202  exit 3
├── ModelError       a model or table is missing or broken           T301  exit 4
├── LedgerError      the ledger cannot be opened, read or written    T401  exit 5
└── SettingsError    settings are wrong                              T501  exit 2
"""

from typing import ClassVar


class TocsinError(Exception):
    """Base of all errors that the project raises on purpose.

    `code` is permanent; `exit_status` and `http_status` are what the command line and the
    server answer with. `hint` says what to do next.
    """

    code: ClassVar[str] = "T000"
    exit_status: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class InputError(TocsinError):
    """A document or an argument cannot be used."""

    code = "T100"
    exit_status = 2
    http_status = 422


class DecodeError(InputError):
    """Bytes are not the text that they claim to be."""

    code = "T101"


class FormatError(InputError):
    """A file or a record is not of the form that it claims to be."""

    code = "T102"


class NotFoundError(InputError):
    """A file, record or id named by the user does not exist."""

    code = "T103"
    http_status = 404


class CaseError(InputError):
    """A case of duty to warn does not allow this step now."""

    code = "T110"
    http_status = 409


class CrashError(InputError):
    """A process was killed from outside, as when memory runs out, while it read a document."""

    code = "T109"
    http_status = 503


class FetchError(InputError):
    """An address gives nothing that can be used: no answer, a refusal, a broken or endless one."""

    code = "T104"
    http_status = 502


class AddressError(InputError):
    """An address must not be asked: not of the public web, or with credentials in it."""

    code = "T105"
    http_status = 403


class SilentError(InputError):
    """A followed source answers, but has said nothing new for longer than expected."""

    code = "T106"


class DeliveryError(InputError):
    """A receiver did not take a message: a mail server, a webhook, a file."""

    code = "T107"
    http_status = 502


class EvidenceError(TocsinError):
    """A span lies outside its text or does not say what it is said to say."""

    code = "T201"
    exit_status = 3


class ChainError(TocsinError):
    """A chain of recorded events does not hold: something was changed, cut or put in."""

    code = "T202"
    exit_status = 3


class ModelError(TocsinError):
    """A model or a shipped table is missing or broken."""

    code = "T301"
    exit_status = 4


class LedgerError(TocsinError):
    """The ledger cannot be opened, read or written."""

    code = "T401"
    exit_status = 5
    http_status = 503


class SettingsError(TocsinError):
    """Settings are missing, unknown or out of range."""

    code = "T501"
    exit_status = 2
    http_status = 400
