"""Regions over several states: which states lie in them, and which only some count in."""

from collections.abc import Mapping
from functools import cache

from tocsin.core.errors import ModelError
from tocsin.tables.shipped import read_table


@cache
def regions() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return of each region, by its id, the states in it and those at its edge (ISO 3166-1).

    Raises:
        ModelError: If the shipped table is missing or malformed.
    """
    try:
        return {
            key: (frozenset(each["in"]), frozenset(each["edge"]))
            for key, each in read_table("vocab", "regions.toml")["regions"].items()
        }
    except KeyError as error:
        raise ModelError(
            f"cannot read the table of regions: {error!r}", hint="Reinstall Tocsin."
        ) from error
