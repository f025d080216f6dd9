"""The scorer of the count questions: how many incidents of a kind, and which documents say so.

Source of the measures: SemEval-2018 Task 5, github.com/cltl/LongTailQATask,
Evaluation/scorer/evaluation.py. For each question precision, recall and F1 of its documents,
all 1 where none is wanted and none given, 0 where only one side is empty; averaged over the
questions. The count is exact where it is the number wanted.
"""

from collections.abc import Sequence

from bench.gunviolence.adapt import Told, answers
from bench.gunviolence.load import Data, Question, Row
from bench.kit.measures import mean, share, three
from bench.kit.types import Measure, Unit

_BY = ("city", "state", "name")
MEASURES: tuple[Measure, ...] = (
    share("document F1", "f1", "questions", main=True),
    share("document precision", "precision", "questions"),
    share("document recall", "recall", "questions"),
    share("document F1, nothing answered", "none wanted", "questions", main=True),
    share("exact count", "exact", "questions", main=True),
    share("exact count, nothing answered", "none wanted", "questions"),
    mean("mean absolute error of the count", "error", "questions", higher_is_better=False),
    mean("mean count given", "given", "questions"),
    mean("mean count wanted", "wanted", "questions"),
    *(share(f"document F1, asked by {by}", f"{by}.f1", f"{by}.questions") for by in _BY),
    *three("documents", "all documents as one"),
)


def unit(question: Question, told: Sequence[Told], data: Data) -> Unit:
    """Return how the ledger answers a question, over documents that can be judged."""
    unjudged = unjudged_documents(question, data)
    wanted = frozenset().union(*question.answer.values())
    found = [
        documents
        for one in told
        if answers(question, one) and (documents := set(one.documents) - unjudged)
    ]
    given = set().union(*found)
    precision, recall, f1 = _official(given, wanted)
    by = "name" if question.names else "city" if question.city else "state"
    return Unit(
        id=question.id,
        counts={
            "questions": 1.0,
            "precision": precision,
            "recall": recall,
            "f1": f1,
            f"{by}.questions": 1.0,
            f"{by}.f1": f1,
            "none wanted": float(not wanted),
            "exact": float(len(found) == len(question.answer)),
            "error": float(abs(len(found) - len(question.answer))),
            "given": float(len(found)),
            "wanted": float(len(question.answer)),
            "documents.right": float(len(given & wanted)),
            "documents.predicted": float(len(given)),
            "documents.wanted": float(len(wanted)),
        },
        output={"count": len(found), "documents": sorted(sorted(each) for each in found)},
    )


def unjudged_documents(question: Question, data: Data) -> set[str]:
    """Return the documents that are neither right nor wrong as an answer.

    Those of incidents that fit the question by the register, those of incidents of the answer
    which it does not name, and those of incidents that the register lacks; never a document
    of the answer.
    """
    wanted = frozenset().union(*question.answer.values())
    return {
        document
        for story in data.stories
        if story.id in question.answer
        or story.id not in data.register
        or _fits(data.register[story.id], question)
        for document in story.articles
        if document not in wanted
    }


def _fits(row: Row, question: Question) -> bool:
    """Return whether a row of the register is one of those asked about."""
    harmed = row.killed if question.kind == "killed" else row.injured
    in_time = not (question.first and question.last) or question.first <= row.day <= question.last
    in_state = question.state in (None, row.state)
    in_city = question.city is None or question.city in row.cities
    named = not question.names or any(_named(person, question) for person in row.people)
    return bool(harmed) and in_time and in_state and in_city and named


def _named(person: str, question: Question) -> bool:
    words = person.split()
    part = {"first": words[:1], "last": words[-1:]}.get(question.which_name or "", words)
    return part == list(question.names)


def _official(given: set[str], wanted: frozenset[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one question's documents, 0 to 1."""
    if not given and not wanted:
        return 1.0, 1.0, 1.0
    right = len(given & wanted)
    precision = right / len(given) if given else 0.0
    recall = right / len(wanted) if wanted else 0.0
    return precision, recall, 2 * right / (len(given) + len(wanted))
