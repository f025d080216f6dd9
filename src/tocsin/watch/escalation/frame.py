"""What all series of one look have in common: weeks, outlets, how late reports come, groups."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np

from tocsin.core.parties import body_key
from tocsin.watch.counts.belonging import keys_of
from tocsin.watch.counts.doubles import Doubles
from tocsin.watch.escalation.panel import (
    Panel,
    Presence,
    Weeks,
    panels,
    presences,
    weeks_read,
)
from tocsin.watch.escalation.promptness import Promptness, promptness_of
from tocsin.watch.escalation.tails import Array
from tocsin.watch.escalation.told import Published, Scene, Told
from tocsin.watch.grouping import By, week_of
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
    both are None where no report has a known day. `heard_by` is the last day of which reports
    are heeded, for what they tell of these weeks; it may be later than `until`. `published` are
    the reports of known day, by document; `weeks_read` counts the weeks up to `end` with any.
    `unread_since` is the day of the newest report where nothing newer was read.
    """

    by: By
    weeks: Weeks
    end: int | None
    until: date | None
    heard_by: date | None
    unread_since: date | None
    told: tuple[Told, ...]
    published: Mapping[str, Published]
    weeks_read: int
    outlets: tuple[Presence, ...]
    panels: tuple[Panel, ...]
    promptness: Promptness
    names: Mapping[str, str]
    outlet_names: Mapping[str, str]
    bodies: Mapping[str, str]
    doubles: Doubles

    def heard(self, panel: Panel) -> Array:
        """Return which part of each week of a panel is told by now, for the newest below 1."""
        spans = [
            (self.weeks.first(at), self.weeks.last(at)) for at in range(panel.start, panel.end + 1)
        ]
        return np.array([self.heard_of_days(*span) for span in spans])

    def heard_of_days(self, first: date, last: date) -> float:
        """Return which part of a usual week's incidents falls on these days and is told by now."""
        if self.heard_by is None:
            return 0.0
        return self.promptness.told_of_days(first, last, self.heard_by)


def frames_of(
    scene: Scene,
    groupings: Sequence[By],
    *,
    as_of: datetime,
    until: date | None,
    settings: EscalationSettings,
) -> Iterator[Frame]:
    """Yield for each way of grouping what is known at `as_of` (UTC) of the weeks before.

    Args:
        until: The last day that is looked at; reports of later days tell what was up to it.
            None looks at all days.

    Raises:
        ValueError: If one of the ways is a time.
    """
    for by in groupings:
        if by in {By.WEEK, By.MONTH}:
            raise ValueError(f"{by} is a time")
    every = _frame_of(scene, as_of.date(), until, settings)
    held = tuple(each for each in every.told if each.incident.event_type in settings.event_types)
    prompt = promptness_of(held, until=every.heard_by or as_of.date())
    some = replace(every, told=held, promptness=prompt)
    for by in groupings:
        yield replace(every if by is By.TYPE else some, by=by)


def _frame_of(scene: Scene, today: date, until: date | None, settings: EscalationSettings) -> Frame:
    """Return what is known of incidents of every type."""
    published = {key: each for key, each in scene.published.items() if each.day <= today}
    newest = max((each.day for each in published.values()), default=None)
    heard_by = None if newest is None else min(newest, today - timedelta(days=1))
    last = heard_by if heard_by is None or until is None else min(heard_by, until)
    limit = today if until is None else min(today, until + timedelta(days=1))
    weeks, end = _weeks(published.values(), last, settings)
    outlets = presences(published.values(), weeks)
    told = tuple(scene.told(longest_days=settings.longest_days))
    return Frame(
        by=By.TYPE,
        weeks=weeks,
        end=end,
        until=last,
        heard_by=heard_by,
        unread_since=newest if newest and (limit - newest).days > 7 else None,
        told=told,
        published=published,
        weeks_read=weeks_read(outlets, end),
        outlets=outlets,
        panels=panels(outlets, end) if end is not None else (),
        promptness=promptness_of(told, until=heard_by or today),
        names=scene.names,
        outlet_names=scene.outlet_names,
        bodies=scene.bodies,
        doubles=scene.doubles,
    )


def _weeks(
    published: Collection[Published], until: date | None, settings: EscalationSettings
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

    Actors are those with a name: a registry's entry, or a body that texts name alike. Of an
    incident that belongs to a group only perhaps, `sure` is false.
    """
    held: dict[str, list[Told]] = {}
    labels: dict[str, str] = {}
    for each in frame.told:
        named = _named(each) if frame.by is By.ACTOR else None
        for key, sure in keys_of(each.incident, frame.by, modes=False).items():
            if named is None or key in named:
                held.setdefault(key, []).append(replace(each, sure=each.sure and sure))
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
