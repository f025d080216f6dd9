"""The shipped heads: what they are shown, what they say of the rest, and what is no bundle."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tocsin.core.errors import ModelError
from tocsin.core.types import Analysis, Sentence, Token
from tocsin.models.gate import DocumentGate
from tocsin.models.heads import Heads, heads_of
from tocsin.models.settings import OFF, GateSettings

SENTENCES = ("Gunmen killed two soldiers .", "Bread was cheap .", "Police arrested a baker .")


def analysis_of(sentences: Sequence[str]) -> Analysis:
    tokens: list[Token] = []
    bounds: list[Sentence] = []
    place = 0
    for words in sentences:
        first = len(tokens)
        for word in words.split():
            tokens.append(
                Token(
                    text=word, start=place, end=place + len(word), lemma=word, tag="NN",
                    relation="dep", head=len(tokens),
                )
            )  # fmt: skip
            place += len(word) + 1
        bounds.append(Sentence(first=first, last=len(tokens), block=0))
    return Analysis(document_id="d", tokens=tuple(tokens), sentences=tuple(bounds))


@pytest.fixture(scope="module")
def heads() -> Heads:
    found = heads_of("shipped")
    assert found is not None
    return found


def test_every_word_that_is_shown_has_probabilities_and_no_other(heads: Heads) -> None:
    analysis = analysis_of(SENTENCES)
    first, _, last = analysis.sentences
    scored = heads.scored(analysis, [first, last])
    shown = {*range(first.first, first.last), *range(last.first, last.last)}
    for head, labels in heads.manifest.tags.items():
        rows = scored.scores[head]
        assert len(rows) == len(analysis.tokens)
        assert {place for place, row in enumerate(rows) if row} == shown
        assert all(len(row) == len(labels) and abs(sum(row) - 1) < 1e-5 for row in rows if row)
    assert {place for ties in scored.pairs.values() for pair in ties for place in pair} <= shown


def test_words_keep_their_places_when_a_sentence_between_is_left_out(heads: Heads) -> None:
    analysis = analysis_of(SENTENCES)
    first, _, last = analysis.sentences
    found = heads.scored(analysis, [first, last]).scores["trigger"]
    words = [token.text for token in analysis.tokens]
    acts = {word for word, row in zip(words, found, strict=True) if row and row[0] < 0.5}
    assert acts == {"killed", "arrested"}


def test_nothing_is_said_where_nothing_is_shown(heads: Heads) -> None:
    scored = heads.scored(analysis_of(SENTENCES), [])
    assert not any(row for rows in scored.scores.values() for row in rows)
    assert not any(scored.pairs.values())
    assert set(scored.labels) >= {"trigger", "realis", "role"}


def test_no_bundle_and_a_broken_one(tmp_path: Path) -> None:
    assert heads_of(OFF) is None
    (tmp_path / "manifest.json").write_text('{"digest": "x"}')
    broken = heads_of(str(tmp_path))
    assert broken is not None
    with pytest.raises(ModelError, match="manifest"):
        _ = broken.manifest


def test_a_sentence_on_violence_weighs_more_in_the_gate() -> None:
    gate = DocumentGate(GateSettings())
    violent, other = (gate.weight(words.split()) for words in SENTENCES[:2])
    assert violent > other > gate.weight(["..."])
