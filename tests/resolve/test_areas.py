"""A town that cannot be told keeps the area that the text itself names for it."""

import pytest

from tocsin.core.spans import quote
from tocsin.core.types import Claim, Document, Extraction, Occurrence, PlaceRef
from tocsin.core.vocab import EventType, PlacePrecision, Realis
from tocsin.resolve.places import resolve_places
from tocsin.tables.gazetteer import ShippedGazetteer


def resolved(text: str, name: str) -> PlaceRef:
    document = Document(id="d1", text=text, raw_digest="r1")
    start = text.index(name)
    occurrence = Occurrence(
        trigger=quote(document, 0, 1),
        event_type=EventType.ASSAULT,
        realis=Realis.HAPPENED,
        background=False,
        incident_key="i1",
        places=(PlaceRef(mention=quote(document, start, start + len(name)), reason="open"),),
    )
    claim = Claim(id="c1", document_id="d1", evidence=(), score=1.0, made_by="", content=occurrence)
    placed = resolve_places(
        Extraction(attributions=(), claims=(claim,)),
        document=document,
        places=ShippedGazetteer(),
    )
    (made,) = placed.extraction.claims
    assert isinstance(made.content, Occurrence)
    return made.content.places[0]


@pytest.mark.parametrize(
    ("text", "name", "area", "precision"),
    [
        ("Gunmen raided the village of Zorba in Borno state.", "Zorba", "Borno",
         PlacePrecision.FIRST_ORDER),
        ("Gunmen raided Zorba, in the province of Helmand.", "Zorba", "Helmand",
         PlacePrecision.FIRST_ORDER),
        ("Gunmen raided the town of Zorba in Nigeria's Borno state.", "Zorba", "Borno",
         PlacePrecision.FIRST_ORDER),
        ("Gunmen raided Zorba (Diyala) on Monday.", "Zorba", "Diyala", PlacePrecision.FIRST_ORDER),
        ("Gunmen raided Zorba, Nigeria, on Monday.", "Zorba", "Nigeria", PlacePrecision.COUNTRY),
        ("Gunmen raided the Syrian town of Zorba, Syria said.", "Zorba", "Syria",
         PlacePrecision.COUNTRY),
        ("Troops came to Zorbacan, in the Philippines.", "Zorbacan", "Philippines",
         PlacePrecision.COUNTRY),
    ],
)  # fmt: skip
def test_an_area_beside_an_open_town_is_what_is_known(
    text: str, name: str, area: str, precision: PlacePrecision
) -> None:
    ref = resolved(text, name)
    assert ref.mention.quote == name
    assert ref.place is not None and ref.place.name == area
    assert ref.precision is precision
    assert "the text puts it in" in ref.reason


@pytest.mark.parametrize(
    "text",
    [
        "A bomb in Zorba, Russia said, killed two.",
        "A bomb in Zorba in retaliation for Israel's raid killed two.",
        "A bomb in Zorba, Germany, France and Spain said, killed two.",
        "A raid on Zorba in May killed two.",
    ],
)
def test_a_country_that_only_follows_places_nothing(text: str) -> None:
    assert resolved(text, "Zorba").place is None
