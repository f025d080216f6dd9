"""Cluster accounts into incidents: never across what a document or a person told apart.

Pairs are taken from the most probable to the least, ties by where they stand in the texts,
so that the clusters do not depend on the order in which reports arrived. What people ruled one
is joined whole: what is of one of the two by its own account stays with it, and all is as before
once the ruling is taken back.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from tocsin.core.sets import Partition
from tocsin.core.types import Comparison
from tocsin.core.vocab import EventType
from tocsin.fuse.accounts import Account
from tocsin.fuse.blocks import Pair, meetings
from tocsin.fuse.compare import Likeness, compare, log_odds
from tocsin.fuse.profile import Profile, profiles
from tocsin.fuse.rulings import Rulings, obeyed
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.wording import Rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The accounts of one incident, and why they were taken for one.

    `chiefly` are the ids of the documents that are chiefly about it, as news.
    """

    accounts: tuple[Account, ...]
    chiefly: tuple[str, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """The clusters, and the pairs of accounts of two clusters that may yet be one.

    `open` has the most probable pair first.
    """

    clusters: tuple[Cluster, ...]
    open: tuple[Comparison, ...]


def cluster(
    accounts: Sequence[Account],
    rulings: Rulings,
    rarity: Rarity,
    settings: FuseSettings,
    crowded: Set[str] = frozenset(),
) -> Clustering:
    """Return the accounts, in order of their keys, as clusters; `crowded` keys find nobody."""
    work = _Work(profiles(accounts, rarity, settings.merge), rulings, settings)
    work.obey()
    work.link(crowded)
    work.head()
    compared: dict[int, list[Comparison]] = {}
    for pair, found in sorted(work.comparisons.items()):
        compared.setdefault(work.groups.root(pair[0]), []).append(found)
    chief = _chief(work.profiles)
    clusters = tuple(
        Cluster(
            accounts=tuple(accounts[member] for member in group),
            chiefly=tuple(accounts[member].document_id for member in group if member in chief),
            comparisons=tuple(compared.get(group[0], ())),
        )
        for group in work.groups.all()
    )
    return Clustering(clusters=clusters, open=tuple(work.left_open()))


def _chief(profiles: Sequence[Profile]) -> set[int]:
    """Return the accounts that their reports are chiefly about, as news.

    A report that tells of violence is about that, and not about the arrests or warnings in it.
    """
    leading = [
        at
        for at, one in enumerate(profiles)
        if one.report is not None and not one.account.background
    ]
    violent = {
        profiles[at].account.document_id
        for at in leading
        if profiles[at].event_type is EventType.ASSAULT
    }
    return {
        at
        for at in leading
        if profiles[at].event_type is EventType.ASSAULT
        or profiles[at].account.document_id not in violent
    }


class _Work:
    """The state of one clustering: the groups so far, and comparisons made once.

    `parts` are the groups without what people joined.
    """

    def __init__(
        self, subjects: Sequence[Profile], rulings: Rulings, settings: FuseSettings
    ) -> None:
        self.profiles = subjects
        self.rulings = rulings
        self.settings = settings
        self.groups = Partition(len(subjects))
        self.parts = Partition(len(subjects))
        self.comparisons: dict[Pair, Comparison] = {}
        self._forbidden: set[Pair] = set()
        self._likeness: dict[Pair, Likeness] = {}
        self._near: list[Pair] = []

    def obey(self) -> None:
        """Join and part accounts as people ruled, the latest ruling first.

        An earlier ruling that a later one excludes has no effect.
        """
        found = obeyed(
            self.rulings,
            {
                told.claim.id: number
                for number, one in enumerate(self.profiles)
                for told in one.account.told
            },
        )
        self._forbidden.update(found.parted)
        for pair in found.joined:
            self.groups.join(*pair)
            why = "a person ruled that they are one incident"
            self.comparisons[pair] = self._comparison(pair, why)

    def link(self, crowded: Set[str]) -> None:
        """Join the accounts that are probably one."""
        least = log_odds(self.settings.merge.min_probability)
        floor = log_odds(self.settings.merge.review_probability)
        edges: list[tuple[float, Pair]] = []
        for pair in meetings(self.profiles, self.settings, crowded):
            if any(self.profiles[at].account.heading for at in pair):
                continue
            likeness = compare(self.profiles[pair[0]], self.profiles[pair[1]], self.settings)
            if likeness.ruled_out or likeness.log_odds < floor:
                continue
            self._likeness[pair] = likeness
            self._near.append(pair)
            if likeness.log_odds >= least and pair not in self._forbidden:
                edges.append((-likeness.log_odds, pair))
        for _, (first, second) in sorted(edges):
            if not self.parts.together(first, second) and self._may_join(first, second):
                self._join((first, second))

    def head(self) -> None:
        """Join each heading to the account of its own document that it is likest to."""
        by_document: dict[str, list[int]] = {}
        for at, one in enumerate(self.profiles):
            by_document.setdefault(one.account.document_id, []).append(at)
        for at, one in enumerate(self.profiles):
            if not one.account.heading or len(self.parts.members(at)) > 1:
                continue
            others = [
                (min(at, other), max(at, other))
                for other in by_document[one.account.document_id]
                if not self.profiles[other].account.heading
            ]
            found = [
                (-likeness.of_act, pair)
                for pair in others
                if self._forbidden.isdisjoint(self.groups.across(*pair))
                and not (likeness := self._compare(pair)).ruled_out
                and likeness.of_act >= self.settings.merge.min_heading
            ]
            if found:
                self._join(min(found)[1])

    def left_open(self) -> Iterator[Comparison]:
        """Yield the pairs that may be one and lie in two groups, the likest of each two groups."""
        seen: set[Pair] = set()
        for pair in sorted(self._near, key=lambda pair: (-self._likeness[pair].log_odds, pair)):
            one, other = sorted(self.groups.root(at) for at in pair)
            if one == other or (one, other) in seen or pair in self._forbidden:
                continue
            seen.add((one, other))
            yield self._comparison(pair)

    def _compare(self, pair: Pair) -> Likeness:
        found = self._likeness.get(pair)
        if found is None:
            found = compare(self.profiles[pair[0]], self.profiles[pair[1]], self.settings)
            self._likeness[pair] = found
        return found

    def _told_apart(self, pair: Pair) -> bool:
        """Return whether one document, or a person, tells two accounts apart."""
        first, second = (self.profiles[at].account for at in pair)
        return first.document_id == second.document_id or pair in self._forbidden

    def _may_join(self, first: int, second: int) -> bool:
        """Return whether two parts may be one, and nobody ruled what is joined to them apart."""
        if not self._forbidden.isdisjoint(self.groups.across(first, second)):
            return False
        pairs = list(self.parts.across(first, second))
        if any(self._told_apart(pair) for pair in pairs):
            return False
        found = [self._compare(pair) for pair in pairs]
        if any(one.ruled_out for one in found):
            return False
        mean = sum(one.log_odds for one in found) / len(found)
        return mean >= log_odds(self.settings.merge.min_mean_probability)

    def _join(self, pair: Pair) -> None:
        self.parts.join(*pair)
        if not self.groups.together(*pair):
            self.groups.join(*pair)
        self.comparisons.setdefault(pair, self._comparison(pair))

    def _comparison(self, pair: Pair, ruling: str | None = None) -> Comparison:
        likeness = self._compare(pair)
        first, second = (self.profiles[at].account.told[0].claim.id for at in pair)
        return Comparison(
            claim_ids=(first, second),
            probability=round(likeness.probability, 3),
            reasons=(ruling, *likeness.reasons) if ruling else likeness.reasons,
        )
