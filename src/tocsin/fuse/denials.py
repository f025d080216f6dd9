"""What a denial is of: which acts it may be joined to, and which it cannot mean."""

from tocsin.core.types import Place
from tocsin.fuse.profile import Profile
from tocsin.fuse.where import AREAS, COMPATIBLE, PlaceLevel, compare_places

_SHARED = (COMPATIBLE | {PlaceLevel.NEAR_PLACE}) - {PlaceLevel.SAME_AREA}


def denies_another(first: Profile, second: Profile, *, near_km: float) -> bool:
    """Return whether one account only denies, and shares nothing that it names with the other.

    What a denial names of its own is a place finer than an area, or whom or what was struck. A
    day, a country or the wording in common does not show that it means what the other tells.
    """
    if first.account.denies is second.account.denies:
        return False
    if first.account.document_id == second.account.document_id:
        return False
    denial, told = (first, second) if first.account.denies else (second, first)
    if not (_named(denial) and _named(told)):
        return False
    return not (_one_place(denial, told, near_km=near_km) or _one_party(denial, told))


def _named(one: Profile) -> bool:
    fine = any(place.kind not in AREAS for place in one.places)
    return fine or bool(one.towns or one.recipient_ids or one.recipient_words)


def _fine(one: Profile) -> list[Place]:
    """Return the places finer than an area: those told, else what its report is about."""
    told = [place for place in one.places if place.kind not in AREAS]
    return told or list(one.report.towns if one.report is not None else ())


def _one_place(denial: Profile, told: Profile, *, near_km: float) -> bool:
    if denial.towns & told.towns:
        return True
    ours, theirs = _fine(denial), _fine(told)
    return any(compare_places(a, b, near_km=near_km) in _SHARED for a in ours for b in theirs)


def _one_party(denial: Profile, told: Profile) -> bool:
    words = denial.recipient_words.keys() & told.recipient_words.keys()
    names = denial.names.keys() & told.names.keys()
    return bool(denial.recipient_ids & told.recipient_ids or words or names)
