"""What is said of an incident over time: each value of a field at the day on which it was said.

A later value never replaces an earlier one. Values whose day of saying is not known stand
apart, and nothing is claimed of their order. Derived from an incident and its readings;
nothing of it is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tocsin.core.speakers import chain_of, stance_of
from tocsin.core.types import (
    Attribution,
    Claim,
    DateInterval,
    FieldValue,
    Figure,
    Incident,
    IncidentField,
    Occurrence,
    Reading,
)
from tocsin.core.vocab import FigureKind, Stance

_FIGURES = frozenset(FigureKind)
_COUNT = "count"


class SaidBasis(StrEnum):
    """How the day on which something was said is known."""

    SAID = "said"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Whether those who gave a value still hold it."""

    HELD = "held"
    DENIED = "denied"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One value as it was said on one day, with all claims that say it then.

    `said_on` has both ends unless `basis` is unknown; it may then still be bounded. `value` is
    the place of the value among those of its field. `figure` is None where it is no number.
    """

    value: int
    label: str
    figure: Figure | None
    said_on: DateInterval
    basis: SaidBasis
    stance: Stance
    standing: Standing
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origin_keys: tuple[str, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which it may have been said; None if not known."""
        first, last = self.said_on.earliest, self.said_on.latest
        if self.basis is SaidBasis.UNKNOWN or first is None or last is None:
            return None
        return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All values of one field: those with a day of saying by that day, the others apart.

    Days may overlap: only `precedes` tells whether one was said before another.
    """

    field: str
    dated: tuple[Saying, ...]
    undated: tuple[Saying, ...]


def precedes(first: Saying, second: Saying) -> bool:
    """Return whether one was certainly said on an earlier day than the other."""
    return bool(first.days and second.days and first.days[1] < second.days[0])


def ordered_by_day(sayings: Sequence[Saying]) -> bool:
    """Return whether of some two different values it is known which was said first."""
    return any(
        one.value != other.value and precedes(one, other) for one in sayings for other in sayings
    )


def series_of(incident: Incident, readings: Sequence[Reading]) -> tuple[Series, ...]:
    """Return the series of each field of which more than one value is reported.

    Args:
        incident: Its fields are read, in their order.
        readings: The live readings of its documents; a claim that none holds is left out.
    """
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    chains = _chains(readings)
    published = {reading.document_id: reading.published_on for reading in readings}
    keys = _origin_keys(incident)
    found = []
    for item in incident.fields:
        if len(item.values) < 2:
            continue
        sayings = [
            _saying(item, number, claims[key], chains[key], published, keys.get(key, ()))
            for number, value in enumerate(item.values)
            for key in value.claim_ids
            if key in claims
        ]
        merged = _merged(sayings)
        dated = sorted((each for each in merged if each.days), key=lambda each: each.days or ())
        found.append(
            Series(
                field=item.name,
                dated=tuple(dated),
                undated=tuple(each for each in merged if not each.days),
            )
        )
    return tuple(found)


def said_when(
    chain: Sequence[Attribution], published: DateInterval
) -> tuple[DateInterval, SaidBasis]:
    """Return when words were said, and how that is known.

    The innermost speaker whose saying the text dates counts; where the text dates none, the
    publication of the report. A time that the text gives and that cannot be placed ("earlier")
    is not the day of publication.
    """
    for link in chain:
        said = link.said_on
        if said.span is not None:
            return said, SaidBasis.SAID if _is_closed(said) else SaidBasis.UNKNOWN
    if _is_closed(published):
        return published, SaidBasis.PUBLISHED
    inferred = next((link.said_on for link in chain if _is_closed(link.said_on)), None)
    return (inferred, SaidBasis.SAID) if inferred else (published, SaidBasis.UNKNOWN)


def _is_closed(interval: DateInterval) -> bool:
    return interval.earliest is not None and interval.latest is not None


def _chains(readings: Sequence[Reading]) -> dict[str, tuple[Attribution, ...]]:
    chains: dict[str, tuple[Attribution, ...]] = {}
    for reading in readings:
        links = {link.id: link for link in reading.attributions}
        chains |= {claim.id: chain_of(claim, links) for claim in reading.claims}
    return chains


def _origin_keys(incident: Incident) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for origin in incident.origins:
        for claim in origin.claim_ids:
            keys[claim] = (*keys.get(claim, ()), origin.key)
    return keys


def _saying(
    item: IncidentField,
    number: int,
    claim: Claim,
    chain: Sequence[Attribution],
    published: Mapping[str, DateInterval],
    origin_keys: tuple[str, ...],
) -> Saying:
    value = item.values[number]
    said_on, basis = said_when(chain, published[claim.document_id])
    stance = stance_of(claim.content, chain[0] if chain else None)
    return Saying(
        value=number,
        label=value.label,
        figure=_figure(item, value, claim),
        said_on=said_on,
        basis=basis,
        stance=stance,
        standing=_standing(item, value, stance),
        claim_ids=(claim.id,),
        document_ids=(claim.document_id,),
        origin_keys=origin_keys,
    )


def _standing(item: IncidentField, value: FieldValue, stance: Stance) -> Standing:
    """Return whether a value is still held: of a number nobody holds, who denies it is told."""
    if item.name not in _FIGURES:
        return Standing.DENIED if stance is Stance.DENIED else Standing.HELD
    if set(value.stances) - {Stance.DENIED}:
        return Standing.HELD
    return Standing.DENIED if stance is Stance.DENIED else Standing.REPLACED


def _figure(item: IncidentField, value: FieldValue, claim: Claim) -> Figure | None:
    """Return the number behind a value; None where it is none, or a person ruled on it."""
    act = claim.content
    if not isinstance(act, Occurrence) or item.ruled is not None:
        return None
    if item.name == _COUNT:
        return act.count
    figures = [figure for figure in act.figures if figure.kind.value == item.name]
    return next((f for f in figures if (f.span or f.of_whom) in value.evidence), None)


def _merged(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Return each value once for each day, basis, stance and standing, claims together."""
    groups: dict[tuple[object, ...], Saying] = {}
    for each in sayings:
        said = each.said_on
        bounds = (said.earliest, said.latest)
        key = (each.value, *bounds, each.basis, each.stance, each.standing, each.figure is None)
        first = groups.get(key)
        groups[key] = each if first is None else _joined(first, each)
    return tuple(groups.values())


def _joined(first: Saying, other: Saying) -> Saying:
    def both(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*one, *two)))

    return replace(
        first,
        claim_ids=both(first.claim_ids, other.claim_ids),
        document_ids=both(first.document_ids, other.document_ids),
        origin_keys=both(first.origin_keys, other.origin_keys),
    )
