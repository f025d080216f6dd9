"""Whether a rise rests on more than one origin, so that no single voice can raise an alarm."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.fuller_names import fullest, perhaps_one
from tocsin.core.independence import ANY_STATE, NAME, STATE, Bodies
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
        bodies: By the key of an origin, or of a name that one has or speaks for, the body that
            it speaks for, where tables know it.
    """
    keys = tuple(sorted({origin.key for each in recent for origin in _telling(each)}))
    speaking = _Speaking((*recent, *before), bodies)
    held = _bodies(recent, speaking)
    least = max(held.number, max((each.origins_low for each in recent), default=0))
    if least < LEAST_ORIGINS:
        return Standing(confirmed=False, reason=_too_few(held), origin_keys=keys, least=least)
    voiced = [[set(map(speaking.of, _telling(each))) for each in some] for some in (recent, before)]
    for voice in held.voices():
        rest, usual = (sum(not _may_rest_on(each, voice) for each in some) for some in voiced)
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


def _too_few(held: Bodies) -> str:
    """Return why a rise is not confirmed that does not certainly rest on several origins."""
    if not held.number:
        return "no origin of its incidents is known: nothing corroborates it"
    state = " (those who speak for one state are one)" if held.has_state else ""
    return (
        f"its incidents certainly rest on one independent origin only{state}: "
        "nothing corroborates it"
    )


def _telling(incident: Incident) -> Iterator[Origin]:
    """Yield the known origins that tell it, not those that only deny it or opine on it."""
    return (origin for origin in incident.origins if origin.known and origin.bodies)


class _Speaking:
    """For whom the origins of incidents may speak: what one report says of a name holds in all."""

    def __init__(self, incidents: Iterable[Incident], bodies: Mapping[str, str]) -> None:
        self._bodies = bodies
        self._of: dict[str, set[str]] = {}
        for origin in (origin for each in incidents for origin in _telling(each)):
            for name in _selves(origin):
                self._of.setdefault(name, set()).update(self._told(origin))
        self._free = {name for name, told in self._of.items() if not any(map(_is_state, told))}

    def of(self, origin: Origin) -> frozenset[str]:
        """Return the keys of those for whom an origin may speak, and of its names.

        A spokesman of some office speaks for no state where it is known for whom they speak, and
        that it is in no office.
        """
        selves = _selves(origin)
        told = set().union(selves, *(self._of[name] for name in selves if name in self._of))
        others = told.difference(selves)
        return frozenset(told - {ANY_STATE} if others & self._free else told)

    def _told(self, origin: Origin) -> Iterator[str]:
        is_known = origin.key in self._bodies and not origin.key.startswith(NAME)
        every = (*(() if is_known else origin.bodies), *_selves(origin))
        return (self._bodies.get(key, key) for key in every)


def _selves(origin: Origin) -> frozenset[str]:
    return frozenset((origin.key, *origin.names))


def _is_state(key: str) -> bool:
    return key.startswith(STATE)


def _bodies(incidents: Sequence[Incident], speaking: _Speaking) -> Bodies:
    """Return the known origins of all incidents, those that may be one together."""
    held = {
        (origin.key, body)
        for each in incidents
        for origin in _telling(each)
        for body in speaking.of(origin)
    }
    keys = {key for pair in held for key in pair if key.startswith(NAME)}
    names = {key.removeprefix(NAME) for key in keys}
    shorter = ((name, full) for name, longer in fullest(names).items() for full in longer)
    perhaps = ((NAME + one, NAME + other) for one, other in (*shorter, *perhaps_one(names)))
    return Bodies(sorted(held), perhaps)


def _may_rest_on(told: Iterable[frozenset[str]], voice: frozenset[str]) -> bool:
    """Return whether no known origin of an incident is certainly another than one voice.

    Args:
        told: For each of the origins for whom it may speak.
        voice: The keys of one body and of all that may be it.
    """
    return all(not each.isdisjoint(voice) for each in told)
