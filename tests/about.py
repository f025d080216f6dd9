"""What a report is about, and what follows for its places."""

from datetime import date

from placing import places_of, told_at
from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Document, Extraction, Focus, FocusPlace, PlaceRef
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.document import resolve
from tocsin.resolve.focus.document import with_focus
from tocsin.resolve.settings import ResolveSettings
from tocsin.tables.actors import ShippedActors
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES, ACTORS = ShippedGazetteer(), ShippedActors()
SETTINGS = ResolveSettings()


def focus_of(text: str) -> Focus:
    """Return what a report of which no act is read is about."""
    return _focused(_document(text), Extraction(attributions=(), claims=())).focus


def place_about(text: str, kind: PlaceKind) -> FocusPlace | None:
    """Return the place of a kind that a report of which no act is read is about."""
    told = focus_of(text).where
    return next((one for one in told if one.where.place and one.where.place.kind is kind), None)


def resolved_in(text: str, name: str) -> PlaceRef:
    """Return the place of an act at a name, resolved in a report that is about something."""
    document = _document(text)
    (ref,) = places_of(_focused(document, told_at(document, name)))
    return ref


def _document(text: str) -> Document:
    return Document(id="d1", text=text, raw_digest="r1", published_given=date(2022, 3, 1))


def _focused(document: Document, extraction: Extraction) -> Extraction:
    report = resolve(
        extraction,
        document=document,
        cleaned=clean_document(document, settings=CleanSettings()),
        places=PLACES,
        actors=ACTORS,
        settings=SETTINGS,
    )
    return with_focus(report, places=PLACES, settings=SETTINGS)
