"""Blocks: which accounts are compared at all.

An account is filed under keys, and seeks others under keys; both follow from it alone, so that
they can be stored with it: whom a new account must be compared with is then looked up, however
many there are. Two accounts meet where one is filed under a key that the other seeks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.core.types import DateInterval
from tocsin.fuse.bodies import line
from tocsin.fuse.profile import Profile
from tocsin.fuse.settings import FuseSettings

# Two grids of so many days, one shifted by half: what is half of it apart shares a square.
_GRID = 30
# A time known no better than this is no time to meet at.
_LONGEST = timedelta(days=92)
# Days are told one by one where they are fewer.
_FEW = timedelta(days=10)
_LAST = date.max.toordinal()
# When an account without any date is told, and what those with a date are also filed under.
_UNKNOWN, _ANY = "?", "*"

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys under which an account is filed, and those under which it seeks others."""

    filed: frozenset[str]
    sought: frozenset[str]


def keys_of(subject: Profile, settings: FuseSettings) -> Keys:
    """Return the keys of an account. Whom one account seeks, seeks it too.

    Two of one type meet where they share, told within about two weeks, one of their rarest
    words, or whenever told one that hardly any report has; or a day and the area or the actor.
    One of no known time meets all that share a rare word, or country and actor.
    """
    words = dict(subject.key_words)
    if subject.report is not None:
        words.update(subject.report.key_words)
    bodies = {
        f"by {line(actor, settings.parents)[-1]}"
        for actor in subject.actor_ids | subject.unregistered_actors
    }
    acts = {f"in {place.country or place.id} {body}" for place in subject.places for body in bodies}
    areas = _areas(subject)
    squares = _squares(subject)
    both = {word for word, rarity in words.items() if rarity >= settings.merge.unique}
    timed = words.keys() | acts
    both |= {f"{one} {square}" for one in timed for square in squares}
    filed, sought = ({f"{one} {mark}" for one in timed} for mark in (_ANY, _UNKNOWN))
    if not squares:
        filed, sought = sought, filed | sought
    for within, found, others in ((0, filed, areas.filed), (1, sought, areas.sought)):
        days = _days(subject, within=within)
        found |= {f"{day} {one}" for day in days for one in others | bodies}
    kind = subject.event_type.value
    return Keys(
        filed=frozenset(f"{kind} {key}" for key in both | filed),
        sought=frozenset(f"{kind} {key}" for key in both | sought),
    )


def _areas(subject: Profile) -> Keys:
    """Return the areas: places that are finer meet in their first-order area, all in the country.

    Only what is known no better than the country seeks all that lies in it.
    """
    filed, sought = set[str](), set[str]()
    for place in subject.places:
        country = f"in {place.country or place.id}"
        if place.first_order is not None:
            own = {f"{country} {place.first_order}"}
            filed |= own | {f"{country} {_ANY}"}
            sought |= own | {f"{country} {_UNKNOWN}"}
        else:
            filed |= {f"{country} {_ANY}", f"{country} {_UNKNOWN}"}
            sought |= {f"{country} {_ANY}"}
    return Keys(filed=frozenset(filed), sought=frozenset(sought))


def meetings(subjects: Sequence[Profile], settings: FuseSettings) -> Iterator[Pair]:
    """Yield the pairs of accounts of different documents that meet, each once, in order.

    A key under which more than `max_block` accounts are filed tells nothing, and is left out.
    """
    keys = [keys_of(one, settings) for one in subjects]
    filed: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(keys):
        for key in one.filed:
            filed[key].append(at)
    for at, one in enumerate(keys):
        mine = subjects[at].account.document_id
        found = {
            other
            for block in (filed.get(key, ()) for key in one.sought)
            if len(block) <= settings.merge.max_block
            for other in block
            if other > at
        }
        yield from (
            (at, other) for other in sorted(found) if subjects[other].account.document_id != mine
        )


def _squares(subject: Profile) -> set[str]:
    """Return the squares of both grids in which it was, or was news."""
    news = () if subject.account.background else (subject.published,)
    return {
        f"{grid}{(day.toordinal() + shift) // _GRID}"
        for time in (*subject.days, *news)
        for day in _ends(time)
        for grid, shift in (("a", 0), ("b", _GRID // 2))
    }


def _ends(time: DateInterval) -> tuple[date, ...]:
    if time.earliest is None or time.latest is None or time.latest - time.earliest > _LONGEST:
        return ()
    return (time.earliest, time.latest)


def _days(subject: Profile, *, within: int) -> set[str]:
    """Return the days of the year on which it may have been, where they are few, and those near."""
    found = {
        f"on {time.written.month}-{time.written.day}"
        for time in subject.days
        if time.written.month and time.written.day
    }
    for time in subject.days:
        if time.earliest and time.latest and time.latest - time.earliest < _FEW:
            first, last = time.earliest.toordinal() - within, time.latest.toordinal() + within
            for ordinal in range(max(first, 1), min(last, _LAST) + 1):
                day = date.fromordinal(ordinal)
                found.add(f"on {day.month}-{day.day}")
    return found
