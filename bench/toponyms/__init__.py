"""Toponyms: which place a name in a text means, the name being given (LGL, GeoVirus).

The folder holds one XML file for each set; whatever `*.xml` is there makes two parts: as
Tocsin answers, and without abstaining (see `adapt`). A toponym is right within 161 km (100
miles) of the gold coordinates; country and first-order area are asked where the gold tells them.

Source: Lieberman, Samet and Sankaranarayanan 2010 (LGL); Gritta, Pilehvar and Collier 2018,
"Which Melbourne?" (GeoVirus, accuracy within 161 km, the area under the curve of log errors).
"""

from collections.abc import Sequence
from pathlib import Path

from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part, Unit
from bench.toponyms.adapt import answers, unabstaining
from bench.toponyms.load import Article, Corpus, load
from bench.toponyms.score import measures, unit
from tocsin.resolve.settings import PlaceSettings
from tocsin.tables.gazetteer import ShippedGazetteer


def run(tools: Tools) -> list[Part]:
    """Return what Tocsin makes of the toponyms of each set: as it is, and made to answer."""
    parts = []
    asked = tools.settings.resolve.places
    for corpus in load(tools.data / BENCHMARK.folder):
        articles = tools.chosen(corpus.articles)
        for name, settings in (("", asked), (", without abstaining", unabstaining(asked))):
            what = f"{corpus.name}{name}"
            part = Part(
                name=what,
                unit="article",
                units=_units(tools, articles, settings, what),
                measures=measures(corpus, main=not name),
                note=_note(corpus),
            )
            parts.append(part)
    return parts


def _units(
    tools: Tools, articles: Sequence[Article], settings: PlaceSettings, what: str
) -> list[Unit]:
    places = ShippedGazetteer()
    steps = tools.steps(articles, what=what, total=len(articles))
    return [unit(each, answers(each, places, settings), places) for each in steps]


def _note(corpus: Corpus) -> str:
    asked = sum(each.gold is not None for one in corpus.articles for each in one.toponyms)
    given = sum(len(one.toponyms) for one in corpus.articles)
    note = f"{asked} toponyms; {given - asked} more without gold are left out"
    return note + (f"; {corpus.misplaced} lie not where they should" if corpus.misplaced else "")


BENCHMARK = Benchmark(
    name="toponyms",
    title="Toponyms: which place a given name means",
    folder=Path("geoparsing"),
    run=run,
    fast=80,
)
