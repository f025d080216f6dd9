"""Resolution of one document: its times, places and actors."""

from tocsin.core.ports import Actors, Lexicons, Places
from tocsin.core.types import Cleaned, Document, Extraction
from tocsin.resolve.actors import resolve_actors
from tocsin.resolve.focus.report import Report
from tocsin.resolve.places import resolve_places
from tocsin.resolve.settings import ResolveSettings
from tocsin.resolve.times import resolve_times, times_of_text


def resolve(  # noqa: PLR0913 (what resolution reads is handed in here, once)
    extraction: Extraction,
    *,
    document: Document,
    cleaned: Cleaned,
    places: Places,
    actors: Actors,
    settings: ResolveSettings,
    lexicons: Lexicons | None = None,
) -> Report:
    """Return a report with its times, places and actors resolved, or open with a reason."""
    published_on = cleaned.published_on
    timed = resolve_times(
        extraction,
        document=document,
        published_on=published_on,
        settings=settings.times,
        lexicons=lexicons,
    )
    placed = resolve_places(timed, document=document, places=places, settings=settings.places)
    known = resolve_actors(
        placed.extraction, document=document, actors=actors, published_on=published_on
    )
    return Report(
        document=document,
        cleaned=cleaned,
        extraction=known,
        times=times_of_text(document, published_on=published_on, settings=settings.times),
        named_in=placed.named_in,
    )
