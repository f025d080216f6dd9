"""Count incidents by week, month, country, first-order area, actor or type, each only once.

What is told as history, or by nothing but opinion, is never counted, and what is uncertain makes
a range: a row has so many incidents at least, and so many at most.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tocsin.core.harm import harm_of
from tocsin.core.selection import Selection, is_of_type, select_incidents
from tocsin.core.told import is_told
from tocsin.core.types import Claim, CountRow, Counts, Coverage, Fusion, Incident, Reading
from tocsin.core.vocab import EventType, FigureKind
from tocsin.watch.calendar import Calendar, calendars
from tocsin.watch.counts.belonging import (
    is_closed,
    keys_of,
    surely_meant,
    told_too_coarsely,
)
from tocsin.watch.counts.doubles import Doubles, doubles_in
from tocsin.watch.counts.harm import HARM_KINDS, acts_of, sum_harm
from tocsin.watch.grouping import By, Period, periods
from tocsin.watch.settings import CountSettings

TIMES = frozenset({By.WEEK, By.MONTH})
# What is counted where no type is asked for.
VIOLENCE = EventType.ASSAULT
# Harm that every row tells, were it only that nobody says.
_ALWAYS = frozenset({FigureKind.KILLED, FigureKind.INJURED})
_LONGEST = 31  # days of a period, at most


@dataclass(frozen=True)
class World:
    """What is counted: the incidents of a ledger, and the readings that they come from.

    Of several readings of one document the last counts. With `documents`, only what these tell
    is counted.
    """

    fusion: Fusion
    readings: Sequence[Reading]
    documents: frozenset[str] | None = None

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that are told by the documents asked for."""
        asked = self.documents
        return tuple(
            each
            for each in self.fusion.incidents
            if asked is None or asked.intersection(each.document_ids)
        )

    @cached_property
    def asked_readings(self) -> tuple[Reading, ...]:
        """The readings of the documents asked for."""
        asked = self.documents
        return tuple(each for key, each in self.live.items() if asked is None or key in asked)

    @cached_property
    def live(self) -> Mapping[str, Reading]:
        """The readings that count, by document id."""
        return {reading.document_id: reading for reading in self.readings}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by their ids."""
        return {claim.id: claim for reading in self.live.values() for claim in reading.claims}

    @cached_property
    def calendars(self) -> Mapping[EventType, Calendar]:
        """The current incidents of each type, told as a fact, by month and country."""
        return calendars(filter(is_told, self.incidents))

    @cached_property
    def doubles(self) -> Doubles:
        """The incidents that may be one."""
        return doubles_in(self.fusion)

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """Return the claims that an incident rests on."""
        return tuple(self.claims[key] for key in incident.claim_ids if key in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Incidents that certainly are in a row, and those that may be."""

    certain: tuple[Incident, ...] = ()
    possible: tuple[Incident, ...] = ()

    @property
    def all(self) -> tuple[Incident, ...]:
        """Return both."""
        return (*self.certain, *self.possible)


def count_incidents(
    world: World,
    selection: Selection,
    by: By,
    *,
    settings: CountSettings,
    coverage: Sequence[Coverage] = (),
) -> Counts:
    """Return the incidents asked for, by period or group.

    Attacks are counted unless the selection names a type or a mode, or they are counted by type;
    other current incidents stand beside. What nobody tells as a fact is neither, and is named.
    By type, with a type asked for, the rows are its modes.

    Args:
        world: The incidents of a ledger.
        selection: Which of them; those told as history never.
        by: What a row is.
        settings: When a date is too coarse for a period.
        coverage: The reported totals to stand beside, none of which is added.
    """
    asked = replace(selection, event_type=None, history=False)
    everything = select_incidents(world.incidents, asked)
    found = tuple(filter(is_told, everything))
    mine = tuple(each for each in found if is_counted(each, selection, by))
    others = tuple(each for each in found if not is_counted(each, selection, by))
    counter = _Counter(world, selection, by, settings, mine)
    total, rows = counter.total(mine), tuple(counter.rows(mine, others))
    wider = replace(asked, country=None, admin1=None)
    anywhere = tuple(filter(is_told, select_incidents(world.incidents, wider)))
    left = _without((each for each in anywhere if is_counted(each, selection, by)), mine)
    standing = Counter(key for row in rows for key in (*row.certain_ids, *row.possible_ids))
    return Counts(
        by=by.value,
        since=selection.since,
        until=selection.until,
        rows=rows,
        total=counter.row("total", total, counter.total(others)),
        shared=sum(times > 1 for times in standing.values()),
        doubles=world.doubles.among(each.id for each in total.all),
        undated=len(mine) - len(total.all),
        opined=sum(is_counted(each, selection, by) for each in everything if not is_told(each)),
        unplaced=len(told_too_coarsely(left, selection, known=anywhere)),
        coverage=tuple(coverage),
    )


def is_counted(incident: Incident, selection: Selection, by: By) -> bool:
    """Return whether an incident is of the type that is counted."""
    if selection.event_type is not None:
        return is_of_type(incident, selection.event_type)
    return by is By.TYPE or incident.event_type is VIOLENCE


class _Counter:
    """Puts incidents into rows and counts them."""

    def __init__(
        self,
        world: World,
        selection: Selection,
        by: By,
        settings: CountSettings,
        mine: Sequence[Incident],
    ) -> None:
        self._world = world
        self._selection = selection
        self._by = by
        self._settings = settings
        told = {kind for kind in HARM_KINDS if any(harm_of(each, kind) for each in mine)}
        self._harm = [kind for kind in HARM_KINDS if kind in told | _ALWAYS]

    def total(self, incidents: Sequence[Incident]) -> Held:
        """Return what is counted: in a time asked for, only what has a first and a last day."""
        timed = self._selection.since is not None or self._selection.until is not None
        dated = [each for each in incidents if is_closed(each.when) or not timed]
        certain = tuple(each for each in dated if surely_meant(each, self._selection))
        return Held(certain=certain, possible=_without(dated, certain))

    def rows(self, mine: Sequence[Incident], others: Sequence[Incident]) -> Iterator[CountRow]:
        """Yield the rows: periods in their order, groups with most incidents first.

        A period of which no incident and no report is known is left out: nothing was observed.
        """
        if self._by in TIMES:
            yield from self._periods(mine, others)
            return
        placed, beside = self._grouped(mine), self._grouped(others)
        none = Held()
        order = {key: -len(placed.get(key, none).all) for key in {*placed, *beside}}
        for key in sorted(order, key=lambda key: (not key, order[key], key)):
            yield self.row(key, placed.get(key, none), beside.get(key, none))

    def _periods(self, mine: Sequence[Incident], others: Sequence[Incident]) -> Iterator[CountRow]:
        placed, beside = self._dated(mine), self._dated(others)
        known = sorted(key for key in {*placed, *beside} if key is not None)
        reports = self._reports(known)
        for period in sorted({*known, *reports}):
            row = self.row(
                _name(period, self._by),
                placed.get(period, Held()),
                beside.get(period, Held()),
            )
            number = reports.get(period, 0)
            yield replace(row, first=period.first, last=period.last, reports=number)
        if None in placed or None in beside:
            yield self.row("", placed.get(None, Held()), beside.get(None, Held()))

    def _dated(self, incidents: Sequence[Incident]) -> dict[Period | None, Held]:
        """Return the incidents by period; under None those not dated closely enough."""
        found: dict[Period | None, _Row] = {}
        for each in self.total(incidents).all:
            meant = surely_meant(each, self._selection)
            for period in self._periods_of(each):
                sure = period is None or period.surely_holds(each.when)
                found.setdefault(period, _Row()).put(each, sure=sure and meant)
        return {period: row.held() for period, row in found.items()}

    def _grouped(self, incidents: Sequence[Incident]) -> dict[str, Held]:
        """Return the incidents that the total counts by group; under "" those of none."""
        found: dict[str, _Row] = {}
        modes = self._selection.event_type is not None
        for each in self.total(incidents).all:
            meant = surely_meant(each, self._selection)
            keys = keys_of(each, self._by, modes=modes) or {"": True}
            for key, sure in keys.items():
                found.setdefault(key, _Row()).put(each, sure=sure and meant)
        return {key: row.held() for key, row in found.items()}

    def _periods_of(self, incident: Incident) -> tuple[Period | None, ...]:
        """Return the periods that an incident may fall into, (None,) where they are too many."""
        first, last = incident.when.earliest, incident.when.latest
        most = self._settings.max_periods
        if first is None or last is None or (last - first).days > most * _LONGEST:
            return (None,)
        found = tuple(periods(self._by, first, last))
        if len(found) > most:
            return (None,)
        clipped = (self._clipped(period) for period in found)
        return tuple(period for period in clipped if period is not None)

    def _clipped(self, period: Period) -> Period | None:
        """Return a period without the days that were not asked for, None if nothing is left."""
        first = max(period.first, self._selection.since or period.first)
        last = min(period.last, self._selection.until or period.last)
        return Period(first=first, last=last) if first <= last else None

    def _reports(self, known: Sequence[Period]) -> dict[Period, int]:
        """Return how many reports were published in each period, of known day.

        Counted are the periods asked for, or else those from the first incident to the last.
        """
        first = self._selection.since or (known[0].first if known else None)
        last = self._selection.until or (known[-1].last if known else None)
        found: dict[Period, int] = {}
        for reading in self._world.asked_readings:
            day = reading.published_on.earliest
            if day is None or day != reading.published_on.latest:
                continue
            if (first and day < first) or (last and day > last) or not (first or last):
                continue
            (whole,) = periods(self._by, day, day)
            period = self._clipped(whole)
            if period is not None:
                found[period] = found.get(period, 0) + 1
        return found

    def row(self, key: str, held: Held, beside: Held) -> CountRow:
        """Return a row: how many incidents it has at least and at most, and their harm."""
        groups = self._world.doubles.groups
        acts = {each.id: acts_of(each, self._world.claims_of(each)) for each in held.all}
        highs = [each.high for each in acts.values()]
        return CountRow(
            key=key,
            low=len(groups(held.certain)),
            high=len(held.all),
            certain_ids=tuple(each.id for each in held.certain),
            possible_ids=tuple(each.id for each in held.possible),
            acts_low=sum(
                max(acts[each.id].low for each in group) for group in groups(held.certain)
            ),
            acts_high=None if None in highs else sum(high or 0 for high in highs),
            harm=tuple(sum_harm(kind, held.certain, held.possible, groups) for kind in self._harm),
            others_low=len(groups(beside.certain)),
            others_high=len(beside.all),
        )


class _Row:
    """A row being filled."""

    def __init__(self) -> None:
        self._certain: list[Incident] = []
        self._possible: list[Incident] = []

    def put(self, incident: Incident, *, sure: bool) -> None:
        """Put an incident into the row."""
        (self._certain if sure else self._possible).append(incident)

    def held(self) -> Held:
        """Return what was put in."""
        return Held(certain=tuple(self._certain), possible=tuple(self._possible))


def _name(period: Period, by: By) -> str:
    """Return the name of a period: "2024-W01" (ISO 8601), "2024-01"."""
    if by is By.MONTH:
        return f"{period.first:%Y-%m}"
    year, week, _ = period.first.isocalendar()
    return f"{year}-W{week:02}"


def _without(incidents: Iterable[Incident], taken: Sequence[Incident]) -> tuple[Incident, ...]:
    ids = {each.id for each in taken}
    return tuple(each for each in incidents if each.id not in ids)
