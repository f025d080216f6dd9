"""Whether the chosen place is the gold's: distance, country, first-order area.

A place is the gold's own, at a distance of 0 km, if it has the gold's GeoNames id. A country,
first-order area, region or water is so too if the gold's name is one of its names and the
gold's point lies where the area lies (see `areas`); else the distance is that of its point.
What is right of an area by these rules, and by its point alone would not be, is counted apart.
"""

from collections.abc import Sequence
from math import log

from bench.kit.formulas import Counts
from bench.kit.measures import mean, share, total
from bench.kit.types import Measure, Output, Unit
from bench.toponyms.adapt import score_of
from bench.toponyms.areas import stretches
from bench.toponyms.load import Article, Corpus, Gold, Toponym
from tocsin.core.geo import great_circle_km, point_of
from tocsin.core.ports import Places
from tocsin.core.spelling import name_key
from tocsin.core.types import Place, PlaceRef
from tocsin.core.vocab import PlaceKind
from tocsin.tables.countries import code_of

# 100 miles; the extent of a large city; half of the Earth's girth, the most to be off by.
NEAR_KM = 161.0
CLOSE_KM = 20.0
FARTHEST_KM = 20_039.0
# Areas: no point of them is nearer to the truth than another.
AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.FIRST_ORDER, PlaceKind.REGION, PlaceKind.WATER})
_FEATURES = {"P": "settlements", "A": "administrative areas"}


def measures(corpus: Corpus, *, main: bool) -> tuple[Measure, ...]:
    """Return what is measured on a set: country and area only where its gold tells them."""
    areas = (
        share("country", "country.right", "country.wanted", main=main),
        share("first-order area", "area.right", "area.wanted", main=main),
        *(
            share(f"within 161 km, {words}", f"{key}.right", f"{key}.wanted")
            for key, words in _FEATURES.items()
        ),
    )
    return (
        share("within 161 km", "toponym.right", "toponym.wanted", main=main),
        *(areas if corpus.tells_areas else ()),
        share("answered", "toponym.answered", "toponym.wanted"),
        share("within 161 km, of the answered", "toponym.right", "toponym.answered"),
        share(
            "within 161 km, areas by their middle",
            "toponym.near_middle",
            "toponym.wanted",
            main=main,
        ),
        share("answers within 161 km that are areas by entry", "toponym.by_entry", "toponym.right"),
        share("within 20 km", "toponym.close", "toponym.wanted"),
        mean(
            "log error (0 best, 1 worst and unanswered)",
            "toponym.log_error",
            "toponym.wanted",
            higher_is_better=False,
        ),
    )


def unit(article: Article, refs: Sequence[PlaceRef], places: Places) -> Unit:
    """Return how the answers to an article's toponyms compare with the gold."""
    asked = [
        (toponym, toponym.gold, ref)
        for toponym, ref in zip(article.toponyms, refs, strict=True)
        if toponym.gold is not None
    ]
    errors = [error_km(ref.place, gold, places) for _, gold, ref in asked]
    judged = list(zip(asked, errors, strict=True))
    return Unit(
        id=article.id,
        counts=total(*(_counts(ref.place, gold, km, places) for (_, gold, ref), km in judged)),
        output=[_output(toponym, ref, km) for (toponym, _, ref), km in judged],
        text=article.text,
        scored={
            "toponym": [
                (score_of(ref), _is_near(km)) for (_, _, ref), km in judged if ref.place is not None
            ]
        },
    )


def error_km(place: Place | None, gold: Gold, places: Places) -> float | None:
    """Return how far the answer is from the gold; None without answer, or without its position."""
    if place is None:
        return None
    if place.id == _id(gold.id) or _is_the_same_area(place, gold, places):
        return 0.0
    return middle_km(place, gold)


def middle_km(place: Place, gold: Gold) -> float | None:
    """Return how far the gold is from a place, or from the middle of an area; None without one."""
    position = point_of(place)
    return None if position is None else great_circle_km(position, (gold.latitude, gold.longitude))


def _is_the_same_area(place: Place, gold: Gold, places: Places) -> bool:
    if place.kind not in AREAS:
        return False
    if gold.id is not None and place.id.startswith("gn:"):
        # Both are entries of GeoNames, and not the same one.
        return False
    if not any(found.id == place.id for name in gold.names for found in places.find(name)):
        return False
    stretch = stretches().get(place.id)
    return stretch is None or stretch.holds(gold.latitude, gold.longitude)


def is_in_country(place: Place | None, gold: tuple[str | None, str], places: Places) -> bool | None:
    """Return whether an answer lies in the gold's country; None where that one is not known."""
    entry = places.get(_id(gold[0]) or "")
    code = entry.country if entry is not None else code_of(gold[1])
    if code is None:
        return None
    return place is not None and place.country == code


def is_in_area(place: Place | None, gold: tuple[str | None, str], places: Places) -> bool:
    """Return whether an answer is or lies in the gold's first-order area: by id, or by name."""
    area = place
    while area is not None and area.kind is not PlaceKind.FIRST_ORDER:
        area = places.get(area.parent) if area.parent else None
    if area is None:
        return False
    return area.id == _id(gold[0]) or name_key(area.name) == name_key(gold[1])


def _id(geonames: str | None) -> str | None:
    return f"gn:{geonames}" if geonames else None


def _counts(place: Place | None, gold: Gold, km: float | None, places: Places) -> Counts:
    near = float(_is_near(km))
    by_entry = place is not None and place.kind in AREAS and km == 0.0
    counts = {
        "toponym.wanted": 1.0,
        "toponym.right": near,
        "toponym.answered": float(place is not None),
        "toponym.by_entry": float(by_entry),
        "toponym.near_middle": float(place is not None and _is_near(middle_km(place, gold))),
        "toponym.close": float(km is not None and km <= CLOSE_KM),
        "toponym.log_error": 1.0 if km is None else log_error(km),
    }
    if gold.feature in _FEATURES:
        counts |= {f"{gold.feature}.wanted": 1.0, f"{gold.feature}.right": near}
    country = None if gold.country is None else is_in_country(place, gold.country, places)
    if country is not None:
        counts |= {"country.wanted": 1.0, "country.right": float(country)}
    if gold.area is not None:
        right = is_in_area(place, gold.area, places) and country is not False
        counts |= {"area.wanted": 1.0, "area.right": float(right)}
    return counts


def _is_near(km: float | None) -> bool:
    return km is not None and km <= NEAR_KM


def log_error(km: float) -> float:
    """Return the logarithm of an error as a share of the greatest possible one."""
    return min(1.0, log(1 + km) / log(1 + FARTHEST_KM))


def _output(toponym: Toponym, ref: PlaceRef, km: float | None) -> Output:
    place = ref.place
    return {
        "at": toponym.start,
        "name": toponym.phrase,
        "place": None if place is None else place.id,
        "label": None if place is None else _label(place),
        "score": score_of(ref),
        "km": None if km is None else round(km),
    }


def _label(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.first_order, place.country) if part)
