"""Which incidents may be one: the fewest that several can be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Fusion, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubles:
    """Pairs of incidents that may be one, and that nobody has ruled on."""

    pairs: tuple[tuple[str, str], ...]

    def groups(self, incidents: Sequence[Incident]) -> tuple[tuple[Incident, ...], ...]:
        """Return incidents in groups of those that may be one, over others too.

        There are at least as many incidents as groups.
        """
        held = {incident.id: incident for incident in incidents}
        leader = {key: key for key in held}
        for one, other in self.among(held):
            first, second = _lead(leader, one), _lead(leader, other)
            leader[max(first, second)] = min(first, second)
        found: dict[str, list[Incident]] = {}
        for key, incident in held.items():
            found.setdefault(_lead(leader, key), []).append(incident)
        return tuple(tuple(group) for group in found.values())

    def among(self, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of which both incidents are among these."""
        held = set(ids)
        return tuple(pair for pair in self.pairs if held.issuperset(pair))


def doubles_in(fusion: Fusion) -> Doubles:
    """Return the pairs of incidents of which some claims may yet be of one incident."""
    told: Mapping[str, str] = {
        claim: incident.id for incident in fusion.incidents for claim in incident.claim_ids
    }
    pairs = (
        tuple(sorted((told[one], told[other])))
        for one, other in (each.claim_ids for each in fusion.open)
        if one in told and other in told and told[one] != told[other]
    )
    return Doubles(pairs=tuple(dict.fromkeys((pair[0], pair[1]) for pair in pairs)))


def _lead(leader: Mapping[str, str], key: str) -> str:
    while leader[key] != key:
        key = leader[key]
    return key
