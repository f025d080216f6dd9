"""Every console example of the documentation prints what its page says."""

from pathlib import Path

import pytest

import doc_examples
from doc_parts import DOCS

PAGES = sorted(
    page.relative_to(DOCS).as_posix()
    for page in DOCS.rglob("*.md")
    if list(doc_examples.examples_of(page.read_text(encoding="utf-8")))
)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_print_what_it_says(page: str, example_ledger: Path) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    found = doc_examples.mismatches(text, ledger=example_ledger)
    assert not found, (
        "\n".join(map(str, found))
        + f"\nIf that is right: python tools/doc_examples.py --write docs/{page}"
    )


def test_an_example_that_prints_something_else_is_found(tmp_path: Path) -> None:
    page = "```console\n$ echo seven\neight\n$ echo one; echo two\none\n...\n```\n"
    (found,) = doc_examples.mismatches(page, ledger=tmp_path / "none.db")
    assert (found.example.command, found.printed) == ("echo seven", "seven\n")
    assert doc_examples.rewritten(page, [found]) == page.replace("eight", "seven")


def test_messages_stand_before_results_and_commands_may_have_several_lines(tmp_path: Path) -> None:
    page = "```console\n$ echo found;\n> echo said >&2\nsaid\nfound\n```\n"
    assert not doc_examples.mismatches(page, ledger=tmp_path / "none.db")


def test_a_processor_may_round_scores_otherwise_but_not_by_much(tmp_path: Path) -> None:
    page = "```console\n$ echo score 0.87, 124 claims\nscore 0.86, 123 claims\n```\n"
    assert not doc_examples.mismatches(page, ledger=tmp_path / "none.db")
    assert doc_examples.mismatches(page.replace("0.86", "0.80"), ledger=tmp_path / "none.db")
    assert doc_examples.mismatches(page.replace("123", "60"), ledger=tmp_path / "none.db")
