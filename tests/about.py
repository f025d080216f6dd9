"""What a report of which no act is read is about."""

from datetime import date

from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Document, Extraction, Focus
from tocsin.resolve.document import resolve
from tocsin.resolve.focus.document import with_focus
from tocsin.resolve.settings import ResolveSettings
from tocsin.tables.actors import ShippedActors
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES, ACTORS = ShippedGazetteer(), ShippedActors()
SETTINGS = ResolveSettings()


def focus_of(text: str) -> Focus:
    """Return what a report of which no act is read is about."""
    document = Document(id="d1", text=text, raw_digest="r1", published_given=date(2022, 3, 1))
    report = resolve(
        Extraction(attributions=(), claims=()),
        document=document,
        cleaned=clean_document(document, settings=CleanSettings()),
        places=PLACES,
        actors=ACTORS,
        settings=SETTINGS,
    )
    return with_focus(report, places=PLACES, settings=SETTINGS).focus
