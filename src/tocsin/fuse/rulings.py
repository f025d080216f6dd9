"""What people ruled: which claims are one incident, which are not, which are to be dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.types import Judgement
from tocsin.core.vocab import Verdict

PAIRWISE = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
SINGLE = frozenset({Verdict.ACCEPT, Verdict.REJECT})


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
        judgements: In the order in which they were recorded. A pair ruled `unsure` is
            free again; a claim ruled `accept` after `reject` is back.
    """
    pairs: dict[tuple[str, str], Verdict] = {}
    rejected: dict[str, bool] = {}
    for judgement in judgements:
        if judgement.verdict in PAIRWISE and len(judgement.subject) == 2:
            first, second = sorted(judgement.subject)
            pairs.pop((first, second), None)
            pairs[first, second] = judgement.verdict
        elif judgement.verdict in SINGLE and len(judgement.subject) == 1 and not judgement.field:
            rejected[judgement.subject[0]] = judgement.verdict is Verdict.REJECT
    return Rulings(
        pairs=tuple(
            (first, second, ruled)
            for (first, second), ruled in reversed(pairs.items())
            if ruled is not Verdict.UNSURE
        ),
        rejected=frozenset(claim for claim, dropped in rejected.items() if dropped),
    )
