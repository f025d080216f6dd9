"""What a report is about, and what follows for the places of its current acts.

Towns that a name alone was taken for give way to its area; acts without a place are put in its
country.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.geo import area_of
from tocsin.core.ports import Places
from tocsin.core.spans import quote
from tocsin.core.types import (
    Claim,
    Document,
    Extraction,
    Focus,
    FocusPlace,
    Occurrence,
    Place,
    PlaceRef,
)
from tocsin.core.vocab import PlacePrecision
from tocsin.resolve.focus.area import AreaOption, area_of_focus, area_options
from tocsin.resolve.focus.country import (
    CountryOption,
    country_of_focus,
    country_options,
    country_told,
)
from tocsin.resolve.focus.elsewhere import brought_home
from tocsin.resolve.focus.report import Report, is_current
from tocsin.resolve.focus.time import time_options, times_of_focus
from tocsin.resolve.focus.town import TownOption, town_options, weighed
from tocsin.resolve.settings import ResolveSettings


def with_focus(report: Report, *, places: Places, settings: ResolveSettings) -> Extraction:
    """Return a report's extraction with what the report is about.

    Of its current acts, those without a place are put in the country of focus, marked as
    inferred, and towns taken by their names alone give way to the area of focus, where that is
    probable enough.
    """
    far_reaching = settings.places.far_reaching
    countries = country_options(report, places=places, far_reaching=far_reaching)
    country = country_of_focus(countries)
    told = country_told(countries)
    towns = weighed(town_options(report, places=places, country=told))
    areas = area_options(report, towns, places=places, country=told)
    area = area_of_focus(areas)
    where = (
        *_country(country, report.document, places),
        *_area(area, report.document),
        *_town(towns, report.document),
    )
    focus = Focus(where=_agreeing(where), when=times_of_focus(time_options(report)))
    found = replace(report.extraction, focus=focus)
    if area is not None and area[1] >= settings.min_area_over_name:
        claims = brought_home(
            found.claims,
            area[0].place,
            area[1],
            named={area_of(each.place) for each in areas if each.is_named},
            places=places,
        )
        found = replace(found, claims=claims)
    if country is None or not country[0].founded:
        return found
    option, probability = country
    if probability < settings.min_focus:
        return found
    claims = tuple(_placed(claim, option, report.document, places) for claim in found.claims)
    return replace(found, claims=claims)


def _country(
    found: tuple[CountryOption, float] | None, document: Document, places: Places
) -> list[FocusPlace]:
    if found is None:
        return []
    option, probability = found
    place = places.country(option.code)
    if place is None:
        return []
    first = option.words[0]
    ref = PlaceRef(
        mention=quote(document, first.start, first.end),
        place=place,
        precision=PlacePrecision.COUNTRY,
        inferred=True,
        reason="what the report names lies there, and it names the country or its people most",
    )
    return [FocusPlace(where=ref, probability=probability)]


def _area(found: tuple[AreaOption, float] | None, document: Document) -> list[FocusPlace]:
    if found is None:
        return []
    best, probability = found
    ref = PlaceRef(
        mention=quote(document, best.start, best.end),
        place=best.place,
        precision=PlacePrecision.FIRST_ORDER,
        inferred=True,
        reason="how often and how the report names it and the towns in it",
    )
    return [FocusPlace(where=ref, probability=probability)]


def _town(towns: Sequence[tuple[TownOption, float]], document: Document) -> list[FocusPlace]:
    found = max(towns, key=lambda one: (one[1], -one[0].start), default=None)
    if found is None:
        return []
    best, probability = found
    ref = PlaceRef(
        mention=quote(document, best.start, best.end),
        place=best.place,
        precision=PlacePrecision.EXACT if best.place else None,
        inferred=True,
        reason="how often and how the report names it, and what it tells of it",
    )
    return [FocusPlace(where=ref, probability=probability)]


def _agreeing(told: Sequence[FocusPlace]) -> tuple[FocusPlace, ...]:
    """Return the places, widest first, less what lies elsewhere than a likelier one of them."""
    kept: list[FocusPlace] = []
    for one in sorted(told, key=lambda each: -each.probability):
        if all(_agree(one.where.place, other.where.place) for other in kept):
            kept.append(one)
    return tuple(one for one in told if one in kept)


def _agree(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None:
        return True
    areas = {area_of(first), area_of(second)} - {""}
    return first.country == second.country and len(areas) < 2


def _placed(claim: Claim, country: CountryOption, document: Document, places: Places) -> Claim:
    act = claim.content
    place = places.country(country.code)
    if not isinstance(act, Occurrence) or not is_current(act) or act.places or place is None:
        return claim
    near = min(country.words, key=lambda word: (abs(word.start - act.trigger.start), word.start))
    ref = PlaceRef(
        mention=quote(document, near.start, near.end),
        place=place,
        precision=PlacePrecision.COUNTRY,
        inferred=True,
        reason=f"no place is told; the country that the report is about is {place.name}",
    )
    return replace(claim, content=replace(act, places=(ref,)))
