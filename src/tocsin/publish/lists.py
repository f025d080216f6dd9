"""The lists of a brief beside its incidents: the most important first, the rest counted."""

from collections.abc import Container, Mapping, Sequence

from tocsin.core.types import Assessment, Claim, Incident, Statement, Tally, Tie
from tocsin.publish.beside import Beside
from tocsin.publish.counts.measured import covered
from tocsin.publish.cuts import Cuts
from tocsin.publish.disputes import Desk
from tocsin.publish.incidents import past_view
from tocsin.publish.model import (
    BriefScope,
    DocumentView,
    DueView,
    OutlookView,
    PastView,
    StatementGroup,
    TallyView,
    TieView,
)
from tocsin.publish.outlooks.section import by_weight as outlooks_by_weight
from tocsin.publish.outlooks.section import due_in, due_views, outlook_views, outlooks_in
from tocsin.publish.papers import document_views
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.scoping import Chosen
from tocsin.publish.sections import (
    statement_groups,
    statements_by_weight,
    tallies_by_weight,
    tally_views,
    tie_views,
    ties_by_weight,
)


def outlooks(beside: Beside, chosen: Chosen, desk: Desk, cuts: Cuts) -> tuple[OutlookView, ...]:
    """Return what is announced, threatened or forecast."""
    found = outlooks_by_weight(outlooks_in(beside.outlooks, chosen.claims))
    return outlook_views(cuts.first("outlooks", found, command="tocsin outlooks"), desk)


def due(
    beside: Beside,
    scope: BriefScope,
    current: Sequence[tuple[int, Incident]],
    desk: Desk,
    cuts: Cuts,
) -> tuple[DueView, ...]:
    """Return the outlooks on which somebody has to rule, the longest due first."""
    numbered = {incident.id: (number, incident) for number, incident in current}
    found = due_in(beside.outlooks, scope)
    return due_views(cuts.first("due", found, command="tocsin outlooks --due"), numbered, desk)


def tallies(beside: Beside, chosen: Chosen, desk: Desk, cuts: Cuts) -> tuple[TallyView, ...]:
    """Return reported totals."""
    found = tallies_by_weight(_of(chosen.claims, Tally), desk.shelf, beside.opinions)
    shown = cuts.first("totals", found, command="tocsin claims --kind tally")
    return tally_views(shown, desk, covered(beside.measured))


def ties(beside: Beside, chosen: Chosen, desk: Desk, cuts: Cuts) -> tuple[TieView, ...]:
    """Return standing relations between parties."""
    found = ties_by_weight(_of(chosen.claims, Tie), desk.shelf, beside.opinions)
    return tie_views(cuts.first("ties", found, command="tocsin ties"), desk)


def statements(
    beside: Beside, chosen: Chosen, desk: Desk, cuts: Cuts
) -> tuple[StatementGroup, ...]:
    """Return what is said beside incidents."""
    found = statements_by_weight(_of(chosen.claims, Statement), desk.shelf, beside.opinions)
    command = "tocsin claims --kind statement"
    return statement_groups(cuts.first("statements", found, command=command), desk)


def documents(
    chosen: Chosen, desk: Desk, cuts: Cuts, masker: Masker, *, named: Container[str]
) -> tuple[DocumentView, ...]:
    """Return the documents read: all that are cited by now or named, and the first of the others.

    Args:
        named: The labels of documents that other lists of the brief name.
    """
    cited, labels = desk.notes.documents(), desk.shelf.labels
    told = {
        each.document_id
        for each in chosen.readings
        if each.document_id in cited or labels[each.document_id] in named
    }
    others = [each for each in chosen.readings if each.document_id not in told]
    what = "of which nothing is cited"
    kept = cuts.first("sources", others, command="tocsin documents", what=what)
    held = told.union(each.document_id for each in kept)
    shown = tuple(each for each in chosen.readings if each.document_id in held)
    return document_views(shown, shelf=desk.shelf, copies=desk.copies, masker=masker)


def history(
    past: Sequence[tuple[int, Incident]],
    assessments: Mapping[str, Assessment],
    desk: Desk,
    cuts: Cuts,
    *,
    whole: bool,
) -> tuple[PastView, ...]:
    """Return what is told as background."""
    shown = cuts.first("history", past, command="tocsin incidents --history")
    return tuple(
        past_view(
            incident,
            number=number,
            assessment=assessments.get(incident.id),
            desk=desk,
            whole=whole,
        )
        for number, incident in shown
    )


def _of(claims: Sequence[Claim], kind: type) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if isinstance(claim.content, kind))
