"""Captions: what they show is unsure history, and nothing in the text around them."""

from collections.abc import Callable

import pytest

from made import as_blocks, as_document
from tocsin.core.types import Analysis, Document, Extraction, Occurrence
from tocsin.extract.captions import apart
from tocsin.extract.document import extract
from tocsin.extract.settings import ExtractSettings
from tocsin.models.english import EnglishAnalyser
from tocsin.models.heads import Heads
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames

SETTINGS = ExtractSettings()
BODY = "Militants bombed a barracks in Selby on Monday, killing two soldiers, police said. "
SHOWN = "FILE - Rebels have shelled a village and killed 300 people in Arden since May, 2012."
Extracted = Callable[..., Extraction]


@pytest.fixture(scope="module")
def extracted(analyser: EnglishAnalyser) -> Extracted:
    """Return `extracted(text, heads=True)`: its last line is a caption."""

    def make(text: str, *, heads: bool = True) -> Extraction:
        document, analysis = analysed(analyser, text)
        if heads:
            analysis = Heads().scored(analysis, analysis.sentences)
        return extract(
            document, as_blocks(document, captions=1), analysis,
            lexicons=ShippedLexicons(), names=ShippedNames(), settings=SETTINGS,
        )  # fmt: skip

    return make


def analysed(analyser: EnglishAnalyser, text: str) -> tuple[Document, Analysis]:
    document = as_document(text)
    return document, analyser.analyse(document, as_blocks(document, captions=1))


def test_each_part_keeps_its_words_their_heads_and_their_scores(analyser: EnglishAnalyser) -> None:
    document, analysis = analysed(analyser, f"{BODY}\n{SHOWN}")
    scored = Heads().scored(analysis, analysis.sentences)
    text, captions = apart(scored, as_blocks(document, captions=1))
    parts = (*text.tokens, *captions.tokens)
    assert [token.text for token in parts] == [token.text for token in scored.tokens]
    for part in (text, captions):
        heads = {token.start: part.tokens[token.head].start for token in part.tokens}
        whole = {token.start: scored.tokens[token.head].start for token in scored.tokens}
        assert all(whole[word] == head for word, head in heads.items())
        assert sum(one.last - one.first for one in part.sentences) == len(part.tokens)
        for head, rows in part.scores.items():
            by_text = dict(zip((t.start for t in scored.tokens), scored.scores[head], strict=True))
            assert all(row == by_text[t.start] for t, row in zip(part.tokens, rows, strict=True))


def test_a_caption_that_is_no_sentence_is_not_read(analyser: EnglishAnalyser) -> None:
    _, analysis = analysed(analyser, f"{BODY}\nFILE - Rebels in Arden, May 3, 2012")
    words = {token.text for token in analysis.tokens}
    assert "bombed" in words and "Arden" not in words


def test_what_a_caption_shows_is_unsure_history_and_no_claim_of_another_kind(
    extracted: Extracted,
) -> None:
    claims = extracted(f"{BODY}\n{SHOWN}").claims
    of_caption = [one for one in claims if one.evidence[0].start >= len(BODY)]
    assert of_caption
    for one in of_caption:
        assert isinstance(one.content, Occurrence) and one.content.background
        assert one.score <= SETTINGS.occurrences.score_unsure


def told(found: Extraction, body: str) -> list[tuple[str, list[str], bool]]:
    """The acts of the body: their words, their parties with the names these bear, history."""
    return [
        (
            one.content.trigger.quote,
            [
                f"{party.mention.quote} {party.name.quote if party.name else None}"
                for party in (*one.content.actors, *one.content.recipients)
            ],
            one.content.background,
        )
        for one in found.claims
        if isinstance(one.content, Occurrence) and one.evidence[0].start < len(body)
    ]


def said(found: Extraction) -> list[tuple[str, ...]]:
    return [tuple(speaker.mention.quote for speaker in one.speakers) for one in found.attributions]


@pytest.mark.parametrize("heads", [True, False])
def test_the_text_is_read_as_if_the_caption_were_not_there(
    extracted: Extracted, heads: bool
) -> None:
    body = f"{BODY}“They also shot at us,” said commander Jon Ost. He had fought the rebels."
    plain = extracted(f"{body}\nFILE - Selby.", heads=heads)
    beside = extracted(f"{body}\nFILE - Leader Max Dorn has fought rebels here.", heads=heads)
    assert told(beside, body) == told(plain, body)
    assert said(beside) == said(plain)


def test_by_rules_alone_captions_are_no_claims(extracted: Extracted) -> None:
    claims = extracted(f"{BODY}\n{SHOWN}", heads=False).claims
    assert claims and all(one.evidence[0].start < len(BODY) for one in claims)
