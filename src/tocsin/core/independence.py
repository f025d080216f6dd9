"""Which known origins may be one body, so that counting them says no more than is certain.

One government speaks through many: its ministers, its police and its spokesmen are one body.
"""

from collections.abc import Iterable

from tocsin.core.sets import Groups

NAME = "name:"
STATE = "state:"
# The government of speakers in office whose country is not told: it may be any other.
ANY_STATE = f"{STATE}?"


class Bodies:
    """Known origins by their keys, in groups of those that may be one body."""

    def __init__(
        self, held: Iterable[tuple[str, str]], perhaps: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Group origins.

        Args:
            held: The key of each origin, with that of a body for which it may speak.
            perhaps: Keys, also of bodies, of which two may be one; such as nobody holds change
                nothing.
        """
        pairs = tuple(held)
        self._same: Groups[str] = Groups()
        for key, body in pairs:
            self._same.join(key, body)
        keys = {key for key, _ in pairs}
        known = keys.union(body for _, body in pairs)
        for first, second in perhaps:
            if first in known and second in known:
                self._same.join(first, second)
        self._roots = {self._same.root(key) for key in keys}
        self._states = {self._same.root(key) for key, body in pairs if body.startswith(STATE)}

    @property
    def number(self) -> int:
        """How many of them are certainly not one body."""
        unsettled = len(self._states) > 1 and self._same.root(ANY_STATE) in self._states
        return len(self._roots) - unsettled

    @property
    def has_state(self) -> bool:
        """Whether a government is among them."""
        return bool(self._states)

    def voices(self) -> tuple[frozenset[str], ...]:
        """Return the keys of each body and of all that may be it."""
        groups = {group[0]: frozenset(group) for group in self._same.all()}
        any_state = groups.get(self._same.root(ANY_STATE), frozenset())
        return tuple(
            groups[root] | any_state if root in self._states else groups[root]
            for root in sorted(self._roots)
        )
