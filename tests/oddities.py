"""What a loader says of broken data: the error that ends it, or what it warns of and goes on."""

import warnings
from collections.abc import Callable

from bench.kit.files import OddDataWarning
from bench.kit.types import MissingDataError


def said_of(load: Callable[[], object]) -> str:
    """Return what is said, warnings first; empty where nothing is odd."""
    ended: list[str] = []
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        try:
            load()
        except MissingDataError as error:
            ended.append(str(error))
    assert all(issubclass(each.category, OddDataWarning) for each in noted)
    return "\n".join([*(str(each.message) for each in noted), *ended])
