"""Counts how the places of a text's verbs agree with what is wanted, token by token."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from bench.event_place.adapt import Answer
from bench.event_place.load import TOKEN, Asked, Text
from bench.kit.measures import f1, layer_counts, precision, recall, share, three, total
from bench.kit.spans import Extent, touch
from bench.kit.types import Unit

MEASURES = (
    precision("given", "verb given precision", main=True),
    recall("given", "verb given recall", main=True),
    f1("given", "verb given F1", main=True),
    *three("told", "end to end", main=True),
    share("verbs read as an occurrence", "read", "records"),
    *three("read", "end to end, where read"),
    *three("placed", "verb given, where there is a place"),
    share("without a place, and none given", "rightly none", "without"),
    share("verb given, record wholly right", "whole", "records"),
)


def unit(text: Text, answers: Sequence[Answer]) -> Unit:
    """Return how the answers to a text's records agree with what is wanted."""
    pairs = list(zip(text.asked, answers, strict=True))
    words = partial(_words, text.text)
    return Unit(
        id=text.id,
        counts=total(*(_counts(text.text, asked, answer) for asked, answer in pairs)),
        output=[
            {
                "verb": words([asked.verb]),
                "given": words(answer.given),
                "told": None if answer.told is None else words(answer.told),
                "wanted": words(asked.places),
            }
            for asked, answer in pairs
        ],
        text=text.text,
    )


def _words(text: str, spans: Iterable[Extent]) -> list[str]:
    return [text[start:end] for start, end in spans]


def _counts(text: str, asked: Asked, answer: Answer) -> dict[str, float]:
    compare: Callable[[str, Iterable[Extent]], dict[str, float]] = partial(_layer, text, asked)
    counts = {
        "records": 1.0,
        "whole": float(_tokens(text, answer.given) == _tokens(text, asked.places)),
        **compare("given", answer.given),
        **compare("told", answer.told or ()),
    }
    if answer.told is not None:
        counts |= {"read": 1.0, **compare("read", answer.told)}
    if asked.places:
        counts |= compare("placed", answer.given)
    else:
        counts |= {"without": 1.0, "rightly none": float(not answer.given)}
    return counts


def _layer(text: str, asked: Asked, layer: str, found: Iterable[Extent]) -> dict[str, float]:
    predicted, wanted = _tokens(text, found), _tokens(text, asked.places)
    right = len(predicted & wanted)
    return layer_counts(layer, right=right, predicted=len(predicted), wanted=len(wanted))


def _tokens(text: str, spans: Iterable[Extent]) -> set[int]:
    """Return where the tokens start that some span covers, wholly or in part."""
    return {
        token.start()
        for start, end in spans
        for token in TOKEN.finditer(text)
        if touch(token.span(), (start, end))
    }
