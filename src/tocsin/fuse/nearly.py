"""Accounts that may yet be one incident, for a person to look at."""

from collections.abc import Mapping, Sequence

from tocsin.core.types import Comparison, Fusion, Judgement
from tocsin.core.vocab import Verdict
from tocsin.fuse.rulings import standing_rulings

_RULED = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def proposed_merges(fusion: Fusion, judgements: Sequence[Judgement]) -> tuple[Comparison, ...]:
    """Return pairs of claims of two incidents that may be one, of each two the likest, in order.

    A report that tells of what two incidents have in common brings them here, if the rest of
    them does not say that they are one. Pairs of incidents on whose claims a person ruled, and
    of current and historical incidents, are left out.
    """
    held = {claim: incident for incident in fusion.incidents for claim in incident.claim_ids}
    ruled = _ruled_incidents(judgements, {key: one.id for key, one in held.items()})
    found: dict[frozenset[str], Comparison] = {}
    for pair in fusion.open:
        first, second = (held.get(claim) for claim in pair.claim_ids)
        if first is None or second is None or first.historical != second.historical:
            continue
        both = frozenset((first.id, second.id))
        if len(both) == 2 and both not in ruled:
            found.setdefault(both, pair)
    return tuple(found.values())


def _ruled_incidents(
    judgements: Sequence[Judgement], incident_of: Mapping[str, str]
) -> set[frozenset[str]]:
    """Return the pairs of incidents on claims of which a person ruled."""
    return {
        frozenset(incident_of[claim] for claim in matter)
        for matter, judgement in standing_rulings(judgements).items()
        if judgement.verdict in _RULED and all(claim in incident_of for claim in matter)
    }
