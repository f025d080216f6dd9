"""Build the view model of a brief from what a ledger holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tocsin.core.day_words import day_words
from tocsin.core.ports import Names
from tocsin.core.types import (
    Assessment,
    Claim,
    Document,
    Escalation,
    FeedState,
    Fusion,
    Incident,
    Outlook,
    OutlookEntry,
    PlaceRef,
    Reading,
    Source,
    Statement,
    Tally,
    Tie,
)
from tocsin.publish.cases.lines import CaseView
from tocsin.publish.cases.persons import persons_masker
from tocsin.publish.counts.measured import (
    Measured,
    counts_view,
    covered,
    covered_overview,
    posture_views,
)
from tocsin.publish.disputes import FIGURE_FIELDS, Desk, all_disagreements, differs
from tocsin.publish.escalation.section import escalation_section
from tocsin.publish.followed import followed_overview, followed_unknowns
from tocsin.publish.incidents import (
    incident_view,
    order_key,
    unknowns,
)
from tocsin.publish.model import Brief, BriefScope, IncidentView, Timeline
from tocsin.publish.notes import Notebook
from tocsin.publish.outlooks.section import due_in, due_views, outlook_views, outlooks_in
from tocsin.publish.papers import document_unknowns, document_views, dropped_views
from tocsin.publish.privacy.masking import Masker, make_masker
from tocsin.publish.revisions import differing
from tocsin.publish.scoping import Chosen, places_of, select
from tocsin.publish.sections import (
    country_names,
    statement_groups,
    tally_views,
    tie_views,
    warning_views,
)
from tocsin.publish.settings import BriefSettings
from tocsin.publish.shelf import Shelf, make_shelf
from tocsin.publish.timeline import timeline
from tocsin.publish.wording.phrases import field_words
from tocsin.publish.wording.words import capitalised, counted, counted_range, sentence

__all__ = ["Brief", "BriefScope", "BriefSettings", "build_brief"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a brief tells over time beside its incidents.

    Attributes:
        feeds: How the followed sources do; those that fail or are silent are told as unknown.
        measured: What is counted over the incidents of its scope.
        escalation: Whether the incidents of areas, actors and types became more.
        outlooks: All that is said of acts to come, as it stands when the brief is written.
        cases: The user's own open cases of duty to warn, masked; None leaves them out.
        persons: Whom these cases name as threatened: masked in all of the brief.
    """

    feeds: Sequence[FeedState] = ()
    measured: Measured | None = None
    escalation: Escalation = field(default_factory=Escalation)
    outlooks: Sequence[OutlookEntry] = ()
    cases: tuple[CaseView, ...] | None = None
    persons: tuple[str, ...] = ()


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
    current = _numbered(chosen.current, shelf, first=1)
    past = _numbered(chosen.historical, shelf, first=len(current) + 1)
    masker = _masker(shelf, settings, beside.persons, names)
    incidents = _views(current, assessments, desk)
    brief = Brief(
        title=settings.title,
        period=_period(scope),
        scope=_scope(scope, desk.countries),
        as_of=f"{day_words(as_of.date())}, {as_of:%H:%M} UTC",
        overview=_lead(chosen, current, shelf, beside),
        timeline=_timeline(current, incidents),
        incidents=incidents,
        escalation=escalation_section(
            beside.escalation,
            incidents=incidents,
            documents={reading.document_id for reading in chosen.readings},
            notes=desk.notes,
        ),
        disagreements=all_disagreements(current, desk),
        counts=counts_view(beside.measured, desk.countries),
        posture=posture_views(beside.measured, desk, assessments),
        outlooks=outlook_views(outlooks_in(beside.outlooks, chosen.claims), desk),
        due=due_views(due_in(beside.outlooks, scope), {i.id: (n, i) for n, i in current}, desk),
        tallies=tally_views(_of(chosen.claims, Tally), desk, covered(beside.measured)),
        warnings=warning_views(current, desk),
        cases=beside.cases,
        ties=tie_views(_of(chosen.claims, Tie), desk),
        statements=statement_groups(_of(chosen.claims, Statement), desk),
        history=_views(past, assessments, desk),
        unknowns=(*followed_unknowns(beside.feeds), *_unknowns(current, chosen, shelf)),
        dropped=dropped_views(chosen.readings, shelf),
        documents=document_views(chosen.readings, shelf=shelf, copies=fusion.copies, masker=masker),
        notes=desk.notes.footnotes(masker),
    )
    return masker.record(brief)


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
    return timeline([(number, incident, view.headline.text) for (number, incident), view in pairs])


def _desk(
    shelf: Shelf, fusion: Fusion, readings: Sequence[Reading], settings: BriefSettings
) -> Desk:
    return Desk(
        shelf=shelf,
        notes=Notebook(shelf, context_characters=settings.context_characters),
        countries=country_names(settings.country_names, _places(readings)),
        copies=fusion.copies,
    )


def _of(claims: Sequence[Claim], kind: type) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if isinstance(claim.content, kind))


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
    return tuple(
        incident_view(incident, number=number, assessment=assessments.get(incident.id), desk=desk)
        for number, incident in numbered
    )


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


def _lead(
    chosen: Chosen,
    current: Sequence[tuple[int, Incident]],
    shelf: Shelf,
    beside: Beside,
) -> tuple[str, ...]:
    told = _overview(chosen, current, shelf)
    return (*told, *covered_overview(beside.measured), *followed_overview(beside.feeds))


def _overview(
    chosen: Chosen, current: Sequence[tuple[int, Incident]], shelf: Shelf
) -> tuple[str, ...]:
    """Return the brief in plain numbers. Counting is not judging: no word says how grave."""
    sentences = [
        f"{counted(len(chosen.readings), 'document was', 'documents were')} read.",
        _incident_sentence(chosen.current),
    ]
    if chosen.irrelevant:
        more = counted(chosen.irrelevant, "other document was", "other documents were")
        sentences.insert(1, f"{more} not read: by their words they are of something else.")
    sentences += _difference_sentences(current, shelf)
    outlooks, tallies = len(_of(chosen.claims, Outlook)), len(_of(chosen.claims, Tally))
    if outlooks or tallies:
        sentences.append(
            f"{counted(outlooks, 'statement')} about the future and "
            f"{counted(tallies, 'reported total')} are listed apart and not counted."
        )
    if chosen.unplaced:
        sentences.append(
            f"{counted(chosen.unplaced, 'incident')} without a known place "
            f"{'is' if chosen.unplaced == 1 else 'are'} left out."
        )
    return tuple(capitalised(text) for text in sentences)


def _difference_sentences(current: Sequence[tuple[int, Incident]], shelf: Shelf) -> list[str]:
    """Return on how many points reports conflict, and what those allow that only differ.

    What a person corrected is neither.
    """
    fields = [
        (number, i, item)
        for number, i in current
        for item in i.fields
        if differs(item) and not item.ruled
    ]
    contested = sum(item.contested for _, _, item in fields)
    figures = [
        f"{field_words(item.name).lower()} {item.joined} (incident {number})"
        for number, i, item in fields
        if not item.contested and item.name in FIGURE_FIELDS and differing(item, i, shelf)
    ]
    others = len(fields) - contested - len(figures)
    sentences = []
    if contested or not fields:
        sentences.append(
            f"{counted(contested, 'point') if contested else 'no point'} "
            f"{'are' if contested > 1 else 'is'} contested."
        )
    if figures:
        sentences.append(f"figures differ, compatible: {'; '.join(figures)}.")
    if others:
        other = "other point" if figures else "point"
        sentences.append(f"on {counted(others, other)} reports differ and are compatible.")
    return sentences


def _incident_sentence(incidents: Sequence[Incident]) -> str:
    if not incidents:
        return "They report no incident in this scope."
    known = {o.key for i in incidents for o in i.origins if o.known}
    unknown = {o.key for i in incidents for o in i.origins if not o.known}
    low, high = max(len(known), 1), max(len(known | unknown), 1)
    origins = counted_range(low, high, "independent origin")
    report = counted(len(incidents), "incident")
    return f"They report {report}, on information from {origins}."


def _unknowns(
    numbered: Sequence[tuple[int, Incident]], chosen: Chosen, shelf: Shelf
) -> tuple[str, ...]:
    of_incidents = (
        sentence(f"incident {number}: {missing[0].lower()}{missing[1:]}")
        for number, incident in numbered
        for missing in unknowns(incident, shelf.claims_of(incident.claim_ids))
    )
    return (*of_incidents, *document_unknowns(chosen.readings, shelf))
