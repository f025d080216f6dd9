"""Lemmas looked up once are those that the whole pipeline gives."""

import pytest
from spacy.language import Language

from tocsin.models.english import EnglishAnalyser
from tocsin.models.lemmas import CONTRACTED, PIPES, Lemmas

TEXTS = (
    "There's no sign that they're leaving; it's what the men have done, and what they'd do.",
    "Let's go, she said. We're gonna leave, y'all. He ain't here. I got ta run. C'mon!",
    "The attackers had attacked the towns and left; they were leaving leaves on the left.",
    "Was there an attack? There were attacks. There is fighting, and there's more to come.",
    "RUNNING battles, ran on Monday;\n\n  the General's best men lay dead.",
)


@pytest.fixture(scope="module")
def language() -> Language:
    return EnglishAnalyser()._language


def test_they_are_the_same_however_often_and_in_whatever_order(language: Language) -> None:
    lemmas = Lemmas(language)
    assert lemmas.pipes == PIPES
    for texts in (TEXTS, TEXTS[::-1], TEXTS):
        whole = [[token.lemma_ for token in doc] for doc in language.pipe(texts)]
        assert lemmas.of([*language.pipe(texts, disable=lemmas.pipes)]) == whole


def test_no_other_pair_of_words_has_a_lemma_of_its_own(language: Language) -> None:
    for rule in language.get_pipe("attribute_ruler").patterns:  # type: ignore[attr-defined]
        for pattern in rule["patterns"]:
            if len(pattern) > 1 and "LEMMA" in rule["attrs"]:
                first = pattern[0].get("LOWER")
                assert first == {"REGEX": "^y'?$"} or first in CONTRACTED
