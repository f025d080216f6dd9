"""What a watch has to tell: new, not as it was told, over, or taken back.

Pure: bulletins of all subjects as they stand, and what was told before, make alerts. The same
again makes none.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import chain, count
from types import MappingProxyType

from tocsin.core import ids
from tocsin.core.day_words import day_words
from tocsin.core.types import Alert, Bulletin, Watch
from tocsin.core.vocab import AlertKind, AlertSubject
from tocsin.watch.alerts.matching import Match, is_recent, match
from tocsin.watch.alerts.threads import CLOSED, Known, Thread, threads_of

_NOBODY_TELLS = "no report in the ledger tells it any longer"
_NOTHING_COUNTED = "the ledger counts no such incidents any longer"


class Left(StrEnum):
    """Why what meets a watch is not told: its time, its place, or too little behind it."""

    OLD = "old"
    UNDATED = "undated"
    UNPLACED = "unplaced"
    OPINION = "opinion"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The alerts that a watch has to send, and of what it leaves out how many, and why.

    `OLD` are of another time than asked for, `UNDATED` have none, `UNPLACED` no place that is
    known well enough; of `OPINION` no report states any as a fact; `UNCONFIRMED` rises rest on
    one origin, or on none that is known.
    """

    alerts: tuple[Alert, ...]
    left: Mapping[tuple[Left, AlertSubject], int] = field(default_factory=dict)


def alerts_of(
    watch: Watch,
    known: Known,
    told: Sequence[Alert],
    *,
    as_of: datetime,
    asked: Mapping[str, Watch] = MappingProxyType({}),
) -> Told:
    """Return what a watch has to tell at `as_of` (UTC).

    Args:
        told: All alerts of the watch so far, in the order in which they were made.
        asked: The recordings of the watch that asked for them, by id; one that is not there was
            as the watch is.
    """
    threads = threads_of(known, told)
    held = {id(each.bulletin) for each in threads if each.bulletin is not None}
    made = [_next(each, watch, known, as_of, asked) for each in threads]
    keys = {alert.key for alert in told}
    left: Counter[tuple[Left, AlertSubject]] = Counter()
    for bulletin in known.bulletins:
        if id(bulletin) in held or bulletin.historical or bulletin.ruled:
            continue
        found = match(watch, bulletin, countries=known.countries)
        reason = _left_out(watch, bulletin, found, as_of)
        if reason is not None:
            left[reason, bulletin.subject] += 1
        elif found.miss is None:
            made.append(_first(watch, bulletin, found, as_of, keys))
    for bulletin in known.unconfirmed:
        found = match(watch, bulletin, countries=known.countries)
        if found.miss is None and is_recent(watch, bulletin, today=as_of.date()):
            left[Left.UNCONFIRMED, bulletin.subject] += 1
    return Told(alerts=tuple(each for each in made if each is not None), left=dict(left))


def _left_out(watch: Watch, bulletin: Bulletin, found: Match, as_of: datetime) -> Left | None:
    """Return why something that nobody was told of is not told, though it may be asked for."""
    recent = is_recent(watch, bulletin, today=as_of.date())
    if found.miss is not None:
        return Left.UNPLACED if found.unplaced and recent and not bulletin.opinion else None
    if bulletin.opinion:
        return Left.OPINION
    if not recent:
        return Left.UNDATED if bulletin.latest is None else Left.OLD
    return None


def _first(
    watch: Watch, bulletin: Bulletin, found: Match, as_of: datetime, keys: Collection[str]
) -> Alert:
    """Return the first alert on a subject, under a key that no other subject bore before."""
    names = chain([bulletin.subject_id], (f"{bulletin.subject_id}+{n}" for n in count(1)))
    made = (
        ids.alert_key(watch=watch.name, subject=bulletin.subject.value, subject_id=name)
        for name in names
    )
    key = next(each for each in made if each not in keys)
    return _alert(watch, AlertKind.NEW, bulletin, key=key, why=found.why, at=as_of)


def _next(
    thread: Thread, watch: Watch, known: Known, as_of: datetime, asked: Mapping[str, Watch]
) -> Alert | None:
    """Return what is to be told of a subject that was told of, None where nothing is."""
    last, bulletin = thread.last, thread.bulletin
    if last.kind in CLOSED:
        return _again(thread, watch, known, as_of)
    if bulletin is None:
        return _closed(last, last.bulletin, watch, _gone(thread, known), as_of)
    found = match(watch, bulletin, countries=known.countries)
    before = match(asked.get(last.watch_id, watch), bulletin, countries=known.countries)
    end = _end(bulletin, found, before)
    if end is not None:
        shown = bulletin if end.kind is AlertKind.ENDED else last.bulletin
        return _closed(last, shown, watch, end, as_of)
    changes = changed(last.bulletin, bulletin)
    timely = is_recent(watch, bulletin, today=as_of.date()) or bulletin.ruled
    if not changes or not timely or found.miss is not None:
        return None
    return _alert(
        watch, AlertKind.UPDATED, bulletin, key=last.key, why=found.why, at=as_of,
        changes=changes, last=last,
    )  # fmt: skip


def _again(thread: Thread, watch: Watch, known: Known, as_of: datetime) -> Alert | None:
    """Return the alert on something that ended or was withdrawn and is told again."""
    bulletin, last = thread.bulletin, thread.last
    if bulletin is None or bulletin.historical or bulletin.opinion:
        return None
    found = match(watch, bulletin, countries=known.countries)
    timely = is_recent(watch, bulletin, today=as_of.date()) or bulletin.ruled
    if found.miss is not None or not timely:
        return None
    closed = "it ended" if last.kind is AlertKind.ENDED else "it was withdrawn"
    changes = (f"told again: {closed} on {day_words(last.made_at.date())}",)
    return _alert(
        watch, AlertKind.NEW, bulletin, key=last.key, why=found.why, at=as_of,
        changes=changes, last=last,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """How a thread ends, and why."""

    kind: AlertKind
    why: str


def _end(bulletin: Bulletin, found: Match, before: Match) -> _End | None:
    """Return how what was told before comes to an end; None where it stands.

    Where it meets the conditions under which it was told (`before`) and the watch was changed
    since, it was not told wrongly.
    """
    if bulletin.historical:
        why = "it is of an earlier time: reports tell it as background"
    elif bulletin.opinion:
        why = "no report states it as a fact any longer: what is left is opinion or denial"
    elif found.miss is None or before.miss is None:
        return None
    elif found.settled and before.settled:
        return _End(kind=AlertKind.ENDED, why="no reports contradict each other any longer")
    else:
        why = f"it no longer meets the watch: {found.miss}"
    return _End(kind=AlertKind.WITHDRAWN, why=why)


def _gone(thread: Thread, known: Known) -> _End:
    """Return how what is not there any longer comes to an end."""
    if thread.joined is not None:
        same = f"it is the same as another that you were told of: {thread.joined.headline}"
        return _End(kind=AlertKind.WITHDRAWN, why=same)
    before = thread.last.bulletin
    if before.subject_id in known.over:
        return _End(kind=AlertKind.ENDED, why=known.over[before.subject_id])
    told = (*before.claim_ids, before.subject_id)
    keys = (*told, *(known.moved[each] for each in told if each in known.moved))
    reasons = dict.fromkeys(known.gone[key] for key in keys if key in known.gone)
    is_signal = before.subject is AlertSubject.SIGNAL
    why = "; ".join(reasons) or (_NOTHING_COUNTED if is_signal else _NOBODY_TELLS)
    return _End(kind=AlertKind.WITHDRAWN, why=why)


def _closed(last: Alert, shown: Bulletin, watch: Watch, end: _End, as_of: datetime) -> Alert:
    return _alert(
        watch, end.kind, shown, key=last.key, why=last.why, at=as_of,
        changes=(end.why,), last=last,
    )  # fmt: skip


def changed(before: Bulletin, now: Bulletin) -> tuple[str, ...]:
    """Return in words what is not as it was told; what is only said in other words is left out."""
    old = {each.name: each for each in before.facts if each.key}
    new = {each.name: each for each in now.facts if each.key}
    found = []
    for name, fact in new.items():
        if name not in old:
            found.append(f"{fact.label}: {fact.words} (not told before)")
        elif old[name].key != fact.key:
            found.append(f"{fact.label}: {fact.words} (before: {old[name].words})")
    found += [
        f"{fact.label}: no longer told (before: {fact.words})"
        for name, fact in old.items()
        if name not in new
    ]
    return tuple(found)


def _alert(  # noqa: PLR0913 (all that makes an alert)
    watch: Watch,
    kind: AlertKind,
    bulletin: Bulletin,
    *,
    key: str,
    why: tuple[str, ...],
    at: datetime,
    changes: tuple[str, ...] = (),
    last: Alert | None = None,
) -> Alert:
    previous = None if last is None else last.id
    state = "\n".join((*changes, *(f"{each.name}={each.key}" for each in bulletin.facts)))
    return Alert(
        id=ids.alert_id(key=key, previous=previous, kind=kind.value, state=state),
        watch=watch.name,
        watch_id=watch.id,
        key=key,
        number=1 if last is None else last.number + 1,
        kind=kind,
        previous=previous,
        bulletin=bulletin,
        why=why,
        changes=changes,
        made_at=at,
    )
