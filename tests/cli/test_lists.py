"""Documents, claims and ties as people and programs list them, over a small ledger."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Desk, bombing, patronage, write_ledger
from html_page import Page
from tocsin import codec
from tocsin.core.types import Claim, Edge, Incident, ReadDocument, Tie
from tocsin.testing import Report


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of two reports of a bombing, one of ties, and one without a date."""
    undated = Report("Guards stood at the gate.\n", source="The Quay")
    reports = [
        bombing(source="The Quay", killed="12"),
        bombing(source="Marn Gazette", killed="30"),
        patronage(),
        undated,
    ]
    return write_ledger(tmp_path_factory.mktemp("lists") / "tocsin.db", reports)


@pytest.fixture
def look(ledger: Path, capsys: pytest.CaptureFixture[str]) -> "Look":
    return Look(ledger, capsys)


class Look(Desk):
    """Lists over the ledger."""

    def documents(self, *arguments: str) -> list[ReadDocument]:
        return self.records(ReadDocument, "documents", *arguments)

    def claims(self, *arguments: str) -> list[Claim]:
        return self.records(Claim, "claims", *arguments)

    def edges(self, *arguments: str) -> list[Edge]:
        return self.records(Edge, "ties", *arguments)


def test_piped_lists_are_records_and_csv_has_the_same_rows(look: Look) -> None:
    documents, claims, edges = look.documents(), look.claims(), look.edges()
    assert len(documents) == 4 and len(claims) == 6 and len(edges) == 2
    assert [row["id"] for row in look.rows("documents")] == [each.document.id for each in documents]
    assert [row["id"] for row in look.rows("claims")] == [claim.id for claim in claims]
    sides = [side for edge in edges for side in edge.sides]
    assert [row["claims"] for row in look.rows("ties")] == ["; ".join(s.claim_ids) for s in sides]


def test_unknown_is_an_empty_cell(look: Look) -> None:
    undated = [row for row in look.rows("documents") if not row["published_earliest"]]
    assert [row["title"] for row in undated] == ["Guards stood at the gate."]
    assert undated[0]["published_latest"] == "" and undated[0]["language"] == ""
    assert undated[0]["claims"] == "0"
    assert all(row["figures"] == "" for row in look.rows("claims") if row["kind"] == "tie")


def test_filters_of_documents(look: Look) -> None:
    assert len(look.documents("--source", "quay")) == 3
    assert len(look.documents("--country", "IR")) == 0
    done = look("documents", "--since", "2031-05-05")
    assert len(done.out.splitlines()) == 2
    assert "1 document without a date" in done.err
    assert look.documents("--unread") == []
    assert (
        "before"
        in look("documents", "--since", "2031-02-01", "--until", "2031-01-01", status=2).err
    )


def test_filters_of_claims(look: Look) -> None:
    assert {type(claim.content) for claim in look.claims("--kind", "tie")} == {Tie}
    assert len(look.claims("--kind", "occurrence")) == 2
    assert len(look.claims("--type", "directs")) == 2
    assert len(look.claims("--type", "EXPLOSIVES")) == 2
    assert len(look.claims("--stance", "denied")) == 1
    assert len(look.claims("--actor", "osteria")) == 1
    assert len(look.claims("--doubted")) == 1
    assert len(look.claims("--source", "gazette")) == 1
    assert look.claims("--min-score", "1.0") == look.claims()
    (report, *_) = look.documents("--source", "Gazette")
    assert {each.document_id for each in look.claims("--document", report.document.id[:8])} == {
        report.document.id
    }
    for wrong in (("--kind", "rumour"), ("--type", "mischief"), ("--document", "dffff")):
        assert wrong[1] in look("claims", *wrong, status=2).err


def test_filters_of_ties(look: Look) -> None:
    assert len(look.edges("--between", "Norland", "groups")) == 1
    assert len(look.edges("--actor", "state-os")) == 1
    assert len(look.edges("--relation", "encourages")) == 1
    assert look.edges("--between", "Norland", "Osteria") == []
    assert look.edges("--source", "gazette") == []


def test_filters_of_incidents_by_document_and_outlet(look: Look) -> None:
    everything = look("incidents").out.splitlines()
    assert len(everything) == len(look("incidents", "--source", "gazette").out.splitlines())
    (tied, *_) = [each for each in look.documents() if each.reading.claims][2:]
    assert look("incidents", "--document", tied.document.id).out == ""


@pytest.mark.parametrize("command", ["documents", "claims", "incidents"])
def test_private_names_are_masked_in_tables_and_csv_and_whole_in_records(
    look: Look, command: str
) -> None:
    for form in ("--csv", "--table"):
        out = look(command, form).out
        assert "Torn" not in out and "Ilva" not in out
        assert command == "incidents" or "Marn" in out
    if command != "incidents":
        assert "Ilva Torn" in look(command).out


def test_one_document_is_shown_with_its_dates_blocks_and_claims(look: Look) -> None:
    (first, *_) = look.documents()
    out = look("documents", first.document.id[:9], "--table").out
    assert first.document.id in out
    assert "Published: On 3 May 2031" in out
    assert "body: 1" in out and "occurrence: 1" in out
    assert [each.document.id for each in look.documents(first.document.id[:9])] == [
        first.document.id
    ]


def test_one_claim_is_shown_whole_with_its_words_in_context(look: Look) -> None:
    (first, *_) = look.claims("--kind", "occurrence")
    out = look("claims", first.id[:9], "--table").out
    (span, *_) = first.evidence
    assert f"[{span.start},{span.end})" in out and " ".join(span.quote.split()) in out
    assert "Read by hand, score 1.00" in out
    assert "Incident: i" in out
    assert "killed" in out and "on 3 May 2031" in out


def test_explain_takes_claims_and_documents_too(look: Look) -> None:
    (first, *_) = look.claims("--kind", "occurrence")
    assert look("explain", first.id[:9]).out == look("claims", first.id, "--table").out
    document = first.document_id
    assert look("explain", document[:9]).out == look("documents", document, "--table").out


def test_an_id_that_names_none_or_several_is_refused_with_what_to_do(look: Look) -> None:
    for command in ("claims", "documents", "explain"):
        several = look(command, "c" if command == "claims" else "d", status=2).err
        assert "Give more of it" in several
    assert "tocsin claims" in look("claims", "c000000000", status=2).err
    assert "tocsin incidents" in look("explain", "i000000000", status=2).err


def test_an_incident_answers_to_the_ids_of_all_its_claims(look: Look) -> None:
    (line, *_) = look("incidents").out.splitlines()
    incident = codec.decode(Incident, line)
    aliases = {"i" + claim[1:] for claim in incident.claim_ids}
    assert len({look("explain", alias).out for alias in aliases}) == 1


def test_an_explanation_as_a_page_is_one_file_without_private_names(
    look: Look, tmp_path: Path
) -> None:
    (line, *_) = look("incidents").out.splitlines()
    incident = codec.decode(Incident, line)
    out = tmp_path / "new" / "why.html"
    assert str(out) in look("explain", incident.id[:9], "--html", "--out", str(out)).err
    text = out.read_text(encoding="utf-8")
    assert look("explain", incident.id, "--html").out.strip() == text.strip()
    assert Page(text).loads == [] and incident.id in text
    assert "Torn" not in text and "Torn" in look("explain", incident.id).out
    shown = tmp_path / "tocsin.toml"
    shown.write_text("[brief]\nshow_private_names = true\n", encoding="utf-8")
    assert "Torn" in look("explain", incident.id, "--html", "--settings", str(shown)).out


def test_a_page_of_what_has_none_is_refused_with_what_to_do(look: Look, tmp_path: Path) -> None:
    (claim, *_) = look.claims("--kind", "occurrence")
    for wanted in (claim.id, claim.document_id):
        refused = look("explain", wanted, "--html", status=2).err
        assert wanted in refused and "Leave out --html" in refused
    assert "Add --html" in look("explain", "i", "--out", str(tmp_path / "x.html"), status=2).err
    (line, *_) = look("incidents").out.splitlines()
    incident = codec.decode(Incident, line)
    look("explain", incident.id, "--html", "--out", str(tmp_path), status=2)


def test_what_was_recorded_later_is_not_listed_as_of_before(look: Look) -> None:
    for command in ("documents", "claims", "ties"):
        assert look(command, "--as-of", "2020-05-31").out == ""
        assert look(command, "--as-of", "2020-06-01").out != ""


def test_documents_of_unknown_date_are_left_out_by_publication_aloud(look: Look) -> None:
    done = look("documents", "--published-by", "2031-05-04")
    assert len(done.out.splitlines()) == 2
    assert "left out" in done.err


@pytest.mark.parametrize("command", ["documents", "claims", "ties", "review"])
def test_a_terminal_gets_a_table(ledger: Path, command: str) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tocsin.cli", command, "--ledger", str(ledger)],
        stdout=theirs,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "160", "TERM": "dumb"},
    )
    os.close(theirs)
    output = b""
    while part := _read(ours):
        output += part
    os.close(ours)
    assert process.wait() == 0
    text = output.decode()
    assert "Torn" not in text
    with pytest.raises(json.JSONDecodeError):
        json.loads(text.splitlines()[0])


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
