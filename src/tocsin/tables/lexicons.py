"""The lexicons of `data/vocab/lexicons`: phrases and what they mean, each file with its source."""

from collections.abc import Mapping
from functools import cache

from tocsin.core.errors import ModelError
from tocsin.core.ports import Entry
from tocsin.tables.shipped import read_table


class ShippedLexicons:
    """The lexicons that come with the package, read once each."""

    def table(self, name: str) -> Mapping[str, tuple[Entry, ...]]:
        """Return a lexicon: entries by phrase.

        Raises:
            ModelError: If there is no such lexicon or its file is malformed.
        """
        return _read(name)


@cache
def _read(name: str) -> Mapping[str, tuple[Entry, ...]]:
    content = read_table("vocab", "lexicons", f"{name}.toml")
    return {
        phrase: tuple(_entry(name, phrase, item) for item in _listed(value))
        for phrase, value in content["entries"].items()
    }


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _entry(name: str, phrase: str, item: object) -> Entry:
    match item:
        case str():
            return Entry(phrase=phrase, code=item, features={})
        case {"code": str(code), **rest}:
            features = {str(key): str(value) for key, value in rest.items()}
            return Entry(phrase=phrase, code=code, features=features)
    raise ModelError(
        f"lexicon {name!r}: entry {phrase!r} is neither a code nor a table with one",
        hint='Write "phrase" = "CODE" or { code = "CODE", ... }.',
    )
