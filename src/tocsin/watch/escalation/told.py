"""Which incidents count in a series, on which days they lie, and which outlets tell them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from tocsin.core.outlets import Outlets, outlet_name
from tocsin.core.selection import Selection, select_incidents
from tocsin.core.told import is_told
from tocsin.core.types import DateInterval, Document, Incident, Reading
from tocsin.watch.counts.belonging import surely_meant
from tocsin.watch.counts.doubles import Doubles

# What documents without an outlet count under: together one.
UNNAMED = "outlet not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident that counts: the days between which it was, and the outlets that tell it.

    `first` and `last` are None where its day is not known well enough to be in any week.
    `reported_on` is the first day on which a report of it was published, None where not known.
    One that is not `sure` counts only perhaps: it may belong elsewhere, or is denied.
    """

    incident: Incident
    first: date | None
    last: date | None
    outlets: frozenset[str]
    reported_on: date | None
    sure: bool = True

    def surely_in(self, first: date, last: date) -> bool:
        """Return whether it certainly counts, and was on one of these days."""
        return (
            self.sure
            and self.first is not None
            and self.last is not None
            and first <= self.first
            and self.last <= last
        )

    def share_in(self, first: date, last: date) -> float:
        """Return which part of its days are of these, from 0 to 1."""
        if self.first is None or self.last is None:
            return 0.0
        days = (min(self.last, last) - max(self.first, first)).days + 1
        return max(0, days) / ((self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class Published:
    """One document: its outlet and the day of its publication."""

    document_id: str
    outlet: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a ledger holds, for looking at it over time.

    `readings` are as people ruled them; a document's last one is live. `bodies` are by the key
    of an origin the body that it speaks for, `names` the names of countries and actors by key;
    `identities` tells which outlet a document is of; `asked` which incidents were asked for;
    `doubles` which of them may be one.
    """

    incidents: Sequence[Incident]
    documents: Sequence[Document]
    readings: Sequence[Reading]
    bodies: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    identities: Outlets = field(default_factory=Outlets)
    asked: Selection = field(default_factory=Selection)
    doubles: Doubles = field(default_factory=lambda: Doubles(()))

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """What identifies the outlet of each document, by its id."""
        return {each.id: self.identities.of(each) or UNNAMED for each in self.documents}

    @cached_property
    def outlet_names(self) -> Mapping[str, str]:
        """By what identifies an outlet what most of its documents call it."""
        said = Counter(
            (self.outlets[each.id], outlet_name(each) or UNNAMED) for each in self.documents
        )
        return dict(sorted(said, key=lambda pair: (said[pair], pair)))

    @cached_property
    def published(self) -> Mapping[str, Published]:
        """The documents whose day of publication is known, by their ids."""
        live = {reading.document_id: reading for reading in self.readings}
        found = {key: _published_on(reading.published_on) for key, reading in live.items()}
        return {
            key: Published(key, self.outlets[key], day)
            for key, day in found.items()
            if day is not None and key in self.outlets
        }

    def told(self, *, longest_days: int) -> Iterator[Told]:
        """Yield the incidents asked for that count: current, and told as a fact by somebody."""
        for incident in select_incidents(self.incidents, self.asked):
            if incident.historical or not is_told(incident):
                continue
            reports = [self.published[d] for d in incident.document_ids if d in self.published]
            days = _days(incident.when, longest_days)
            yield Told(
                incident=incident,
                first=days[0] if days else None,
                last=days[1] if days else None,
                outlets=frozenset(
                    self.outlets[d] for d in incident.document_ids if d in self.outlets
                ),
                reported_on=min((each.day for each in reports), default=None),
                sure=surely_meant(incident, self.asked),
            )


def _days(when: DateInterval, longest_days: int) -> tuple[date, date] | None:
    if when.earliest is None or when.latest is None:
        return None
    if when.latest - when.earliest >= timedelta(days=longest_days):
        return None
    return when.earliest, when.latest


def _published_on(when: DateInterval) -> date | None:
    """Return a day of publication that is known to the week, the last that it may be."""
    days = _days(when, 7)
    return days[1] if days else None
