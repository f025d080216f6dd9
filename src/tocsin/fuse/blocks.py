"""Blocks: which accounts are compared at all.

An account is filed under keys, and seeks others under keys; both follow from it alone, so that
they can be stored with it: whom a new account must be compared with is then looked up, however
many there are. Two accounts meet where each is filed under a key that the other seeks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.core.bodies import line
from tocsin.core.types import DateInterval
from tocsin.fuse.profile import Profile
from tocsin.fuse.settings import FuseSettings, MergeSettings

# Words are looked up in spells of so many days: in the own one, the one before, the one after.
_SPELL = 15
# A time known no better than this is no time to meet at.
_LONGEST = timedelta(days=92)
# Days are told one by one where they are fewer.
_FEW = timedelta(days=10)
_LAST = date.max.toordinal()
# A year with all days, for days of the year.
_LEAP = 2000
# When an account without any date, or year, is told; what those with one are also filed under.
_UNKNOWN, _ANY = "?", "*"
# How keys begin that hold no time.
_TIMELESS = "~"

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
    Of what an account says nothing its report speaks, if it is chiefly about the account.
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
    kind = subject.event_type.value
    timed = _timed(subject, words.keys() | acts, kind)
    ever = {f"{_TIMELESS}{kind} {w}" for w, rare in words.items() if rare >= settings.merge.unique}
    areas, days = _areas(subject), _days(subject)
    return Keys(
        filed=frozenset(
            timed.filed
            | ever
            | {f"{kind} {day} {one}" for day in days.filed for one in areas.filed | bodies}
        ),
        sought=frozenset(
            timed.sought
            | ever
            | {f"{kind} {day} {one}" for day in days.sought for one in areas.sought | bodies}
        ),
    )


def room(key: str, settings: MergeSettings) -> int:
    """Return under how many accounts a key still tells something."""
    return settings.max_timeless if key.startswith(_TIMELESS) else settings.max_block


def _timed(subject: Profile, words: Set[str], kind: str) -> Keys:
    """Return the keys of words at the time of an account; one of no known time seeks all times."""
    spells = _spells(subject)
    marked = {
        mark: {f"{_TIMELESS}{kind} {word} {mark}" for word in words} for mark in (_ANY, _UNKNOWN)
    }
    if not spells:
        return Keys(
            filed=frozenset(marked[_UNKNOWN]), sought=frozenset(marked[_UNKNOWN] | marked[_ANY])
        )
    near = {spell + step for spell in spells for step in (-1, 0, 1)}
    return Keys(
        filed=frozenset({f"{kind} {word} {at}" for word in words for at in spells} | marked[_ANY]),
        sought=frozenset(
            {f"{kind} {word} {at}" for word in words for at in near} | marked[_UNKNOWN]
        ),
    )


def _areas(subject: Profile) -> Keys:
    """Return the areas: places that are finer meet in their first-order area, all in the country.

    Only what is known no better than the country seeks all that lies in it.
    """
    filed, sought = set[str](), set[str]()
    for place in subject.places or (subject.report.towns if subject.report else ()):
        country = f"in {place.country or place.id}"
        if place.first_order is not None:
            own = {f"{country} {place.first_order}"}
            filed |= own | {f"{country} {_ANY}"}
            sought |= own | {f"{country} {_UNKNOWN}"}
        else:
            filed |= {f"{country} {_ANY}", f"{country} {_UNKNOWN}"}
            sought |= {f"{country} {_ANY}"}
    return Keys(filed=frozenset(filed), sought=frozenset(sought))


def meetings(
    subjects: Sequence[Profile], settings: FuseSettings, crowded: Set[str] = frozenset()
) -> Iterator[Pair]:
    """Yield the pairs of accounts of different documents that meet, each once, in order.

    A key under which too many accounts are filed tells nothing, and is left out; so are
    `crowded` keys, of which that is known of the ledger that these accounts are a part of.
    """
    keys = [keys_of(one, settings) for one in subjects]
    counts = Counter(key for one in keys for key in one.filed)
    crowd = crowded | {key for key, n in counts.items() if n > room(key, settings.merge)}
    keys = [without(one, crowd) for one in keys]
    filed: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(keys):
        for key in one.filed:
            filed[key].append(at)
    for at, one in enumerate(keys):
        mine = subjects[at].account.document_id
        found = {other for key in one.sought for other in filed.get(key, ()) if other > at}
        yield from (
            (at, other)
            for other in sorted(found)
            if subjects[other].account.document_id != mine and meet(one, keys[other])
        )


def without(keys: Keys, crowded: Set[str]) -> Keys:
    """Return keys less those under which too many accounts are filed."""
    return Keys(filed=keys.filed - crowded, sought=keys.sought - crowded)


def meet(first: Keys, second: Keys) -> bool:
    """Return whether each of two accounts is filed under a key that the other seeks."""
    return not (first.sought.isdisjoint(second.filed) or second.sought.isdisjoint(first.filed))


def _spells(subject: Profile) -> set[int]:
    """Return the spells of days in which it was, or was news."""
    news = () if subject.account.background else (subject.published,)
    return {day.toordinal() // _SPELL for time in (*subject.days, *news) for day in _ends(time)}


def _ends(time: DateInterval) -> tuple[date, ...]:
    if time.earliest is None or time.latest is None or time.latest - time.earliest > _LONGEST:
        return ()
    return (time.earliest, time.latest)


def _days(subject: Profile) -> Keys:
    """Return the days on which it may have been, where they are few; it seeks those near, too.

    A day of no known year meets that day of all years.
    """
    filed, sought = set[str](), set[str]()
    for time in subject.days or (subject.report.days if subject.report else ()):
        few = time.earliest and time.latest and time.latest - time.earliest < _FEW
        if few and time.earliest and time.latest:
            first, last = time.earliest.toordinal(), time.latest.toordinal()
            days = [date.fromordinal(at) for at in range(first, last + 1)]
            near = [
                date.fromordinal(at) for at in range(max(first - 1, 1), min(last + 1, _LAST) + 1)
            ]
            filed |= {f"on {day}" for day in days} | {_of_year(day, _ANY) for day in days}
            sought |= {f"on {day}" for day in near} | {_of_year(day, _UNKNOWN) for day in near}
        elif time.written.month and time.written.day:
            day = date(_LEAP, time.written.month, time.written.day)
            near = [day + timedelta(days=step) for step in (-1, 0, 1)]
            filed.add(_of_year(day, _UNKNOWN))
            sought |= {_of_year(each, mark) for each in near for mark in (_ANY, _UNKNOWN)}
    return Keys(filed=frozenset(filed), sought=frozenset(sought))


def _of_year(day: date, mark: str) -> str:
    return f"on {day.month}-{day.day} {mark}"
