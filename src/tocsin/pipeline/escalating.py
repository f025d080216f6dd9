"""Whether incidents became more: the ledger's view looked at over time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from tocsin.core.independence import NAME
from tocsin.core.selection import Selection
from tocsin.core.types import Escalation, Finding, Origin
from tocsin.core.vocab import INCIDENT_TYPES, ActorKind
from tocsin.pipeline.view import View, outlets_of
from tocsin.settings import Settings
from tocsin.tables.actors import Registry
from tocsin.tables.additions import actors_of
from tocsin.tables.countries import countries
from tocsin.watch.counts.doubles import doubles_in
from tocsin.watch.escalation.escalation import findings
from tocsin.watch.escalation.reported import reported_rises
from tocsin.watch.escalation.told import Scene
from tocsin.watch.grouping import By

_ACTOR = "actor:"
_WAYS = (By.COUNTRY, By.ADMIN1, By.ACTOR, By.TYPE)
# Entries that speak for the state of their country.
_OF_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.GOVERNMENT_BODY})


def escalation(
    seen: View,
    by: By,
    *,
    as_of: datetime,
    settings: Settings,
    asked: Selection | None = None,
) -> tuple[Finding, ...]:
    """Return for every area, actor or type of a view whether its incidents became more.

    Args:
        as_of: The instant (UTC) at which it is asked; incomplete weeks before it are told so.
        asked: Which incidents are counted; where it names no type, those of the settings.

    Raises:
        ValueError: If `by` is a time.
    """
    return _findings(seen, by, as_of=as_of, settings=settings, asked=asked)


def brief_escalation(
    seen: View, *, as_of: datetime, until: date | None, country: str | None, settings: Settings
) -> Escalation:
    """Return for a brief whether incidents became more, by country, area, actor and type.

    Args:
        until: The last day of the brief; what happened later is not looked at.
        country: Only of this one, by its ISO code.
    """
    found = _findings(
        seen,
        *_WAYS,
        as_of=as_of,
        settings=settings,
        asked=Selection(country=country),
        until=until,
    )
    documents = {each.id: each for each in seen.documents}
    return Escalation(
        findings=tuple(each for each in found if country is None or lies_in(each, country)),
        reported=reported_rises(seen.readings, documents),
    )


def all_findings(seen: View, *, as_of: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return whether incidents became more, of each country, area, actor and type."""
    return _findings(seen, *_WAYS, as_of=as_of, settings=settings)


def _findings(
    seen: View,
    *ways: By,
    as_of: datetime,
    settings: Settings,
    asked: Selection | None = None,
    until: date | None = None,
) -> tuple[Finding, ...]:
    scene, chosen = scene_of(seen, settings), settings.escalation
    if asked is not None:
        scene = replace(scene, asked=asked)
    if asked is not None and asked.event_type is not None:
        chosen = replace(chosen, event_types=tuple(sorted(INCIDENT_TYPES)))
    return findings(scene, *ways, as_of=as_of, until=until, settings=chosen)


def lies_in(finding: Finding, country: str) -> bool:
    """Return whether a finding is of a country or an area in it, or of no place at all."""
    places = {By.COUNTRY.value, By.ADMIN1.value}
    return finding.series.by not in places or finding.series.key.partition(".")[0] == country


def scene_of(seen: View, settings: Settings) -> Scene:
    """Return what looking at a view over time needs."""
    registry = actors_of(seen.additions)
    names = {country.code: country.name for country in countries()}
    origins = (origin for each in seen.fusion.incidents for origin in each.origins)
    return Scene(
        incidents=seen.fusion.incidents,
        documents=seen.documents,
        readings=seen.readings,
        bodies=bodies_of(origins, registry),
        names={**names, **{actor.id: actor.name for actor in registry}},
        identities=outlets_of(settings.fuse),
        doubles=doubles_in(seen.fusion),
    )


def bodies_of(origins: Iterable[Origin], registry: Registry) -> Mapping[str, str]:
    """Return for which body each origin that the registry knows speaks, at the top of its line.

    Also by the names of whom origins speak for ("a spokesman for Amnesty International").
    """
    keys = {key for each in origins for key in (each.key, *each.names, *each.bodies)}
    found = {
        key: _body(key.removeprefix(_ACTOR), registry) for key in keys if key.startswith(_ACTOR)
    }
    named: dict[str, set[str]] = {}
    for actor in registry:
        for name in (actor.name, *actor.names):
            key = NAME + name.removeprefix("the ").lower()
            if key in keys:
                named.setdefault(key, set()).add(_body(actor.id, registry))
    return {**found, **{key: bodies.pop() for key, bodies in named.items() if len(bodies) == 1}}


def _body(actor_id: str, registry: Registry) -> str:
    known: list[str] = []
    at: str | None = actor_id
    while at is not None and at not in known:
        known.append(at)
        actor = registry.get(at)
        if actor is not None and actor.kind in _OF_STATE and actor.country:
            return f"state:{actor.country}"
        at = actor.part_of if actor is not None else None
    return _ACTOR + known[-1]
