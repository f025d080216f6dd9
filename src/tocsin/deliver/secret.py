"""Secrets, by the name of where they stand: they are never stored in a ledger nor printed."""

import os
from pathlib import Path

from tocsin.core.errors import SettingsError
from tocsin.deliver.files import whole_path

ENVIRONMENT, FILE = "env:", "file:"
_HINT = "Name where it stands: env:NAME for an environment variable, file:PATH for a file."


def is_reference(given: str) -> bool:
    """Return whether words name a place where a secret stands."""
    return any(given.startswith(kind) and given != kind for kind in (ENVIRONMENT, FILE))


def placed(reference: str) -> str:
    """Return a reference that means the same wherever one stands: with the whole path of a file."""
    if not reference.startswith(FILE):
        return reference
    return f"{FILE}{whole_path(reference.removeprefix(FILE))}"


def secret(reference: str) -> str:
    """Return the secret behind a reference, without white space around it.

    Raises:
        SettingsError: If the reference has no known form, or nothing stands there.
    """
    if reference.startswith(ENVIRONMENT):
        name = reference.removeprefix(ENVIRONMENT)
        found = os.environ.get(name, "").strip()
        where = f"the environment variable {name}"
    elif reference.startswith(FILE):
        path = Path(reference.removeprefix(FILE))
        found, where = _read(path), f"the file {path}"
    else:
        raise SettingsError("a secret was given where its place is asked for", hint=_HINT)
    if not found:
        raise SettingsError(f"{where} holds no secret", hint="Put it there, or name another.")
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the file {path} cannot be read: {error}", hint=_HINT) from error
