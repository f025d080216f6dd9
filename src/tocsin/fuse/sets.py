"""Disjoint sets: things that were joined, directly or through others, are in one group."""

from collections.abc import Iterable
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
