"""How probably two accounts are of one incident: the sum of what their agreement is worth.

Source: Fellegi and Sunter 1969, A theory for record linkage; the weights are those of a logistic
regression (`weights`), so that the sum is the logarithm of the odds.
"""

import math
from dataclasses import dataclass
from itertools import takewhile

from tocsin.fuse.levels import Level, levels_of
from tocsin.fuse.profile import Profile
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.weights import PRIOR, WEIGHTS

# What is compared first.
_FIRST = frozenset({"date", "place"})
# What tells only of the reports, and not of the act that both accounts tell.
_OF_REPORTS = frozenset({"published", "chiefly", "background"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two accounts are: the logarithm of the odds that they are one, with the levels."""

    log_odds: float
    levels: tuple[Level, ...]

    @property
    def probability(self) -> float:
        """Return how probably they are of one incident; 0 where one level rules it out."""
        return 0.0 if self.ruled_out else 1.0 / (1.0 + math.exp(-self.log_odds))

    @property
    def ruled_out(self) -> bool:
        """Return whether one level alone shows that they are two incidents."""
        return any(level.rules_out for level in self.levels)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the outcomes in words."""
        return tuple(level.reason for level in self.levels)

    @property
    def of_act(self) -> float:
        """Return what speaks for one act beside the reports that tell it, in log-odds."""
        return sum(worth(level) for level in self.levels if level.name not in _OF_REPORTS)


def compare(first: Profile, second: Profile, settings: FuseSettings) -> Likeness:
    """Return how alike two accounts are."""
    if first.event_type is not second.event_type:
        other = Level(name="type", step=0, reason="different acts", rules_out=True)
        return Likeness(log_odds=PRIOR, levels=(other,))
    levels = tuple(levels_of(first, second, settings))
    return Likeness(log_odds=PRIOR + sum(map(worth, levels)), levels=levels)


def excluded(first: Profile, second: Profile, settings: FuseSettings) -> bool:
    """Return whether type, date or place alone show that two accounts are of two incidents."""
    if first.event_type is not second.event_type:
        return True
    found = takewhile(lambda level: level.name in _FIRST, levels_of(first, second, settings))
    return any(level.rules_out for level in found)


def worth(level: Level) -> float:
    """Return what a level is worth, in log-odds; nothing where it rules out."""
    return 0.0 if level.rules_out else WEIGHTS[level.name][level.step]


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability between 0 and 1, both excluded."""
    return math.log(probability / (1.0 - probability))
