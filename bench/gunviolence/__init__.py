"""Incidents from many reports: local shootings, a register of them, the articles that report them.

Each article is read once and used four times:

- **documents to incidents**: all articles are fused at once; each goes to the incident that
  it mainly reports; the partition is compared with the register's (`bench.kit.clusters`), over
  all articles and over those with a text whose incident has a row; how many incidents hold two
  of the register is told beside it (`mixed.py`).
  The documents annotated for GVC are fused for themselves: train and dev as one, any other
  split (a test) alone.
- **count questions** (`questions.py`): answered from the incidents of all articles.
- **facts of one report** (`facts.py`): each article is fused for itself, its main incident
  compared with the row of the register.
- **grades** (`grades.py`): what is graded 1 or 2 of all articles fused at once, and what is
  graded lower, compared with the rows of the register.

Source: Vossen and others, Don't annotate, but validate (2018), for the Gun Violence Corpus;
Postma and others, SemEval-2018 Task 5: counting events and participants in the long tail.

The persons are real. Outputs hold ids of documents, numbers, days and cities, no texts.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from bench.gunviolence import facts, grades, mixed, questions
from bench.gunviolence.adapt import Facts, claims_of, facts_of, main_incidents, told_incidents
from bench.gunviolence.load import Article, Data, Question, load
from bench.kit import clusters
from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, Part, Unit
from tocsin.assess.claims import assess_claims
from tocsin.assess.evidence import evidence_of
from tocsin.core.types import Document, Fusion, Incident, Reading
from tocsin.pipeline.view import grade

# Splits of the annotated documents that are fused together and are one part.
_TOGETHER = ("train", "dev")
# In a fast run there is a question for so many incidents drawn.
_INCIDENTS_A_QUESTION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article as a document, and its reading."""

    document: Document
    reading: Reading


def run(tools: Tools) -> list[Part]:
    """Return the four tests on the articles; documents to incidents on those of GVC too."""
    data = load(tools.data / BENCHMARK.folder)
    asked = _questions(tools, data)
    drawn = _drawn(tools, data, asked)
    read = _read(tools, [data.articles[key] for key in data.articles if key in drawn])
    fusion = _fused(tools, read.values())
    mains = main_incidents(fusion, (each.reading for each in read.values()))
    gold = _gold(data, drawn)
    return [
        _clusters("all articles", gold, mains),
        _clusters("articles with text and a row", _with_rows(data, gold), mains),
        mixed.part(fusion, mains, gold),
        *_annotated(tools, data, read, drawn),
        _count_questions(data, asked, mains, read),
        _facts(tools, data, read, drawn),
        _grades(data, gold, mains, _graded(tools, fusion, read.values())),
    ]


def _questions(tools: Tools, data: Data) -> list[Question]:
    few = None if tools.sample is None else max(1, tools.sample // _INCIDENTS_A_QUESTION)
    return replace(tools, sample=few).chosen(data.questions)


def _drawn(tools: Tools, data: Data, asked: Sequence[Question]) -> set[str]:
    """Return the ids of the articles that are read: all those of some incidents."""
    answers = {incident for question in asked for incident in question.answer}
    chosen = {story.id for story in tools.chosen(data.stories)} | answers
    return {key for story in data.stories if story.id in chosen for key in story.articles}


def _read(tools: Tools, articles: Sequence[Article]) -> dict[str, Read]:
    documents = [
        document_of(each.text, id=each.id, published=each.published, title=each.title or None)
        for each in articles
    ]
    readings = tools.read(documents, what="Articles")
    return {
        document.id: Read(document=document, reading=reading)
        for document, reading in zip(documents, readings, strict=True)
        if reading is not None
    }


def _fused(tools: Tools, read: Iterable[Read]) -> Fusion:
    each = list(read)
    return tools.fused([one.document for one in each], [one.reading for one in each])


def _clusters(name: str, gold: Mapping[str, str], mains: Mapping[str, Incident]) -> Part:
    """Return how the documents lie in incidents; one without an incident is alone."""
    predicted = {key: mains[key].id if key in mains else f"alone: {key}" for key in gold}
    units = [
        Unit(id=gold[items[0]], counts=counts, output=_lying(items, group))
        for group in clusters.connected_groups(gold, predicted)
        for items, counts in zip(group.gold, clusters.shares_of(group), strict=True)
    ]
    return Part(
        name=name,
        units=units,
        measures=clusters.MEASURES,
        unit="incident",
        note=f"{len(gold)} documents to incidents",
    )


def _lying(items: Sequence[str], group: clusters.Group) -> list[list[str]]:
    """Return the predicted clusters in which some documents lie."""
    return [list(each) for each in group.predicted if set(each) & set(items)]


def _gold(data: Data, drawn: Set[str]) -> dict[str, str]:
    """Return the incident of each article that reports one only."""
    articles = (each for each in data.articles.values() if each.id in drawn)
    return {each.id: each.incidents[0] for each in articles if len(each.incidents) == 1}


def _with_rows(data: Data, gold: Mapping[str, str]) -> dict[str, str]:
    """Return the gold of articles that have a text, and whose incident has a row."""
    return {
        key: incident
        for key, incident in gold.items()
        if data.articles[key].text.strip() and incident in data.register
    }


def _annotated(tools: Tools, data: Data, read: Mapping[str, Read], drawn: Set[str]) -> list[Part]:
    """Return the part of train and dev, and one for any other split."""
    splits = {
        split: {key: event for key, event in events.items() if key in drawn}
        for split, events in data.annotated.items()
    }
    together = {split: splits.pop(split) for split in _TOGETHER if split in splits}
    groups = [together, *({split: events} for split, events in splits.items())]
    return [part for group in groups if any(group.values()) for part in _splits(tools, group, read)]


def _splits(
    tools: Tools, splits: Mapping[str, Mapping[str, str]], read: Mapping[str, Read]
) -> list[Part]:
    """Return the part of some splits fused together, and of several that of each beside it."""
    gold = {key: event for events in splits.values() for key, event in events.items()}
    those = [read[key] for key in gold if key in read]
    mains = main_incidents(_fused(tools, those), (each.reading for each in those))
    whole = _clusters(f"GVC {'+'.join(splits)}", gold, mains)
    single = [
        replace(_clusters(f"GVC {split}", events, mains), on_board=False)
        for split, events in splits.items()
        if events and len(splits) > 1
    ]
    return [whole, *single]


def _count_questions(
    data: Data,
    asked: Sequence[Question],
    mains: Mapping[str, Incident],
    read: Mapping[str, Read],
) -> Part:
    told = told_incidents(mains, claims_of(each.reading for each in read.values()))
    return Part(
        name="count questions",
        units=[questions.unit(question, told, data) for question in asked],
        measures=questions.MEASURES,
        unit="question",
    )


def _facts(tools: Tools, data: Data, read: Mapping[str, Read], drawn: Set[str]) -> Part:
    """Return the facts of each article that reports one incident of the register."""
    gold = {key: data.register.get(incident) for key, incident in _gold(data, drawn).items()}
    rows = {key: row for key, row in gold.items() if row is not None}
    units = [
        facts.unit(data.articles[key], row, _facts_alone(tools, read[key]) if key in read else None)
        for key, row in tools.steps(rows.items(), what="Facts", total=len(rows))
    ]
    return Part(name="facts of one report", units=units, measures=facts.MEASURES, unit="article")


def _facts_alone(tools: Tools, one: Read) -> Facts | None:
    """Return what the main incident of an article says when nothing else is known."""
    fusion = tools.fused([one.document], [one.reading])
    main = main_incidents(fusion, [one.reading]).get(one.document.id)
    return None if main is None else facts_of(main, claims_of([one.reading]))


def _graded(tools: Tools, fusion: Fusion, read: Iterable[Read]) -> grades.Graded:
    """Return what the ledger says of all articles, with its grades. No source is graded."""
    each = list(read)
    readings = [one.reading for one in each]
    evidence = evidence_of([one.document for one in each], readings, {}, tools.settings.assess)
    return grades.Graded(
        claims=claims_of(readings),
        of_claims=assess_claims(fusion.incidents, evidence),
        of_incidents=grade(fusion, evidence),
    )


def _grades(
    data: Data, gold: Mapping[str, str], mains: Mapping[str, Incident], graded: grades.Graded
) -> Part:
    """Return how what is graded agrees with the register, by row of it."""
    by_row: dict[str, dict[str, Incident]] = {}
    for article, row in gold.items():
        if row in data.register and article in mains:
            by_row.setdefault(row, {})[article] = mains[article]
    return Part(
        name="grades",
        units=[
            grades.unit(data.register[row], told, graded) for row, told in sorted(by_row.items())
        ],
        measures=grades.MEASURES,
        unit="incident of the register",
    )


BENCHMARK = Benchmark(
    name="gunviolence",
    title="Incidents from many reports: which reports tell of one, how many there were, the facts",
    folder=Path("gunviolence"),
    run=run,
    fast=40,
)
