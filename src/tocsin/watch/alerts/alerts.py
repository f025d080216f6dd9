"""What a watch has to tell: new, not as it was told, or taken back.

Pure: bulletins of all subjects as they stand, and what was told before, make alerts. The same
again makes none.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from types import MappingProxyType

from tocsin.core import ids
from tocsin.core.day_words import day_words
from tocsin.core.types import Alert, Bulletin, Watch
from tocsin.core.vocab import AlertKind, AlertSubject
from tocsin.watch.alerts.matching import Match, is_recent, match
from tocsin.watch.alerts.threads import Known, Thread, threads_of

_NOBODY_TELLS = "no report in the ledger tells it any longer"
_NO_RISE = "what is counted now is not above what is to be expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The alerts that a watch has to send, and what it leaves out: counts by reason.

    `old` are of another time than asked for, `undated` have none, `unplaced` no place that is
    known well enough; `opinion` is told by nothing but opinion.
    """

    alerts: tuple[Alert, ...]
    old: int = 0
    undated: int = 0
    unplaced: int = 0
    opinion: int = 0


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
    counts = {"old": 0, "undated": 0, "unplaced": 0, "opinion": 0}
    for bulletin in known.bulletins:
        if id(bulletin) in held or bulletin.historical:
            continue
        found = match(watch, bulletin, countries=known.countries)
        left = _left_out(watch, bulletin, found, as_of)
        if left is not None:
            counts[left] = counts.get(left, 0) + 1
        elif found.miss is None:
            made.append(_first(watch, bulletin, found, as_of, keys))
    counts.pop("", None)
    return Told(alerts=tuple(each for each in made if each is not None), **counts)


def _left_out(watch: Watch, bulletin: Bulletin, found: Match, as_of: datetime) -> str | None:
    """Return why something that nobody was told of is not told; "" where it is not asked for."""
    recent = is_recent(watch, bulletin, today=as_of.date())
    if found.miss is not None:
        return "unplaced" if found.unplaced and recent and not bulletin.opinion else ""
    if bulletin.opinion:
        return "opinion"
    if not recent:
        return "undated" if bulletin.latest is None else "old"
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
    if last.kind is AlertKind.WITHDRAWN:
        return _again(thread, watch, known, as_of)
    if bulletin is None:
        return _withdrawn(last, watch, _gone(thread, known), as_of)
    found = match(watch, bulletin, countries=known.countries)
    before = match(asked.get(last.watch_id, watch), bulletin, countries=known.countries)
    back = _taken_back(bulletin, found, before)
    if back is not None:
        return _withdrawn(last, watch, back, as_of)
    changes = changed(last.bulletin, bulletin)
    recent = is_recent(watch, bulletin, today=as_of.date())
    if not changes or not recent or found.miss is not None:
        return None
    return _alert(
        watch, AlertKind.UPDATED, bulletin, key=last.key, why=found.why, at=as_of,
        changes=changes, last=last,
    )  # fmt: skip


def _again(thread: Thread, watch: Watch, known: Known, as_of: datetime) -> Alert | None:
    """Return the alert on something that was withdrawn and is told again."""
    bulletin, last = thread.bulletin, thread.last
    if bulletin is None or bulletin.historical or bulletin.opinion:
        return None
    found = match(watch, bulletin, countries=known.countries)
    if found.miss is not None or not is_recent(watch, bulletin, today=as_of.date()):
        return None
    changes = (f"told again: it was withdrawn on {day_words(last.made_at.date())}",)
    return _alert(
        watch, AlertKind.NEW, bulletin, key=last.key, why=found.why, at=as_of,
        changes=changes, last=last,
    )  # fmt: skip


def _taken_back(bulletin: Bulletin, found: Match, before: Match) -> str | None:
    """Return why something told before is to be taken back; None where it stands.

    Where it meets the conditions under which it was told (`before`) and the watch was changed
    since, it was not told wrongly.
    """
    if bulletin.historical:
        return "it is of an earlier time: reports tell it as background"
    if bulletin.opinion:
        return "no report states it as a fact any longer: what is left is opinion or denial"
    if found.miss is not None and before.miss is not None:
        return f"it no longer meets the watch: {found.miss}"
    return None


def _gone(thread: Thread, known: Known) -> str:
    if thread.joined is not None:
        return f"it is the same as another that you were told of: {thread.joined.headline}"
    before = thread.last.bulletin
    keys = (*before.claim_ids, before.subject_id)
    reasons = dict.fromkeys(known.gone[key] for key in keys if key in known.gone)
    is_signal = before.subject is AlertSubject.SIGNAL
    return "; ".join(reasons) or (_NO_RISE if is_signal else _NOBODY_TELLS)


def _withdrawn(last: Alert, watch: Watch, reason: str, as_of: datetime) -> Alert:
    return _alert(
        watch, AlertKind.WITHDRAWN, last.bulletin, key=last.key, why=last.why, at=as_of,
        changes=(reason,), last=last,
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
