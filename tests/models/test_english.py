"""The parser: an idiom that it knows badly is read as the verb it stands for, in its own words."""

import pytest

from made import as_blocks, as_document
from tocsin.core.types import Analysis
from tocsin.models.english import EnglishAnalyser


@pytest.fixture(scope="module")
def analyser() -> EnglishAnalyser:
    return EnglishAnalyser()


def analysed(analyser: EnglishAnalyser, text: str) -> Analysis:
    document = as_document(text)
    return analyser.analyse(document, as_blocks(document))


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Two men on a motorcycle shot dead a teacher near the market.", "teacher"),
        ("Gunmen shot dead two farmers.", "farmers"),
    ],
)
def test_whoever_is_shot_dead_is_the_object_of_shot(
    analyser: EnglishAnalyser, text: str, struck: str
) -> None:
    tokens = analysed(analyser, text).tokens
    (shot,) = (number for number, token in enumerate(tokens) if token.lemma == "shoot")
    objects = {t.text for t in tokens if t.head == shot and t.relation == "dobj"}
    assert objects == {struck}
    assert [t.text for t in tokens if t.head == shot and t.lemma == "dead"] == ["dead"]


@pytest.mark.parametrize(
    "text",
    [
        "Four women were hurt in a drive-by shooting late on Sunday in the town.",
        "Three people are recovering from a Saturday night shooting outside a bar.",
        "Police investigated the Sunday afternoon shooting death of a child.",
    ],
)
def test_a_shooting_told_by_a_noun_is_read_as_one(analyser: EnglishAnalyser, text: str) -> None:
    analysis = analysed(analyser, text)
    (shooting,) = (token for token in analysis.tokens if token.text == "shooting")
    assert (shooting.tag, shooting.lemma) == ("NN", "shooting")
    assert all(text[token.start : token.end] == token.text for token in analysis.tokens)
    assert {"homicide", "roadside"}.isdisjoint(token.lemma for token in analysis.tokens)


def test_a_homicide_keeps_its_own_word(analyser: EnglishAnalyser) -> None:
    tokens = analysed(analyser, "Two homicides and a roadside bombing were reported.").tokens
    assert {"homicide", "roadside"} <= {token.lemma for token in tokens}


def test_every_token_stands_at_its_own_words(analyser: EnglishAnalyser) -> None:
    text = "He was shot dead. Rebels massacred ten men. A man, shot dead on Monday, was named."
    analysis = analysed(analyser, text)
    assert all(text[token.start : token.end] == token.text for token in analysis.tokens)
    assert [token.text for token in analysis.tokens].count("dead") == 2
    assert "massacred" in {token.text for token in analysis.tokens}
    ends = [sentence.last for sentence in analysis.sentences]
    assert [analysis.tokens[end - 1].text for end in ends] == ["."] * len(ends)


def test_heads_stay_within_their_sentence(analyser: EnglishAnalyser) -> None:
    analysis = analysed(analyser, "Gunmen shot dead two farmers. Police shot dead a man there.")
    for sentence in analysis.sentences:
        heads = [token.head for token in analysis.tokens[sentence.first : sentence.last]]
        assert all(sentence.first <= head < sentence.last for head in heads)
