"""Accounts that were nearly taken for one incident, for a person to look at."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from tocsin.core.types import Comparison, Document, Fusion, Judgement, Reading
from tocsin.core.vocab import Verdict
from tocsin.fuse.accounts import gather, live_readings
from tocsin.fuse.compare import compare, line
from tocsin.fuse.profile import Profile, block_keys, profile
from tocsin.fuse.rulings import rulings_in_force, standing_rulings
from tocsin.fuse.settings import FuseSettings


def near_misses(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    *,
    fusion: Fusion,
    settings: FuseSettings,
) -> tuple[Comparison, ...]:
    """Return pairs of accounts of two incidents that lack little of being one, most alike first.

    A pair lacks at most `settings.review_margin` of the score that joins; pairs that a
    person ruled on, and pairs of current and historical incidents, are left out.
    """
    rulings = rulings_in_force(judgements)
    accounts = gather(
        documents, live_readings(readings), rulings, min_score=settings.min_claim_score
    )
    profiles = [profile(account) for account in accounts if not account.heading]
    incident_of = {
        claim: (incident.id, incident.historical)
        for incident in fusion.incidents
        for claim in incident.claim_ids
    }
    least = settings.merge.min_score - settings.review_margin
    ruled = standing_rulings(judgements)
    best: dict[frozenset[str], Comparison] = {}
    for first, second in _candidates(profiles, settings):
        one, other = (each.account.told[0].claim.id for each in (first, second))
        held, against = incident_of.get(one), incident_of.get(other)
        if held is None or against is None or held[0] == against[0] or held[1] != against[1]:
            continue
        likeness = compare(first, second, settings)
        if likeness.ruled_out or likeness.score < least or _is_ruled(first, second, ruled):
            continue
        pair = frozenset((held[0], against[0]))
        found = Comparison(
            claim_ids=(one, other), score=round(likeness.score, 3), reasons=likeness.reasons
        )
        if pair not in best or best[pair].score < found.score:
            best[pair] = found
    return tuple(sorted(best.values(), key=lambda found: (-found.score, found.claim_ids)))


def _candidates(
    profiles: Sequence[Profile], settings: FuseSettings
) -> list[tuple[Profile, Profile]]:
    """Return the pairs of different documents that meet in a block, in order."""
    actors = {actor for one in profiles for actor in one.actor_ids}
    roots = {actor: line(actor, settings.parents)[-1] for actor in actors}
    blocks: dict[str, list[int]] = {}
    for number, one in enumerate(profiles):
        for key in block_keys(one, roots, max_days_apart=settings.merge.max_days_apart):
            blocks.setdefault(key, []).append(number)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    return [
        (profiles[first], profiles[second])
        for first, second in sorted(pairs)
        if profiles[first].account.document_id != profiles[second].account.document_id
    ]


def _is_ruled(
    first: Profile, second: Profile, standing: Mapping[tuple[str, str], Judgement]
) -> bool:
    """Return whether a person ruled on any pair of the claims of two accounts."""
    verdicts = {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE}
    ids = [[told.claim.id for told in each.account.told] for each in (first, second)]
    return any(
        (ruling := standing.get((min(one, other), max(one, other)))) is not None
        and ruling.verdict in verdicts
        for one in ids[0]
        for other in ids[1]
    )
