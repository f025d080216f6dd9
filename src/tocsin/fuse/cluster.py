"""Cluster accounts into incidents: never across what a document or a person told apart.

Pairs are taken from the most alike to the least, ties by where they stand in the texts,
so that the clusters do not depend on the order in which reports arrived.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.core.types import Comparison
from tocsin.core.vocab import Verdict
from tocsin.fuse.accounts import Account
from tocsin.fuse.compare import Likeness, compare, line
from tocsin.fuse.profile import Profile, block_keys, profile
from tocsin.fuse.rulings import Rulings
from tocsin.fuse.sets import Groups
from tocsin.fuse.settings import FuseSettings

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The accounts of one incident, and why they were taken for one."""

    accounts: tuple[Account, ...]
    comparisons: tuple[Comparison, ...]


def cluster(
    accounts: Sequence[Account], rulings: Rulings, settings: FuseSettings
) -> tuple[Cluster, ...]:
    """Return the accounts, in order of their keys, as clusters."""
    work = _Work([profile(account) for account in accounts], rulings, settings)
    work.obey()
    work.link()
    return tuple(
        Cluster(
            accounts=tuple(accounts[member] for member in group),
            comparisons=tuple(
                found for pair, found in sorted(work.comparisons.items()) if pair[0] in group
            ),
        )
        for group in work.groups.all()
    )


class _Work:
    """The state of one clustering: the groups so far, and comparisons made once."""

    def __init__(
        self, profiles: Sequence[Profile], rulings: Rulings, settings: FuseSettings
    ) -> None:
        self.profiles = profiles
        self.rulings = rulings
        self.settings = settings
        self.groups: Groups[int] = Groups(range(len(profiles)))
        self.members: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(profiles))}
        self.comparisons: dict[Pair, Comparison] = {}
        self._forbidden: set[Pair] = set()
        self._likeness: dict[Pair, Likeness] = {}

    def obey(self) -> None:
        """Join and part accounts as people ruled, the latest ruling first.

        An earlier ruling that a later one excludes has no effect.
        """
        at = {
            told.claim.id: number
            for number, one in enumerate(self.profiles)
            for told in one.account.told
        }
        for first, second, verdict in self.rulings.pairs:
            if first not in at or second not in at:
                continue
            one, other = sorted((at[first], at[second]))
            together = self.groups.root(one) == self.groups.root(other)
            if verdict is Verdict.DIFFERENT and not together:
                self._forbidden.add((one, other))
                continue
            barred = self._forbidden.intersection(self._across(one, other))
            if verdict is Verdict.SAME and not together and not barred:
                self._join((one, other), "a person ruled that they are one incident")

    def link(self) -> None:
        """Join the accounts that are alike enough."""
        edges = [
            (-likeness.score, pair)
            for pair in sorted(self._candidates())
            if self._linkable(pair, likeness := self._compare(pair))
        ]
        for _, (first, second) in sorted(edges):
            together = self.groups.root(first) == self.groups.root(second)
            if not together and self._may_join(first, second):
                self._join((first, second))

    def _candidates(self) -> set[Pair]:
        roots = {actor: line(actor, self.settings.parents)[-1] for actor in self._actors()}
        blocks: dict[str, list[int]] = {}
        for number, one in enumerate(self.profiles):
            keys = block_keys(one, roots, max_days_apart=self.settings.merge.max_days_apart)
            for key in keys:
                blocks.setdefault(key, []).append(number)
        return {pair for block in blocks.values() for pair in combinations(block, 2)}

    def _actors(self) -> set[str]:
        return {actor for one in self.profiles for actor in one.actor_ids}

    def _compare(self, pair: Pair) -> Likeness:
        found = self._likeness.get(pair)
        if found is None:
            found = compare(self.profiles[pair[0]], self.profiles[pair[1]], self.settings)
            self._likeness[pair] = found
        return found

    def _linkable(self, pair: Pair, likeness: Likeness) -> bool:
        merge, (first, second) = self.settings.merge, (self.profiles[at] for at in pair)
        if likeness.ruled_out or self._told_apart(pair):
            return False
        if self._heads(pair):
            return likeness.score >= merge.min_heading_score
        if likeness.score < merge.min_score or not likeness.supports(merge.min_levels):
            return False
        if first.account.background == second.account.background:
            return True
        return likeness.reached("date", merge.weights.same_days) and likeness.reached(
            "place", merge.weights.same_area
        )

    def _heads(self, pair: Pair) -> bool:
        """Return whether one is a heading of the other's document."""
        first, second = (self.profiles[at].account for at in pair)
        return first.document_id == second.document_id and (first.heading or second.heading)

    def _told_apart(self, pair: Pair) -> bool:
        """Return whether one document, or a person, tells two accounts apart."""
        first, second = (self.profiles[at].account for at in pair)
        same_text = first.document_id == second.document_id and not self._heads(pair)
        return same_text or pair in self._forbidden

    def _may_join(self, first: int, second: int) -> bool:
        pairs = list(self._across(first, second))
        if any(self._told_apart(pair) or self._compare(pair).ruled_out for pair in pairs):
            return False
        scores = [self._compare(pair).score for pair in pairs if not self._headed(pair)]
        return not scores or sum(scores) / len(scores) >= self.settings.merge.min_mean_score

    def _headed(self, pair: Pair) -> bool:
        return any(self.profiles[at].account.heading for at in pair)

    def _across(self, first: int, second: int) -> Iterator[Pair]:
        for one in self.members[self.groups.root(first)]:
            for other in self.members[self.groups.root(second)]:
                yield (one, other) if one < other else (other, one)

    def _join(self, pair: Pair, ruling: str | None = None) -> None:
        low, high = sorted(self.groups.root(at) for at in pair)
        self.groups.join(low, high)
        self.members[low] += self.members.pop(high)
        likeness = self._compare(pair)
        ids = [self.profiles[at].account.told[0].claim.id for at in pair]
        self.comparisons[pair] = Comparison(
            claim_ids=(ids[0], ids[1]),
            score=round(likeness.score, 3),
            reasons=(ruling, *likeness.reasons) if ruling else likeness.reasons,
        )
