"""The shipped gazetteer: GeoNames extracts and our supplement, looked up by name."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from tocsin.core.errors import ModelError
from tocsin.core.spelling import ACRONYM_LENGTH, bare_key, name_key
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.countries import code_of, countries
from tocsin.tables.misspelling import first_letters, likest
from tocsin.tables.packed import Packed

# Among entries that bear one name: what is known by its name alone comes first.
ORDER = (
    PlaceKind.COUNTRY,
    PlaceKind.REGION,
    PlaceKind.WATER,
    PlaceKind.FIRST_ORDER,
    PlaceKind.FACILITY,
    PlaceKind.SETTLEMENT,
    PlaceKind.SECOND_ORDER,
    PlaceKind.FEATURE,
)
# Of a full gazetteer's entries, what only those who live near it know by its name alone.
LESSER = frozenset({PlaceKind.FACILITY, PlaceKind.FEATURE})
# So many names are kept with their entries: documents of one day share most of theirs.
NAMES_KEPT = 32_768


class Gazetteer:
    """A gazetteer file, asked as `core.ports.Places`."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._find = lru_cache(maxsize=NAMES_KEPT)(self._look_up)
        self._alike = lru_cache(maxsize=NAMES_KEPT)(self._guess)

    @property
    def digest(self) -> str:
        """The digest of what the file holds."""
        return self._packed.digest

    @property
    def is_whole(self) -> bool:
        """Whether the file holds what was written to it."""
        return self._packed.is_whole

    @property
    def count(self) -> int:
        """How many entries the file holds."""
        return self._packed.count

    def find(self, name: str) -> Sequence[Place]:
        """Return the entries that bear this name: countries, regions and waters, then the rest.

        Within each the most populous comes first. Spelling is compared as in
        `core.spelling.name_key`; a name in small letters, or an acronym without its
        capitals, is no place.
        """
        return self._find(name)

    def get(self, place_id: str) -> Place | None:
        """Return one entry, or None."""
        number = self._packed.number_of(place_id)
        return None if number is None else self._packed.place(number)

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective ("Iranian"), or None."""
        return code_of(word)

    def country(self, code: str) -> Place | None:
        """Return the entry of the country with this ISO code, or None."""
        number = self._packed.number_of_country(code)
        return None if number is None else self._packed.place(number)

    def is_capital(self, place: Place) -> bool:
        """Return whether a settlement is where its state's government is said to sit."""
        return place.kind is PlaceKind.SETTLEMENT and place.id in self._capitals

    def is_lesser(self, place: Place) -> bool:
        """Return whether a building or feature is one of the many that a full dump holds."""
        return self._packed.full and place.kind in LESSER and self.get(place.id) is not None

    def note(self, name: str, place: Place) -> str | None:
        """Return what is to be said of this name for this place ("until 1989"), or None."""
        return self._packed.note(name_key(name), place.id)

    def alike(self, name: str, countries: Iterable[str]) -> Sequence[Place]:
        """Return places of these countries whose names are spelt much like this one.

        Areas and larger settlements only, likest first; empty if none. For a name that no
        entry bears: what it returns are guesses at a misspelling.
        """
        return self._alike(name, tuple(sorted(countries)))

    def places(self) -> Iterator[Place]:
        """Yield every entry, namesakes together."""
        return (self._packed.place(number) for number in range(self._packed.count))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """The ids of the largest settlements that bear the name of their state's capital."""
        found = set()
        for country in countries():
            for name in country.capitals:
                borne = (place for place in self.find(name) if place.country == country.code)
                largest = next((p for p in borne if p.kind is PlaceKind.SETTLEMENT), None)
                found.update([largest.id] if largest else [])
        return frozenset(found)

    def _look_up(self, name: str) -> tuple[Place, ...]:
        if not may_be_name(name):
            return ()
        key = name_key(name)
        places = [self._packed.place(number) for number in self._packed.numbers(key)]
        if len(key) <= ACRONYM_LENGTH and code_of(name) is None:
            places = [place for place in places if place.kind is not PlaceKind.COUNTRY]
        return tuple(sorted(places, key=rank))

    def _guess(self, name: str, countries: tuple[str, ...]) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        keys = (name_key(name), bare_key(name))
        letters = sorted({letter for key in keys if key for letter in first_letters(key)})
        near = [
            key
            for code in countries
            for letter in letters
            for key in self._packed.spellings(code, letter)
        ]
        for key in likest(name, near):
            places = [self._packed.place(number) for number in self._packed.numbers(key)]
            for place in sorted(places, key=rank):
                if place.country in countries:
                    found.setdefault(place.id, place)
        return tuple(found.values())


class ShippedGazetteer:
    """The gazetteer that comes with the package. Opened on first use, held as bytes."""

    def find(self, name: str) -> Sequence[Place]:
        """Return the entries that bear this name (see `Gazetteer.find`)."""
        return _shipped().find(name)

    def get(self, place_id: str) -> Place | None:
        """Return one entry, or None."""
        return _shipped().get(place_id)

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective ("Iranian"), or None."""
        return code_of(word)

    def country(self, code: str) -> Place | None:
        """Return the entry of the country with this ISO code, or None."""
        return _shipped().country(code)

    def is_capital(self, place: Place) -> bool:
        """Return whether a settlement is where its state's government is said to sit."""
        return _shipped().is_capital(place)

    def is_lesser(self, place: Place) -> bool:
        """Return False: the buildings and features that ship are known everywhere."""
        return _shipped().is_lesser(place)

    def note(self, name: str, place: Place) -> str | None:
        """Return what is to be said of this name for this place ("until 1989"), or None."""
        return _shipped().note(name, place)

    def alike(self, name: str, countries: Iterable[str]) -> Sequence[Place]:
        """Return places whose names are spelt much like this one (see `Gazetteer.alike`)."""
        return _shipped().alike(name, countries)

    def places(self) -> Iterator[Place]:
        """Yield every entry, namesakes together."""
        return _shipped().places()


def rank(place: Place) -> tuple[bool, int, int, str]:
    """Return by what entries of one name are put in order."""
    by_name = ORDER.index(place.kind) <= ORDER.index(PlaceKind.WATER)
    return (not by_name, -(place.population or 0), ORDER.index(place.kind), place.id)


def may_be_name(name: str) -> bool:
    """Return whether the capitals of a word allow it to be the name of a place."""
    letters = [character for character in name if character.isalpha()]
    if len(letters) <= ACRONYM_LENGTH and code_of(name) is not None:
        return True
    return any(letter.isupper() for letter in letters)


@cache
def _shipped() -> Gazetteer:
    resource = files("tocsin.data") / "gazetteer.bin"
    try:
        return Gazetteer(Packed(resource.read_bytes()))
    except OSError as error:
        raise ModelError(
            f"cannot read the gazetteer: {error.strerror}", hint="Reinstall Tocsin."
        ) from error
