"""The messages of MUC-4 as restraint reads them, on invented files; the verdicts on real ones."""

import os
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bench.kit.files import json_lines_of
from bench.kit.types import MissingDataError
from bench.restraint import muc4_texts
from bench.restraint.muc4_texts import load_texts
from tocsin.core.vocab import EventType

VERDICTS = Path(muc4_texts.__file__).with_name("verdicts_muc4.toml")
FIRST = "\n\nTST1-MUC3-0001\n\n   VARN, 4 FEB 90 -- A BAND PLAYED.\n\n   RAIN FELL.\n\n\n"
SECOND = "TST1-MUC3-0002  (A NOTE)\nIT SNOWED ON\nTHE BAND OF TST1-MUC3-0001.\n"


def corpus(folder: Path, **files: str) -> Path:
    """Return a folder of the layout with some corpus files in it."""
    for part, text in files.items():
        path = folder / "corpora" / next(name for name in muc4_texts.FILES if part in name)
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_text_lies_between_id_lines_and_is_stripped(tmp_path: Path) -> None:
    assert load_texts(corpus(tmp_path, tst1=FIRST + SECOND)) == {
        "TST1-MUC3-0001": "VARN, 4 FEB 90 -- A BAND PLAYED.\n\n   RAIN FELL.",
        "TST1-MUC3-0002": "IT SNOWED ON\nTHE BAND OF TST1-MUC3-0001.",
    }


def test_both_files_are_read_in_their_order(tmp_path: Path) -> None:
    folder = corpus(tmp_path, tst1=SECOND, tst2="TST2-MUC4-0007\nTHE FAIR OPENED.")
    assert list(load_texts(folder)) == ["TST1-MUC3-0002", "TST2-MUC4-0007"]


def test_an_id_line_at_the_very_end_is_an_empty_text(tmp_path: Path) -> None:
    assert load_texts(corpus(tmp_path, tst2="TST2-MUC4-0007")) == {"TST2-MUC4-0007": ""}


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "corpora has none of tst1/tst1-muc3, tst2/tst2-muc4"),
        ({"tst1": "RAIN FELL ON THE BAND."}, "tst1-muc3 has no line that starts with"),
        ({"tst1": SECOND + SECOND}, "tst1-muc3 has TST1-MUC3-0002 a second time"),
        ({"tst1": SECOND, "tst2": SECOND}, "tst2-muc4 has TST1-MUC3-0002 a second time"),
    ],
)
def test_broken_data_is_named(tmp_path: Path, files: dict[str, str], says: str) -> None:
    with pytest.raises(MissingDataError, match=says):
        load_texts(corpus(tmp_path, **files))


# --------------------------------------------------------------------------------- verdicts


def verdicts() -> list[dict[str, Any]]:
    """Return the entries of the verdicts."""
    found: list[dict[str, Any]] = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["text"]
    return found


def incidents(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the incidents of some entries."""
    return [incident for entry in entries for incident in entry.get("incident", [])]


@pytest.fixture(scope="module")
def data() -> Path:
    """Return the folder of MUC-4, or skip where it is not there."""
    folder = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / "muc4"
    if not folder.is_dir():
        pytest.skip(f"the real texts are not at {folder}: set TOCSIN_TEST_DATA")
    return folder


def test_verdicts_name_each_text_once_and_only_known_types() -> None:
    entries = verdicts()
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids)) == 84
    known = {"id", "folder", "text", "about", "incident"}
    assert all(set(entry) <= known and entry["folder"] == "muc4" for entry in entries)
    for incident in incidents(entries):
        assert set(incident) <= {"types", "where", "background", "what"}
        assert [EventType(name) for name in incident["types"]]
        assert isinstance(incident.get("background", True), bool)


def test_verdicts_count_in_the_texts_that_the_loader_gives(data: Path) -> None:
    texts = load_texts(data)
    for entry in verdicts():
        text = texts[str(entry["id"])]
        assert entry["text"] == sha256(text.encode()).hexdigest()[:12], entry["id"]
        for incident in incidents([entry]):
            ranges = incident["where"]
            flat = [place for pair in ranges for place in pair]
            assert flat == sorted(flat) and flat[0] >= 0 and flat[-1] <= len(text), entry["id"]
            assert all(text[start:end].strip() for start, end in ranges), entry["id"]


def test_verdicts_are_on_all_messages_without_a_template(data: Path) -> None:
    lines = json_lines_of(data / "processed" / "dev.json")
    empty = [line["docid"] for line in lines if not line["templates"]]
    assert sorted(str(entry["id"]) for entry in verdicts()) == sorted(empty)
