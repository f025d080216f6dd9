"""Did it happen, as the text has it: words of events and states on a scale from -3 to 3.

The folder holds `UW/`, `MEANTIME/` and `UDS_IH2/`, each with `dev.jsonl`, `test.jsonl` or
both: a sentence a line, as tokens with spaces between them (`text`), and `targets`: `span1`
(first token, end exclusive), `span_text`, `label` (3 certainly happened, 0 not said, -3
certainly did not). Mean absolute error and Pearson's correlation over target words.

Two layers. `acts`: the targets on which Tocsin has an occurrence; `coverage` says how many.
`words`: all targets, through the same rules of realis, and 3.0 where none applies. Beside
each stands the error of saying 3.0 of everything, which is what a reader gets who never looks.

Source: Stanovsky et al. 2017, Integrating Deep Linguistic Features in Factuality Prediction
over Unified Datasets (the scale, UW, MEANTIME and the two measures); Rudinger, White and Van
Durme 2018, Neural Models of Factuality (UDS-IH2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.kit.detokenising import detokenised
from bench.kit.files import json_lines_of, parts_in
from bench.kit.measures import mean, pairs, pearson, share, total
from bench.kit.spans import Extent, touch
from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, Measure, MissingDataError, Output, Part, Unit
from tocsin.core.spans import quote
from tocsin.core.types import (
    Attribution,
    Block,
    Cleaned,
    DateInterval,
    Document,
    Occurrence,
)
from tocsin.core.vocab import BlockKind, Realis, Stance
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.realis.realis import realis_of
from tocsin.extract.occurrences.roles import roles_of
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader as Parsed
from tocsin.pipeline.stages import Reader, Work
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames

# The folders, and whether their tokens break compounds at hyphens.
SETS = {"UW": True, "MEANTIME": False, "UDS_IH2": True}
FILES = ("dev.jsonl", "test.jsonl")
LEAST, MOST = -3.0, 3.0

# FactBank's values: certain 3, probable 2, possible 1, not said 0 (Sauri and Pustejovsky
# 2009), negative where it is said not to be.
OF_REALIS = {
    Realis.HAPPENED: 3.0,
    Realis.ONGOING: 3.0,
    Realis.GENERIC: 3.0,
    Realis.PLANNED: 1.0,
    Realis.POSSIBLE: 1.0,
    Realis.HYPOTHETICAL: 0.0,
    Realis.DENIED: -3.0,
}
# How far a text goes at most that leaves a thing to somebody who does not assert it.
AT_MOST = {
    Stance.SUSPECTED: 2.0,
    Stance.ACCUSED: 2.0,
    Stance.PREDICTED: 2.0,
    Stance.DECLINED: 0.0,
    Stance.ASKED: 0.0,
}
# What is said of a word to which no rule applies: told in the news, it is so.
UNTOLD = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence of the test; `targets` are the extents of the words in `text`, and the gold."""

    id: str
    text: str
    targets: tuple[tuple[Extent, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What Tocsin makes of one target word: `realis` None where no rule applies to it."""

    value: float
    realis: Realis | None
    stance: Stance | None
    is_act: bool


def run(tools: Tools) -> list[Part]:
    """Return the figures of each part of each of the three sets."""
    root, reader = tools.data / BENCHMARK.folder, _SentenceReader(tools)
    found = []
    for name in parts_in(root, *SETS):
        for file in parts_in(root / name, *FILES):
            part = f"{name} {Path(file).stem}"
            items = tools.chosen(load(root / name / file, close_hyphens=SETS[name]))
            units = [
                unit(item, reader.told(item))
                for item in tools.steps(items, what=part, total=len(items))
            ]
            found.append(Part(name=part, unit="sentence", units=units, measures=MEASURES))
    return found


# ---------------------------------------------------------------------------------- loader


def load(path: Path, *, close_hyphens: bool) -> list[Item]:
    """Return the sentences of a file, as an editor would print them.

    Raises:
        MissingDataError: If the file is not there, empty or not of its form.
    """
    items = [
        _item(path, number, row, close_hyphens=close_hyphens)
        for number, row in enumerate(json_lines_of(path), start=1)
    ]
    if not items:
        raise MissingDataError(f"{path} has no sentences")
    if len({item.id for item in items}) < len(items):
        raise MissingDataError(f"{path} has two sentences of one idx")
    return items


def _item(path: Path, number: int, row: Mapping[str, Any], *, close_hyphens: bool) -> Item:
    try:
        tokens = row["text"].split(" ")
        text, extents = detokenised(tokens, close_hyphens=close_hyphens)
        targets = tuple(_target(tokens, extents, target) for target in row["targets"])
        return Item(id=str(row["idx"]), text=text, targets=targets)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        words = "text, idx and targets with span1, span_text and label were expected"
        raise MissingDataError(f"{path}, line {number}: {words} ({error!r})") from error


def _target(
    tokens: Sequence[str], extents: Sequence[Extent], target: Mapping[str, Any]
) -> tuple[Extent, float]:
    first, end = target["span1"]
    if " ".join(tokens[first:end]) != target["span_text"]:
        raise ValueError(f"tokens {first} to {end} do not read {target['span_text']!r}")
    label = float(target["label"])
    if not LEAST <= label <= MOST:
        raise ValueError(f"label {label} is not within {LEAST} and {MOST}")
    return (extents[first][0], extents[end - 1][1]), label


# ---------------------------------------------------------------------------------- adapter


class _SentenceReader:
    """Tocsin's stages from the parse on, for sentences that are no documents of their own."""

    def __init__(self, tools: Tools) -> None:
        self._stages = Reader(tools.settings)
        self._lexicons, self._names = ShippedLexicons(), ShippedNames()

    def told(self, item: Item) -> list[Told]:
        """Return what Tocsin makes of each target of a sentence.

        The sentence is read as a paragraph of a body, whatever cleaning would take it for,
        and as English: a sentence alone tells neither.
        """
        document = document_of(item.text, id=item.id)
        work = Work(document=document, cleaned=_as_body(document))
        work = self._stages.extract(self._stages.analyse(work))
        assert work.cleaned and work.analysis and work.extraction
        parsed = Parsed(
            document=document,
            blocks=work.cleaned.blocks,
            tree=Tree(document, work.analysis),
            lexicons=self._lexicons,
            names=self._names,
            published_on=work.cleaned.published_on,
        )
        acts = [
            claim.content
            for claim in work.extraction.claims
            if isinstance(claim.content, Occurrence)
        ]
        return [
            said_of(parsed, extent, attributions=work.extraction.attributions, acts=acts)
            for extent, _ in item.targets
        ]


def _as_body(document: Document) -> Cleaned:
    span = quote(document, 0, len(document.text))
    return Cleaned(
        blocks=(Block(span=span, kind=BlockKind.BODY, reason="a sentence of a test"),),
        published_on=DateInterval(reason="a sentence of a test has no date"),
    )


def said_of(
    parsed: Parsed,
    extent: Extent,
    *,
    attributions: Sequence[Attribution],
    acts: Sequence[Occurrence],
) -> Told:
    """Return what Tocsin makes of the word that stands somewhere in a sentence."""
    act = next((one for one in acts if touch((one.trigger.start, one.trigger.end), extent)), None)
    realis = act.realis if act else realis_at(parsed, extent)
    stance = _stance_over(attributions, extent)
    return Told(value=on_scale(realis, stance), realis=realis, stance=stance, is_act=bool(act))


def realis_at(parsed: Parsed, extent: Extent) -> Realis | None:
    """Return what the rules of realis make of a word; None where none applies to it.

    They are rules of verbs and nouns. An adjective has the realis of the verb that says it
    of something ("was not worried").
    """
    tree = parsed.tree
    number = tree.token_at(extent[0])
    if number is None:
        return None
    above = tree.tokens[number].head
    if tree.is_noun(number) or tree.is_verb(number):
        trigger = Trigger(
            token=number, first=number, last=number, is_noun=tree.is_noun(number), senses=()
        )
        return realis_of(parsed, trigger, roles_of(parsed, trigger))
    if tree.tokens[number].relation == "acomp" and tree.is_verb(above):
        return of_verb(parsed, above)
    return None


def _stance_over(attributions: Sequence[Attribution], extent: Extent) -> Stance | None:
    """Return how the innermost speaker stands to a word; None in the text's own voice."""
    over = [
        (sum(part.end - part.start for part in each.content), number, each.stance)
        for number, each in enumerate(attributions)
        if any(part.start <= extent[0] and extent[1] <= part.end for part in each.content)
    ]
    return min(over)[2] if over else None


def on_scale(realis: Realis | None, stance: Stance | None) -> float:
    """Return the value on the scale, -3 to 3.

    >>> on_scale(Realis.HAPPENED, Stance.SUSPECTED), on_scale(Realis.ONGOING, Stance.DENIED)
    (2.0, -3.0)
    """
    value = UNTOLD if realis is None else OF_REALIS[realis]
    if stance is Stance.DENIED:
        return -abs(value)
    return min(value, AT_MOST.get(stance, MOST)) if stance else value


# ---------------------------------------------------------------------------------- scorer


def unit(item: Item, told: Sequence[Told]) -> Unit:
    """Return the errors on a sentence's targets, of Tocsin and of saying 3.0 of all."""
    counts: dict[str, float] = {"all": float(len(item.targets))}
    counts["ruled"] = float(sum(one.realis is not None for one in told))
    for (_, gold), one in zip(item.targets, told, strict=True):
        counts = total(counts, _counts("words", one.value, gold))
        if one.is_act:
            counts = total(counts, _counts("acts", one.value, gold))
    return Unit(id=item.id, counts=counts, text=item.text, output=_shown(item, told))


def _counts(layer: str, value: float, gold: float) -> dict[str, float]:
    return {
        **pairs(layer, gold, value),
        f"{layer}.error": abs(gold - value),
        f"{layer}.error of 3": abs(gold - MOST),
    }


def _shown(item: Item, told: Sequence[Told]) -> Output:
    return [
        [item.text[start:end], one.value, one.realis, one.stance, "act" if one.is_act else "word"]
        for ((start, end), _), one in zip(item.targets, told, strict=True)
    ]


def _error(name: str, over: str, layer: str, *, main: bool = False) -> Measure:
    return mean(name, f"{layer}.{over}", f"{layer}.n", main=main, higher_is_better=False)


MEASURES = (
    _error("words MAE", "error", "words", main=True),
    pearson("words", "words r", main=True),
    _error("words MAE of saying 3.0", "error of 3", "words", main=True),
    share("words under a rule", "ruled", "all"),
    share("coverage", "acts.n", "all"),
    _error("acts MAE", "error", "acts"),
    pearson("acts", "acts r"),
    _error("acts MAE of saying 3.0", "error of 3", "acts"),
)

BENCHMARK = Benchmark(
    name="factuality",
    title="Factuality: whether a text says that it happened, -3 to 3",
    folder=Path("factuality"),
    run=run,
    fast=200,
)
