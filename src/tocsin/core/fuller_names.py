"""Which names may be of one person: shorter forms of a name, and spellings of it.

What may be one person is never counted as two.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA

# Spellings of one name differ by a letter, those of long words by two.
LONG = 7


def fullest(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each name the fullest names that it may be short for; its own where it is full.

    >>> fullest(["torn", "ilva torn", "m vell", "marko vell"])["m vell"]
    ('marko vell',)
    """
    parts = {name: frozenset(name.split()) for name in names}
    holding: dict[str, set[str]] = {}
    for name, words in parts.items():
        for word in words:
            holding.setdefault(word, set()).add(name)
    longer = {}
    for name, words in parts.items():
        whole = [word for word in words if len(word) > 1]
        near = set.intersection(*(holding[word] for word in whole)) if whole else set()
        longer[name] = {
            other for other in near if other != name and _within(words, parts[other], name, other)
        }
    return {
        name: tuple(sorted(other for other in above if not longer[other])) or (name,)
        for name, above in longer.items()
    }


def _within(words: frozenset[str], longer: frozenset[str], name: str, other: str) -> bool:
    """Return whether every word or initial of a name is in a longer one."""
    if not all(
        word in longer or (len(word) == 1 and any(each[:1] == word for each in longer))
        for word in words
    ):
        return False
    return (len(words), len(name), name) < (len(longer), len(other), other)


def perhaps_one(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names that may be two spellings of one."""
    near: dict[tuple[int, str], list[str]] = {}
    for name in sorted(names):
        words = name.split()
        near.setdefault((len(words), words[-1][:1] if words else ""), []).append(name)
    return tuple(
        pair for group in near.values() for pair in combinations(group, 2) if _spelt_alike(*pair)
    )


def _spelt_alike(first: str, second: str) -> bool:
    for one, other in zip(first.split(), second.split(), strict=True):
        allowed = 2 if min(len(one), len(other)) >= LONG else 1
        if one != other and (
            min(len(one), len(other)) < 4
            or OSA.distance(one, other, score_cutoff=allowed) > allowed
        ):
            return False
    return True
