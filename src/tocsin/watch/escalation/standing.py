"""Whether a rise rests on more than one origin, so that no single voice can raise an alarm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Incident, Origin

# Origins that are persons or offices: whose they are is not known, perhaps a state's.
_OFFICES = ("name:", "body:", "post:")
_OFFICE = "office"
_STATE = "state:"
# So many independent origins make a rise more than one voice's word.
LEAST_ORIGINS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a rise is confirmed, why or why not, and the known origins of its incidents."""

    confirmed: bool
    reason: str
    origin_keys: tuple[str, ...]


def standing_of(
    recent: Sequence[Incident],
    before: Sequence[Incident],
    *,
    expected: float,
    bodies: Mapping[str, str],
) -> Standing:
    """Return whether a rise stands on two independent origins at least, and without any one.

    Args:
        recent: The incidents of the rise.
        before: Those of the baseline.
        expected: How many were expected where `recent` were counted.
        bodies: By the key of an origin the body that it speaks for.
    """
    keys = tuple(sorted({origin.key for each in recent for origin in each.origins if origin.known}))
    least = least_origins(recent, bodies)
    if least < LEAST_ORIGINS:
        how = "one independent origin" if least else "no origin that is known"
        reason = f"its incidents certainly rest on {how} only: nothing corroborates it"
        return Standing(confirmed=False, reason=reason, origin_keys=keys)
    for key in sorted({origin.key for each in recent for origin in _alone(each)}):
        rest = [each for each in recent if not _only(each, key)]
        share = (1 + sum(not _only(each, key) for each in before)) / (1 + len(before))
        if len(rest) <= expected * share:
            alone = len(recent) - len(rest)
            reason = (
                f"{alone} of its {len(recent)} incidents rest on one origin alone, and the "
                "others are no more than expected"
            )
            return Standing(confirmed=False, reason=reason, origin_keys=keys)
    reason = (
        f"its incidents rest on at least {least} independent origins, "
        "and it stands without any one of these"
    )
    return Standing(confirmed=True, reason=reason, origin_keys=keys)


def least_origins(incidents: Sequence[Incident], bodies: Mapping[str, str]) -> int:
    """Return how many independent origins incidents together certainly have.

    As many as one of them has, or as there are bodies among the known origins of all. Named
    persons and offices are taken for one, and for a state's where a state is among them.
    """
    groups = {
        _OFFICE if origin.key.startswith(_OFFICES) else bodies.get(origin.key, origin.key)
        for each in incidents
        for origin in each.origins
        if origin.known
    }
    if any(group.startswith(_STATE) for group in groups):
        groups.discard(_OFFICE)
    return max(len(groups), max((each.origins_low for each in incidents), default=0))


def _alone(incident: Incident) -> tuple[Origin, ...]:
    return incident.origins if len(incident.origins) == 1 else ()


def _only(incident: Incident, key: str) -> bool:
    return len(incident.origins) == 1 and incident.origins[0].key == key
