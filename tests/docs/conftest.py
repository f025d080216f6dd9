"""What tests of the documentation share."""

from pathlib import Path

import pytest

import doc_examples


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the examples read."""
    ledger = tmp_path_factory.mktemp("examples") / "tocsin.db"
    doc_examples.read_examples(ledger)
    return ledger
