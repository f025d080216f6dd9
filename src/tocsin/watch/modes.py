"""Whether an act was done in the way that words or modes ask for."""

import re
from collections.abc import Collection
from functools import lru_cache

from tocsin.core.vocab import Known, Mode

# Words for an act that tell how it is done, where its type alone does not: stems, and modes of
# which an incident must have one.
_MODES: tuple[tuple[re.Pattern[str], frozenset[Mode]], ...] = tuple(
    (re.compile(rf"\b(?:{stems})", re.IGNORECASE), frozenset(modes))
    for stems, modes in (
        ("arrest|detain|jail|imprison|prosecut|sentenc|charge", {Mode.ARREST}),
        ("invad|invasion|storm|seiz|captur|occup|take over|takeover|annex", {Mode.SEIZE}),
        ("deport|expel", {Mode.DEPORT}),
        ("curfew", {Mode.CURFEW}),
        ("cyber|hack", {Mode.CYBER}),
        ("abduct|kidnap|hostage", {Mode.ABDUCT}),
        ("assassinat|execut|behead", {Mode.TARGETED}),
        ("suicide", {Mode.SUICIDE_ATTACK}),
        ("drone", {Mode.DRONE}),
        ("air ?strike|airstrike|air raid", {Mode.AERIAL, Mode.DRONE}),
        ("bomb", {Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK, Mode.AERIAL}),
        ("shell|rocket|missile|artillery", {Mode.HEAVY_WEAPONS}),
    )
)
_PLAIN = frozenset({Mode.UNSPECIFIED, Mode.OTHER})
# What was hit or meant, not with what: goes with any weapon.
_ANY_WEAPON = frozenset({Mode.TARGETED, Mode.DESTROY})
_KEPT = 65_536


@lru_cache(maxsize=_KEPT)
def modes_told(words: str) -> frozenset[Mode] | None:
    """Return the modes of which an act must have one by the words for it; None for any."""
    return next((modes for stems, modes in _MODES if stems.search(words)), None)


def done_so(wanted: Collection[Mode] | None, held: Collection[Mode]) -> Known:
    """Return whether an act that has some modes was done in one of those asked for; None is any.

    An act of which no mode is told may have been done so.
    """
    if wanted is None or set(wanted) & set(held):
        return Known.YES
    return Known.UNKNOWN if set(held) <= _PLAIN else Known.NO


def done_with(wanted: Collection[Mode], held: Collection[Mode]) -> Known:
    """Return whether an act was done with one of some weapons, which modes stand for.

    What is meant by a weapon's name may overlap: an air strike may be one by a drone, a bombing
    one by a suicide attacker. A targeted killing tells no weapon.
    """
    if set(wanted) & set(held):
        return Known.YES
    told = set(held) - _ANY_WEAPON
    near = {mode for _, modes in _MODES if modes & set(wanted) for mode in modes}
    if set(wanted) <= _ANY_WEAPON or near & told:
        return Known.UNKNOWN
    return done_so(wanted, told)
