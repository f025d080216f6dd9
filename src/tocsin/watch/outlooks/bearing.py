"""Reported totals that bear on what was said to come, and what they tell of it."""

from dataclasses import replace

from tocsin.core.day_words import span_words
from tocsin.core.sums import areas_of
from tocsin.core.types import Claim, OutlookEntry, PlaceRef, Tally
from tocsin.core.vocab import FigureKind, Unit
from tocsin.watch.belonging import Reference
from tocsin.watch.outlooks.absence import Total
from tocsin.watch.outlooks.fits import Fit, fit_parties, fit_place
from tocsin.watch.outlooks.lookup import Evidence, Question
from tocsin.watch.outlooks.wording import counted

_COUNTS = frozenset({FigureKind.INCIDENTS, FigureKind.STRIKES})


def totals_on(entry: OutlookEntry, evidence: Evidence) -> tuple[tuple[Claim, Tally], ...]:
    """Return the reported totals that count such acts: of the type, the parties and the places.

    A total is of the places if one of its areas lies in one of these, or one of these in it: "in
    Iraq and Syria" bears on what was said of Iraq, and what was said of Baghdad. What `there` is
    of it is another question.
    """
    return tuple(
        (claim, claim.content)
        for claim in evidence.tallies
        if isinstance(claim.content, Tally)
        and claim.content.figure.kind in _COUNTS
        and claim.content.figure.unit is not Unit.PERCENT
        and claim.content.event_type is entry.event_type
        and claim.content.window.earliest is not None
        and claim.content.window.latest is not None
        and _total_fits(entry, claim.content, evidence.reference) is not Fit.NO
    )


def _total_fits(entry: OutlookEntry, tally: Tally, reference: Reference) -> Fit:
    return min(
        fit_parties(entry.by, tally.actors, reference),
        fit_parties(entry.against, tally.recipients, reference),
        max((_meets(entry, ref, reference) for ref in areas_of(tally)), default=Fit.MAYBE)
        if entry.places
        else Fit.YES,
    )


def _meets(entry: OutlookEntry, area: PlaceRef, reference: Reference) -> Fit:
    """Return whether an area lies in one of the places of an outlook, or one of these in it."""
    if area.place is None:
        return Fit.MAYBE
    inside = (fit_place(ref, area.place, reference) for ref in entry.places)
    around = (
        fit_place(area, ref.place, reference) for ref in entry.places if ref.place is not None
    )
    return max((*inside, *around), default=Fit.YES)


def there(entry: OutlookEntry, tally: Tally, reference: Reference) -> Tally | None:
    """Return what of a total is of the places of an outlook: all of it, or its one part there.

    None of one that may count acts at other places too, and does not say how many.
    """
    areas = areas_of(tally)
    if not entry.places or (areas and all(_is_of(entry, ref, reference) for ref in areas)):
        return tally
    parts = [each for each in tally.parts if each.area and _is_of(entry, each.area, reference)]
    if len(parts) != 1 or parts[0].area is None:
        return None
    return replace(tally, figure=parts[0].figure, area=(parts[0].area,), parts=())


def _is_of(entry: OutlookEntry, area: PlaceRef, reference: Reference) -> bool:
    """Return whether an area certainly lies in one of the places of an outlook."""
    place = area.place
    return place is not None and any(
        fit_place(ref, place, reference) is Fit.YES for ref in entry.places
    )


def counts_all(entry: OutlookEntry, tally: Tally, reference: Reference) -> bool:
    """Return whether a reported total counts every act of the kind that was said to come."""
    parties = (
        not given or (bool(asked) and fit_parties(asked, given, reference) is Fit.YES)
        for asked, given in ((entry.by, tally.actors), (entry.against, tally.recipients))
    )
    every = all(parties) and not tally.modes and not tally.weapons
    return (
        every and bool(entry.places) and all(_is_in(ref, tally, reference) for ref in entry.places)
    )


def _is_in(ref: PlaceRef, tally: Tally, reference: Reference) -> bool:
    """Return whether a place certainly lies in the area of a total."""
    if ref.place is None:
        return False
    return any(fit_place(area, ref.place, reference) is Fit.YES for area in areas_of(tally))


def total_of(claim: Claim, tally: Tally, evidence: Evidence) -> Total | None:
    """Return a total of known days beside what the ledger certainly has of it, None if untold."""
    share = evidence.shares.get(claim.id)
    if share is None or tally.window.earliest is None or tally.window.latest is None:
        return None
    return Total(
        first=tally.window.earliest,
        last=tally.window.latest,
        high=share.reported_high,
        held=share.ledger_low,
    )


def of_absence(claim: Claim, tally: Tally, mine: Tally | None, evidence: Evidence) -> Total | None:
    """Return of a total what can show that nothing came at the places of an outlook.

    A total of these places alone, or one that is 0 there. Most of a wider total may stand in the
    ledger, and nothing of what came there.

    Args:
        mine: What of the total is of the places of the outlook (`there`).
    """
    total = total_of(claim, tally, evidence)
    if total is None or mine == tally or total.high == 0:
        return total
    if mine is None or mine.figure.high != 0:
        return None
    return replace(total, high=0, held=0)


def not_measurable(claim: Claim, tally: Tally, question: Question) -> str:
    """Return what a reported total says of a rise within a window."""
    window, mine = tally.window, question.there.get(claim.id)
    assert window.earliest is not None
    assert window.latest is not None
    amount = _amount(tally if mine is None else mine)
    total = f"a reported total ({amount} {span_words(window.earliest, window.latest)})"
    if mine is None:
        return (
            f"not measurable: {total} may count acts at other places too, and does not say how "
            "many came there"
        )
    if not mine.figure.low:
        return f"not measurable: {total} does not say how many there were before"
    if window.earliest >= question.sure.first:
        return f"supported, not measurable: {total} is of its time, and none of before"
    return (
        f"supported, not measurable: {total} also counts days before the forecast, and does not "
        "say how many came on which day"
    )


def _amount(tally: Tally) -> str:
    low, high = tally.figure.low, tally.figure.high
    if low is None and high is None:
        return "incidents without a number"
    if low is not None and low == high:
        return counted(low, "incident")
    if high is None:
        return f"at least {counted(low or 0, 'incident')}"
    return f"{low or 0:,} to {high:,} incidents"
