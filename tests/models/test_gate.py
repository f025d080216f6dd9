"""The document gate: reports pass, in capitals too; other news is stopped, with the reason."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.spans import quote
from tocsin.core.types import Block, Document
from tocsin.core.vocab import BlockKind
from tocsin.models.gate import DocumentGate, buckets_of, probability, shipped, stem, window_starts
from tocsin.models.settings import GateSettings

ATTACK = (
    "Gunmen opened fire on a police checkpoint near the town on Sunday and killed four officers, "
    "the governor said. Two militants died in the firefight and a roadside bomb wounded soldiers "
    "who were sent to the scene. No group has claimed responsibility for the attack."
)
FOOTBALL = (
    "United attacked from the first whistle and their striker shot them into the lead after ten "
    "minutes, before the visitors' defence collapsed in the second half. The coach praised his "
    "young team, which now stands second in the league with three matches of the season to play."
)
COOKING = (
    "Peel the onions, slice them thinly and let them soften in butter over a low heat. Add the "
    "flour, stir for a minute, and pour in the stock little by little. Season with pepper and a "
    "pinch of nutmeg, and serve the soup with slices of toasted bread and grated cheese on top."
)
MARKETS = (
    "Shares of the retailer rose four percent after it reported quarterly earnings above what "
    "analysts had expected. Revenue grew on strong online sales, the chief executive said, and the "
    "company raised its forecast for the year. Bond yields were little changed in quiet trading."
)
QUIET = {"football": FOOTBALL, "cooking": COOKING, "markets": MARKETS}
ASKED = replace(GateSettings(), min_words=1)


def _blocks(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> list[Block]:
    text = "\n\n".join(paragraphs)
    document = Document(id="d", text=text, raw_digest="")
    starts = [text.index(each) for each in paragraphs]
    return [
        Block(span=quote(document, start, start + len(each)), kind=kind, reason="given")
        for start, each in zip(starts, paragraphs, strict=True)
    ]


def _relevance(*paragraphs: str) -> float:
    found = DocumentGate(ASKED).relevance(_blocks(*paragraphs))
    assert found is not None
    return found


def test_a_report_of_an_attack_passes_and_is_not_refused() -> None:
    assert DocumentGate(ASKED).refused(_relevance(ATTACK)) is None


@pytest.mark.parametrize("name", QUIET)
def test_other_news_is_refused_with_the_probability_and_the_threshold(name: str) -> None:
    relevance = _relevance(QUIET[name])
    reason = DocumentGate(ASKED).refused(relevance)
    assert reason is not None
    assert f"{relevance:g}" in reason
    assert f"{ASKED.min_probability:g}" in reason


@pytest.mark.parametrize("text", [ATTACK, *QUIET.values()])
def test_capitals_change_nothing(text: str) -> None:
    assert _relevance(text.upper()) == _relevance(text)


def test_one_paragraph_on_an_attack_is_enough_for_a_text_of_something_else() -> None:
    filler = [f"{number}. {text}" for number, text in enumerate(QUIET.values(), start=1)]
    assert DocumentGate(ASKED).refused(_relevance(*filler[:2], ATTACK, filler[2])) is None
    assert DocumentGate(ASKED).refused(_relevance(*filler)) is not None


def test_furniture_is_not_asked() -> None:
    blocks = _blocks(ATTACK, kind=BlockKind.FURNITURE) + _blocks(COOKING)
    assert DocumentGate(ASKED).relevance(blocks) == _relevance(COOKING)


def test_a_gate_that_is_off_asks_nothing() -> None:
    gate = DocumentGate(replace(ASKED, min_probability=0.0))
    assert gate.relevance(_blocks(COOKING)) is None
    assert gate.refused(None) is None
    assert gate.digest != DocumentGate(ASKED).digest


def test_a_short_text_is_read_without_being_asked() -> None:
    gate = DocumentGate(GateSettings())
    assert gate.relevance(_blocks("Peel the onions and slice them thinly.")) is None
    assert gate.relevance(_blocks()) is None


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_probability_or_no_word(text: str) -> None:
    found = probability(text, shipped()[0])
    assert found is None or 0 <= found <= 1
    assert (found is None) == (buckets_of(text, 8).shape[1] == 0)


@settings(deadline=None)
@given(st.integers(0, 2000), st.integers(1, 200), st.integers(1, 200))
def test_windows_reach_every_word(words: int, window: int, step: int) -> None:
    starts = window_starts(words, window=window, step=min(step, window))
    covered = {word for start in starts for word in range(start, min(start + window, words))}
    assert covered == set(range(words))


def test_forms_of_a_word_have_one_stem() -> None:
    assert len({stem(word) for word in ("bomb", "bombs", "bombed", "bombing", "bombers")}) == 1


def test_the_shipped_threshold_is_the_one_that_was_measured() -> None:
    report = json.loads(files("tocsin.data").joinpath("models", "gate.json").read_text("utf-8"))
    assert GateSettings().min_probability == report["threshold"]
    assert report["passed"]["current found"]["passed"] >= 0.995
