"""Which incidents somebody asked for: by time, country, type, party."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.geo import area_of
from tocsin.core.located import countries_told, places_told
from tocsin.core.types import DateInterval, Incident, Party


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


def _chosen(incident: Incident, selection: Selection) -> bool:
    return (
        (selection.history or not incident.historical)
        and may_fall_within(incident.when, selection.since, selection.until)
        and (selection.country is None or selection.country in countries_told(incident))
        and (selection.admin1 is None or _is_in_area(incident, selection.admin1))
        and (selection.event_type is None or is_of_type(incident, selection.event_type))
        and (selection.actor is None or _names(incident, selection.actor))
    )


def is_of_type(incident: Incident, wanted: str) -> bool:
    """Return whether an incident is of a type, or has a mode, named in any case."""
    known = {incident.event_type.value.lower(), *(mode.value for mode in incident.modes)}
    return wanted.lower() in known


def areas_told(incident: Incident) -> frozenset[str]:
    """Return the first-order areas in which it may have been: country code, dot, name."""
    return frozenset(filter(None, (area_of(place) for place in places_told(incident))))


def _is_in_area(incident: Incident, wanted: str) -> bool:
    folded = wanted.casefold()
    areas = {area.casefold() for area in areas_told(incident)}
    return folded in areas or folded in {area.partition(".")[2] for area in areas}


def _names(incident: Incident, wanted: str) -> bool:
    return any_named((*incident.actors, *incident.recipients), wanted)


def any_named(parties: Iterable[Party], wanted: str) -> bool:
    """Return whether one of some parties has this registry id, or these words in its mention."""
    folded = wanted.casefold()
    return any(
        folded == party.actor_id or folded in party.mention.quote.casefold() for party in parties
    )
