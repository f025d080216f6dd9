"""Scenes over time made by hand: attacks as incidents, without fusing reports."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from tocsin.core.types import (
    Claim,
    DateInterval,
    FieldValue,
    Finding,
    Incident,
    IncidentField,
    NoBaseline,
    Occurrence,
    Origin,
    Place,
    PlaceCandidate,
    Reading,
    Signal,
    Steady,
)
from tocsin.core.vocab import PartStatus, Stance
from tocsin.testing import Report
from tocsin.watch.escalation.escalation import findings
from tocsin.watch.escalation.told import Scene
from tocsin.watch.grouping import By
from tocsin.watch.settings import EscalationSettings
from worlds import Rising, rising

Changed = Callable[[Incident], Incident]


def scene_of(reports: Iterable[Report], change: Changed = lambda each: each) -> Scene:
    """Return a scene in which reports of one place tell one incident; its voice is its origin."""
    held, readings = list(reports), []
    told: dict[str, list[tuple[Report, Claim, Occurrence]]] = {}
    for report in held:
        readings.append(report.reading())
        for claim in report.claims:
            if isinstance(claim.content, Occurrence):
                place = claim.content.places[0].place
                assert place is not None
                told.setdefault(place.id, []).append((report, claim, claim.content))
    incidents = tuple(change(_incident(own)) for own in told.values())
    return Scene(
        incidents=incidents,
        documents=[report.document for report in held],
        readings=readings,
    )


def _incident(told: Sequence[tuple[Report, Claim, Occurrence]]) -> Incident:
    report, claim, first = told[0]
    documents = tuple(dict.fromkeys(each.document.id for each, _, _ in told))
    voice = report.attributions[0].speakers[0]
    claims = tuple(each.id for _, each, _ in told)
    key = f"actor:{voice.mention.quote}"
    origin = Origin(
        key=key,
        label=voice.mention.quote,
        known=True,
        claim_ids=claims,
        document_ids=documents,
        bodies=(key,),
    )
    return Incident(
        id="i" + claim.id[1:],
        event_type=first.event_type,
        modes=first.modes,
        contexts=(),
        historical=first.background,
        claim_ids=claims,
        document_ids=documents,
        when=first.times[0],
        where=first.places[0],
        actors=first.actors,
        recipients=first.recipients,
        weapons=(),
        figures=first.figures,
        fields=(),
        origins=(origin,),
        origins_low=1,
        origins_high=1,
        comparisons=(),
    )


def looked_at(
    scene: Scene,
    day: date,
    by: By = By.COUNTRY,
    settings: EscalationSettings = EscalationSettings(),  # noqa: B008 (a record, never changed)
) -> list[Finding]:
    """Return what is found on the morning after a day."""
    as_of = datetime.combine(day + timedelta(days=1), time(6), tzinfo=UTC)
    return list(findings(scene, by, as_of=as_of, settings=settings))


def country(world: Rising, change: Changed = lambda each: each) -> Finding:
    """Return what is found of the country of a world when its last week is over."""
    scene = scene_of(rising(world), change)
    (found,) = looked_at(scene, world.last_day)
    return found


def signal(found: Finding) -> Signal:
    """Return a finding that must be a signal."""
    assert isinstance(found, Signal), found
    return found


def steady(found: Finding) -> Steady:
    """Return a finding that must have a baseline and no signal."""
    assert isinstance(found, Steady), found
    return found


def without(found: Finding) -> NoBaseline:
    """Return a finding that must have no baseline."""
    assert isinstance(found, NoBaseline), found
    return found


def in_weeks(when: DateInterval, before: int, after: int) -> DateInterval:
    """Return a date that may be so many days earlier or later."""
    assert when.earliest is not None and when.latest is not None
    return replace(
        when,
        earliest=when.earliest - timedelta(days=before),
        latest=when.latest + timedelta(days=after),
    )


def contested(incident: Incident, *others: Place) -> Incident:
    """Return an incident of which reports contest the place: its own, or one of the others."""
    assert incident.where is not None and incident.where.place is not None
    where = replace(
        incident.where,
        place=None,
        candidates=tuple(
            PlaceCandidate(place=place, score=0.5) for place in (incident.where.place, *others)
        ),
    )
    field = IncidentField(name="where", values=(), joined=None, contested=True, note="")
    return replace(incident, where=where, fields=(*incident.fields, field))


def denied(incident: Incident) -> Incident:
    """Return an incident of which somebody says that it did not happen."""
    value = FieldValue(
        label="struck", claim_ids=(), origin_keys=(), stances=(Stance.DENIED,), evidence=()
    )
    field = IncidentField(name="what", values=(value,), joined=None, contested=True, note="")
    return replace(incident, fields=(*incident.fields, field))


def parted(incident: Incident, status: PartStatus) -> Incident:
    """Return an incident in which all who act have their part by this word only."""
    actors = tuple(replace(party, status=status) for party in incident.actors)
    return replace(incident, actors=actors)


def unread(reading: Reading) -> Reading:
    """Return a reading whose day of publication nobody knows."""
    return replace(reading, published_on=DateInterval(reason="not stated"))
