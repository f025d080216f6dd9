"""Bodies that are part of others: a branch and its movement, a ministry and its state."""

from collections.abc import Mapping


def related(first: str, second: str, parents: Mapping[str, str]) -> bool:
    """Return whether one actor is, directly or not, part of the other."""
    return first in line(second, parents) or second in line(first, parents)


def line(actor: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return an actor and the bodies above it, from below."""
    found = [actor]
    while (above := parents.get(found[-1])) is not None and above not in found:
        found.append(above)
    return tuple(found)
