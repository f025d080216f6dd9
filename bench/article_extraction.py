"""Cleaning of web pages on the article extraction benchmark: 181 pages with their article text.

    python -m bench.article_extraction --data DIR

DIR holds `ground-truth.json` (page id to `articleBody` and `url`) and `html/ID.html.gz`.
Two rows are scored: `text` is what `extract_html` returns; `read` is what the reader is given
of it, the blocks of body and headings without the headline. Each is given for all pages, for
the half on which the rules of cleaning were developed, and for the half held out.

Source: https://github.com/scrapinghub/article-extraction-benchmark, evaluate.py. Texts are
compared as multisets of four-word shingles; a page's counts are divided by their sum, so that
long texts weigh no more; precision and recall are averaged over the pages that have a
prediction and a text; F1 is the harmonic mean of the two averages.
"""

import argparse
import gzip
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bench.scoring import MissingDataError, Score, scores, table, write_results
from tocsin.clean.document import clean_document
from tocsin.clean.html import EXTRACTOR, extract_html
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Block, Document
from tocsin.core.vocab import BlockKind

NAME = "article_extraction"
SHINGLE = 4
_WORD = re.compile(r"\w+")
_HALVES_SEED = 7
_READ = frozenset({BlockKind.BODY, BlockKind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the benchmark: its bytes, its address, the text of its article."""

    id: str
    html: bytes
    url: str | None
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Shares of the shingles of a page that are right, too many, and missing; sum 1 or 0."""

    right: float
    surplus: float
    missing: float


# ---------------------------------------------------------------------------------- loader


def load(folder: Path) -> list[Page]:
    """Return the pages in the order of the ground truth.

    Raises:
        MissingDataError: If a file is not there or not of its form.
    """
    truth = folder / "ground-truth.json"
    try:
        entries = json.loads(truth.read_text(encoding="utf-8"))
    except OSError as error:
        raise MissingDataError(f"cannot read {truth}: {error.strerror}") from error
    except ValueError as error:
        raise MissingDataError(f"{truth} is not JSON: {error}") from error
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


def match(article: str, predicted: str) -> Match:
    """Return how a predicted text covers the shingles of an article."""
    wanted, found = _shingles(article), _shingles(predicted)
    counts = [
        float(sum(part.values())) for part in (wanted & found, found - wanted, wanted - found)
    ]
    total = sum(counts) or 1.0
    right, surplus, missing = (count / total for count in counts)
    return Match(right=right, surplus=surplus, missing=missing)


def figures(matches: Sequence[Match]) -> dict[str, float]:
    """Return F1, precision and recall of some pages, 0 to 1; 0 where nothing can be averaged."""
    precision = _mean(m.right / (m.right + m.surplus) for m in matches if m.right + m.surplus)
    recall = _mean(m.right / (m.right + m.missing) for m in matches if m.right + m.missing)
    both = precision + recall
    return {
        "f1": 2 * precision * recall / both if both else 0.0,
        "precision": precision,
        "recall": recall,
    }


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return mean(found) if found else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the shingles of a text; one of fewer words is one shingle, an empty one none."""
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


# ---------------------------------------------------------------------------------- main


def halves(pages: Sequence[Page]) -> tuple[set[str], set[str]]:
    """Return the ids of the half for development and of the half held out."""
    ids = [page.id for page in pages]
    random.Random(_HALVES_SEED).shuffle(ids)
    middle = (len(ids) + 1) // 2
    return set(ids[:middle]), set(ids[middle:])


def measure(pages: Sequence[Page]) -> tuple[dict[str, dict[str, Score]], float]:
    """Return the scores of both rows on all pages and each half, and CPU seconds per page."""
    started = time.process_time()
    predicted = {page.id: text_and_read(page) for page in pages}
    seconds = (time.process_time() - started) / len(pages)
    developed, held_out = halves(pages)
    rows = {}
    for number, row in enumerate(("text", "read")):
        matches = {page.id: match(page.article, predicted[page.id][number]) for page in pages}
        for part, ids in (("all", set(matches)), ("developed", developed), ("held out", held_out)):
            chosen = [found for key, found in matches.items() if key in ids]
            rows[f"{row}, {part}"] = scores(chosen, figures)
    return rows, seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the package on the benchmark, print a table, write the results; 2 without data."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{NAME}", description=__doc__)
    default = os.environ.get("TOCSIN_TEST_DATA")
    parser.add_argument("--data", type=Path, default=Path(default or ".") / "data" / NAME)
    folder = parser.parse_args(arguments).data
    try:
        pages = load(folder)
    except MissingDataError as error:
        print(f"{error}. Name its folder with --data.", file=sys.stderr)
        return 2
    rows, seconds = measure(pages)
    print(table(rows))
    print(f"{len(pages)} pages, {seconds * 1000:.0f} ms of one processor a page")
    path = write_results(
        NAME,
        rows,
        about={
            "documents": len(pages),
            "extractor": EXTRACTOR,
            "ms_per_page": round(seconds * 1000, 1),
        },
    )
    print(f"Wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
