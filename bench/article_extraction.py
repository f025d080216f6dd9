"""Cleaning of web pages on the article extraction benchmark: 181 pages with their article text.

The folder holds `ground-truth.json` (page id to `articleBody` and `url`) and
`html/ID.html.gz`. Two rows are scored: `text` is what `extract_html` returns; `read` is what
the reader is given of it, the blocks of body and headings without the headline (captions
apart). Each is given for all pages, for the half on which the rules of cleaning were developed,
and for the half held out.

Source: https://github.com/scrapinghub/article-extraction-benchmark, evaluate.py. Texts are
compared as multisets of four-word shingles; a page's counts are divided by their sum, so that
long texts weigh no more; precision and recall are averaged over the pages that have a
prediction and a text; F1 is the harmonic mean of the two averages.
"""

import gzip
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.kit.files import json_of
from bench.kit.measures import harmonic, share
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, MissingDataError, Part, Unit
from tocsin.clean.document import clean_document
from tocsin.clean.html import extract_html
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Block, Document
from tocsin.core.vocab import BlockKind

SHINGLE = 4
_WORD = re.compile(r"\w+")
_HALVES_SEED = 7
_READ = frozenset({BlockKind.BODY, BlockKind.HEADING})
_PRECISION = share("precision", "precision", "predicted")
_RECALL = share("recall", "recall", "wanted")
MEASURES = (
    harmonic("F1", _PRECISION.of, _RECALL.of, main=True),
    _PRECISION,
    _RECALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the benchmark: its bytes, its address, the text of its article."""

    id: str
    html: bytes
    url: str | None
    article: str


def run(tools: Tools) -> list[Part]:
    """Return what cleaning makes of the pages: two rows, each on all pages and on each half."""
    pages = load(tools.data / BENCHMARK.folder)
    developed = developed_half(pages)
    chosen = tools.chosen(pages)
    found = [
        (page, text_and_read(page)) for page in tools.steps(chosen, what="Pages", total=len(chosen))
    ]
    parts = []
    for number, row in enumerate(("text", "read")):
        units = [unit(page, texts[number]) for page, texts in found]
        halves = {
            "all": units,
            "developed on": [each for each in units if each.id in developed],
            "held out": [each for each in units if each.id not in developed],
        }
        parts += [
            Part(
                name=f"{row}, {name}",
                unit="page",
                units=those,
                measures=MEASURES,
                on_board=name != "developed on",
            )
            for name, those in halves.items()
        ]
    return parts


# ---------------------------------------------------------------------------------- loader


def load(folder: Path) -> list[Page]:
    """Return the pages in the order of the ground truth.

    Raises:
        MissingDataError: If a file is not there or not of its form.
    """
    truth = folder / "ground-truth.json"
    entries = json_of(truth)
    if not isinstance(entries, dict) or not entries:
        raise MissingDataError(f"{truth} is no object of page ids")
    return [_page(folder, key, entry) for key, entry in entries.items()]


def _page(folder: Path, key: str, entry: Mapping[str, str]) -> Page:
    path = folder / "html" / f"{key}.html.gz"
    try:
        html = gzip.decompress(path.read_bytes())
    except OSError as error:
        raise MissingDataError(f"cannot read {path}: {error}") from error
    return Page(id=key, html=html, url=entry.get("url"), article=entry.get("articleBody", ""))


def developed_half(pages: Sequence[Page]) -> set[str]:
    """Return the ids of the half on which the rules of cleaning were developed."""
    ids = [page.id for page in pages]
    random.Random(_HALVES_SEED).shuffle(ids)
    return set(ids[: (len(ids) + 1) // 2])


# ---------------------------------------------------------------------------------- adapter


def text_and_read(page: Page) -> tuple[str, str]:
    """Return the text that cleaning finds on a page, and what of it is read."""
    found = extract_html(page.html, url=page.url)
    document = Document(
        id=page.id,
        text=found.text,
        raw_digest=page.id,
        url=page.url,
        title=found.title,
        metadata=found.metadata,
    )
    cleaned = clean_document(document, settings=CleanSettings())
    return found.text, "\n".join(b.span.quote for b in cleaned.blocks if _is_read(b))


def _is_read(block: Block) -> bool:
    return block.kind in _READ and not block.reason.startswith("headline")


# ---------------------------------------------------------------------------------- scorer


def unit(page: Page, predicted: str) -> Unit:
    """Return how a predicted text covers the shingles of a page's article."""
    wanted, found = _shingles(page.article), _shingles(predicted)
    both = (wanted & found).total()
    counts: dict[str, float] = {}
    if found:
        counts |= {"precision": both / found.total(), "predicted": 1.0}
    if wanted:
        counts |= {"recall": both / wanted.total(), "wanted": 1.0}
    return Unit(id=page.id, counts=counts, output=predicted, text=page.article)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the shingles of a text; one of fewer words is one shingle, an empty one none."""
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


BENCHMARK = Benchmark(
    name="article_extraction",
    title="Article extraction: the text of an article from its web page",
    folder=Path("article_extraction"),
    run=run,
    fast=40,
)
