"""Whether what happened fits what was said to come: yes, no, or it cannot be told."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from tocsin.core.geo import area_of, distance_km
from tocsin.core.located import places_told
from tocsin.core.parties import mention_key
from tocsin.core.selection import any_named
from tocsin.core.types import Incident, Party, Place, PlaceRef
from tocsin.core.vocab import EventType, Mode, PartStatus, PlaceKind, PlacePrecision

# A town's attack is often told of the nearest large one.
NEAR_KM = 25.0
# The borders of these are known to nobody here, unless the table of regions has them.
_UNBOUNDED = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.FEATURE})
# A mention that only points back to a party.
_POINTING = re.compile(
    r"^(?:(?:these|those|this|that|such|the same|the (?:latter|former))\b.*"
    r"|it|they|them|he|him|she|her|we|us|who|which)$",
    re.IGNORECASE,
)
# Words for an act that tell how it is done, where its type alone does not: stems, and modes of
# which an incident must have one.
_MODES: tuple[tuple[re.Pattern[str], frozenset[Mode]], ...] = tuple(
    (re.compile(rf"\b(?:{stems})", re.IGNORECASE), frozenset(modes))
    for stems, modes in (
        ("arrest|detain|jail|imprison|prosecut|sentenc|charge", {Mode.ARREST}),
        ("invad|invasion|storm|seiz|captur|occup|take over|takeover|annex", {Mode.SEIZE}),
        ("deport|expel", {Mode.DEPORT}),
        ("curfew", {Mode.CURFEW}),
        ("cyber|hack", {Mode.CYBER}),
        ("abduct|kidnap|hostage", {Mode.ABDUCT}),
        ("assassinat|execut|behead", {Mode.TARGETED}),
        ("suicide", {Mode.SUICIDE_ATTACK}),
        ("drone", {Mode.DRONE}),
        ("air ?strike|airstrike|air raid", {Mode.AERIAL, Mode.DRONE}),
        ("bomb", {Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK, Mode.AERIAL}),
        ("shell|rocket|missile|artillery", {Mode.HEAVY_WEAPONS}),
    )
)
_KEPT = 65_536
_ARTICLES = frozenset({"The", "A", "An"})
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[A-Za-z]))*\.?")


class Fit(IntEnum):
    """Whether two things fit; the least of several holds for all of them.

    `OPEN`: nothing that is told speaks for it, and nothing against.
    """

    NO = 0
    OPEN = 1
    MAYBE = 2
    YES = 3


def all_fit(fits: Sequence[Fit]) -> Fit:
    """Return whether all of what was asked fits; where none certainly does, it is open."""
    if not fits:
        return Fit.OPEN
    if Fit.NO in fits:
        return Fit.NO
    return Fit.OPEN if max(fits) is Fit.MAYBE else min(fits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the tables know of bodies, states and regions.

    `parents` are the bodies that actors are part of, `homes` the countries of actors, by
    registry id; `countries` the ISO codes behind lower-case words for countries; `regions` the
    states in a region and those at its edge, by place id; `names` are words for countries by code.
    """

    parents: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def line(self, actor_id: str) -> tuple[str, ...]:
        """Return an actor and the bodies above it, from below."""
        found = [actor_id]
        while (above := self.parents.get(found[-1])) is not None and above not in found:
            found.append(above)
        return tuple(found)

    def nations(self, party: Party) -> frozenset[str]:
        """Return the countries whose a party is, by the registry or by its words."""
        if party.actor_id is not None:
            home = self.homes.get(party.actor_id)
            return frozenset({home} if home else ())
        words = (match.group().casefold() for match in _WORD.finditer(party.mention.quote))
        return frozenset(self.countries[word] for word in words if word in self.countries)


@lru_cache(maxsize=_KEPT)
def modes_told(words: str) -> frozenset[Mode] | None:
    """Return the modes of which an act must have one by the words for it; None for any."""
    return next((modes for stems, modes in _MODES if stems.search(words)), None)


def fit_act(event_type: EventType, words: str, incident: Incident) -> Fit:
    """Return whether an incident is an act of a type, done in the way that words for it tell."""
    if incident.event_type is not event_type:
        return Fit.NO
    wanted = modes_told(words)
    if wanted is None or wanted & set(incident.modes):
        return Fit.YES
    plain = set(incident.modes) <= {Mode.UNSPECIFIED, Mode.OTHER}
    return Fit.MAYBE if plain else Fit.NO


def points_back(party: Party) -> bool:
    """Return whether a mention only points to a party named elsewhere ("these groups")."""
    return party.actor_id is None and _points(party.mention.quote)


@lru_cache(maxsize=_KEPT)
def _points(mention: str) -> bool:
    return bool(_POINTING.match(mention.strip()))


# Reports repeat the same few mentions over and over.
_bare = lru_cache(maxsize=_KEPT)(mention_key)


def fit_parties(wanted: Sequence[Party], found: Sequence[Party], reference: Reference) -> Fit:
    """Return whether those who were named have a part; where nobody was named, all fit.

    One of several that are named is enough.
    """
    if not wanted:
        return Fit.YES
    named = [party for party in wanted if not points_back(party)]
    if not named:
        return Fit.MAYBE
    return _best(found, lambda other: max(_same(one, other, reference) for one in named))


def fit_actors(wanted: Sequence[Party], incident: Incident, reference: Reference) -> Fit:
    """Return whether those who were named did it; where reports contest who did, perhaps."""
    return _uncontested(incident, fit_parties(wanted, incident.actors, reference))


def fit_actor_named(wanted: str, incident: Incident, reference: Reference) -> Fit:
    """Return whether somebody did it who has this registry id, or these words in a mention."""
    return _uncontested(
        incident, _best(incident.actors, lambda party: _is_called(wanted, party, reference))
    )


def _uncontested(incident: Incident, fit: Fit) -> Fit:
    contested = any(item.name == "actors" and item.contested for item in incident.fields)
    return min(fit, Fit.MAYBE) if contested else fit


def _best(found: Sequence[Party], fit: Callable[[Party], Fit]) -> Fit:
    """Return how well the best of those who take part fits; who is only suspected, perhaps."""
    taking_part = [party for party in found if party.status is not PartStatus.DENIED]
    return max(
        (
            min(fit(party), Fit.MAYBE) if party.status is PartStatus.SUSPECTED else fit(party)
            for party in taking_part
        ),
        default=Fit.MAYBE,
    )


def _is_called(wanted: str, party: Party, reference: Reference) -> Fit:
    if any_named((party,), wanted):
        return Fit.YES
    if party.actor_id is None:
        return Fit.MAYBE
    if wanted in reference.line(party.actor_id):
        return Fit.YES
    return Fit.MAYBE if party.actor_id in reference.line(wanted) else Fit.NO


def _same(wanted: Party, found: Party, reference: Reference) -> Fit:
    if wanted.actor_id is not None and found.actor_id is not None:
        if wanted.actor_id in reference.line(found.actor_id):
            return Fit.YES
        part = found.actor_id in reference.line(wanted.actor_id)
        return Fit.MAYBE if part else Fit.NO
    if _one_key(wanted, found):
        return Fit.YES
    shared = reference.nations(wanted) & reference.nations(found)
    named = _proper(wanted) and _proper(wanted) == _proper(found)
    if (shared or named) and wanted.kind is found.kind:
        return Fit.YES
    return Fit.MAYBE


def _proper(party: Party) -> frozenset[str]:
    """Return the words of a mention that are of a name: "African Union troops", without troops."""
    words = [match.group() for match in _WORD.finditer(party.mention.quote)]
    return frozenset(word for word in words if word[0].isupper() and word not in _ARTICLES)


def _one_key(one: Party, other: Party) -> bool:
    if one.unregistered is not None and one.unregistered == other.unregistered:
        return True
    return _bare(one.mention.quote) == _bare(other.mention.quote)


def fit_places(wanted: Sequence[PlaceRef], incident: Incident, reference: Reference) -> Fit:
    """Return whether an incident was where something was said to come; where nothing is, it fits.

    One of several places that are named is enough.
    """
    if not wanted:
        return Fit.YES
    told = places_told(incident)
    if not told or incident.where is None:
        return Fit.MAYBE
    fits = [max(fit_place(ref, place, reference) for ref in wanted) for place in told]
    # Where reports contest the place, each of the places is possible.
    sure = len(fits) == 1 and not incident.where.inferred
    return fits[0] if sure else min(max(fits), Fit.MAYBE)


def fit_place(wanted: PlaceRef, place: Place, reference: Reference) -> Fit:
    """Return whether a place lies in the one that was named."""
    named = wanted.place
    if named is None:
        return Fit.MAYBE
    if named.kind is PlaceKind.COUNTRY:
        if named.country != place.country:
            return Fit.NO if place.country else Fit.MAYBE
        # "southern Iraq" is of Iraq, but not all of Iraq.
        part = wanted.precision is PlacePrecision.FEATURE
        return Fit.MAYBE if part else Fit.YES
    if named.kind in _UNBOUNDED:
        return _fit_region(named, place, reference)
    if named.id == place.id:
        return Fit.YES
    if named.country and place.country and named.country != place.country:
        return Fit.NO
    if named.kind is PlaceKind.FIRST_ORDER:
        return _fit_area(area_of(named), place)
    return _fit_town(named, place)


def _fit_region(named: Place, place: Place, reference: Reference) -> Fit:
    if named.id == place.id:
        return Fit.YES
    inside, edge = reference.regions.get(named.id, (frozenset(), frozenset()))
    if not inside or place.country is None or place.country in edge:
        return Fit.MAYBE
    return Fit.YES if place.country in inside else Fit.NO


def _fit_area(area: str, place: Place) -> Fit:
    held = area_of(place)
    if not held or not area:
        return Fit.MAYBE
    return Fit.YES if held == area else Fit.NO


def _fit_town(named: Place, place: Place) -> Fit:
    """Return whether a place may be a town or a district: the same area, or near by."""
    if place.kind in {PlaceKind.COUNTRY, *_UNBOUNDED}:
        return Fit.MAYBE
    one, other = area_of(named), area_of(place)
    if place.kind in {PlaceKind.FIRST_ORDER, PlaceKind.SECOND_ORDER}:
        return Fit.NO if one and other and one != other else Fit.MAYBE
    apart = distance_km(named, place)
    return Fit.NO if apart is not None and apart > NEAR_KM else Fit.MAYBE


def countries_of(places: Iterable[PlaceRef], reference: Reference) -> frozenset[str]:
    """Return the countries that places are or lie in; of a region, those counted in everywhere."""
    found: set[str] = set()
    for ref in places:
        if ref.place is None:
            continue
        if ref.place.country:
            found.add(ref.place.country)
        found |= reference.regions.get(ref.place.id, (frozenset(), frozenset()))[0]
    return frozenset(found)
