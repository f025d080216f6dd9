"""What people ruled: which claims are one incident, which are not, which are to be dropped."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from tocsin.core.sets import Groups
from tocsin.core.types import Judgement
from tocsin.core.vocab import Verdict

PAIRWISE = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
SINGLE = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE})

# What a ruling is on: a pair of claims, or one id and its field ("" for the whole).
Matter = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The rulings in force.

    `pairs` has the latest ruling first; `parted` are those of claims of different incidents.
    """

    pairs: tuple[tuple[str, str, Verdict], ...]
    parted: frozenset[tuple[str, str]]
    rejected: frozenset[str]

    def apart(self, first: str, second: str) -> bool:
        """Return whether two claims are ruled to be of different incidents."""
        return (min(first, second), max(first, second)) in self.parted


def rulings_in_force(judgements: Sequence[Judgement]) -> Rulings:
    """Return the last ruling on each pair of claims and on each claim.

    Args:
        judgements: In the order in which they were recorded. What is ruled `unsure` is
            free again; a claim ruled `accept` after `reject` is back.
    """
    standing = standing_rulings(judgements)
    return Rulings(
        pairs=tuple(
            (*matter, judgement.verdict)
            for matter, judgement in reversed(tuple(standing.items()))
            if judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}
        ),
        parted=frozenset(
            matter
            for matter, judgement in standing.items()
            if judgement.verdict is Verdict.DIFFERENT
        ),
        rejected=frozenset(
            subject
            for (subject, _), judgement in standing.items()
            if judgement.verdict is Verdict.REJECT
        ),
    )


def standing_rulings(judgements: Sequence[Judgement]) -> Mapping[Matter, Judgement]:
    """Return the last ruling on each matter, in the order in which they were made."""
    standing: dict[Matter, Judgement] = {}
    for judgement in judgements:
        for matter in matters(judgement):
            standing.pop(matter, None)
            standing[matter] = judgement
    return standing


def matters(judgement: Judgement) -> Iterator[Matter]:
    """Yield what a ruling is on; a ruling on several ids is one on each of them."""
    if judgement.field is not None:
        yield from ((subject, judgement.field) for subject in judgement.subject)
    elif judgement.verdict in PAIRWISE and len(judgement.subject) == 2:
        first, second = sorted(judgement.subject)
        yield first, second
    elif judgement.verdict in SINGLE:
        yield from ((subject, "") for subject in judgement.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obeyed:
    """What pairwise rulings come to among accounts, by the numbers of these.

    `joined` and `parted` are pairs of accounts, the latest ruled first; `void` are the rulings
    that later ones exclude by way of other accounts.
    """

    joined: tuple[tuple[int, int], ...]
    parted: tuple[tuple[int, int], ...]
    void: frozenset[Matter]


def obeyed(rulings: Rulings, accounts: Mapping[str, int]) -> Obeyed:
    """Return what pairwise rulings come to, the latest first: one that it excludes is void.

    Args:
        rulings: Those in force.
        accounts: The account that each claim belongs to. A ruling on a claim without one
            has no effect, and makes none void.
    """
    groups: Groups[int] = Groups(sorted(set(accounts.values())))
    joined: list[tuple[int, int]] = []
    parted: list[tuple[int, int]] = []
    void: set[Matter] = set()
    for first, second, verdict in rulings.pairs:
        if first not in accounts or second not in accounts:
            continue
        one, other = sorted((accounts[first], accounts[second]))
        ends = {groups.root(one), groups.root(other)}
        barred = any({groups.root(a), groups.root(b)} == ends for a, b in parted)
        together = len(ends) == 1
        if together if verdict is Verdict.DIFFERENT else barred:
            void.add((first, second))
        elif verdict is Verdict.DIFFERENT:
            parted.append((one, other))
        elif not together:
            groups.join(one, other)
            joined.append((one, other))
    return Obeyed(joined=tuple(joined), parted=tuple(parted), void=frozenset(void))


def contradicted(
    made: Judgement, earlier: Sequence[Judgement], *, void: Set[Matter] = frozenset()
) -> tuple[Judgement, ...]:
    """Return the earlier rulings in force that a new one replaces or makes void.

    Args:
        made: The new ruling.
        earlier: Those before it, in the order in which they were recorded.
        void: The matters on which rulings are void with the new one, and were not before it.
    """
    standing = standing_rulings(earlier)
    replaced = [
        before
        for matter in matters(made)
        if (before := standing.get(matter)) is not None
        and before.verdict is not Verdict.UNSURE
        and (before.verdict, before.value) != (made.verdict, made.value)
    ]
    excluded = [each for matter, each in standing.items() if matter in void]
    return tuple(dict.fromkeys((*replaced, *excluded)))
