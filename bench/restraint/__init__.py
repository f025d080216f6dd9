"""Restraint: false current incidents on texts that report no political violence.

Two sets of texts, each read whole by a person or an annotator who wrote down, in
`verdicts_NAME.toml`, every passage that does report a security-relevant occurrence:

- quiet: 200 texts on business, sport, elections, science, culture, health and weather, from
  four folders of the data folder (`polnear/dev`, `article_extraction`,
  `giveme5w1h/gold_standard`, `giveme5w1h/news_cluster`);
- muc4: the messages of MUC-4's development tests that have no template (`muc4`).

The scorer is the project's own, in `score`: an incident that is listed by default is false
unless a passage that tells it is among the verdicts. Fewer are better. Recall on what the
verdicts say is reported as current stands beside it, so that silence alone does not win.
"""

from collections.abc import Sequence
from pathlib import Path

from bench.kit.tools import Tools
from bench.kit.types import Benchmark, MissingDataError, Part, Unit
from bench.restraint.adapt import read
from bench.restraint.load import Texts, load
from bench.restraint.score import MEASURES, unit

HERE = Path(__file__).parent
# Sets of texts by the file of their verdicts.
SETS = {"quiet": HERE / "verdicts_quiet.toml", "muc4": HERE / "verdicts_muc4.toml"}


def run(tools: Tools) -> list[Part]:
    """Return the sets of texts that are there, and the folders of those that have several.

    Raises:
        MissingDataError: If no folder of either set is there, or a text is not as it was
            when its verdict was written.
    """
    parts: list[Part] = []
    for name, verdicts in SETS.items():
        found = load(tools.data, verdicts)
        if found.texts:
            parts += _parts(name, found, tools)
    if not parts:
        raise MissingDataError(f"{tools.data} has none of the folders that verdicts are on")
    return parts


def _parts(name: str, found: Texts, tools: Tools) -> list[Part]:
    chosen = tools.chosen(found.texts)
    units = [unit(text, told) for text, told in read(chosen, tools, what=f"Restraint, {name}")]
    note = f"not there: {', '.join(found.absent)}" if found.absent else ""
    parts = [_part(name, units, note)]
    folders = sorted({text.folder for text in chosen})
    for folder in folders if len(folders) > 1 else ():
        within = {text.id for text in chosen if text.folder == folder}
        own = [each for each in units if each.id in within]
        parts.append(_part(f"{name}, {folder}", own, on_board=False))
    return parts


def _part(name: str, units: Sequence[Unit], note: str = "", *, on_board: bool = True) -> Part:
    return Part(name=name, units=units, measures=MEASURES, note=note, on_board=on_board)


BENCHMARK = Benchmark(
    name="restraint",
    title="Restraint: false current incidents on texts without political violence",
    folder=Path(),
    run=run,
    fast=100,
    own=True,
)
