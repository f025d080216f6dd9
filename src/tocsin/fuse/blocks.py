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
from tocsin.fuse.days import is_known
from tocsin.fuse.profile import Profile
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.wording import Rarity

# Two grids of so many days, one shifted by half: what is half of it apart shares a square.
_GRID = 30
# A time known no better than this is no time to meet at.
_LONGEST = timedelta(days=92)
# When an account without any date is told, and what those with a date are also filed under.
_UNKNOWN, _ANY = "?", "*"

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys under which an account is filed, and those under which it seeks others."""

    filed: frozenset[str]
    sought: frozenset[str]


def keys_of(subject: Profile, settings: FuseSettings) -> Keys:
    """Return the keys of an account.

    Two of one type meet where they share, told within about two weeks, one of their rarest
    words, or whenever told one that hardly any report has; or a day and the country or the
    actor. One of no known time meets all that share a rare word, or country and actor.
    """
    kind, rarity = subject.event_type.value, Rarity(table=settings.rarity)
    words = _words(subject, settings)
    bodies = {
        f"by {line(actor, settings.parents)[-1]}"
        for actor in subject.actor_ids | subject.unregistered_actors
    }
    areas = {f"in {place.country or place.id}" for place in subject.places}
    acts = {f"{area} {body}" for area in areas for body in bodies}
    always = {word for word in words if rarity.of(word) >= settings.merge.unique_rarity}
    days = {f"{day} {one}" for day in _days(subject) for one in areas | bodies}
    timed = words | acts
    times = _times(subject)
    dated = {f"{one} {at}" for one in timed for at in times}
    at_all = {f"{one} {_ANY if times else _UNKNOWN}" for one in timed}
    others = {f"{one} {_UNKNOWN}" for one in timed}
    both = always | days | dated
    return Keys(
        filed=_of(kind, both | at_all),
        sought=_of(kind, both | others | (set() if times else {f"{one} {_ANY}" for one in timed})),
    )


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
        blocks = (filed.get(key, ()) for key in one.sought)
        found = {
            other
            for block in blocks
            if len(block) <= settings.merge.max_block
            for other in block
            if other != at
        }
        for other in sorted(found):
            if subjects[other].account.document_id == mine:
                continue
            if other > at or not keys[other].sought & one.filed:
                yield min(at, other), max(at, other)


def _of(kind: str, keys: set[str]) -> frozenset[str]:
    return frozenset(f"{kind} {key}" for key in keys)


def _words(subject: Profile, settings: FuseSettings) -> set[str]:
    """Return the rarest words of an account's sentences, and of the report that is about it."""
    number = settings.merge.words_in_keys
    found = set(subject.wording.rarest(number))
    if subject.report is not None:
        found |= set(subject.report.wording.rarest(number))
    return found


def _times(subject: Profile) -> set[str]:
    """Return the squares of both grids in which it was, or was news."""
    times = [*subject.days, *((subject.published,) if not subject.account.background else ())]
    return {
        f"{grid}{(day.toordinal() + shift) // _GRID}"
        for time in times
        for day in _ends(time)
        for grid, shift in (("a", 0), ("b", _GRID // 2))
    }


def _ends(time: DateInterval) -> tuple[date, ...]:
    if not is_known(time) or time.earliest is None or time.latest is None:
        return ()
    return (time.earliest, time.latest) if time.latest - time.earliest <= _LONGEST else ()


def _days(subject: Profile) -> set[str]:
    """Return the days of the year on which it may have been, where they are few."""
    found = {
        f"on {time.written.month}-{time.written.day}"
        for time in subject.days
        if time.written.month and time.written.day
    }
    for time in subject.days:
        if time.earliest and time.latest and (time.latest - time.earliest).days < _FEW:
            for after in range(-1, (time.latest - time.earliest).days + 2):
                day = date.fromordinal(min(max(time.earliest.toordinal() + after, 1), _LAST))
                found.add(f"on {day.month}-{day.day}")
    return found


_FEW = 10
_LAST = date.max.toordinal()
