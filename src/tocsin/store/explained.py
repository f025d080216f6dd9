"""What the database says goes wrong, as the project's own error."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from tocsin.core.errors import LedgerError

_KEPT = "What was recorded before is kept; run again to go on."
# What the database says, in part, and what to do about it.
_HINTS = (
    ("disk is full", f"Make room. {_KEPT}"),
    ("disk I/O error", f"Check the disk, and that it has room. {_KEPT}"),
    ("locked", f"Another program writes to it. {_KEPT}"),
    ("readonly", "Check that the file and its folder can be written."),
    ("unable to open", "Check that its folder is there and can be written."),
    ("not a database", "Name a ledger of Tocsin, or a file that is not there yet."),
)
_HINT = "Check the address, and that the ledger can be reached and written."


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what goes wrong within into an error that names the ledger and says what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error)
        hint = next((hint for part, hint in _HINTS if part in cause), _HINT)
        raise LedgerError(f"ledger {where}: {cause}", hint=hint) from error
