"""Which incidents may be one: the fewest that several can be."""

from collections.abc import Iterable, Mapping, Sequence

from tocsin.core.types import Fusion, Incident


class Doubles:
    """Pairs of incidents that may be one, and that nobody has ruled on."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._near: dict[str, dict[str, None]] = {}
        for one, other in pairs:
            self._near.setdefault(one, {})[other] = None
            self._near.setdefault(other, {})[one] = None

    def groups(self, incidents: Sequence[Incident]) -> tuple[tuple[Incident, ...], ...]:
        """Return incidents in groups of those that may be one, over others of them too.

        There are at least as many incidents as groups.
        """
        held = {incident.id: incident for incident in incidents}
        found, seen = [], set[str]()
        for key in held:
            if key not in seen:
                group = self._around(key, held)
                seen.update(group)
                found.append(tuple(held[each] for each in group))
        return tuple(found)

    def _around(self, key: str, held: Mapping[str, Incident]) -> list[str]:
        """Return an incident and all that may be one with it, step by step."""
        group = {key: None}
        waiting = [key]
        while waiting:
            for other in self._near.get(waiting.pop(), ()):
                if other in held and other not in group:
                    group[other] = None
                    waiting.append(other)
        return list(group)

    def among(self, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of which both incidents are among these, in order."""
        held = set(ids)
        return tuple(
            (one, other)
            for one in sorted(held)
            for other in sorted(self._near.get(one, ()))
            if one < other and other in held
        )


def doubles_in(fusion: Fusion) -> Doubles:
    """Return the pairs of incidents of which some claims may yet be of one incident."""
    told = {claim: incident.id for incident in fusion.incidents for claim in incident.claim_ids}
    return Doubles(
        (told[one], told[other])
        for one, other in (each.claim_ids for each in fusion.open)
        if one in told and other in told and told[one] != told[other]
    )
