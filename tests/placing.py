"""Words of a text resolved as the places of one occurrence."""

from tocsin.core.ports import Places
from tocsin.core.spans import quote
from tocsin.core.types import Claim, Document, Extraction, Occurrence, Party, PlaceRef
from tocsin.core.vocab import EventType, PartyKind, Realis
from tocsin.resolve.places import resolve_places
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES = ShippedGazetteer()


def resolve(
    text: str, *names: str, person: str | None = None, places: Places = PLACES
) -> list[PlaceRef]:
    """Return the resolved places of an occurrence in which these words stand as places."""
    document = Document(id="d1", text=text, raw_digest="r1")
    extraction = told_at(document, *names, person=person)
    return places_of(resolve_places(extraction, document=document, places=places).extraction)


def told_at(document: Document, *names: str, person: str | None = None) -> Extraction:
    """Return an extraction with one occurrence in which these words stand as places."""
    text = document.text

    def words(name: str) -> PlaceRef:
        start = text.index(name)
        return PlaceRef(mention=quote(document, start, start + len(name)), reason="not resolved")

    occurrence = Occurrence(
        trigger=quote(document, 0, 1),
        event_type=EventType.ASSAULT,
        realis=Realis.HAPPENED,
        background=False,
        incident_key="i1",
        recipients=(Party(mention=words(person).mention, kind=PartyKind.PERSON),) if person else (),
        places=tuple(map(words, names)),
    )
    claim = Claim(
        id="c1", document_id="d1", evidence=(), score=1.0, made_by="test", content=occurrence
    )
    return Extraction(attributions=(), claims=(claim,))


def places_of(extraction: Extraction) -> list[PlaceRef]:
    """Return the places of the first claim, which is an occurrence."""
    told = extraction.claims[0].content
    assert isinstance(told, Occurrence)
    return list(told.places)
