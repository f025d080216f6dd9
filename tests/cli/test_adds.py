"""What a report adds to the ledger, on the command line."""

import csv
import io
from pathlib import Path

import pytest

from blasts import monday_blast
from commands import RECORDED_AT, Desk, Ran, bombing, tocsin, write_ledger
from tocsin.cli.effects import MOST_SAID, say_added
from tocsin.core.types import Effect
from tocsin.core.vocab import EffectKind
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

FIRST = monday_blast(
    "A bomb killed Tolan Veshko and 3 others of the Harrow mill in Marn on Monday.\n",
    "The Quay",
    "bomb",
    victims=["Tolan Veshko"],
    killed=3,
)
LATE = monday_blast(
    "An explosion killed Tolan Veshko and 9 others of the Harrow mill in Marn on Monday.\n",
    "Marn Gazette",
    "explosion",
    victims=["Tolan Veshko"],
    killed=9,
)


class Adds(Desk):
    """A ledger of two reports of one explosion, and of a bombing elsewhere; and `adds` of it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(path, capsys)
        write_ledger(path, [FIRST, LATE, bombing(source="The Quay", killed="12")])

    def __call__(self, *arguments: str, status: int = 0) -> Ran:
        return super().__call__("adds", *arguments, status=status)

    def effects(self, *arguments: str) -> list[Effect]:
        return self.records(Effect, *arguments, "--jsonl")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Adds:
    return Adds(tmp_path / "tocsin.db", capsys)


def test_a_report_joins_what_was_known_with_why_and_what_it_changes(desk: Adds) -> None:
    joined = desk.effects(LATE.document.id)[0]
    assert joined.kind is EffectKind.JOINED
    assert joined.probability is not None and joined.probability > 0.7
    assert "the same day" in joined.reasons
    (killed,) = [change for change in joined.changes if change.startswith("Killed")]
    assert killed == "Killed: now contested, 3 before"
    assert joined.other_ids


def test_a_report_of_something_else_tells_a_new_incident(desk: Adds) -> None:
    other = bombing(source="The Quay", killed="12").document.id
    (new,) = desk.effects(other)
    assert (new.kind, new.probability, new.changes) == (EffectKind.NEW, None, ())


def test_what_was_known_then_is_told_as_of_then(desk: Adds) -> None:
    at = RECORDED_AT.strftime("%Y-%m-%dT%H:%M:%S")
    assert desk.effects(LATE.document.id, "--as-of", at)[0].kind is EffectKind.JOINED
    assert "by then" in desk(LATE.document.id, "--as-of", "2020-05-01", status=2).err


def test_an_id_may_be_short_and_one_that_is_none_is_refused(desk: Adds) -> None:
    assert desk.effects(LATE.document.id[:9]) == desk.effects(LATE.document.id)
    assert "no document dffff" in desk("dffff", status=2).err


def test_a_file_means_the_documents_that_were_read_from_it(desk: Adds, tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    path.write_text(LATE.document.text, encoding="utf-8")
    assert desk.effects(str(path), "--source", "Marn Gazette") == desk.effects(LATE.document.id)
    assert "--source" in desk(str(path), status=2).err


def test_rows_and_tables_mask_private_names(desk: Adds) -> None:
    (row, *_) = csv.DictReader(io.StringIO(desk(LATE.document.id, "--csv").out))
    assert row["kind"] == "joined"
    for form in ("--csv", "--table"):
        assert "Veshko" not in desk(LATE.document.id, form).out


def test_reading_says_what_was_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = tmp_path / "tocsin.db"
    for name, source in (("one", "The Quay"), ("two", "Marn Gazette")):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            "A suicide bomber killed 12 people at the Harrowgate mill in Kano, Nigeria, on Monday, "
            f"told {source}.\n",
            encoding="utf-8",
        )
        published = ("--published", "2024-05-07", "--source", source)
        said = tocsin("read", path, "--ledger", ledger, *published, capsys=capsys).err
        last = said.splitlines()[-1]
        if name == "one":
            assert last == (
                "1 new incident, 0 reports joined incidents that were known, 0 proposed merges"
            )
        else:
            assert last.startswith("0 new incidents, 1 report joined incidents that were known")
    again = tocsin("read", path, "--ledger", ledger, *published, capsys=capsys).err
    assert "joined" not in again


def test_what_very_many_reports_add_is_not_worked_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger.open(tmp_path / "tocsin.db") as ledger:
        say_added(ledger, ["d"] * (MOST_SAID + 1), Settings())
    assert f"more than {MOST_SAID} were read" in capsys.readouterr().err
