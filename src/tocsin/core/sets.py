"""Disjoint sets: things that were joined, directly or through others, are in one group."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item", int, str)


class Groups(Generic[Item]):
    """Disjoint sets over numbers or keys; the least member stands for its group."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._above: dict[Item, Item] = {item: item for item in items}

    def root(self, item: Item) -> Item:
        """Return the least member of the item's group; an unknown item is a group of its own."""
        above = self._above.setdefault(item, item)
        while above != item:
            item, above = above, self._above[above]
        return item

    def join(self, first: Item, second: Item) -> None:
        """Make one group of two."""
        low, high = sorted((self.root(first), self.root(second)))
        self._above[high] = low

    def all(self) -> tuple[tuple[Item, ...], ...]:
        """Return all groups, each in order, in the order of their least members."""
        members: dict[Item, list[Item]] = {}
        for item in sorted(self._above):
            members.setdefault(self.root(item), []).append(item)
        return tuple(tuple(group) for _, group in sorted(members.items()))


class Partition:
    """Numbers from 0 in disjoint sets, each with its members in the order of their joining."""

    def __init__(self, number: int) -> None:
        self._groups: Groups[int] = Groups(range(number))
        self._members: dict[int, tuple[int, ...]] = {at: (at,) for at in range(number)}

    def together(self, first: int, second: int) -> bool:
        """Return whether two are in one set."""
        return self._groups.root(first) == self._groups.root(second)

    def root(self, at: int) -> int:
        """Return the least member of its set."""
        return self._groups.root(at)

    def members(self, at: int) -> tuple[int, ...]:
        """Return the members of its set."""
        return self._members[self._groups.root(at)]

    def across(self, first: int, second: int) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a member of one set and one of another, the lesser number first."""
        for one in self.members(first):
            for other in self.members(second):
                yield (one, other) if one < other else (other, one)

    def join(self, first: int, second: int) -> None:
        """Make one set of two."""
        low, high = sorted((self._groups.root(first), self._groups.root(second)))
        self._groups.join(low, high)
        self._members[low] += self._members.pop(high)

    def all(self) -> tuple[tuple[int, ...], ...]:
        """Return all sets, each in order, in the order of their least members."""
        return self._groups.all()
