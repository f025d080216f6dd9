"""What moved: actors, places and weapons that were not there before, and more who die.

Each is said only where enough history shows that it is other than before.
"""

from collections.abc import Callable, Iterator, Sequence

from tocsin.core.geo import area_of
from tocsin.core.located import places_told
from tocsin.core.parties import party_key
from tocsin.core.types import Change, Incident
from tocsin.core.vocab import ChangeKind, FigureKind, Mode, PartStatus
from tocsin.watch.grouping import By

# Of what every tenth incident has, one among so many has it with 95 of 100. Source: (9/10)^28.
LEAST_BEFORE = 28
# Incidents with a known number of killed, before and now, and the probability by chance.
_LEAST_DEADLY, _CHANCE = 8, 0.05
_UNTELLING = frozenset({Mode.UNSPECIFIED, Mode.OTHER})
_NO_PART = frozenset({PartStatus.DENIED})

Named = Callable[[Incident], frozenset[tuple[str, str]]]


def changes_of(
    recent: Sequence[Incident], before: Sequence[Incident], by: By
) -> tuple[Change, ...]:
    """Return what is other among recent incidents of a series than among those before."""
    named: list[tuple[ChangeKind, Named]] = [(ChangeKind.NEW_WEAPON, _weapons)]
    if by is not By.ACTOR:
        named.insert(0, (ChangeKind.NEW_ACTOR, _actors))
    named.insert(1, (ChangeKind.NEW_PLACE, _towns if by is By.ADMIN1 else _areas))
    found = [change for kind, names in named for change in _new(kind, names, recent, before)]
    return (*found, *_deadlier(recent, before))


def _new(
    kind: ChangeKind, names: Named, recent: Sequence[Incident], before: Sequence[Incident]
) -> Iterator[Change]:
    """Yield what recent incidents have and none before, where enough before have any."""
    telling = [each for each in before if names(each)]
    if len(telling) < LEAST_BEFORE:
        return
    known = {key for each in telling for key, _ in names(each)}
    found: dict[str, tuple[str, list[str]]] = {}
    for incident in recent:
        for key, name in sorted(names(incident)):
            if key not in known:
                found.setdefault(key, (name, []))[1].append(incident.id)
    for name, ids in found.values():
        reason = f"none of the {len(telling)} incidents before that tell one"
        yield Change(kind=kind, what=name, incident_ids=tuple(ids), reason=reason)


def _actors(incident: Incident) -> frozenset[tuple[str, str]]:
    """Return the bodies said to have done it that have a name, not those who deny it."""
    return frozenset(
        (party_key(party), " ".join(party.mention.quote.split()))
        for party in incident.actors
        if (party.actor_id or party.unregistered) and party.status not in _NO_PART
    )


def _areas(incident: Incident) -> frozenset[tuple[str, str]]:
    keys = {area_of(place) for place in places_told(incident)}
    return frozenset((key, key.partition(".")[2]) for key in keys if key)


def _towns(incident: Incident) -> frozenset[tuple[str, str]]:
    return frozenset((place.id, place.name) for place in places_told(incident) if place.first_order)


def _weapons(incident: Incident) -> frozenset[tuple[str, str]]:
    return frozenset((mode.value, mode.value) for mode in incident.modes if mode not in _UNTELLING)


def _deadlier(recent: Sequence[Incident], before: Sequence[Incident]) -> Iterator[Change]:
    """Yield whether more die in an incident now: even the fewest now against the most before."""
    now = [(each, low) for each in recent if (low := _killed(each, low=True)) is not None]
    past = [high for each in before if (high := _killed(each, low=False)) is not None]
    if len(now) < _LEAST_DEADLY or len(past) < LEAST_BEFORE:
        return
    from scipy.stats import mannwhitneyu

    chance = float(mannwhitneyu([low for _, low in now], past, alternative="greater").pvalue)
    if chance < _CHANCE:
        middle, was = _median([low for _, low in now]), _median(past)
        yield Change(
            kind=ChangeKind.DEADLIER,
            what=f"{middle:g} killed in the middle one of {len(now)} incidents, {was:g} before",
            incident_ids=tuple(each.id for each, _ in now),
            reason=f"by chance in fewer than 5 of 100 cases; {len(past)} incidents before",
        )


def _killed(incident: Incident, *, low: bool) -> int | None:
    """Return the least or the most killed, where reports that agree bound it on that side."""
    held = [
        figure
        for figure in incident.figures
        if figure.kind is FigureKind.KILLED and figure.subset_of is None
    ]
    if len(held) != 1:
        return None
    (figure,) = held
    return figure.low if low else figure.high


def _median(numbers: Sequence[int]) -> float:
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
