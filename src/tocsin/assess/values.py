"""The values of claims side by side: which say the same, and which exclude each other.

Matters are the fields of an incident by name: when, where, who, and each kind of figure. Only
what two claims both tell can be compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from tocsin.core.parties import body_key
from tocsin.core.types import Claim, DateInterval, Figure, Occurrence, Place
from tocsin.core.vocab import FigureKind, PlaceKind

# Days since year 1, or persons.
Range = tuple[float, float]
# An approximate number says all that lie as near to it as this share of it (`fuse.settings`).
TOLERANCE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a claim says, in a form that can be compared. `ranges` are by matter."""

    ranges: Mapping[str, Range]
    places: tuple[Place, ...]
    parties: frozenset[str]

    @property
    def matters(self) -> tuple[str, ...]:
        """Return what the claim tells, by the names of the incident's fields."""
        told = (*self.ranges, *(["where"] if self.places else []))
        return (*told, *(["who"] if self.parties else []))


def values_of(claim: Claim) -> Values:
    """Return what a claim says; nothing where it tells no act."""
    content = claim.content
    if not isinstance(content, Occurrence):
        return Values(ranges={}, places=(), parties=frozenset())
    return Values(
        ranges=dict(_ranges(content)),
        places=tuple(ref.place for ref in content.places if ref.place and not ref.inferred),
        parties=frozenset(key for party in content.actors if (key := body_key(party))),
    )


def same(matter: str, mine: Values, other: Values) -> bool:
    """Return whether another claim tells of a matter all that mine does, or more exactly so.

    "Five" tells that it were three at least, and not the other way round.
    """
    if matter == "where":
        finest = [
            place
            for place in mine.places
            if not any(_holds(place, each) and each.id != place.id for each in mine.places)
        ]
        return all(any(_holds(place, each) for each in other.places) for place in finest)
    if matter == "who":
        return mine.parties <= other.parties
    one, two = mine.ranges.get(matter), other.ranges.get(matter)
    return one is not None and two is not None and one[0] <= two[0] and two[1] <= one[1]


def fits(matter: str, mine: Values, other: Values) -> bool:
    """Return whether some number or day is both what mine tells and what another does."""
    one, two = mine.ranges.get(matter), other.ranges.get(matter)
    return one is not None and two is not None and one[0] <= two[1] and two[0] <= one[1]


def outside(matter: str, mine: Values, others: Sequence[Values]) -> bool:
    """Return whether my range lies outside all that others give together; never without any."""
    given = [one.ranges[matter] for one in others if matter in one.ranges]
    if not given or matter not in mine.ranges:
        return False
    low, high = mine.ranges[matter]
    return low > max(one[1] for one in given) or high < min(one[0] for one in given)


def _ranges(content: Occurrence) -> Iterator[tuple[str, Range]]:
    days = [span for time in content.times if (span := _days(time)) is not None]
    if days:
        yield "when", (min(first for first, _ in days), max(last for _, last in days))
    for kind in FigureKind:
        whole = [
            figure for figure in content.figures if figure.kind is kind and figure.subset_of is None
        ]
        if len(whole) == 1:
            yield kind.value, _numbers(whole[0])


def _days(time: DateInterval) -> Range | None:
    if time.earliest is None or time.latest is None:
        return None
    return float(time.earliest.toordinal()), float(time.latest.toordinal())


def _numbers(figure: Figure) -> Range:
    best = figure.best
    reach = best * TOLERANCE if best is not None and figure.approximate else 0.0
    low = figure.low if figure.low is not None else best
    high = figure.high if figure.high is not None else best
    return (0.0 if low is None else low - reach), (inf if high is None else high + reach)


def _holds(outer: Place, inner: Place) -> bool:
    """Return whether a place is another, or the country or first-order area that it lies in."""
    if outer.id in {inner.id, inner.parent}:
        return True
    if outer.country != inner.country or outer.country is None:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return True
    return outer.kind is PlaceKind.FIRST_ORDER and outer.name == inner.first_order
