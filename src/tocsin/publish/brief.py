"""Build the view model of a brief from what a ledger holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.core.day_words import day_words
from tocsin.core.ports import Names
from tocsin.core.told import is_told
from tocsin.core.types import (
    Assessment,
    Document,
    Fusion,
    Incident,
    PlaceRef,
    Reading,
    Source,
)
from tocsin.publish import lists
from tocsin.publish.beside import Beside
from tocsin.publish.cases.persons import persons_masker
from tocsin.publish.counts.measured import (
    counts_view,
    posture_views,
)
from tocsin.publish.cuts import Cuts
from tocsin.publish.disputes import Desk, all_disagreements
from tocsin.publish.escalation.model import EscalationSection
from tocsin.publish.escalation.section import escalation_section
from tocsin.publish.incidents import (
    incident_view,
    order_key,
)
from tocsin.publish.model import (
    Brief,
    BriefScope,
    IncidentView,
    Timeline,
)
from tocsin.publish.notes import Notebook
from tocsin.publish.overview import overview
from tocsin.publish.papers import dropped_views
from tocsin.publish.privacy.masking import Masker, make_masker
from tocsin.publish.scoping import Chosen, places_of, select
from tocsin.publish.sections import (
    country_names,
    warning_views,
)
from tocsin.publish.settings import BriefSettings
from tocsin.publish.shelf import Shelf, make_shelf
from tocsin.publish.timeline import timeline
from tocsin.publish.unknowns import all_unknowns

__all__ = ["Beside", "Brief", "BriefScope", "BriefSettings", "build_brief"]

_APART = "Told by nothing but opinion or denial:"


def build_brief(  # noqa: PLR0913
    *,
    fusion: Fusion,
    assessments: Mapping[str, Assessment],
    documents: Sequence[Document],
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
    scope: BriefScope,
    as_of: datetime,
    settings: BriefSettings,
    beside: Beside | None = None,
    names: Names | None = None,
) -> Brief:
    """Return the brief of what happened in a scope, as known at `as_of` (UTC).

    Args:
        assessments: By incident id; an incident without one is shown as not graded.
        readings: In the order in which they were recorded; a document's last one is live.
        sources: By source id; a source without a record is shown under its id.
        beside: What is told over time beside the incidents.
    """
    beside = beside or Beside()
    shelf = make_shelf(documents, readings, sources)
    chosen = select(fusion, shelf, scope)
    desk = _desk(shelf, fusion, readings, settings)
    cuts = Cuts(at_most=None if scope.full else settings.at_most)
    current = _numbered(chosen.current, shelf, first=1)
    past = _numbered(chosen.historical, shelf, first=len(current) + 1)
    masker = _masker(shelf, settings, beside.persons, names)
    incidents = _views(current, assessments, desk)
    unknown = all_unknowns(beside.feeds, current, chosen, shelf, cuts)
    dropped = tuple(cuts.first("dropped", dropped_views(chosen.readings, shelf)))
    named = unknown.labels.union(each.document_label for each in dropped)
    brief = Brief(
        title=settings.title,
        period=_period(scope),
        scope=_scope(scope, desk.countries),
        as_of=f"{day_words(as_of.date())}, {as_of:%H:%M} UTC",
        overview=overview(chosen, current, shelf, beside),
        timeline=_timeline(current, incidents),
        incidents=incidents,
        escalation=_escalation(beside, chosen, incidents, desk),
        disagreements=all_disagreements(current, desk),
        counts=counts_view(beside.measured, desk.countries),
        posture=posture_views(beside.measured, desk, assessments),
        outlooks=lists.outlooks(beside, chosen, desk, cuts),
        due=lists.due(beside, scope, current, desk, cuts),
        tallies=lists.tallies(beside, chosen, desk, cuts),
        warnings=warning_views(current, desk),
        cases=beside.cases,
        ties=lists.ties(beside, chosen, desk, cuts),
        statements=lists.statements(beside, chosen, desk, cuts),
        history=lists.history(past, assessments, desk, cuts, whole=scope.full),
        unknowns=unknown.lines,
        dropped=dropped,
        documents=lists.documents(chosen, desk, cuts, masker, named=named),
        notes=desk.notes.footnotes(masker),
        left=tuple(cuts.left),
    )
    return masker.record(brief)


def _escalation(
    beside: Beside, chosen: Chosen, incidents: Sequence[IncidentView], desk: Desk
) -> EscalationSection:
    return escalation_section(
        beside.escalation,
        incidents=incidents,
        documents={reading.document_id for reading in chosen.readings},
        notes=desk.notes,
    )


def _masker(
    shelf: Shelf, settings: BriefSettings, persons: Sequence[str], names: Names | None
) -> Masker:
    """Return what masks private persons in a brief, and whom its cases name."""
    shown = settings.show_private_names
    found = make_masker(shelf.readings.values(), show=shown, names=names, outlets=shelf.outlets())
    return found if shown else persons_masker(persons, found, names=names)


def _timeline(
    numbered: Sequence[tuple[int, Incident]], views: Sequence[IncidentView]
) -> Timeline | None:
    pairs = zip(numbered, views, strict=True)
    told = [
        (number, incident, view.headline.text)
        for (number, incident), view in pairs
        if is_told(incident)
    ]
    return timeline(told)


def _desk(
    shelf: Shelf, fusion: Fusion, readings: Sequence[Reading], settings: BriefSettings
) -> Desk:
    return Desk(
        shelf=shelf,
        notes=Notebook(shelf, context_characters=settings.context_characters),
        countries=country_names(settings.country_names, _places(readings)),
        copies=fusion.copies,
    )


def _places(readings: Sequence[Reading]) -> list[PlaceRef]:
    return [ref for reading in readings for claim in reading.claims for ref in places_of(claim)]


def _numbered(
    incidents: Sequence[Incident], shelf: Shelf, *, first: int
) -> tuple[tuple[int, Incident], ...]:
    ordered = sorted(incidents, key=lambda i: order_key(i, shelf.claims_of(i.claim_ids)))
    return tuple(enumerate(ordered, start=first))


def _views(
    numbered: Sequence[tuple[int, Incident]], assessments: Mapping[str, Assessment], desk: Desk
) -> tuple[IncidentView, ...]:
    apart = next((number for number, incident in numbered if not is_told(incident)), None)
    views = (
        incident_view(incident, number=number, assessment=assessments.get(incident.id), desk=desk)
        for number, incident in numbered
    )
    return tuple(replace(view, above=_APART) if view.number == apart else view for view in views)


def _period(scope: BriefScope) -> str:
    match scope.since, scope.until:
        case None, None:
            return "All dates"
        case since, None if since is not None:
            return f"From {day_words(since)}"
        case None, until if until is not None:
            return f"Until {day_words(until)}"
        case since, until if since is not None and until is not None:
            return (
                day_words(since) if since == until else f"{day_words(since)} to {day_words(until)}"
            )
    raise AssertionError(scope)


def _scope(scope: BriefScope, countries: Mapping[str, str]) -> str:
    if scope.country is None:
        return "All countries"
    return countries.get(scope.country, scope.country)
