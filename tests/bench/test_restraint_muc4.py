"""The verdicts on MUC-4's messages without a template: their form, and that none is missing."""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bench.kit.files import json_lines_of
from bench.restraint import SETS
from tocsin.core.vocab import EventType


def verdicts() -> list[dict[str, Any]]:
    """Return the entries of the verdicts."""
    entries = tomllib.loads(SETS["muc4"].read_text(encoding="utf-8"))["text"]
    return list(entries)


def test_verdicts_name_each_text_once_and_only_known_types() -> None:
    entries = verdicts()
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids)) == 84
    known = {"id", "folder", "text", "about", "incident"}
    assert all(set(entry) <= known and entry["folder"] == "muc4" for entry in entries)
    for incident in (each for entry in entries for each in entry.get("incident", [])):
        assert set(incident) <= {"types", "where", "background", "what"}
        assert [EventType(name) for name in incident["types"]]
        assert isinstance(incident.get("background", True), bool)


def test_verdicts_are_on_all_messages_without_a_template() -> None:
    path = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data/muc4/processed/dev.json"
    if not path.is_file():
        pytest.skip(f"the real keys are not at {path}: set TOCSIN_TEST_DATA")
    lines = json_lines_of(path)
    empty = [line["docid"] for line in lines if not line["templates"]]
    assert sorted(str(entry["id"]) for entry in verdicts()) == sorted(empty)
