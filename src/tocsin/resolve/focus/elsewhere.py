"""Towns that a name alone was taken for and that lie elsewhere than the report is about.

"East Ridge" is a town in Tennessee; a report on Houston that never names Tennessee means a part of
Houston. Such a name is that of a place in the area of focus, if one bears it, else only the area
is known of it.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tocsin.core.geo import area_of
from tocsin.core.ports import Places
from tocsin.core.types import Claim, Occurrence, Place, PlaceRef
from tocsin.core.vocab import PlaceKind, PlacePrecision
from tocsin.resolve.focus.report import is_current
from tocsin.resolve.place_refs import with_places
from tocsin.resolve.place_relations import label


def brought_home(
    claims: Sequence[Claim],
    area: Place,
    probability: float,
    *,
    named: Collection[str],
    places: Places,
) -> tuple[Claim, ...]:
    """Return claims with the towns of current acts that lie elsewhere put in an area.

    Args:
        claims: Of one report, their places resolved.
        area: The first-order area that the report is about.
        probability: How probable that is.
        named: The keys (`area_of`) of the areas that the report names: a town in one stays.
        places: The gazetteer.
    """

    def at_home(ref: PlaceRef) -> PlaceRef:
        there = ref.place
        if there is None or there.kind is not PlaceKind.SETTLEMENT or ref.inferred:
            return ref
        key = area_of(there)
        if not key or key == area_of(area) or key in named:
            return ref
        namesakes = [
            each
            for each in places.find(ref.mention.quote)
            if each.kind is PlaceKind.SETTLEMENT and area_of(each) == area_of(area)
        ]
        found = namesakes[0] if len(namesakes) == 1 else area
        exact = found is not area
        return replace(
            ref,
            place=found,
            precision=PlacePrecision.EXACT if exact else PlacePrecision.FIRST_ORDER,
            candidates=ref.candidates if exact else (),
            reason=f"{label(there)} by its name alone, but the report is about {area.name} "
            f"with probability {probability:.2f} and does not name {there.first_order}",
        )

    return tuple(
        with_places(claim, at_home)
        if isinstance(claim.content, Occurrence) and is_current(claim.content)
        else claim
        for claim in claims
    )
