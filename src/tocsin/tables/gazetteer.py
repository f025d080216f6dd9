"""The shipped gazetteer: GeoNames extracts and our supplement, looked up by name."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError
from tocsin.core.spelling import ACRONYM_LENGTH, name_key
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.countries import code_of
from tocsin.tables.packed import Packed

# Among entries that bear one name: what is known by its name alone comes first.
ORDER = (
    PlaceKind.COUNTRY,
    PlaceKind.REGION,
    PlaceKind.WATER,
    PlaceKind.FIRST_ORDER,
    PlaceKind.FACILITY,
    PlaceKind.SECOND_ORDER,
    PlaceKind.SETTLEMENT,
)


class ShippedGazetteer:
    """The gazetteer that comes with the package. Opened on first use, held as bytes."""

    def find(self, name: str) -> Sequence[Place]:
        """Return the entries that bear this name, most populous first; empty if none.

        Among entries without a known population, countries and regions come first.
        Spelling is compared as in `core.spelling.name_key`; a name in small letters,
        or an acronym without its capitals, is no place.
        """
        if not _may_be_name(name):
            return ()
        packed = _packed()
        places = [packed.place(number) for number in packed.numbers(name_key(name))]
        if len(name_key(name)) <= ACRONYM_LENGTH and code_of(name) is None:
            places = [place for place in places if place.kind is not PlaceKind.COUNTRY]
        places.sort(key=lambda place: (-(place.population or 0), ORDER.index(place.kind), place.id))
        return tuple(places)

    def get(self, place_id: str) -> Place | None:
        """Return one entry, or None."""
        packed = _packed()
        number = packed.number_of(place_id)
        return None if number is None else packed.place(number)

    def country_of(self, word: str) -> str | None:
        """Return the ISO code behind a country's name or adjective ("Iranian"), or None."""
        return code_of(word)


def _may_be_name(name: str) -> bool:
    letters = [character for character in name if character.isalpha()]
    if len(letters) <= ACRONYM_LENGTH and code_of(name) is not None:
        return True
    return any(letter.isupper() for letter in letters)


@cache
def _packed() -> Packed:
    resource = files("tocsin.data") / "gazetteer.bin"
    try:
        return Packed(resource.read_bytes())
    except OSError as error:
        raise ModelError(
            f"cannot read the gazetteer: {error.strerror}", hint="Reinstall Tocsin."
        ) from error
