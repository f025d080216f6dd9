"""The given names as the places of a claim, and what Tocsin's resolution makes of them."""

from dataclasses import replace

from bench.kit.tools import document_of
from bench.toponyms.load import Article
from tocsin.core.ports import Places
from tocsin.core.spans import quote
from tocsin.core.types import Claim, Extraction, Occurrence, PlaceRef
from tocsin.core.vocab import EventType, Realis
from tocsin.resolve.places import resolve_places
from tocsin.resolve.settings import PlaceSettings

GIVEN = "given by the test"


def unabstaining(settings: PlaceSettings) -> PlaceSettings:
    """Return settings under which the best entry of a name is chosen, however unsure.

    A name without an entry is placed in the area that the document names most of.
    """
    return replace(settings, min_probability=0.0, min_focus=0.0, min_named=0.0)


def answers(
    article: Article, places: Places, settings: PlaceSettings | None = None
) -> list[PlaceRef]:
    """Return what the place of each toponym of an article is resolved to, in their order.

    All toponyms of the article, those without gold too, are the places of one claim: they are
    resolved together, in the whole text. No party is given, so no name is taken for one.
    """
    if not article.toponyms:
        return []
    document = document_of(article.text, id=article.id)
    spans = [quote(document, each.start, each.end) for each in article.toponyms]
    content = Occurrence(
        trigger=spans[0],
        event_type=EventType.CONSULT,
        realis=Realis.HAPPENED,
        background=False,
        places=tuple(PlaceRef(mention=span, reason=GIVEN) for span in spans),
        incident_key=article.id,
    )
    claim = Claim(
        id=article.id,
        document_id=document.id,
        evidence=(spans[0],),
        score=1.0,
        made_by=GIVEN,
        content=content,
    )
    extraction = Extraction(attributions=(), claims=(claim,))
    found = resolve_places(extraction, document=document, places=places, settings=settings)
    resolved = found.extraction.claims[0].content
    assert isinstance(resolved, Occurrence)
    return list(resolved.places)


def score_of(ref: PlaceRef) -> float:
    """Return the score by which a place was chosen: the best candidate's.

    It is 0.0 where no candidate was chosen but the area that the text puts the name in.
    """
    if ref.place is None or ref.place.id not in {each.place.id for each in ref.candidates}:
        return 0.0
    return max(each.score for each in ref.candidates)
