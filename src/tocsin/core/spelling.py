"""Keys under which spellings of one name meet: case, accents, hyphens, apostrophes, spaces."""

import re
import unicodedata
from functools import lru_cache

# An all-capital alias this short ("US", "IS", "AP", "WHO") matches capitals only: in small
# letters the same key is an ordinary word.
ACRONYM_LENGTH = 4

_POSSESSIVE = re.compile(r"(?:['’‘`]s|(?<=s)['’‘`])$", re.IGNORECASE)
# What a possessive may end in: few names do, and all are trimmed.
_POSSESSIVE_ENDS = frozenset("sSſ'’‘`")
_PARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|ath|an|az)[\s-]+(?=\w)", re.IGNORECASE)
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae"})


def trim(name: str) -> str:
    """Return a name without white space at its edges, a leading "the", a possessive's ending."""
    trimmed = " ".join(name.split()).strip(' ,;:"“”')
    if trimmed[:4].lower() == "the ":
        trimmed = trimmed[4:]
    return _POSSESSIVE.sub("", trimmed) if trimmed[-1:] in _POSSESSIVE_ENDS else trimmed


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """Return the key of a name: its letters and digits only, in lower case, without accents.

    Example: "Amir-Abdollahian" and "Amirabdollahian" have one key, as have "al-Qaeda",
    "Al Qaeda" and "the al‑Qa'eda's".
    """
    folded = trim(name).casefold()
    if folded.isascii():
        return "".join(filter(str.isalnum, folded))
    decomposed = unicodedata.normalize("NFKD", folded.translate(_PLAIN))
    return "".join(
        character
        for character in decomposed
        if character.isalnum() and unicodedata.category(character) != "Lm"
    )


def bare_key(name: str) -> str:
    """Return the key of a name without its Arabic articles ("Noori al-Maliki": nooriMaliki)."""
    return name_key(_PARTICLE.sub("", trim(name)))


def unregistered_id(name: str) -> str:
    """Return the key that all spellings of a name share that no registry has: "~sonsoftheriver".

    No entry's id begins like this, so that the two are never taken for each other.
    """
    return f"~{bare_key(name)}"


def is_acronym(alias: str) -> bool:
    """Return whether an alias is short and mostly in capitals, so that case decides."""
    letters = _letters(alias)
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) <= ACRONYM_LENGTH and capitals >= 2


def fits_case(name: str, alias: str) -> bool:
    """Return whether a name's capitals allow it to be this alias.

    An acronym needs its capitals. Any other alias needs a capital somewhere, unless it is
    itself written in small letters at its start ("al-Qaeda").
    """
    letters, wanted = _letters(trim(name)), _letters(alias)
    if is_acronym(alias):
        return letters == wanted or letters.isupper()
    return any(letter.isupper() for letter in letters) or wanted[:1].islower()


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
