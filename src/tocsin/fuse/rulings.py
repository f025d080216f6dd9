"""What people ruled: which claims are one incident, which are not, which are to be dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Judgement
from tocsin.core.vocab import Verdict

PAIRWISE = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
SINGLE = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE})

# What a ruling is on: a pair of claims, or one id and its field ("" for the whole).
Matter = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The rulings in force. `pairs` has the latest ruling first."""

    pairs: tuple[tuple[str, str, Verdict], ...]
    rejected: frozenset[str]

    def apart(self, first: str, second: str) -> bool:
        """Return whether two claims are ruled to be of different incidents."""
        pair = tuple(sorted((first, second)))
        return any((a, b) == pair and ruled is Verdict.DIFFERENT for a, b, ruled in self.pairs)


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


def contradicted(made: Judgement, earlier: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the earlier rulings in force that a new one replaces or makes void.

    A pair ruled the same contradicts a ruling that keeps apart any two that it brings
    together; a pair ruled different contradicts those that join the two through others.
    """
    standing = standing_rulings(earlier)
    found = [
        before
        for matter in matters(made)
        if (before := standing.get(matter)) is not None
        and before.verdict is not Verdict.UNSURE
        and (before.verdict, before.value) != (made.verdict, made.value)
    ]
    if made.field is None and made.verdict in {Verdict.SAME, Verdict.DIFFERENT}:
        found += _through_others(made, standing)
    return tuple(dict.fromkeys(found))


def _through_others(made: Judgement, standing: Mapping[Matter, Judgement]) -> list[Judgement]:
    """Return the pairwise rulings that exclude a new one by way of other claims."""
    (own,) = matters(made)
    joins = {
        matter: each
        for matter, each in standing.items()
        if each.verdict is Verdict.SAME and matter != own
    }
    one, other = (_joined_with(claim, joins) for claim in own)
    if made.verdict is Verdict.DIFFERENT:
        together = own[1] in one
        return [each for (first, _), each in joins.items() if together and first in one]
    return [
        each
        for (first, second), each in standing.items()
        if each.verdict is Verdict.DIFFERENT
        and ((first in one and second in other) or (first in other and second in one))
    ]


def _joined_with(claim: str, joins: Mapping[Matter, Judgement]) -> set[str]:
    """Return the claims that rulings join with one, directly or not, itself included."""
    found, edge = {claim}, {claim}
    while edge:
        edge = {
            other
            for first, second in joins
            for one, other in ((first, second), (second, first))
            if one in edge and other not in found
        }
        found |= edge
    return found
