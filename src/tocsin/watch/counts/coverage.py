"""Reported totals beside the ledger's own count: how much of what is reported the ledger has.

"23 attacks from 17 to 30 October: 14 in Iraq, 9 in Syria" is set against the incidents of that
very period, area and type, with these parties. It is never added to them.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from tocsin.core.geo import area_of
from tocsin.core.parties import mention_key, party_key
from tocsin.core.selection import Selection, any_named, may_fall_within, surely_within
from tocsin.core.sums import areas_of, bounds_of, parts_sum
from tocsin.core.types import (
    Claim,
    Coverage,
    CoveragePart,
    CoverageShare,
    Figure,
    Incident,
    PlaceRef,
    Tally,
)
from tocsin.core.vocab import INCIDENT_TYPES, FigureKind, Known, Unit
from tocsin.watch.belonging import (
    Reference,
    all_known,
    has_borders,
    have_part,
    lies_in,
)
from tocsin.watch.counts.belonging import is_closed, is_denied, is_placed
from tocsin.watch.counts.counting import VIOLENCE, Held, World
from tocsin.watch.counts.harm import HARM_KINDS, acts_of, sum_harm
from tocsin.watch.counts.intervals import binomial_interval
from tocsin.watch.modes import done_with, modes_told

_ACTS = frozenset({FigureKind.INCIDENTS, FigureKind.STRIKES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What totals are compared with.

    `reference` is what the tables know of bodies and regions; `opinion` are the ids of claims
    that are opinion. Claims that score less than `min_score` tell no total.
    """

    world: World
    confidence: float
    reference: Reference = field(default_factory=Reference)
    opinion: Set[str] = frozenset()
    min_score: float = 0.0
    _found: dict[Tally, Coverage] = field(default_factory=dict, compare=False, repr=False)

    def coverage(self, tally: Tally) -> Coverage:
        """Return a total beside the ledger's own count, whoever tells it; counted once."""
        if tally not in self._found:
            self._found[tally] = _counted(tally, self)
        return self._found[tally]


def coverage_asked(selection: Selection, compared: Compared) -> tuple[Coverage, ...]:
    """Return the reported totals of the time, area, type and party asked for, side by side.

    A total of unknown period is there only where no period is asked for, one of unknown area
    only where no area is.
    """
    claims = (
        claim
        for reading in compared.world.asked_readings
        for claim in reading.claims
        if isinstance(claim.content, Tally) and _is_asked(claim.content, selection)
    )
    return coverage_of(claims, compared)


def coverage_of(claims: Iterable[Claim], compared: Compared) -> tuple[Coverage, ...]:
    """Return reported totals beside the ledger's own counts, never averaged.

    Reports of the very same total are one. Totals that are opinion come last. One told by a
    claim that scores too little is none.
    """
    alike: dict[object, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.content, Tally) and claim.score >= compared.min_score:
            alike.setdefault(_sameness(claim.content), []).append(claim)
    found = [_coverage(group, compared) for group in alike.values()]
    return tuple(sorted(found, key=lambda each: each.opinion))


def shares_of(coverage: Iterable[Coverage]) -> dict[str, CoverageShare]:
    """Return what the ledger has of each total, by the ids of the claims that tell it."""
    return {
        claim: each.share for each in coverage if each.share is not None for claim in each.claim_ids
    }


def _coverage(claims: Sequence[Claim], compared: Compared) -> Coverage:
    tally = claims[0].content
    assert isinstance(tally, Tally)
    return replace(
        compared.coverage(tally),
        claim_ids=tuple(claim.id for claim in claims),
        document_ids=tuple(dict.fromkeys(claim.document_id for claim in claims)),
        opinion=all(claim.id in compared.opinion for claim in claims),
    )


def _counted(tally: Tally, compared: Compared) -> Coverage:
    """Return a total beside the ledger's own count, without who tells it."""
    made = Coverage(
        claim_ids=(),
        document_ids=(),
        tally=tally,
        share=None,
        parts=(),
        adds_up=parts_sum(tally).adds_up,
        incident_ids=(),
        unknown=0,
        opinion=False,
    )
    areas = areas_of(tally)
    if (why := _why_not(tally, areas, compared.reference)) is not None:
        return replace(made, why_not=why)
    held, unknown = _held(tally, areas, compared)
    return replace(
        made,
        share=_share(tally.figure, held, compared),
        parts=tuple(_part(part.figure, part.area, tally, compared) for part in tally.parts),
        incident_ids=tuple(incident.id for incident in held.all),
        unknown=unknown,
    )


def _part(figure: Figure, area: PlaceRef | None, tally: Tally, compared: Compared) -> CoveragePart:
    # A part that is known no closer than the whole cannot be told from it.
    wholes = {ref.place for ref in tally.area}
    if area is None or area.place in wholes or not has_borders(area.place, compared.reference):
        share = CoverageShare(
            reported_low=figure.low, reported_high=figure.high, ledger_low=0, ledger_high=None
        )
        return CoveragePart(area=area, share=share)
    held, _ = _held(tally, (area,), compared)
    return CoveragePart(area=area, share=_share(figure, held, compared))


def _why_not(tally: Tally, areas: Sequence[PlaceRef], reference: Reference) -> str | None:
    """Return why the ledger has nothing that a total can be set against, or None."""
    figure = tally.figure
    if figure.unit is Unit.PERCENT:
        return "it is a share, not a number"
    if figure.kind not in _ACTS and figure.kind not in HARM_KINDS:
        return "the ledger does not count such things"
    if tally.event_type is not None and tally.event_type not in INCIDENT_TYPES:
        return "the ledger keeps no incidents of that type"
    if not is_closed(tally.window):
        return "its period is not known"
    if any(not has_borders(ref.place, reference) for ref in areas):
        return "what lies in its area cannot be told"
    return None


def _held(tally: Tally, areas: Sequence[PlaceRef], compared: Compared) -> tuple[Held, int]:
    """Return the incidents that a total counts, and how many of unknown time or place may be.

    Those are left out of the count: they would make every total look covered.
    """
    certain, possible, unknown = [], [], 0
    for incident in _candidates(tally, areas, compared):
        answer = _belongs(incident, tally, areas, compared)
        if answer is Known.YES:
            certain.append(incident)
        elif answer is Known.UNKNOWN:
            if is_closed(incident.when) and (not areas or is_placed(incident)):
                possible.append(incident)
            else:
                unknown += 1
    return Held(certain=tuple(certain), possible=tuple(possible)), unknown


def _candidates(
    tally: Tally, areas: Sequence[PlaceRef], compared: Compared
) -> tuple[Incident, ...]:
    """Return the incidents of the type of a total that may be of its time and countries."""
    calendar = compared.world.calendars.get(tally.event_type or VIOLENCE)
    first, last = tally.window.earliest, tally.window.latest
    if calendar is None or first is None or last is None:
        return ()
    told = [ref.place.country for ref in areas if ref.place is not None]
    countries = frozenset(country for country in told if country)
    everywhere = not areas or len(told) < len(areas) or None in told
    return calendar.near(first, last, None if everywhere else countries)


def _belongs(
    incident: Incident, tally: Tally, areas: Sequence[PlaceRef], compared: Compared
) -> Known:
    window = tally.window
    if not may_fall_within(incident.when, window.earliest, window.latest):
        return Known.NO
    sure = surely_within(incident.when, window.earliest, window.latest) and not is_denied(incident)
    return all_known(
        (
            Known.YES if sure else Known.UNKNOWN,
            lies_in(incident, areas, compared.reference),
            have_part(incident, "actors", tally.actors, compared.reference),
            have_part(incident, "recipients", tally.recipients, compared.reference),
            _done_as_told(incident, tally),
        )
    )


def _done_as_told(incident: Incident, tally: Tally) -> Known:
    """Return whether an incident was done with the weapons that a total counts the acts of."""
    if not tally.modes and not tally.weapons:
        return Known.YES
    named = {mention_key(span.quote) for span in tally.weapons}
    if named & {mention_key(span.quote) for span in incident.weapons}:
        return Known.YES
    told = [modes_told(span.quote) for span in tally.weapons]
    wanted = set(tally.modes).union(*(modes or () for modes in told))
    answer = done_with(wanted, incident.modes)
    return Known.UNKNOWN if answer is Known.NO and None in told else answer


def _share(figure: Figure, held: Held, compared: Compared) -> CoverageShare:
    """Return what the ledger has of a number.

    One incident may be told as several acts, and a report may count either: acts make the upper
    bound. Those harmed come many to an incident, and have no interval.
    """
    world = compared.world
    if figure.kind not in _ACTS:
        harm = sum_harm(figure.kind, held.certain, held.possible, world.doubles.groups)
        return _ratio(figure, harm.low, harm.high)
    acts = [acts_of(each, world.claims_of(each)).high for each in held.all]
    most = None if None in acts else sum(high or 1 for high in acts)
    made = _ratio(figure, len(world.doubles.groups(held.certain)), most)
    if made.share_low is None:
        return made
    low, high = coverage_interval(made, confidence=compared.confidence)
    return replace(made, interval_low=low, interval_high=high, confidence=compared.confidence)


def _ratio(figure: Figure, low: int, high: int | None) -> CoverageShare:
    """Return a reported number beside the ledger's, with the bounds of their ratio."""
    least, most = bounds_of(figure)
    share_low = 0.0 if low == 0 or most is None else min(1.0, low / most) if most else 1.0
    share_high = 1.0 if high is None or not least else min(1.0, high / least)
    told = least is not None or most is not None
    return CoverageShare(
        reported_low=least,
        reported_high=most,
        ledger_low=low,
        ledger_high=high,
        share_low=share_low if told and most != 0 else None,
        share_high=share_high if told and most != 0 else None,
        beyond=most is not None and low > most,
    )


def coverage_interval(share: CoverageShare, *, confidence: float) -> tuple[float, float]:
    """Return the interval around what share of the acts that are reported the ledger has.

    It takes every act that was counted as caught or missed by itself, with one chance: acts that
    are told together, or by one outlet only, make it too narrow. Where the numbers are ranges it
    reaches from the lower end for the fewest found of the most reported to the upper end for the
    most found of the fewest. A ledger that has more than was reported is taken to have all.
    """
    least, most = share.reported_low, share.reported_high
    low, high = 0.0, 1.0
    if most:
        low, _ = binomial_interval(min(share.ledger_low, most), most, confidence=confidence)
    if least and share.ledger_high is not None:
        _, high = binomial_interval(min(share.ledger_high, least), least, confidence=confidence)
    return low, high


def _is_asked(tally: Tally, selection: Selection) -> bool:
    window, areas = tally.window, areas_of(tally)
    timed = selection.since is not None or selection.until is not None
    if timed and window.earliest is None and window.latest is None:
        return False
    if not may_fall_within(window, selection.since, selection.until):
        return False
    countries = {ref.place.country for ref in areas if ref.place is not None}
    if selection.country is not None and selection.country not in countries:
        return False
    if selection.admin1 is not None and not any(_is_in(ref, selection.admin1) for ref in areas):
        return False
    wanted, parties = selection.actor, (*tally.actors, *tally.recipients)
    return _is_of_asked_type(tally, selection) and (wanted is None or any_named(parties, wanted))


def _is_in(ref: PlaceRef, admin1: str) -> bool:
    area = area_of(ref.place).casefold() if ref.place is not None else ""
    return admin1.casefold() in {area, area.partition(".")[2]} - {""}


def _is_of_asked_type(tally: Tally, selection: Selection) -> bool:
    """Return whether a total counts what is asked for: without a type, acts of violence."""
    if selection.event_type is not None:
        told = {tally.event_type, *tally.modes} - {None}
        return selection.event_type.lower() in {str(each).lower() for each in told}
    counted = tally.figure.unit is not Unit.PERCENT and tally.figure.kind in {*_ACTS, *HARM_KINDS}
    return counted and tally.event_type in {None, VIOLENCE}


def _sameness(tally: Tally) -> object:
    """Return what makes two totals the very same: number, period, areas, parts, acts, parties."""

    def number(figure: Figure) -> tuple[object, ...]:
        return figure.kind, figure.unit, figure.low, figure.best, figure.high

    def place(ref: PlaceRef | None) -> str | None:
        if ref is None:
            return None
        return ref.place.id if ref.place is not None else ref.mention.quote.casefold()

    return (
        number(tally.figure),
        (tally.window.earliest, tally.window.latest, tally.window.written),
        frozenset(place(ref) for ref in tally.area),
        tuple((number(part.figure), place(part.area)) for part in tally.parts),
        (tally.event_type, frozenset(tally.modes)),
        frozenset(mention_key(span.quote) for span in tally.weapons),
        tuple(frozenset(map(party_key, each)) for each in (tally.actors, tally.recipients)),
    )
