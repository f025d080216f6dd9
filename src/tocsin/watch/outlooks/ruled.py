"""Outlooks and forecasts with what people ruled: the newest ruling counts, else a proposal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tocsin.core.geo import distance_km
from tocsin.core.located import places_told
from tocsin.core.selection import Selection, select_incidents
from tocsin.core.types import (
    Forecast,
    ForecastEntry,
    Incident,
    OutcomeProposal,
    OutlookEntry,
    Resolution,
)
from tocsin.core.vocab import Outcome, OutlookState
from tocsin.watch.belonging import NEAR_KM, Reference
from tocsin.watch.grouping import Period
from tocsin.watch.outlooks.fits import Fit, all_fit, fit_actor_named
from tocsin.watch.outlooks.lookup import Evidence, Question
from tocsin.watch.outlooks.outcomes import answer, propose


def ruled_outlooks(
    entries: Iterable[OutlookEntry],
    resolutions: Sequence[Resolution],
    evidence: Evidence | None,
    *,
    moved: Mapping[str, str],
) -> tuple[OutlookEntry, ...]:
    """Return outlooks with the newest ruling on each, the others with a proposal where due.

    Args:
        resolutions: In the order in which they were recorded.
        evidence: What proposals are made of; None makes none.
        moved: The claims that stand now for those ruled on that no reading makes any more.
    """
    newest = {moved.get(each.subject, each.subject): each for each in resolutions}
    order = {each.id: at for at, each in enumerate(resolutions)}
    made = []
    for entry in entries:
        found = [newest[key] for key in entry.claim_ids if key in newest]
        last = max(found, key=lambda each: order[each.id], default=None)
        state = OutlookState.RULED if last is not None else entry.state
        proposal = propose(entry, evidence) if evidence is not None else None
        made.append(replace(entry, state=state, proposal=proposal, resolution=last))
    return tuple(made)


def ruled_forecasts(
    forecasts: Iterable[Forecast],
    resolutions: Sequence[Resolution],
    evidence: Evidence,
    *,
    on: date,
) -> tuple[ForecastEntry, ...]:
    """Return users' forecasts as they stand on a day, in the order in which they were made."""
    newest = {each.subject: each for each in resolutions}
    made = []
    for forecast in forecasts:
        ruling = newest.get(forecast.id)
        state = OutlookState.DUE if forecast.until < on else OutlookState.OPEN
        proposal = _proposal(forecast, evidence) if state is OutlookState.DUE else None
        made.append(
            ForecastEntry(
                forecast=forecast,
                state=OutlookState.RULED if ruling is not None else state,
                proposal=proposal,
                resolution=ruling,
            )
        )
    return tuple(made)


def _proposal(forecast: Forecast, evidence: Evidence) -> OutcomeProposal:
    """Return what the incidents make of a forecast: from the day after it was made."""
    asked = (forecast.country, forecast.event_type, forecast.actor, forecast.near)
    first = forecast.made_at.date() + timedelta(days=1)
    if not any(asked):
        reason = "it says only in words what is to come: no country, type, actor or place"
        return OutcomeProposal(outcome=Outcome.UNRESOLVED, reason=reason)
    if forecast.until < first:
        reason = "no day lies certainly after it was made and in time"
        return OutcomeProposal(outcome=Outcome.UNRESOLVED, reason=reason)
    window = Period(first=first, last=forecast.until)
    near = forecast.near.country if forecast.near is not None else None
    country = forecast.country or near
    question = Question(
        fit=lambda incident: _fit(forecast, incident, evidence.reference),
        sure=window,
        wide=Period(first=forecast.made_at.date(), last=forecast.until),
        countries=frozenset({country} if country else ()),
    )
    return answer(question, evidence)


def _fit(forecast: Forecast, incident: Incident, reference: Reference) -> Fit:
    """Return whether an incident fits; where reports say nothing of what is asked, perhaps.

    The actor of a forecast is who is to do it, never whom it is to hit.
    """
    fits = [_near(forecast, incident)] if forecast.near is not None else []
    if forecast.event_type is not None:
        of_type = Selection(event_type=forecast.event_type, history=True)
        fits.append(Fit.YES if select_incidents([incident], of_type) else Fit.NO)
    if forecast.country is not None:
        there = select_incidents([incident], Selection(country=forecast.country, history=True))
        several = incident.where is None or incident.where.place is None or incident.where.inferred
        fits.append(_told(bool(there), unsure=several, unknown=not places_told(incident)))
    if forecast.actor is not None:
        fits.append(fit_actor_named(forecast.actor, incident, reference))
    return all_fit(fits)


def _told(fits: bool, *, unsure: bool, unknown: bool) -> Fit:
    if unknown or (fits and unsure):
        return Fit.MAYBE
    return Fit.YES if fits else Fit.NO


def _near(forecast: Forecast, incident: Incident) -> Fit:
    """Return whether an incident was within the distance asked for."""
    assert forecast.near is not None
    apart = [distance_km(forecast.near, place) for place in places_told(incident)]
    known = [each for each in apart if each is not None]
    if not known:
        return Fit.MAYBE
    within = [each <= (forecast.near_km or NEAR_KM) for each in known]
    exact = len(apart) == 1 and incident.where is not None and not incident.where.inferred
    if all(within):
        return Fit.YES if exact else Fit.MAYBE
    return Fit.MAYBE if any(within) else Fit.NO
