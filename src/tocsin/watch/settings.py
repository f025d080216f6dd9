"""What counting incidents, and looking for escalation, can be told."""

from dataclasses import dataclass
from typing import Annotated

from tocsin.core.bounds import AtLeastOne, Bounds, Probability
from tocsin.core.vocab import EventType

# A share of all cases that a range is to hold.
Coverage = Annotated[float, Bounds(low=0.5, high=0.99)]
# Weeks in which one false signal is to be expected: what the simulation was run for.
FalseAlarmWeeks = Annotated[float, Bounds(low=26, high=520)]


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationSettings:
    """When a series of incidents is said to have risen.

    Attributes:
        event_types: Incidents of these types are counted by country, area and actor.
        false_alarm_weeks: In about so many weeks of a series in which nothing changes one false
            signal is to be expected; of a stated 104, simulations give 67 to 200.
        coverage: The share of all cases that the range of what is expected holds.
        least_weeks: With fewer observed weeks before the recent ones there is no baseline.
        most_weeks: Weeks before these are forgotten.
        guard_weeks: So many weeks at most are recent: looked at, and no part of the baseline.
        least_incidents: Fewer incidents than this are no signal.
        least_reports: Where the sources bring fewer other reports a week than this, how much
            they report cannot be measured and is taken to be the same.
        longest_days: An incident whose day is less certain than this is in no week.
    """

    event_types: tuple[EventType, ...] = (EventType.ASSAULT,)
    false_alarm_weeks: FalseAlarmWeeks = 104.0
    coverage: Coverage = 0.9
    least_weeks: AtLeastOne = 12
    most_weeks: AtLeastOne = 156
    guard_weeks: AtLeastOne = 26
    least_incidents: AtLeastOne = 3
    least_reports: AtLeastOne = 10
    longest_days: AtLeastOne = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSettings:
    """How incidents are counted, and how a reported total is compared with them.

    Attributes:
        max_periods: An incident that may fall into more weeks or months than this stands in the
            row of those whose date is not known closely enough.
        confidence: The interval around a coverage figure holds the true share this often at
            least.
    """

    max_periods: AtLeastOne = 5
    confidence: Probability = 0.95
