"""Names as they are written: those within a mention, and one form for all their spellings."""

import re
import unicodedata

from bench.kit.spans import Extent

_WORD = re.compile(r"\w(?:[\w'’-]*\w)?")
_BETWEEN = re.compile(r"\.? ?|\s+")
_POSSESSIVE = ("'s", "’s")
_ARTICLES = frozenset({"the", "a", "an"})


def names_in(text: str, mention: Extent) -> list[Extent]:
    """Return the runs of words with a capital within a mention, articles left out.

    >>> names_in("the towns of Selby and New Ouse", (0, 31))
    [(13, 18), (23, 31)]
    """
    runs: list[Extent] = []
    for word in _WORD.finditer(text, *mention):
        start, end = word.span()
        if word[0].lower() in _ARTICLES or not any(letter.isupper() for letter in word[0]):
            continue
        possessive = word[0].endswith(_POSSESSIVE)
        if runs and _BETWEEN.fullmatch(text[runs[-1][1] : start]):
            start = runs.pop()[0]
        runs.append((start, end - 2 if possessive else end))
    return runs


def folded(name: str) -> str:
    """Return a name without case, accents, marks and the number of spaces.

    >>> folded(" São  Tomé-Sur ")
    'sao tome sur'
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", plain.replace("'", "").replace("’", "")))
