"""Which place is the event's: a sentence and a verb are given, the words of its place asked.

The folder holds `labeled.jsonl`, `test.jsonl` or both; each is a part. A line is a record:
`text`, and `spans` with `label` VERB (one) or LOCATION (none or some), `start` and `end` in code
points. Where a span's `text` is not what stands there, its offsets count tokens: it is then
found by its text. Two answers are scored, each on all records:

- end to end: the places of the occurrence that Tocsin reads at the verb; none where it reads none;
- verb given: the places that extraction gives to the verb, as if it told an act.

A recipient that is a place ("captured the town") is a place of the event too: its names.

Source: Halterman, Geolocating Political Events in Text (2019),
https://github.com/ahalterman/event_location. Precision and recall are counted over tokens: runs of
letters and digits, and single marks. A unit is a text with all its verbs, so that resampling
keeps together what is not independent.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.event_place.adapt import Locator
from bench.event_place.load import Text, load
from bench.event_place.score import MEASURES, unit
from bench.kit.files import parts_in
from bench.kit.parallel import mapped
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part, Unit

# The sentences that the shipped model heads have learned: rules read these alone.
LEARNED = "labeled.jsonl"
FILES = (LEARNED, "test.jsonl")


def run(tools: Tools) -> list[Part]:
    """Return how the places of the events are found, one part a file."""
    folder = tools.data / BENCHMARK.folder
    return [_part(tools, folder / name) for name in parts_in(folder, *FILES)]


def _part(tools: Tools, path: Path) -> Part:
    texts, note = load(path)
    chosen = tools.chosen(texts)
    if path.name == LEARNED:
        tools = tools.by_rules()
    units = located(tools, chosen, what=path.stem)
    return Part(name=path.stem, unit="text", units=units, measures=MEASURES, note=note)


def located(tools: Tools, texts: Sequence[Text], *, what: str) -> list[Unit]:
    """Return how the places of the verbs of texts are found."""
    answers = mapped(partial(Locator, tools.on_any_topic().settings), texts, jobs=tools.jobs)
    steps = tools.steps(
        zip(texts, answers, strict=True), what=f"Event places, {what}", total=len(texts)
    )
    return [unit(text, found) for text, found in steps]


BENCHMARK = Benchmark(
    name="event_place",
    title="Event place: which place of a sentence is the event's",
    folder=Path("event_location"),
    run=run,
    fast=400,
)
