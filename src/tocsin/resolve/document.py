"""All resolution of one document: times, places, actors, and then what follows from all."""

from tocsin.core.ports import Actors, Places
from tocsin.core.types import DateInterval, Document, Extraction
from tocsin.resolve.actors import resolve_actors
from tocsin.resolve.country_of_focus import with_country_of_focus
from tocsin.resolve.places import resolve_places
from tocsin.resolve.settings import ResolveSettings
from tocsin.resolve.times import resolve_times


def resolve(
    extraction: Extraction,
    *,
    document: Document,
    published_on: DateInterval,
    places: Places,
    actors: Actors,
    settings: ResolveSettings,
) -> Extraction:
    """Return the extraction with its times, places and actors resolved, or open with a reason."""
    timed = resolve_times(
        extraction, document=document, published_on=published_on, settings=settings.times
    )
    placed = resolve_places(timed, document=document, places=places, settings=settings.places)
    known = resolve_actors(placed, document=document, actors=actors, published_on=published_on)
    return with_country_of_focus(known, document=document, places=places, settings=settings)
