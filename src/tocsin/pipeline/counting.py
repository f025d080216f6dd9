"""Counts, coverage and force posture of what a ledger holds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tocsin.core.opinion import opinion_claims
from tocsin.core.selection import Selection
from tocsin.core.types import Counts, Coverage, Incident, Movement
from tocsin.pipeline.view import View, with_registry
from tocsin.publish.counts.measured import Measured
from tocsin.publish.model import BriefScope
from tocsin.publish.scoping import select
from tocsin.publish.shelf import make_shelf
from tocsin.settings import Settings
from tocsin.tables.additions import actors_of
from tocsin.tables.countries import countries
from tocsin.tables.regions import regions
from tocsin.watch.belonging import Reference
from tocsin.watch.counts.counting import World, count_incidents
from tocsin.watch.counts.coverage import Compared, coverage_asked, coverage_of
from tocsin.watch.counts.posture import movements
from tocsin.watch.grouping import By

# A brief about more days than these counts by month, not by week.
MAX_DAYS_BY_WEEK = 16 * 7


def counts_of(
    seen: View,
    selection: Selection,
    by: By,
    *,
    settings: Settings,
    documents: frozenset[str] | None = None,
) -> Counts:
    """Return the incidents of a ledger by period or group, with the reported totals beside them.

    With `documents`, only what these tell is counted.
    """
    within = compared(seen, settings, documents=documents)
    coverage = coverage_asked(selection, within)
    return count_incidents(within.world, selection, by, settings=settings.count, coverage=coverage)


def posture_of(
    seen: View,
    selection: Selection,
    *,
    settings: Settings,
    documents: frozenset[str] | None = None,
) -> tuple[Movement, ...]:
    """Return the deployments and withdrawals that a ledger tells, in the order of time."""
    return movements(
        World(seen.fusion, seen.readings, documents),
        selection,
        documents={document.id: document for document in seen.documents},
        min_score=settings.fuse.min_claim_score,
    )


def measured(seen: View, scope: BriefScope, *, settings: Settings, within: Compared) -> Measured:
    """Return what a brief of this scope counts: the very incidents that it tells.

    Reported totals are set against all incidents (`within`), each in its own period and area.
    """
    shelf = make_shelf(seen.documents, seen.readings, seen.sources)
    chosen = select(seen.fusion, shelf, scope)
    selection = Selection(since=scope.since, until=scope.until, country=scope.country)
    told = World(replace(seen.fusion, incidents=chosen.current), seen.readings)
    coverage: tuple[Coverage, ...] = coverage_of(chosen.claims, within)
    by = _by(scope, chosen.current)
    return Measured(
        counts=count_incidents(told, selection, by, settings=settings.count, coverage=coverage),
        movements=posture_of(replace(seen, fusion=told.fusion), selection, settings=settings),
    )


def compared(
    seen: View, settings: Settings, *, documents: frozenset[str] | None = None
) -> Compared:
    """Return what reported totals are compared with: the incidents that documents tell, or all."""
    return Compared(
        world=World(seen.fusion, seen.readings, documents),
        confidence=settings.count.confidence,
        reference=reference_of(seen, settings),
        opinion=opined_in(seen, settings),
        min_score=settings.fuse.min_claim_score,
    )


def opined_in(seen: View, settings: Settings) -> frozenset[str]:
    """Return the ids of the claims that are opinion."""
    opinion = settings.fuse.opinion
    return opinion_claims(seen.readings, min_share=opinion.min_share, min_claims=opinion.min_claims)


def reference_of(seen: View, settings: Settings) -> Reference:
    """Return what the tables, and the additions of a ledger, know of bodies, states and regions."""
    known = actors_of(seen.additions)
    actors = tuple(known)
    return Reference(
        parents=with_registry(settings.fuse, known).parents,
        homes={actor.id: actor.country for actor in actors if actor.country},
        countries={word.casefold(): each.code for each in countries() for word in each.words},
        regions=regions(),
        names={each.code: each.name for each in countries()},
    )


def _by(scope: BriefScope, incidents: Iterable[Incident]) -> By:
    """Return whether a brief counts by week or by month."""
    days = [day for each in incidents for day in (each.when.earliest, each.when.latest) if day]
    first: date | None = scope.since or min(days, default=None)
    last: date | None = scope.until or max(days, default=None)
    long = first is not None and last is not None and (last - first).days > MAX_DAYS_BY_WEEK
    return By.MONTH if long else By.WEEK
