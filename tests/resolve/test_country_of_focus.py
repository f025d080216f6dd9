"""The country that a report is about, and the acts that are put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.spans import quote
from tocsin.core.types import Claim, Document, Extraction, Occurrence, PlaceRef
from tocsin.core.vocab import EventType, PlacePrecision, Realis
from tocsin.resolve.country_of_focus import country_of_focus, with_country_of_focus
from tocsin.resolve.places import resolve_places
from tocsin.resolve.settings import ResolveSettings
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES = ShippedGazetteer()
SETTINGS = ResolveSettings()
KENYAN = (
    "NAIROBI, Kenya — Kenyan police were attacked on Monday. Gunmen killed two officers, Kenya's "
    "interior ministry said. Residents fled."
)


def document_of(text: str) -> Document:
    return Document(id="d1", text=text, raw_digest="r1")


def acts_of(document: Document, *words: str, **more: object) -> Extraction:
    """Return an extraction with an occurrence at each of these words."""
    claims = []
    for number, word in enumerate(words):
        start = document.text.index(word)
        occurrence = Occurrence(
            trigger=quote(document, start, start + len(word)),
            event_type=EventType.ASSAULT,
            realis=more.get("realis", Realis.HAPPENED),  # type: ignore[arg-type]
            background=bool(more.get("background")),
            incident_key=f"i{number}",
            places=more.get("places", ()),  # type: ignore[arg-type]
        )
        claims.append(
            Claim(
                id=f"c{number}", document_id="d1", evidence=(), score=1.0, made_by="test",
                content=occurrence,
            )
        )  # fmt: skip
    return Extraction(attributions=(), claims=tuple(claims))


def places_after(document: Document, extraction: Extraction) -> list[tuple[PlaceRef, ...]]:
    found = with_country_of_focus(extraction, document=document, places=PLACES, settings=SETTINGS)
    return [claim.content.places for claim in found.claims if isinstance(claim.content, Occurrence)]


def test_an_act_without_a_place_is_put_in_the_country_of_its_report() -> None:
    document = document_of(KENYAN)
    ((ref,),) = places_after(document, acts_of(document, "killed"))
    assert ref.inferred
    assert ref.place is not None and ref.place.country == "KE"
    assert ref.precision is PlacePrecision.COUNTRY
    assert document.text[ref.mention.start : ref.mention.end] == ref.mention.quote
    assert PLACES.country_of(ref.mention.quote) == "KE"
    assert "no place is told" in ref.reason


def test_a_place_that_is_told_stands_alone() -> None:
    document = document_of("Gunmen killed two men in Mosul, Iraq. Kenya condemned it. " * 3)
    start = document.text.index("Mosul")
    told = PlaceRef(mention=quote(document, start, start + 5), reason="not resolved")
    placed = resolve_places(
        acts_of(document, "killed", places=(told,)), document=document, places=PLACES
    )
    assert places_after(document, placed) == [
        claim.content.places for claim in placed.claims if isinstance(claim.content, Occurrence)
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"background": True},
        {"realis": Realis.PLANNED},
        {"realis": Realis.GENERIC},
        {"realis": Realis.DENIED},
    ],
)
def test_history_and_what_did_not_happen_are_put_nowhere(more: dict[str, object]) -> None:
    document = document_of(KENYAN)
    assert places_after(document, acts_of(document, "killed", **more)) == [()]


def test_a_report_torn_between_two_countries_is_about_none() -> None:
    document = document_of(
        "Kenya and Uganda spoke. Gunmen killed two men. Uganda and Kenya mourned."
    )
    assert places_after(document, acts_of(document, "killed")) == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two men. A French aid worker saw it.",
        "Gunmen killed two men. Michael Jordan denied it.",
        "Gunmen killed two men. Georgia deputies came late to Georgia.",
        "Gunmen killed two men. Iran Air flew on.",
    ],
)
def test_people_namesakes_and_parts_of_longer_names_found_no_country(text: str) -> None:
    document = document_of(text)
    assert places_after(document, acts_of(document, "killed")) == [()]


def test_a_place_that_is_not_resolved_is_told_all_the_same() -> None:
    document = document_of(KENYAN)
    start = document.text.index("Residents")
    told = PlaceRef(mention=quote(document, start, start + 9), reason="no entry bears this name")
    assert places_after(document, acts_of(document, "killed", places=(told,))) == [(told,)]


def test_a_report_that_names_no_country_is_about_none() -> None:
    document = document_of("Gunmen killed two men on Monday.")
    extraction = acts_of(document, "killed")
    assert places_after(document, extraction) == [()]
    about = country_of_focus(extraction, document=document, places=PLACES, settings=SETTINGS)
    assert about is None


@given(st.permutations(["Kenya mourned.", "Kenyans wept.", "Chad sent aid.", "Gunmen killed two."]))
def test_the_order_of_what_a_report_names_does_not_matter(sentences: list[str]) -> None:
    document = document_of(" ".join(sentences))
    about = country_of_focus(
        acts_of(document, "killed"), document=document, places=PLACES, settings=SETTINGS
    )
    assert about is not None and about.place.country == "KE"
    assert 0.0 < about.probability <= 1.0
