"""Whether a rise rests on more than one origin, so that no single voice can raise an alarm."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.fuller_names import fullest, perhaps_one
from tocsin.core.independence import NAME, Bodies
from tocsin.core.types import Incident, Origin

# So many independent origins make a rise more than one voice's word.
LEAST_ORIGINS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a rise is confirmed, why or why not, and the known origins of its incidents.

    `least` of them are certainly independent.
    """

    confirmed: bool
    reason: str
    origin_keys: tuple[str, ...]
    least: int


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
        bodies: By the key of an origin the body that it speaks for, where tables know it.
    """
    keys = tuple(sorted({origin.key for each in recent for origin in _telling(each)}))
    held = _bodies(recent, bodies)
    least = _least(recent, held)
    if least < LEAST_ORIGINS:
        how = "one independent origin" if least else "no origin that is known"
        state = " (those who speak for one state are one)" if held.has_state else ""
        reason = f"its incidents certainly rest on {how} only{state}: nothing corroborates it"
        return Standing(confirmed=False, reason=reason, origin_keys=keys, least=least)
    for voice in held.voices():
        rest = sum(not _may_rest_on(each, voice, bodies) for each in recent)
        usual = sum(not _may_rest_on(each, voice, bodies) for each in before)
        if rest <= expected * (1 + usual) / (1 + len(before)):
            reason = (
                f"{len(recent) - rest} of its {len(recent)} incidents rest on one origin alone, "
                "or may, and the others are no more than expected"
            )
            return Standing(confirmed=False, reason=reason, origin_keys=keys, least=least)
    reason = (
        f"its incidents rest on at least {least} independent origins, "
        "and it stands without any one of these"
    )
    return Standing(confirmed=True, reason=reason, origin_keys=keys, least=least)


def least_origins(incidents: Sequence[Incident], bodies: Mapping[str, str]) -> int:
    """Return how many independent origins incidents together certainly have.

    As many as one of them has, or as there are bodies among the known origins of all: by the
    rule of fusing, as if all told of one incident.
    """
    return _least(incidents, _bodies(incidents, bodies))


def _least(incidents: Sequence[Incident], held: Bodies) -> int:
    return max(held.number, max((each.origins_low for each in incidents), default=0))


def _telling(incident: Incident) -> Iterator[Origin]:
    """Yield the known origins that tell it, not those that only deny it or opine on it."""
    return (origin for origin in incident.origins if origin.known and origin.bodies)


def _speaks_for(origin: Origin, bodies: Mapping[str, str]) -> tuple[str, ...]:
    known = bodies.get(origin.key)
    return origin.bodies if known is None else (known,)


def _bodies(incidents: Sequence[Incident], bodies: Mapping[str, str]) -> Bodies:
    """Return the known origins of all incidents, those that may be one together."""
    origins = [origin for each in incidents for origin in _telling(each)]
    names = {each.key.removeprefix(NAME) for each in origins if each.key.startswith(NAME)}
    shorter = ((name, full) for name, longer in fullest(names).items() for full in longer)
    perhaps = ((NAME + one, NAME + other) for one, other in (*shorter, *perhaps_one(names)))
    held = ((origin.key, body) for origin in origins for body in _speaks_for(origin, bodies))
    return Bodies(held, perhaps)


def _may_rest_on(incident: Incident, voice: Collection[str], bodies: Mapping[str, str]) -> bool:
    """Return whether no known origin of an incident is certainly another than one voice."""
    return all(
        origin.key in voice or any(body in voice for body in _speaks_for(origin, bodies))
        for origin in _telling(incident)
    )
