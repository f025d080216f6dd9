"""The publication date: where a date stands decides what it is the date of, not how it looks.

In order of trust: given with the document, the page's own data, a machine's prefix, a line marked
as the publication's, a line under the headline, a dateline with a year. A date above the
headline is the clock of the page: it bounds the publication and does not date it. Dates
inside sentences of the body are no candidates.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tocsin.clean.candidates import find_candidates
from tocsin.clean.dated import Candidate, Trust
from tocsin.clean.pieces import Piece
from tocsin.clean.settings import CleanSettings
from tocsin.clean.zones import may_be_one_moment, on_day_of_page
from tocsin.core.dates.calendar import precision_of
from tocsin.core.types import DateInterval, Document, RejectedDate, Span
from tocsin.core.vocab import DateBasis, DateRole

# A page may be fetched on the day before its date: it is already tomorrow elsewhere.
_ZONES = timedelta(days=1)
# Clocks of servers differ, by less than this.
_CLOCKS = timedelta(hours=1)


def publication_date(
    document: Document, pieces: Sequence[Piece], settings: CleanSettings
) -> tuple[DateInterval, tuple[RejectedDate, ...]]:
    """Return the publication date with its reason, and the dates found that are not it."""
    found = find_candidates(document, pieces, settings)
    fetched = document.retrieved_at
    usable = [
        candidate
        for candidate in found
        if candidate.may_be_publication and not _too_late(candidate, fetched)
    ]
    if not usable:
        return _bounded(found, fetched), tuple(_rejected(each, None, fetched) for each in found)
    chosen = _chosen(usable, found)
    others = [each for each in found if each is not chosen and not _agrees(each, chosen)]
    contrary = (each for each in others if each in usable and not _is_same_instant(each, chosen))
    against = min(contrary, key=_trust, default=None)
    return (
        _interval(chosen, against, fetched),
        tuple(_rejected(each, chosen, fetched) for each in others),
    )


def _trust(candidate: Candidate) -> Trust:
    return candidate.trust


def _chosen(usable: Sequence[Candidate], found: Sequence[Candidate]) -> Candidate:
    """Return the most trusted date, or one that says the same more sharply."""
    best = min(usable, key=_trust)
    if len(best.days) > 1:
        sharper = (each for each in usable if len(each.days) == 1 and each.days[0] in best.days)
        return next(sharper, best)
    return on_day_of_page(best, usable, found)


def _too_late(candidate: Candidate, fetched: datetime | None) -> bool:
    if fetched is None or not candidate.days:
        return False
    if candidate.at is not None and candidate.at.tzinfo is not None:
        return candidate.at > fetched + _CLOCKS
    return all(first > fetched.date() + _ZONES for first, _ in candidate.days)


def _agrees(candidate: Candidate, chosen: Candidate) -> bool:
    """Return whether a date may be the publication's too and is the same."""
    return candidate.may_be_publication and candidate.days == chosen.days


def _is_same_instant(candidate: Candidate, chosen: Candidate) -> bool:
    return candidate.at is not None and candidate.at == chosen.at


def _interval(
    chosen: Candidate, against: Candidate | None, fetched: datetime | None
) -> DateInterval:
    days = chosen.days
    if len(days) > 1 and fetched is not None:
        days = tuple(each for each in days if each[0] <= fetched.date() + _ZONES)
    earliest, latest = min(first for first, _ in days), max(last for _, last in days)
    reason = f"publication date: {chosen.reason}"
    if len(days) > 1:
        reason += "; day and month can be read either way"
    if against is not None:
        reason += f"; against it stands {against.value} ({against.reason})"
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


def _bounded(found: Sequence[Candidate], fetched: datetime | None) -> DateInterval:
    """Return the interval of a publication that nothing dates: closed above at most."""
    bounds: list[tuple[date, Span | None, str]] = [
        (max(last for _, last in each.days), each.span, _name_of(each))
        for each in found
        if each.trust is Trust.BOUND and each.days
    ]
    if fetched is not None:
        bounds.append((fetched.date(), None, "the day on which it was retrieved"))
    if not bounds:
        return DateInterval(reason="the document gives no publication date")
    latest, span, what = min(bounds, key=lambda bound: bound[0])
    return DateInterval(
        latest=latest,
        basis=DateBasis.INFERRED,
        derived_from=(span,) if span else (),
        reason=f"the document gives no publication date; it cannot be later than {what}",
    )


def _rejected(
    candidate: Candidate, chosen: Candidate | None, fetched: datetime | None
) -> RejectedDate:
    reason = candidate.reason
    if candidate.may_be_publication:
        if _too_late(candidate, fetched):
            reason += "; but it is later than the day of retrieval"
        elif chosen is not None and may_be_one_moment(candidate, chosen):
            reason += f"; the day where it was published may be another: {chosen.reason}"
        elif chosen is not None:
            reason += f"; another date is trusted more: {chosen.reason}"
    return RejectedDate(
        span=candidate.span, value=candidate.value, role=candidate.role, reason=reason
    )


def _name_of(bound: Candidate) -> str:
    clock = bound.role is DateRole.PAGE_CLOCK
    return "the clock of the page" if clock else "the day of its change"
