"""How the tables write names, for text in which capitals tell nothing."""

from collections.abc import Sequence
from functools import lru_cache

from tocsin.core.spelling import name_key
from tocsin.core.types import Addition, Place
from tocsin.core.vocab import AdditionKind, PartyKind, PlaceKind
from tocsin.tables.actors import Registry
from tocsin.tables.additions import actors_of, standing, unmerged
from tocsin.tables.countries import code_of
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.gazetteer_added import PlacesAdded, places_of
from tocsin.tables.names import ShippedNames

_KEPT = 16_384
# Settlements of this many people count as places everywhere ...
LARGE = 15_000
# ... and smaller ones outside these countries: the gazetteer has tens of thousands of villages
# there, one for most words. Set with the training of the model that asks for this.
LARGE_ONLY = frozenset(
    "US CA GB IE AU NZ DE AT CH FR BE NL LU DK NO SE FI IS IT ES PT GR CZ SK PL HU RO BG HR "
    "SI EE LV LT BR AR CL UY JP KR TW CN".split()
)


class ShippedNameForms:
    """Names of the registry, of the countries and of the gazetteer, asked in capitals.

    What a user added to a ledger is known however small it is. A user's own dump is not asked:
    its hamlets and hills bear the names of most words.
    """

    def __init__(self, additions: Sequence[Addition] = ()) -> None:
        self._actors: Registry = actors_of(unmerged(additions))
        self._places = ShippedGazetteer()
        self._added = PlacesAdded(standing(additions, AdditionKind.PLACE))
        self._known = ShippedNames(actors=self._actors, places=places_of(additions))
        self.form = lru_cache(maxsize=_KEPT)(self._form)
        self.place = lru_cache(maxsize=_KEPT)(self._place)

    def _form(self, name: str) -> str | None:
        """Return an actor's name as the registry writes it, None where it knows none."""
        wanted, key = name.casefold(), name_key(name)
        found = self._actors.find(name)
        aliases = [alias for actor in found for alias in (actor.name, *actor.names)]
        for alias in aliases:
            if alias.casefold() == wanted:
                return alias
        # "Farabundo Martí", where the text has no accents: the form is the same, letter by letter.
        return next(
            (alias for alias in aliases if name_key(alias) == key and len(alias) == len(name)), None
        )

    def _place(self, name: str) -> str:
        """Return "" for no place, "p" for the name of a place, "P" for one known by its name."""
        if code_of(name) or PartyKind.PLACE in self._known.party_kinds(name):
            return "P"
        if self._added.find(name):
            return "p"
        return "p" if any(map(_is_known, self._places.find(name))) else ""


def _is_known(place: Place) -> bool:
    if place.kind is PlaceKind.SECOND_ORDER:
        return False
    return place.country not in LARGE_ONLY or (
        place.kind is not PlaceKind.SETTLEMENT or (place.population or 0) >= LARGE
    )
