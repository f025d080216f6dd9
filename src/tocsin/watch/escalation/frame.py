"""What all series of one look have in common: weeks, outlets, how late reports come, groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from tocsin.core.parties import body_key
from tocsin.watch.escalation.panel import Panel, Presence, Weeks, panels, presences
from tocsin.watch.escalation.promptness import Promptness, promptness_of
from tocsin.watch.escalation.tails import Array
from tocsin.watch.escalation.told import Published, Scene, Told
from tocsin.watch.grouping import By, groups_of, week_of
from tocsin.watch.settings import EscalationSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The incidents of one country, area, actor or type."""

    by: By
    key: str
    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The weeks looked at, up to the running one, and what was read in them.

    `end` is the number of the last complete week, `until` the last day that is read in full;
    both are None where no report has a known day. `unread_since` is the day of the newest
    report where nothing newer was read.
    """

    by: By
    weeks: Weeks
    end: int | None
    until: date | None
    unread_since: date | None
    told: tuple[Told, ...]
    published: tuple[Published, ...]
    outlets: tuple[Presence, ...]
    panels: tuple[Panel, ...]
    promptness: Promptness
    names: Mapping[str, str]
    bodies: Mapping[str, str]

    def heard(self, panel: Panel) -> Array:
        """Return which part of each week of a panel is told by now, for the newest below 1."""
        if self.until is None:
            return np.zeros(panel.end + 1 - panel.start)
        return np.array(
            [
                self.promptness.told_of_days(self.weeks.first(at), self.weeks.last(at), self.until)
                for at in range(panel.start, panel.end + 1)
            ]
        )


def frame_of(scene: Scene, by: By, *, as_of: datetime, settings: EscalationSettings) -> Frame:
    """Return what is known at `as_of` (UTC) of the weeks before.

    Raises:
        ValueError: If `by` is a time.
    """
    if by in {By.WEEK, By.MONTH}:
        raise ValueError(f"{by} is a time")
    today = as_of.date()
    told = tuple(
        each
        for each in scene.told(longest_days=settings.longest_days)
        if by is By.TYPE or each.incident.event_type in settings.event_types
    )
    published = tuple(each for each in scene.published.values() if each.day <= today)
    newest = max((each.day for each in published), default=None)
    until = None if newest is None else min(newest, today - timedelta(days=1))
    weeks, end = _weeks(published, until, settings)
    outlets = presences(published, weeks)
    return Frame(
        by=by,
        weeks=weeks,
        end=end,
        until=until,
        unread_since=newest if newest and (today - newest).days > 7 else None,
        told=told,
        published=published,
        outlets=outlets,
        panels=panels(outlets, end) if end is not None else (),
        promptness=promptness_of(told, until=until or today),
        names=scene.names,
        bodies=scene.bodies,
    )


def _weeks(
    published: Sequence[Published], until: date | None, settings: EscalationSettings
) -> tuple[Weeks, int | None]:
    """Return the weeks from the first report to the running week, and the last complete one."""
    if until is None:
        return Weeks(monday=date(1, 1, 1), number=0), None
    running = week_of(until)
    complete = running if running.last == until else week_of(running.first - timedelta(days=1))
    oldest = complete.first - timedelta(weeks=settings.most_weeks - 1)
    first = max(min(week_of(each.day).first for each in published), oldest)
    number = (running.first - first).days // 7 + 1
    end = (complete.first - first).days // 7
    return Weeks(monday=first, number=max(number, 0)), end if end >= 0 else None


def grouped(frame: Frame) -> tuple[Group, ...]:
    """Return the groups in which incidents lie, by key.

    Actors are those with a name: a registry's entry, or a body that texts name alike.
    """
    held: dict[str, list[Told]] = {}
    labels: dict[str, str] = {}
    for each in frame.told:
        named = _named(each) if frame.by is By.ACTOR else None
        for key in groups_of(each.incident, frame.by):
            if named is None or key in named:
                held.setdefault(key, []).append(each)
                labels.setdefault(key, _label(key, frame, named or {}))
    return tuple(
        Group(by=frame.by, key=key, label=labels[key], told=tuple(held[key]))
        for key in sorted(held)
    )


def _label(key: str, frame: Frame, named: Mapping[str, str]) -> str:
    """Return a group's name: the tables', else as a text has it; an area's with its country."""
    if frame.by is By.ADMIN1:
        country, _, area = key.partition(".")
        return f"{area}, {frame.names.get(country, country)}"
    return frame.names.get(key) or named.get(key, key)


def _named(told: Told) -> Mapping[str, str]:
    return {
        key: " ".join(party.mention.quote.split())
        for party in told.incident.actors
        if (key := body_key(party))
    }
