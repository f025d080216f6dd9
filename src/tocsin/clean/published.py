"""The publication date: where a date stands decides what it is the date of, not how it looks.

In order of trust: given by the user, the page's own data, a machine's prefix, a line marked
as the publication's, a line under the headline, a dateline with a year. A date above the
headline is the clock of the page: it bounds the publication and does not date it. Dates
inside sentences of the body are no candidates.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tocsin.clean.candidates import Candidate, Trust, find_candidates
from tocsin.clean.pieces import Piece
from tocsin.clean.settings import CleanSettings
from tocsin.core.dates.calendar import precision_of
from tocsin.core.types import DateInterval, Document, RejectedDate, Span
from tocsin.core.vocab import DateBasis, DateRole

# A page may be fetched on the day before its date: it is already tomorrow elsewhere.
_ZONES = timedelta(days=1)


def publication_date(
    document: Document, pieces: Sequence[Piece], settings: CleanSettings
) -> tuple[DateInterval, tuple[RejectedDate, ...]]:
    """Return the publication date with its reason, and the dates found that are not it."""
    found = find_candidates(document, pieces, settings)
    fetched = document.retrieved_at.date() if document.retrieved_at else None
    usable = [
        candidate
        for candidate in found
        if candidate.may_be_publication and not _too_late(candidate, fetched)
    ]
    if not usable:
        return _bounded(found, fetched), tuple(_rejected(each, None, fetched) for each in found)
    chosen = min(usable, key=lambda candidate: candidate.trust)
    others = [each for each in found if each is not chosen and not _agrees(each, chosen)]
    return _interval(chosen, fetched), tuple(_rejected(each, chosen, fetched) for each in others)


def _too_late(candidate: Candidate, fetched: date | None) -> bool:
    return fetched is not None and all(first > fetched + _ZONES for first, _ in candidate.days)


def _agrees(candidate: Candidate, chosen: Candidate) -> bool:
    """Return whether a date may be the publication's too and is the same."""
    return candidate.may_be_publication and candidate.days == chosen.days


def _interval(chosen: Candidate, fetched: date | None) -> DateInterval:
    days = chosen.days
    if len(days) > 1 and fetched is not None:
        days = tuple(each for each in days if each[0] <= fetched + _ZONES)
    earliest, latest = min(first for first, _ in days), max(last for _, last in days)
    reason = f"publication date: {chosen.reason}"
    if len(days) > 1:
        reason += "; day and month can be read either way"
    return DateInterval(
        span=chosen.span,
        written=chosen.parts,
        earliest=earliest,
        latest=latest,
        precision=precision_of(earliest, latest),
        basis=DateBasis.STATED,
        candidates=days if len(days) > 1 else (),
        reason=reason,
    )


def _bounded(found: Sequence[Candidate], fetched: date | None) -> DateInterval:
    """Return the interval of a publication that nothing dates: closed above at most."""
    bounds: list[tuple[date, Span | None, str]] = [
        (max(last for _, last in each.days), each.span, _name_of(each))
        for each in found
        if each.trust is Trust.BOUND and each.days
    ]
    if fetched is not None:
        bounds.append((fetched, None, "the day on which it was retrieved"))
    if not bounds:
        return DateInterval(reason="the document gives no publication date")
    latest, span, what = min(bounds, key=lambda bound: bound[0])
    return DateInterval(
        latest=latest,
        basis=DateBasis.INFERRED,
        derived_from=(span,) if span else (),
        reason=f"the document gives no publication date; it cannot be later than {what}",
    )


def _rejected(candidate: Candidate, chosen: Candidate | None, fetched: date | None) -> RejectedDate:
    reason = candidate.reason
    if candidate.may_be_publication:
        if _too_late(candidate, fetched):
            reason += "; but it is later than the day of retrieval"
        elif chosen is not None:
            reason += f"; another date is trusted more: {chosen.reason}"
    return RejectedDate(
        span=candidate.span, value=candidate.value, role=candidate.role, reason=reason
    )


def _name_of(bound: Candidate) -> str:
    clock = bound.role is DateRole.PAGE_CLOCK
    return "the clock of the page" if clock else "the day of its change"
