"""The countries: names, adjectives, people and capitals, with their ISO 3166-1 codes."""

from dataclasses import dataclass
from functools import cache, lru_cache

from tocsin.core.errors import ModelError
from tocsin.core.spelling import fits_case, name_key
from tocsin.tables.shipped import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory with a code of its own, and the words for it."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return every name, adjective and word for its people; capitals are not among them."""
        return (self.name, *self.names, *self.adjectives, *self.people)


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries, in the order of the file.

    Raises:
        ModelError: If the shipped table is missing or malformed.
    """
    content = read_table("vocab", "countries.toml")
    try:
        entries = content["entries"]
        return tuple(
            Country(
                code=code,
                name=entry["name"],
                names=tuple(entry.get("names", ())),
                adjectives=tuple(entry.get("adjectives", ())),
                people=tuple(entry.get("people", ())),
                capitals=tuple(entry.get("capitals", ())),
            )
            for code, entry in entries.items()
        )
    except KeyError as error:
        raise ModelError(
            f"cannot read the table of countries: {error!r}", hint="Reinstall Tocsin."
        ) from error


@lru_cache(maxsize=16_384)
def code_of(word: str) -> str | None:
    """Return the ISO code behind a country's name, adjective or people, or None."""
    for alias, code in _codes().get(name_key(word), ()):
        if fits_case(word, alias):
            return code
    return None


@cache
def _codes() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for country in countries():
        for word in country.words:
            key = name_key(word)
            found[key] = (*found.get(key, ()), (word, country.code))
    return found
