"""The hour at which an act is told to have been: "at about 7 p.m. two men opened fire".

A roundup tells its incidents by their hours. Of one act, reports give hours close together.
"""

import re

from tocsin.core.types import Occurrence
from tocsin.extract.occurrences.clauses import clause_tokens, verb_over
from tocsin.extract.reader import Reader

CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))? ?([ap])\.? ?m\b", re.IGNORECASE)
HALF_DAY, DAY = 12 * 60, 24 * 60
# Hours further apart than this are of two acts; calls to the police come after the first shot.
MOST_MINUTES = 90


def clocks_agree(reader: Reader, one: Occurrence, other: Occurrence) -> bool:
    """Return whether two acts are not told at hours far apart."""
    first, second = (_clock(reader, side) for side in (one, other))
    if first is None or second is None:
        return True
    apart = abs(first - second)
    return min(apart, DAY - apart) <= MOST_MINUTES


def _clock(reader: Reader, act: Occurrence) -> int | None:
    """Return the minutes after midnight that an act's own clause gives, None without one."""
    token = reader.tree.token_at(act.trigger.start)
    verb = None if token is None else verb_over(reader, token)
    if verb is None:
        return None
    words = " ".join(reader.tree.tokens[number].text for number in clause_tokens(reader, verb))
    found = {_minutes(match) for match in CLOCK.finditer(words)}
    return found.pop() if len(found) == 1 else None


def _minutes(match: re.Match[str]) -> int:
    hour = int(match[1]) % 12
    return hour * 60 + int(match[2] or 0) + HALF_DAY * (match[3].lower() == "p")
