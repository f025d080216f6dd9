"""Several processes read as one does: the same outcomes in the same order, whatever befalls one."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from multiprocessing import active_children

import pytest

from tocsin.core.errors import CrashError, FormatError, ModelError, NotFoundError
from tocsin.core.types import Document, ReadDocument
from tocsin.ingest.readers import Failure
from tocsin.models.settings import ModelSettings
from tocsin.pipeline.outcome import Outcome, read_document
from tocsin.pipeline.processes import WINDOW_PER_PROCESS, read_in_processes
from tocsin.pipeline.run import read_all
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings

# A text too long for the parser must reach it.
SETTINGS = Settings().without_gate()


def documents(count: int) -> list[Document]:
    return [
        Document(
            id=f"d{number}",
            text=f"Gunmen killed {number + 2} people in Beira on Monday, police said.",
            raw_digest="r",
            title=f"Report {number}",
        )
        for number in range(count)
    ]


def too_long() -> Document:
    return Document(id="long", text="word " * 250_000, raw_digest="r", title="A long one")


def told(outcomes: Iterable[Outcome]) -> list[object]:
    """Return outcomes in a form in which equal ones are equal."""
    return [
        outcome
        if isinstance(outcome, ReadDocument)
        else (outcome.name, type(outcome.error), str(outcome.error))
        for outcome in outcomes
    ]


def test_outcomes_are_those_of_one_process_in_the_order_of_the_documents() -> None:
    lost = Failure(name="lost.txt", error=NotFoundError("there is no lost.txt"))
    some = documents(6)
    items: list[Document | Failure] = [some[0], lost, too_long(), *some[1:]]
    reader = Reader(SETTINGS)
    expected = [
        item if isinstance(item, Failure) else read_document(reader, item) for item in items
    ]
    assert isinstance(expected[2], Failure) and isinstance(expected[2].error, FormatError)
    assert told(read_in_processes(items, SETTINGS, jobs=2)) == told(expected)


def test_a_process_that_is_killed_costs_its_document_only() -> None:
    some = documents(WINDOW_PER_PROCESS + 2)
    some[1] = replace(some[1], text=f"{some[1].text}\n\n" * 400)

    def killing() -> Iterator[Document]:
        # With so many taken in the first is read, and the second, which is long, is being read.
        yield from some[:-1]
        (process,) = active_children()
        process.kill()
        yield some[-1]

    outcomes = list(read_in_processes(killing(), SETTINGS, jobs=1))
    assert len(outcomes) == len(some)
    failure = outcomes.pop(1)
    assert isinstance(failure, Failure) and isinstance(failure.error, CrashError)
    assert failure.name == "Report 1"
    assert "ended by SIGKILL while it read this document" in str(failure.error)
    reader = Reader(SETTINGS)
    assert told(outcomes) == told(read_document(reader, each) for each in (some[0], *some[2:]))


def test_a_process_that_is_killed_before_it_is_ready_ends_the_run() -> None:
    def killing() -> Iterator[Document]:
        (process,) = active_children()
        process.kill()
        yield from documents(1)

    with pytest.raises(ModelError, match="SIGKILL while it loaded the models"):
        list(read_in_processes(killing(), SETTINGS, jobs=1))
    assert not active_children()


def test_a_model_that_is_not_there_ends_the_run() -> None:
    settings = Settings(models=ModelSettings(spacy_pipeline="no_such_pipeline"))
    with pytest.raises(ModelError, match="no_such_pipeline"):
        list(read_in_processes(documents(1), settings, jobs=1))
    assert not active_children()


def test_documents_are_taken_in_only_so_far_ahead() -> None:
    taken = 0

    def counted() -> Iterator[Document]:
        nonlocal taken
        for document in documents(3 * WINDOW_PER_PROCESS):
            taken += 1
            yield document

    with closing(read_in_processes(counted(), SETTINGS, jobs=1)) as outcomes:
        for number, _ in enumerate(outcomes, start=1):
            assert taken <= number + WINDOW_PER_PROCESS
    assert taken == 3 * WINDOW_PER_PROCESS


def test_processes_end_when_nobody_asks_for_more() -> None:
    with closing(read_in_processes(documents(40), SETTINGS, jobs=2)) as outcomes:
        next(outcomes)
        assert len(active_children()) == 2
    assert not active_children()


def test_few_documents_are_read_by_this_process_alone() -> None:
    with closing(read_all(Reader(SETTINGS), documents(3))) as outcomes:
        next(outcomes)
        assert not active_children()
