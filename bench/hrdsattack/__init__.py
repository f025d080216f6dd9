"""HRDsAttack: what an article tells of an attack on human rights defenders.

The folder holds `dev.json`, `test.json` or both; each is a part, a list of entries. An entry
has `sample` (id, title, publication date, the article's markup) and `merged_sample`, the
annotation: perpetrator, types of violation, victims, place, date.

Source: Ran, Lu, Tetreault, Cahill and Jaimes, A New Task and Dataset on Detecting Attacks on
Human Rights Defenders (Findings of ACL 2023), https://github.com/dataminr-ai/HRDsAttack.
"""

from pathlib import Path

from bench.hrdsattack.adapt import attack_in
from bench.hrdsattack.load import load
from bench.hrdsattack.records import Article, Attack
from bench.hrdsattack.score import MEASURES, unit
from bench.kit.files import parts_in
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part, Unit
from tocsin.core.types import Reading

FILES = ("dev.json", "test.json")


def run(tools: Tools) -> list[Part]:
    """Return how the attacks that articles tell of are found, one part a file."""
    folder = tools.data / BENCHMARK.folder
    return [_part(tools, folder / name) for name in parts_in(folder, *FILES)]


def _part(tools: Tools, path: Path) -> Part:
    articles = tools.chosen(load(path))
    documents = [article.document for article in articles]
    readings = tools.read(documents, what=f"HRDsAttack, {path.stem}")
    units = [_unit(tools, *pair) for pair in zip(articles, readings, strict=True)]
    return Part(name=path.stem, unit="article", units=units, measures=MEASURES)


def _unit(tools: Tools, article: Article, reading: Reading | None) -> Unit:
    """Return the unit of an article; one that could not be read tells nothing."""
    if reading is None:
        return unit(article, Attack())
    fusion = tools.fused([article.document], [reading])
    return unit(article, attack_in(article.document, reading, fusion.incidents))


BENCHMARK = Benchmark(
    name="hrdsattack",
    title="HRDsAttack: who attacked whom, how, where and when",
    folder=Path("hrdsattack"),
    run=run,
    fast=40,
)
