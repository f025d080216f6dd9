"""An incident as grading sees it: who speaks for it and against it, and on what they agree."""

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.assess.evidence import Evidence, Part, Voice
from tocsin.assess.values import Values, fits, outside, same, values_of
from tocsin.core.types import Incident, IncidentField

# Fields whose contest leaves open what happened; figures and actors may differ on one event.
CORE_FIELDS = frozenset({"what", "when", "where"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The voices of an incident, and those that can confirm by origins certainly independent.

    `origins` holds by key of a known origin its claims by id, hearsay left out. `origins_low`
    and `origins_high` count the independent origins of those that support the incident.
    `sides` counts the origins told apart, however many unnamed people stand behind each.
    `contested` are the fields in which reports conflict; `least` origins confirm.
    """

    least: int
    voices: tuple[Voice, ...]
    origins: Mapping[str, Mapping[str, Voice]]
    values: Mapping[str, Values]
    origins_low: int
    origins_high: int
    sides: int
    contested: tuple[IncidentField, ...]

    def those(self, part: Part) -> tuple[Voice, ...]:
        """Return the voices that do one thing."""
        return tuple(voice for voice in self.voices if voice.part is part)

    @property
    def core_contested(self) -> bool:
        """Return whether reports conflict on what, when or where."""
        return any(field.name in CORE_FIELDS for field in self.contested)

    def contests(self, voice: Voice) -> tuple[IncidentField, ...]:
        """Return the contested fields to which a claim gives a value, and others another."""
        found = []
        for field in self.contested:
            given = [voice.claim.id in value.claim_ids for value in field.values]
            if any(given) and not all(given):
                found.append(field)
        return tuple(found)

    def confirming(self, voice: Voice, matter: str) -> tuple[Voice, ...]:
        """Return of each known origin the first claim that tells of a matter all that one does."""
        mine = voice.claim.id
        found = (
            voice
            if mine in held
            else next((one for one in held.values() if self.agree(voice, one, matter)), None)
            for held in self.origins.values()
        )
        return tuple(one for one in found if one is not None)

    def firsts(self) -> tuple[Voice, ...]:
        """Return the first claim of each known origin that tells the act."""
        telling = (
            next((one for one in held.values() if not one.only_counts), None)
            for held in self.origins.values()
        )
        return tuple(one for one in telling if one is not None)

    def agree(self, voice: Voice, other: Voice, matter: str) -> bool:
        """Return whether another claim tells of a matter all that a claim does."""
        return same(matter, self.values[voice.claim.id], self.values[other.claim.id])

    @property
    def confirmed(self) -> bool:
        """Return whether enough origins that are certainly independent support it."""
        return self.origins_low >= self.least

    def outvoted(self, voice: Voice) -> tuple[Voice, ...]:
        """Return claims that leave one alone: outside what enough other known origins give.

        Compared are numbers and days on which reports conflict. Empty where as many known
        origins tell what the claim does.
        """
        mine = self.values[voice.claim.id]
        for field in self.contests(voice):
            others = [held for held in self.origins.values() if voice.claim.id not in held]
            rivals = [
                [one for one in held.values() if field.name in self.values[one.claim.id].ranges]
                for held in others
            ]
            rivals = [held for held in rivals if held]
            given = [self.values[one.claim.id] for held in rivals for one in held]
            beside = sum(
                any(fits(field.name, mine, self.values[one.claim.id]) for one in held)
                for held in rivals
            )
            held_too = beside + (len(others) < len(self.origins))
            if held_too < self.least <= len(rivals) and outside(field.name, mine, given):
                return tuple(held[0] for held in rivals)
        return ()


def scene_of(incident: Incident, evidence: Evidence) -> Scene:
    """Return an incident with what speaks for it and against it."""
    voices = evidence.of(incident)
    supporting = {voice.claim.id for voice in voices if voice.part is Part.SUPPORTS}
    confirming = {voice.claim.id: voice for voice in voices if voice.confirms}
    known = {
        origin.key: {key: confirming[key] for key in origin.claim_ids if key in confirming}
        for origin in incident.origins
        if origin.known
    }
    origins = {key: held for key, held in known.items() if held}
    return Scene(
        least=evidence.least,
        voices=voices,
        origins=origins,
        values={voice.claim.id: values_of(voice.claim) for voice in voices},
        origins_low=min(incident.origins_low, max(len(origins), bool(supporting))),
        origins_high=incident.origins_high if supporting else 0,
        sides=sum(not supporting.isdisjoint(origin.claim_ids) for origin in incident.origins),
        contested=tuple(field for field in incident.fields if field.contested),
    )
