"""Which incidents somebody asked for: by time, country, type, party."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.geo import area_of
from tocsin.core.located import places_told
from tocsin.core.types import DateInterval, Incident, Party, Place
from tocsin.core.vocab import EventType, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked for; None asks for everything.

    `country` is ISO 3166-1 alpha-2; `admin1` a first-order area, by its name or by the country's
    code, a dot and its name; `event_type` a type or a mode, in any case; `actor` a part of a name
    or a registry id. Incidents told as background come with `history` only.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    admin1: str | None = None
    event_type: str | None = None
    actor: str | None = None
    history: bool = False


def select_incidents(incidents: Sequence[Incident], selection: Selection) -> tuple[Incident, ...]:
    """Return the incidents asked for, in the order given.

    One whose date is unknown is kept: it may have happened in the time asked for.
    """
    return tuple(incident for incident in incidents if _chosen(incident, selection))


def may_fall_within(when: DateInterval, since: date | None, until: date | None) -> bool:
    """Return whether something may have happened in a time; an open side may be any day."""
    too_early = since is not None and when.latest is not None and when.latest < since
    too_late = until is not None and when.earliest is not None and when.earliest > until
    return not (too_early or too_late)


def surely_within(when: DateInterval, since: date | None, until: date | None) -> bool:
    """Return whether something certainly happened from one day to another; None is open."""
    after = since is None or (when.earliest is not None and when.earliest >= since)
    before = until is None or (when.latest is not None and when.latest <= until)
    return after and before


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of an act a selection asks about: when, where, what, by whom or against whom."""

    when: DateInterval
    places: Sequence[Place]
    event_type: EventType
    modes: Collection[Mode]
    parties: Sequence[Party]
    historical: bool


def is_chosen(act: Asked, selection: Selection) -> bool:
    """Return whether an act is asked for; one whose date is unknown may be."""
    countries = {place.country for place in act.places}
    wanted = selection.event_type
    return (
        (selection.history or not act.historical)
        and may_fall_within(act.when, selection.since, selection.until)
        and (selection.country is None or selection.country in countries)
        and (selection.admin1 is None or _is_in_area(act.places, selection.admin1))
        and (wanted is None or _has_code(act.event_type, act.modes, wanted))
        and (selection.actor is None or any_named(act.parties, selection.actor))
    )


def _chosen(incident: Incident, selection: Selection) -> bool:
    act = Asked(
        when=incident.when,
        places=places_told(incident),
        event_type=incident.event_type,
        modes=incident.modes,
        parties=(*incident.actors, *incident.recipients),
        historical=incident.historical,
    )
    return is_chosen(act, selection)


def is_of_type(incident: Incident, wanted: str) -> bool:
    """Return whether an incident is of a type, or has a mode, named in any case."""
    return _has_code(incident.event_type, incident.modes, wanted)


def _has_code(event_type: EventType, modes: Iterable[Mode], wanted: str) -> bool:
    return wanted.lower() in {event_type.value.lower(), *(mode.value for mode in modes)}


def areas_told(incident: Incident) -> frozenset[str]:
    """Return the first-order areas in which it may have been: country code, dot, name."""
    return _areas(places_told(incident))


def _areas(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(filter(None, (area_of(place) for place in places)))


def _is_in_area(places: Iterable[Place], wanted: str) -> bool:
    folded = wanted.casefold()
    areas = {area.casefold() for area in _areas(places)}
    return folded in areas or folded in {area.partition(".")[2] for area in areas}


def any_named(parties: Iterable[Party], wanted: str) -> bool:
    """Return whether one of some parties has this registry id, or these words in its mention."""
    folded = wanted.casefold()
    return any(
        folded == party.actor_id or folded in party.mention.quote.casefold() for party in parties
    )
