"""Names spelt much like another: what a garbled name may have been."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from tocsin.core.spelling import bare_key, name_key

# Shorter names are alike by chance.
SHORTEST = 5
# Of 100; and how many guesses are worth a look.
MIN_RATIO = 82.0
MOST = 3
# Two letters for one sound where Arabic, Persian and Slavic names are written in English.
_SOUNDS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("ou", "u"), ("q", "k"), ("ck", "k"))
# Letters that are heard as one at the beginning of a name.
_FIRST_LETTERS = ("ckq", "iy", "ou", "ae")
_VOWELS = re.compile(r"[aeiouwy’']+")
_DOUBLED = re.compile(r"(.)\1+")
# Names whose consonants are the same, and so many, are one name in two romanisations.
MIN_CONSONANTS = 4
# So many letters more or less one of the two may have.
LENGTH = 3


def likest(name: str, keys: Sequence[str]) -> Sequence[str]:
    """Return the few keys most like a name's, the likest first; empty if none is like it.

    The keys should begin as the name's may (`first_letters`): what is heard or typed wrong is
    seldom the beginning.

    >>> likest("Dilala", ["diyala", "basra"])
    ['diyala']
    """
    key = name_key(name)
    if len(key) < SHORTEST:
        return []
    scores: dict[str, float] = {}
    for form in dict.fromkeys((key, bare_key(name))):
        for found, score, _ in process.extract(
            form, keys, scorer=fuzz.ratio, score_cutoff=MIN_RATIO, limit=MOST
        ):
            scores[found] = max(score, scores.get(found, 0.0))
    for found in _same_consonants(key, keys):
        scores.setdefault(found, fuzz.ratio(key, found))
    return sorted(scores, key=lambda found: (-scores[found], found))[:MOST]


def _same_consonants(key: str, keys: Sequence[str]) -> list[str]:
    wanted = consonants(key)
    if len(wanted) < MIN_CONSONANTS:
        return []
    near = (each for each in keys if abs(len(each) - len(key)) <= LENGTH)
    return [each for each in near if consonants(each) == wanted]


def first_letters(key: str) -> str:
    """Return the letters that a name which is heard as a key may begin with ("quds": c, k, q)."""
    return next((letters for letters in _FIRST_LETTERS if key[0] in letters), key[0])


@lru_cache(maxsize=65_536)
def consonants(key: str) -> str:
    """Return the consonants of a key, one letter for each sound ("dayrazzawr": "drzr")."""
    for written, sound in _SOUNDS:
        key = key.replace(written, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", key))
