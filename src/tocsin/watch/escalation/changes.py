"""What moved: actors, places and weapons that were not there before, and more who die.

Each is said only where enough history shows that it is other than before.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import comb

from tocsin.core.located import places_told
from tocsin.core.parties import body_key
from tocsin.core.types import Change, Incident
from tocsin.core.vocab import ChangeKind, FigureKind, Mode
from tocsin.watch.counts.belonging import keys_of
from tocsin.watch.grouping import By

# Of what every tenth incident has, one among so many has it with 95 of 100. Source: (9/10)^28.
LEAST_BEFORE = 28
# What is less probable by chance is told.
_CHANCE = 0.05
# Incidents with a known number of killed among the recent ones, at least.
_LEAST_DEADLY = 8
# So many new names of one kind are told, those of most incidents first.
_MOST_NAMES = 3
_UNTELLING = frozenset({Mode.UNSPECIFIED, Mode.OTHER})

# What incidents may have of a kind: its name by its key, and whether they certainly have it.
Names = Mapping[str, tuple[str, bool]]
Named = Callable[[Incident], Names]


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
    """Yield what recent incidents certainly have and none before may have, where that is rare.

    Where towns seldom recur, a town without incidents before is nothing new. How often the
    next incident has a name that none before has is estimated by the names that only one has.
    Source: Good, "The population frequencies of species", Biometrika 40 (1953), after Turing.
    """
    telling = [each for each in before if names(each)]
    if len(telling) < LEAST_BEFORE:
        return
    times = Counter(key for each in telling for key in names(each))
    found: dict[str, tuple[str, list[str]]] = {}
    now = [each for each in recent if any(sure for _, sure in names(each).values())]
    for incident in now:
        for key, (name, sure) in sorted(names(incident).items()):
            if sure and key not in times:
                found.setdefault(key, (name, []))[1].append(incident.id)
    new = len({key for _, ids in found.values() for key in ids})
    once = sum(number == 1 for number in times.values())
    if not new or _chance_of(new, len(now), (once + 0.5) / (len(telling) + 1)) >= _CHANCE:
        return
    reason = f"none of {len(telling)} incidents before; new ones are rare among these"
    for name, ids in sorted(found.values(), key=lambda each: -len(each[1]))[:_MOST_NAMES]:
        yield Change(kind=kind, what=name, incident_ids=tuple(ids), reason=reason)


def _chance_of(least: int, number: int, each: float) -> float:
    """Return how probable it is that at least so many of a number are new."""
    rare = min(each, 1.0)
    fewer = (comb(number, k) * rare**k * (1 - rare) ** (number - k) for k in range(least))
    return 1 - sum(fewer)


def _actors(incident: Incident) -> Names:
    """Return the bodies said to have done it that have a name, not those who deny it."""
    keys = keys_of(incident, By.ACTOR, modes=False)
    return {
        key: (" ".join(party.mention.quote.split()), keys[key])
        for party in incident.actors
        if (key := body_key(party)) is not None and key in keys
    }


def _areas(incident: Incident) -> Names:
    keys = keys_of(incident, By.ADMIN1, modes=False)
    return {key: (key.partition(".")[2], sure) for key, sure in keys.items()}


def _towns(incident: Incident) -> Names:
    towns = {place.id: place.name for place in places_told(incident) if place.first_order}
    sure = len(towns) == 1 and all(keys_of(incident, By.ADMIN1, modes=False).values())
    return {key: (name, sure) for key, name in towns.items()}


def _weapons(incident: Incident) -> Names:
    return {mode.value: (mode.value, True) for mode in incident.modes if mode not in _UNTELLING}


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
            what=f"{middle:g} killed in the middle incident, {was:g} before",
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
