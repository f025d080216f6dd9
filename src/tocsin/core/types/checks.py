"""What was examined about an installation or a ledger."""

from dataclasses import dataclass

from tocsin.core.vocab import CheckStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing examined about an installation or a ledger, and what to do about it."""

    name: str
    status: CheckStatus
    finding: str
    advice: str | None = None
