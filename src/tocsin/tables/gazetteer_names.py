"""Which of GeoNames' names English text may write, and under which keys they are found."""

import re
import unicodedata
from collections.abc import Iterable

from tocsin.core.spelling import name_key

# Names this short in capitals are codes, not names; the table of countries has its own.
CODE = 4
# A name of these is never a place by itself, though some hamlet bears it.
NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december north south east west northern "
    "southern eastern western central police government army islamic state university "
    "president minister general the mission union independence liberty republic victory "
    "hope".split()
)
# Words that GeoNames puts after or before an area's name. Source: GeoNames feature names.
_AREA_WORDS = (
    "Governorate|Province|Region|Oblast'?|State|District|Department|Prefecture|County|Republic|"
    "Territory|Krai|Division|Municipality|City|Canton|Parish|Voivodeship"
)
_SUFFIX = re.compile(rf"\s+(?:{_AREA_WORDS})$")
_PREFIX = re.compile(r"^(?:Province|State|Region|Department|Governorate|Republic) of\s+")
_SHORT = (
    (re.compile(r"^Saint\b"), "St"),
    (re.compile(r"^Mount\b"), "Mt"),
    (re.compile(r"^Fort\b"), "Ft"),
    (re.compile(r"\bCounty$"), "Co"),
)


def keys_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the names that English text may write, in order, each once."""
    keys = {name_key(form) for name in names if _usable(name) for form in _forms(name)}
    return tuple(sorted(key for key in keys if len(key) > 1 and key not in NEVER))


def bare(name: str) -> str:
    """Return an area's name without the word for its kind ("Anbar Governorate": Anbar)."""
    return _PREFIX.sub("", _SUFFIX.sub("", name))


def _forms(name: str) -> Iterable[str]:
    """Yield a name and its forms with words cut short as in print ("Mt. Pleasant")."""
    yield name
    for word, short in _SHORT:
        cut = word.sub(short, name)
        if cut != name:
            yield cut


def _usable(name: str) -> bool:
    """Return whether English text may write the name so: Latin letters, a capital, no bare code.

    GeoNames mixes airport codes ("KER") and romanisations in small letters among the names.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    letters = [letter for letter in decomposed if unicodedata.category(letter) in {"Lu", "Ll"}]
    if len(letters) < 2 or not letters[0].isupper():
        return False
    if any(unicodedata.category(character) == "Lo" for character in decomposed):
        return False
    if not all(unicodedata.name(letter).startswith("LATIN") for letter in letters):
        return False
    return len(letters) > CODE or not all(letter.isupper() for letter in letters)
