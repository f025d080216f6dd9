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

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.kit.files import json_lines_of, parts_in
from bench.kit.measures import f1, layer_counts, precision, recall, share, three, total
from bench.kit.parallel import mapped
from bench.kit.spans import Extent, touch
from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, MissingDataError, Part, Unit
from bench.kit.wordings import names_in
from tocsin.core.errors import InputError
from tocsin.core.types import Occurrence, Party, PlaceRef
from tocsin.core.vocab import PartyKind
from tocsin.extract.occurrences.harm import harm_verbs, harmed
from tocsin.extract.occurrences.places import act_places
from tocsin.extract.occurrences.roles import prefer_names, roles_of
from tocsin.extract.occurrences.surroundings import Surroundings
from tocsin.extract.occurrences.triggers import Trigger, find_triggers
from tocsin.extract.phrases.mentions import party
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.pipeline import stages
from tocsin.settings import Settings
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames

# The sentences that the shipped model heads have learned: rules read these alone.
LEARNED = "labeled.jsonl"
FILES = (LEARNED, "test.jsonl")
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
_TOKEN = re.compile(r"\w+|[^\w\s]")
_USED = frozenset({None, "accept"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One record: the verb, and the places that are its event's."""

    verb: Extent
    places: tuple[Extent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text and what is asked of it."""

    id: str
    text: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The places of one verb; `told` is None where no occurrence is read at the verb."""

    given: tuple[Extent, ...]
    told: tuple[Extent, ...] | None


def run(tools: Tools) -> list[Part]:
    """Return how the places of the events are found, one part a file."""
    folder = tools.data / BENCHMARK.folder
    return [_part(tools, folder / name) for name in parts_in(folder, *FILES)]


def _part(tools: Tools, path: Path) -> Part:
    texts, note = load(path)
    chosen = tools.chosen(texts)
    if path.name == LEARNED:
        tools = tools.by_rules()
    answers = mapped(partial(Locator, tools.on_any_topic().settings), chosen, jobs=tools.jobs)
    steps = tools.steps(
        zip(chosen, answers, strict=True), what=f"Event places, {path.stem}", total=len(chosen)
    )
    units = [unit(text, found) for text, found in steps]
    return Part(name=path.stem, unit="text", units=units, measures=MEASURES, note=note)


# ---------------------------------------------------------------------------------- loader


def load(path: Path) -> tuple[list[Text], str]:
    """Return the texts in the order of the file, and a sentence on what was left out.

    Raises:
        MissingDataError: If a line is not of the form of a record, or no record can be used.
    """
    dropped: Counter[str] = Counter()
    texts: dict[str, dict[Extent, Asked]] = {}
    for number, line in enumerate(json_lines_of(path), start=1):
        try:
            asked = record(line)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            words = f"{path}, record {number} has no text and spans with start, end and label"
            raise MissingDataError(words) from error
        if isinstance(asked, str):
            dropped[asked] += 1
            continue
        known = texts.setdefault(line["text"], {})
        if asked.verb in known:
            same = set(known[asked.verb].places) == set(asked.places)
            dropped["repeated" if same else "repeated with another place"] += 1
            continue
        known[asked.verb] = asked
    if not texts:
        raise MissingDataError(f"{path} has no record that can be used")
    found = [_text(text, known.values()) for text, known in texts.items()]
    records = sum(len(each.asked) for each in found)
    left = ", ".join(f"{count} {why}" for why, count in sorted(dropped.items()))
    return found, f"{records} records; left out: {left or 'none'}."


def _text(text: str, asked: Iterable[Asked]) -> Text:
    return Text(id=sha256(text.encode()).hexdigest()[:12], text=text, asked=tuple(asked))


def record(line: Mapping[str, Any]) -> Asked | str:
    """Return the record of a line, or why it cannot be used."""
    text, spans = str(line["text"]), line["spans"]
    if line.get("answer") not in _USED:
        return "not accepted"
    verbs = [extent(text, span) for span in spans if span["label"] == "VERB"]
    places = [extent(text, span) for span in spans if span["label"] == "LOCATION"]
    if len(verbs) != 1:
        return "without one verb"
    known = [place for place in places if place is not None]
    if verbs[0] is None or len(known) != len(places):
        return "with a span that is not in the text"
    return Asked(verb=verbs[0], places=tuple(sorted(known)))


def extent(text: str, span: Mapping[str, Any]) -> Extent | None:
    """Return where a span stands, None where that cannot be told.

    If its `text` is not what stands at its offsets, they count tokens: of the places where
    its text stands, the one is taken that has most nearly as many tokens before it.
    """
    start, end = int(span["start"]), int(span["end"])
    written = span.get("text") or None
    if written is None or text[start:end] == written:
        return (start, end) if text[start:end].strip() else None
    spots = [found.start() for found in re.finditer(re.escape(written), text)]
    if not spots:
        return None
    before = {spot: len(_TOKEN.findall(text[:spot])) for spot in spots}
    nearest = min(spots, key=lambda spot: (abs(before[spot] - start), spot))
    return nearest, nearest + len(written)


# ---------------------------------------------------------------------------------- adapter


class Locator:
    """What finds the places of the verbs of a text: the stages of reading, made once."""

    def __init__(self, settings: Settings) -> None:
        self._stages = stages.Reader(settings)
        self._lexicons = ShippedLexicons()
        self._names = ShippedNames()
        self._settings = settings

    def __call__(self, text: Text) -> tuple[Answer, ...]:
        """Return the answers to what is asked of a text; nothing where it cannot be read."""
        try:
            return self._answers(text)
        except InputError:
            return tuple(Answer(given=(), told=None) for _ in text.asked)

    def _answers(self, text: Text) -> tuple[Answer, ...]:
        # The language is not told: a single sentence is too short for that.
        work = stages.Work(document=document_of(text.text, id=text.id))
        work = self._stages.analyse(self._stages.clean(work))
        read = self._stages.resolve(self._stages.extract(work)).extraction
        assert work.cleaned is not None and work.analysis is not None and read is not None
        reader = Reader(
            document=work.document,
            blocks=work.cleaned.blocks,
            tree=Tree(work.document, work.analysis),
            lexicons=self._lexicons,
            names=self._names,
            published_on=work.cleaned.published_on,
        )
        told = [claim.content for claim in read.claims if isinstance(claim.content, Occurrence)]
        triggers = {trigger.token: trigger for trigger in find_triggers(reader)}
        return tuple(
            Answer(
                given=self._given(reader, asked.verb, triggers),
                told=_told(text.text, told, asked.verb),
            )
            for asked in text.asked
        )

    def _given(
        self, reader: Reader, verb: Extent, triggers: Mapping[int, Trigger]
    ) -> tuple[Extent, ...]:
        """Return the places of a verb that need not tell an act."""
        token = token_at(reader.tree, verb)
        if token is None:
            return ()
        trigger = triggers.get(token) or Trigger(
            token=token,
            first=token,
            last=token,
            is_noun=reader.tree.is_noun(token),
            senses=(),
        )
        roles = roles_of(reader, trigger)
        around = Surroundings(
            reader=reader,
            trigger=trigger,
            roles=roles,
            settings=self._settings.extract.occurrences,
        )
        harm = harm_verbs(reader, trigger, roles)
        for head in harmed(reader, harm):
            roles.recipient(head)
        prefer_names(reader, roles)
        recipients = [party(reader, head) for head in sorted(roles.recipients)]
        return _extents(reader.document.text, act_places(around, harm), recipients)


def token_at(tree: Tree, verb: Extent) -> int | None:
    """Return the token of a verb's span: its first verb, else its first word; None outside."""
    touched = [
        number for number, token in enumerate(tree.tokens) if touch((token.start, token.end), verb)
    ]
    verbs = [number for number in touched if tree.is_verb(number)]
    return next(iter(verbs or touched), None)


def _told(text: str, occurrences: Sequence[Occurrence], verb: Extent) -> tuple[Extent, ...] | None:
    at_verb = [one for one in occurrences if touch((one.trigger.start, one.trigger.end), verb)]
    if not at_verb:
        return None
    places = [place for one in at_verb for place in one.places]
    return _extents(text, places, [each for one in at_verb for each in one.recipients])


def _extents(
    text: str, places: Iterable[PlaceRef], recipients: Iterable[Party]
) -> tuple[Extent, ...]:
    found = {(place.mention.start, place.mention.end) for place in places}
    for each in recipients:
        if each.kind is PartyKind.PLACE:
            found |= set(names_in(text, (each.mention.start, each.mention.end)))
    return tuple(sorted(found))


# ---------------------------------------------------------------------------------- scorer


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
        for token in _TOKEN.finditer(text)
        if touch(token.span(), (start, end))
    }


BENCHMARK = Benchmark(
    name="event_place",
    title="Event place: which place of a sentence is the event's",
    folder=Path("event_location"),
    run=run,
    fast=400,
)
