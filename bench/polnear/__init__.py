"""Who says what: sources, cues and contents of attributions in US political news (PolNeAR).

The folder holds `dev/`, `test/` or both, each with `text/NAME.txt` and
`attributions/NAME_ANNOTATOR.ann` (brat: spans, and events that link them). Of several
annotators the first by name counts. Two settings: whole documents; and only the sentences
that hold a part of an attribution of the test.

A source, cue or content is right when a span of its kind begins and ends where one of the
test does (characters, white space at edges left out). Which attribution it belongs to does
not count, a span in several pieces is several spans, and none goes over a line end.

Source: Newell, Margolin and Ruths 2018, An Attribution Relations Corpus for Political News
(the corpus); Wang et al. 2022, CofeNet (exact, begin, Jaccard; scorer and data at
https://github.com/cofe-ai/CofeNet, `exe/eval/evaluation.py`), whose spans are those of a
sequence of tags over each paragraph.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.kit.files import parts_in
from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, Output, Part, Unit
from bench.polnear.adapt import as_marked, by_convention
from bench.polnear.load import ROLES, Article, Quotation, load
from bench.polnear.score import (
    MEASURES,
    counts_of,
    scored,
    sentences_with_attribution,
    within,
)
from tocsin.core.types import Document, Reading

PARTS = ("dev", "test")
# PUBLISHER_DATE_TITLE
_DATE = re.compile(r"_(\d{4})-(\d{2})-(\d{2})_")


def run(tools: Tools) -> list[Part]:
    """Return the figures of each part: on its sentences with an attribution, and on all."""
    root = tools.data / BENCHMARK.folder
    found = []
    for name in parts_in(root, *PARTS):
        articles = tools.chosen(load(root / name))
        documents = [document(each) for each in articles]
        readings = tools.on_any_topic().read(documents, what=f"PolNeAR {name}")
        pairs = list(zip(articles, readings, strict=True))
        settings = {
            "sentences with an attribution": [unit(*pair, only_attributed=True) for pair in pairs],
            "whole documents": [unit(*pair) for pair in pairs],
        }
        found += [
            Part(name=f"{name}, {setting}", units=units, measures=MEASURES)
            for setting, units in settings.items()
        ]
    return found


def document(article: Article) -> Document:
    """Return an article as a document, published on the day that its name gives."""
    found = _DATE.search(article.id)
    day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    return document_of(article.text, id=article.id, published=day)


def unit(article: Article, reading: Reading | None, *, only_attributed: bool = False) -> Unit:
    """Return how the attributions of a reading agree with those of an article."""
    marked = as_marked(reading, article.text) if reading else []
    predicted = [by_convention(article.text, one) for one in marked]
    if only_attributed:
        kept = sentences_with_attribution(article)
        marked, predicted = within(marked, kept), within(predicted, kept)
    return Unit(
        id=article.id,
        counts=counts_of(article.quotations, predicted, marked),
        output=_shown(article.text, predicted),
        text=article.text,
        scored=scored(article.quotations, predicted),
    )


def _shown(text: str, quotations: Sequence[Quotation]) -> Output:
    """Return attributions as words."""
    return [
        {role: [text[slice(*extent)] for extent in one.part(role)] for role in ROLES}
        for one in quotations
    ]


BENCHMARK = Benchmark(
    name="polnear",
    title="PolNeAR: who says what in political news",
    folder=Path("polnear"),
    run=run,
    fast=40,
)
