"""The codebook tells every term, and the command finds it."""

import json
import subprocess
import sys

import pytest

from tocsin.core.errors import ModelError
from tocsin.tables import codebook
from tocsin.tables.codebook import Term
from tocsin.tables.shipped import read_table

TERMS = [term for book in codebook.codebook() for term in book.terms]


def tocsin(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tocsin.cli", "codebook", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_term_of_every_vocabulary_is_told_in_order() -> None:
    told = {book.name: [term.code for term in book.terms] for book in codebook.codebook()}
    assert told == {
        name: [str(member.value) for member in kind]
        for name, kind in codebook.vocabularies().items()
    }


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{term.vocabulary}.{term.name}")
def test_a_term_is_told_in_one_sentence(term: Term) -> None:
    assert term.means.endswith(".") and ". " not in term.means
    assert term.means.rstrip(".").lower() != term.name
    assert "{" not in (term.standard or "")


def test_a_term_without_entry_and_an_entry_without_term_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shipped = read_table("vocab", "codebook.toml")
    realis = {**shipped["Realis"], "imagined": {"means": "It is dreamt."}}
    del realis["happened"]
    monkeypatch.setattr(
        "tocsin.tables.codebook.read_table", lambda *_: {**shipped, "Realis": realis}
    )
    codebook.codebook.cache_clear()
    with pytest.raises(ModelError, match="happened, imagined"):
        codebook.codebook()
    monkeypatch.undo()
    codebook.codebook.cache_clear()


def test_the_command_finds_a_term_by_name_or_code_in_every_vocabulary_that_has_it() -> None:
    found = [json.loads(line) for line in tocsin("Denied").stdout.splitlines()]
    assert {each["vocabulary"] for each in found} == {"Realis", "Stance", "PartStatus"}
    coded = [json.loads(line)["name"] for line in tocsin("7").stdout.splitlines()]
    assert coded == ["INTERNATIONAL"]


def test_a_vocabulary_is_listed_and_an_unknown_term_has_its_neighbours_named() -> None:
    stances = [json.loads(line) for line in tocsin("stance").stdout.splitlines()]
    assert {each["vocabulary"] for each in stances} == {"Stance"}
    done = tocsin("asault")
    assert done.returncode == 2
    assert "ASSAULT" in done.stderr
