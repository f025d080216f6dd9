"""What a brief is given that is counted over its incidents, and how it shows that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.core.types import Assessment, Counts, Coverage, Movement
from tocsin.publish.counts.chart import CountChart, count_chart
from tocsin.publish.counts.lines import (
    COVERAGE_UNKNOWN,
    count_lines,
    coverage_words,
    harm_titles,
    part_words,
)
from tocsin.publish.counts.posture import posture_rows, state_words, where_words
from tocsin.publish.counts.views import CountsView, PostureView
from tocsin.publish.counts.words import NONE, notes_of
from tocsin.publish.disputes import Desk
from tocsin.publish.sections import tallied_noun
from tocsin.publish.wording.words import capitalised, counted

# So many totals are told in a sentence.
_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Counts of the incidents of a brief, and the movements of forces in its scope."""

    counts: Counts
    movements: tuple[Movement, ...] = ()


def counts_view(measured: Measured | None, countries: Mapping[str, str]) -> CountsView | None:
    """Return the counts of a brief as a table and a drawing; None where nothing was counted."""
    if measured is None:
        return None
    counts = measured.counts
    lines = count_lines(counts, countries)
    chart: CountChart | None = count_chart(counts, countries) if counts.total.high else None
    return CountsView(
        heads=(counts.by.capitalize(), "Attacks", *harm_titles(counts), "Other", "Reports read"),
        rows=tuple(
            (line.label, line.incidents, *line.harm, line.others, line.reports) for line in lines
        ),
        notes=notes_of(counts),
        coverage=coverage_sentence(counts.coverage),
        chart=chart,
    )


def covered_overview(measured: Measured | None) -> tuple[str, ...]:
    """Return the sentence of the overview that says how much of reported totals the ledger has."""
    return () if measured is None else (coverage_sentence(measured.counts.coverage),)


def coverage_sentence(coverage: Iterable[Coverage]) -> str:
    """Return what the ledger has of the totals that are reported, opinion left out.

    Of many, the greatest are told and the others counted.
    """
    compared = [each for each in coverage if each.share is not None and not each.opinion]
    if not compared:
        return COVERAGE_UNKNOWN
    greatest = sorted(compared, key=_reported, reverse=True)[:_TOLD]
    told = [coverage_words(each, tallied_noun(each.tally)) for each in greatest]
    if len(compared) > _TOLD:
        told.append(f"{counted(len(compared) - _TOLD, 'more total')} not told here")
    return f"Of the totals that are reported, the ledger has {'; '.join(told)}."


def _reported(coverage: Coverage) -> int:
    share = coverage.share
    return (share.reported_low or share.reported_high or 0) if share is not None else 0


def covered(measured: Measured | None) -> Mapping[str, tuple[tuple[str, ...], bool]]:
    """Return by claim id what the ledger has of a total, in words, and whether it is opinion."""
    coverage = measured.counts.coverage if measured is not None else ()
    return {
        claim: ((coverage_words(each), *part_words(each)), each.opinion)
        for each in coverage
        for claim in each.claim_ids
    }


def posture_views(
    measured: Measured | None, desk: Desk, assessments: Mapping[str, Assessment]
) -> tuple[PostureView, ...]:
    """Return the deployments and withdrawals of a brief, with the words that tell them."""
    if measured is None:
        return ()
    rows = posture_rows(measured.movements, shelf=desk.shelf, assessments=assessments)
    return tuple(
        PostureView(
            when=capitalised(row.when),
            movement=state_words(row),
            whose=row.whose or "not found",
            what=row.what or "not found",
            where=where_words(row),
            who=row.who,
            grade=row.grade or NONE,
            incident_anchor=f"incident-{movement.incident_id}" if movement.incident_id else "",
            cites=desk.notes.cites(
                *((claim, claim.evidence) for claim in desk.shelf.claims_of(movement.claim_ids))
            ),
        )
        for movement, row in zip(measured.movements, rows, strict=True)
    )
