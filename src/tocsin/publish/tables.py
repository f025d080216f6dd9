"""Incidents as rows with stable column names. Empty means unknown, never 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from tocsin.core.harm import harm_of
from tocsin.core.located import countries_told, places_told
from tocsin.core.types import Assessment, Incident, Party
from tocsin.core.vocab import FigureKind
from tocsin.publish.wording.naming import distinct_parties
from tocsin.publish.wording.words import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident in one row. None is unknown. `modes` and parties are joined by "; ".

    `where` and the parties are as mentioned or as the gazetteer names them; of a place that is
    contested all are named, joined by "; ". A figure that `contested` names spans all that its
    reports say; of several that count different people the greatest is the least.
    """

    id: str
    when_earliest: str | None
    when_latest: str | None
    date_precision: int | None
    where: str | None
    where_basis: str | None
    country: str | None
    event_type: str
    modes: str | None
    actors: str | None
    recipients: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    origins_low: int
    origins_high: int
    contested: str | None
    credibility: str | None
    reports: int


COLUMNS = tuple(item.name for item in fields(IncidentRow))


def incident_rows(
    incidents: Iterable[Incident], *, assessments: Mapping[str, Assessment]
) -> tuple[IncidentRow, ...]:
    """Return one row for each incident, in the order given."""
    return tuple(_row(incident, assessments.get(incident.id)) for incident in incidents)


def _row(incident: Incident, assessment: Assessment | None) -> IncidentRow:
    when, where = incident.when, incident.where
    killed, injured = (_harmed(incident, kind) for kind in (FigureKind.KILLED, FigureKind.INJURED))
    places, countries = places_told(incident), countries_told(incident)
    named = _joined(place.name for place in places) or (where and one_line(where.mention.quote))
    contested = [item.name for item in incident.fields if item.contested]
    return IncidentRow(
        id=incident.id,
        when_earliest=when.earliest.isoformat() if when.earliest else None,
        when_latest=when.latest.isoformat() if when.latest else None,
        date_precision=int(when.precision) if when.precision is not None else None,
        where=named or None,
        where_basis=None if where is None else "inferred" if where.inferred else "stated",
        country=next(iter(countries)) if len(countries) == 1 else None,
        event_type=str(incident.event_type),
        modes=_joined(incident.modes),
        actors=_joined(_names(incident.actors)),
        recipients=_joined(_names(incident.recipients)),
        killed_low=killed[0],
        killed_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        origins_low=incident.origins_low,
        origins_high=incident.origins_high,
        contested=_joined(contested),
        credibility=_grade(assessment),
        reports=len(incident.document_ids),
    )


def _harmed(incident: Incident, kind: FigureKind) -> tuple[int | None, int | None]:
    """Return the bounds of the one figure of a kind; of several, the range of all together."""
    figures = [each for each in incident.figures if each.kind is kind and each.subset_of is None]
    if len(figures) == 1:
        return figures[0].low, figures[0].high
    told = harm_of(incident, kind) if figures else None
    return (told.low, told.high) if told else (None, None)


def _names(parties: Iterable[Party]) -> list[str]:
    return [one_line(party.mention.quote) for party in distinct_parties(tuple(parties))]


def _joined(items: Iterable[str]) -> str | None:
    return "; ".join(items) or None


def _grade(assessment: Assessment | None) -> str | None:
    if assessment is None:
        return None
    return f"{assessment.reliability}{int(assessment.credibility)}"
