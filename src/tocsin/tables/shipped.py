"""The TOML tables of `data/`, each read and parsed once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.core.errors import ModelError


@cache
def read_table(*path: str) -> Mapping[str, Any]:
    """Return the content of a shipped table: `read_table("vocab", "countries.toml")`.

    Raises:
        ModelError: If the table is missing or is not TOML.
    """
    resource = files("tocsin.data").joinpath(*path)
    try:
        return tomllib.loads(resource.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"cannot read table {'/'.join(path)}: {error}", hint="Reinstall Tocsin."
        ) from error
