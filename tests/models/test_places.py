"""Names beside a verb, what is asked of them, and what a bundle says of where an act is."""

from pathlib import Path

import numpy as np
import pytest

from made import as_blocks, as_document
from tocsin.core.errors import ModelError
from tocsin.core.types import Analysis
from tocsin.models import places
from tocsin.models.english import EnglishAnalyser
from tocsin.models.heads import Heads

NEAR = "Gunmen killed two farmers in Barda on Monday, police in Lower Selby said."


@pytest.fixture(scope="module")
def analyser() -> EnglishAnalyser:
    return EnglishAnalyser()


def analysed(analyser: EnglishAnalyser, text: str) -> Analysis:
    document = as_document(text)
    return analyser.analyse(document, as_blocks(document))


def numbers(analysis: Analysis, word: str) -> int:
    return next(n for n, token in enumerate(analysis.tokens) if token.text == word)


def test_names_are_runs_of_name_words_and_days_are_none(analyser: EnglishAnalyser) -> None:
    analysis = analysed(analyser, NEAR)
    found = places.names_in(analysis.tokens, analysis.sentences[0])
    words = [
        [token.text for token in analysis.tokens[name.first : name.last + 1]] for name in found
    ]
    assert words == [["Barda"], ["Lower", "Selby"]]


def test_each_name_is_asked_about_with_rows_of_one_width(analyser: EnglishAnalyser) -> None:
    analysis = analysed(analyser, NEAR)
    sentence = analysis.sentences[0]
    vectors = np.random.default_rng(3).normal(size=(sentence.last - sentence.first, 8))
    verb = numbers(analysis, "killed")
    names, rows, facts = places.asked(vectors, analysis.tokens, sentence, verb)
    assert rows.shape == (len(names), 8 * (1 + places.PLACES_OF_NAME))
    assert facts.shape == (len(names), places.FEATURES)
    assert np.allclose(rows[0, :8], vectors[verb - sentence.first])
    assert np.allclose(rows[0, :8], rows[1, :8])
    assert not np.allclose(facts[0], facts[1])


def test_a_sentence_without_names_is_asked_nothing(analyser: EnglishAnalyser) -> None:
    analysis = analysed(analyser, "Gunmen killed two farmers.")
    vectors = np.zeros((5, 8))
    names, rows, facts = places.asked(vectors, analysis.tokens, analysis.sentences[0], 1)
    assert (names, len(rows), len(facts)) == ([], 0, 0)


def test_the_shipped_bundle_tells_where_the_act_was_from_who_spoke_where(
    analyser: EnglishAnalyser,
) -> None:
    analysis = analysed(analyser, NEAR)
    scored = Heads().scored(analysis, analysis.sentences)
    told = scored.pairs[places.HEAD]
    verb = numbers(analysis, "killed")
    assert told[verb, numbers(analysis, "Barda")][0] > 0.8
    assert told[verb, numbers(analysis, "Selby")][0] < 0.3
    assert scored.labels[places.HEAD] == places.LABELS


def test_what_is_said_of_a_sentence_does_not_hang_on_the_next(analyser: EnglishAnalyser) -> None:
    alone = analysed(analyser, NEAR)
    both = analysed(analyser, NEAR + " Bread was cheap in Tarn.")
    verb, name = numbers(alone, "killed"), numbers(alone, "Barda")
    heads = Heads()
    asked = [
        heads.scored(one, one.sentences[:1], acts=[verb]).pairs[places.HEAD][verb, name]
        for one in (alone, both)
    ]
    assert asked[0] == pytest.approx(asked[1])


def test_a_word_is_asked_about_though_it_tells_no_act(analyser: EnglishAnalyser) -> None:
    analysis = analysed(analyser, "The bread of Barda was cheap.")
    word, name = numbers(analysis, "cheap"), numbers(analysis, "Barda")
    heads = Heads()
    unasked = heads.scored(analysis, analysis.sentences)
    assert (word, name) not in unasked.pairs.get(places.HEAD, {})
    scored = heads.scored(analysis, analysis.sentences, acts=[word])
    assert (word, name) in scored.pairs[places.HEAD]


def test_a_bundle_without_places_and_a_broken_one(tmp_path: Path) -> None:
    assert places.placer_of(tmp_path) is None
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / places.FILE).write_bytes(b"no arrays")
    with pytest.raises(ModelError, match="places"):
        places.placer_of(broken)
