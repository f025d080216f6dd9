import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from commands import bombing, tocsin, write_ledger
from tocsin.core.types import Resolution
from tocsin.core.vocab import Outcome, SourceKind
from tocsin.store.ledger import Ledger
from told_ahead import ahead

SOON = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    first = ahead(who="John Kirby", actor_id="kirby")
    second = ahead(last=None, source="Ostland Wire", who="Anna Holm")
    at = datetime(2031, 5, 2, tzinfo=UTC)
    return write_ledger(tmp_path / "l.db", [first, second], at=at)


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


@pytest.fixture
def due(tmp_path: Path) -> Path:
    """A ledger with one outlook whose time is long over."""
    old = ahead(published=date(2021, 5, 1), last=date(2021, 5, 8))
    return write_ledger(tmp_path / "due.db", [old])


def test_outlooks_are_listed_with_their_state(
    due: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tocsin("outlooks", "--ledger", due, "--csv", capsys=capsys)
    (row,) = rows(ran.out)
    assert (row["state"], row["last_day"], row["act"]) == ("due", "2021-05-08", "attack")
    assert row["people_read"] == "60 to 80 %"
    assert row["likelihood"] == "“probably”"
    assert (row["outcome"], row["proposed"]) == ("", "unresolved")


def test_a_table_says_what_is_only_proposed(due: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = tocsin("outlooks", "--due", "--ledger", due, "--table", capsys=capsys)
    assert "unresolved?" in ran.out
    assert "no evidence" not in ran.out
    (row,) = rows(tocsin("outlooks", "--due", "--ledger", due, "--csv", capsys=capsys).out)
    assert "which is no evidence that" in row["proposed_because"]


def test_an_outlook_is_explained_with_what_is_proposed_and_what_was_ruled(
    due: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = rows(tocsin("outlooks", "--ledger", due, "--csv", capsys=capsys).out)
    for command in (("explain",), ("claims", "--table")):
        told = tocsin(*command, row["id"], "--ledger", due, capsys=capsys).out
        assert "What became of it" in told and "Due: its last day was 2021-05-08" in told
        assert "Proposed: unresolved; " in told and "which is no evidence that" in told
    why = ("--why", "too vague", "--by", "ann", "--ledger", due)
    tocsin("outlooks", "resolve", row["id"], "void", *why, capsys=capsys)
    told = tocsin("explain", row["id"], "--ledger", due, capsys=capsys).out
    assert "Void, ruled by ann: too vague" in told
    assert "Proposed: unresolved; " in told
    shown = tocsin("outlooks", "--ledger", due, "--table", capsys=capsys).out
    assert "void, ann" in " ".join(shown.split()) and "too vague" not in shown


def test_of_outlooks_without_a_country_it_is_said_how_many_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_ledger(tmp_path / "l.db", [ahead(), ahead(place=None, who="Ruth Vane")])
    ran = tocsin("outlooks", "--country", "FR", "--ledger", path, "--csv", capsys=capsys)
    assert len(rows(ran.out)) == 0
    assert "1 outlook of which no country is told left out" in ran.err.replace("\n", " ")
    ran = tocsin("outlooks", "--ledger", path, "--csv", capsys=capsys)
    assert len(rows(ran.out)) == 2 and "left out" not in ran.err


def test_json_lines_are_whole_records(due: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = tocsin("outlooks", "--ledger", due, "--jsonl", capsys=capsys)
    record = json.loads(ran.out)
    assert (record["state"], record["numbers"]["phrase"]) == ("due", "probably")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--due",), 1),
        (("--kind", "threat"), 0),
        (("--type", "ASSAULT"), 1),
        (("--country", "FR"), 0),
        (("--actor", "holm"), 1),
        (("--actor", "river"), 1),
        (("--since", "2021-05-09"), 0),
        (("--until", "2021-05-08"), 1),
        (("--source", "courier"), 1),
        (("--as-of", "2019-01-01"), 0),
    ],
)
def test_what_is_asked_for_is_listed(
    due: Path, options: tuple[str, ...], found: int, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tocsin("outlooks", "--ledger", due, "--csv", *options, capsys=capsys)
    assert len(rows(ran.out)) == found


def test_what_is_only_said_to_come_has_no_modes(
    due: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tocsin("outlooks", "--ledger", due, "--type", "drone", capsys=capsys)
    assert (ran.status, "there is no type 'drone'" in ran.err) == (2, True)


def test_a_ruling_is_appended_and_the_newest_counts(
    due: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = rows(tocsin("outlooks", "--ledger", due, "--csv", capsys=capsys).out)
    given = ("--ledger", due, "--by", "ann")
    first = tocsin(
        "outlooks", "resolve", row["id"][:9], "void", "--why", "too vague", *given, capsys=capsys
    )
    assert json.loads(first.out)["outcome"] == "void"
    second = tocsin(
        "outlooks", "resolve", row["id"], "unresolved", "--why", "no count", *given, capsys=capsys
    )
    assert "it was void, ruled by ann: too vague" in second.err
    (now,) = rows(tocsin("outlooks", "--ledger", due, "--csv", capsys=capsys).out)
    assert (now["state"], now["outcome"], now["ruled_by"]) == ("ruled", "unresolved", "ann")
    with Ledger.open(due) as opened:
        held = [each.outcome for each in opened.recorded(Resolution)]
    assert held == [Outcome.VOID, Outcome.UNRESOLVED]


def test_an_incident_that_came_at_another_time_is_said_to_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = ahead(published=date(2021, 5, 1), last=date(2021, 5, 8))
    ledger = write_ledger(tmp_path / "l.db", [old, bombing(source="Calder Wire", killed="12")])
    (incident,) = rows(tocsin("incidents", "--ledger", ledger, "--csv", capsys=capsys).out)
    ran = tocsin(
        "outlooks", "resolve", old.claims[0].id, "happened", "--why", "seen", "--ledger", ledger,
        "--incident", incident["id"][:9], capsys=capsys,
    )  # fmt: skip
    assert "was not between 2021-05-01 and 2021-05-08" in ran.err
    assert ran.status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("c0000", "void", "--why", "x"), "there is no outlook or forecast c0000"),
        (("{id}", "void", "--why", "  "), "a ruling needs a reason"),
        (("{id}", "did-not", "--why", "x", "--incident", "i1"), "names no incidents"),
        (("{id}", "happened", "--why", "x", "--incident", "i1"), "there is no incident i1"),
    ],
)
def test_what_cannot_be_ruled_is_refused_with_a_hint(
    due: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = rows(tocsin("outlooks", "--ledger", due, "--csv", capsys=capsys).out)
    given = [each.replace("{id}", row["id"]) for each in arguments]
    ran = tocsin("outlooks", "resolve", *given, "--ledger", due, capsys=capsys)
    assert ran.status == 2
    assert words in ran.err


def test_nothing_did_not_happen_before_its_last_day_is_over(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = ("--probability", "0.4", "--by-date", SOON, "--country", "Iraq", "--ledger", ledger)
    forecast = tocsin("forecast", "add", "It comes", *made, capsys=capsys)
    told = rows(tocsin("outlooks", "--ledger", ledger, "--csv", capsys=capsys).out)
    still = [row["id"] for row in told if row["state"] == "open"]
    ids = [json.loads(forecast.out)["id"], *still]
    assert len(ids) == 2
    for each in ids:
        given = (each, "did-not", "--why", "quiet", "--ledger", ledger)
        ran = tocsin("outlooks", "resolve", *given, capsys=capsys)
        assert (ran.status, "it may still come" in ran.err) == (2, True)
    with Ledger.open(ledger) as opened:
        assert opened.recorded(Resolution) == ()


def test_what_happened_without_an_incident_is_recorded_and_said(
    due: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = rows(tocsin("outlooks", "--ledger", due, "--csv", capsys=capsys).out)
    given = (row["id"], "happened", "--why", "seen there", "--ledger", due)
    ran = tocsin("outlooks", "resolve", *given, capsys=capsys)
    assert (ran.status, "No incident is named" in ran.err) == (0, True)


def test_a_record_counts_and_does_not_score_few(
    due: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tocsin("outlooks", "track", "--ledger", due, "--csv", capsys=capsys)
    (row,) = rows(ran.out)
    assert (row["made"], row["due"], row["brier_best"]) == ("1", "1", "")
    assert row["note"] == "0 of 10 resolved"
    plot = tocsin("outlooks", "track", "--ledger", due, "--svg", tmp_path / "p.svg", capsys=capsys)
    assert (plot.status, "there is nothing to draw" in plot.err) == (0, True)
    assert json.loads(plot.out)["made"] == 1 and not (tmp_path / "p.svg").exists()


def test_a_private_speaker_is_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ahead(who="Greta Lindqvist", source_kind=SourceKind.WITNESS)
    ledger = write_ledger(tmp_path / "w.db", [told])
    for command in (("outlooks",), ("outlooks", "track")):
        ran = tocsin(*command, "--ledger", ledger, "--csv", capsys=capsys)
        assert "lindqvist" not in ran.out.casefold()


def test_the_place_of_a_forecast_lies_in_its_country(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added = tocsin(
        "forecast", "add", "A raid on the port", "--probability", "0.3", "--by-date", SOON,
        "--country", "MZ", "--near", "Pemba", "--ledger", tmp_path / "f.db", "--by", "ann",
        capsys=capsys,
    )  # fmt: skip
    assert json.loads(added.out)["near"]["country"] == "MZ"


def test_a_forecast_is_added_listed_and_ruled_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "f.db"
    given = ("--ledger", ledger, "--by", "ann")
    added = tocsin(
        "forecast", "add", "More strikes on Marn", "--probability", "0.3", "--by-date", SOON,
        "--country", "Iraq", "--type", "drone", "--near", "Kirkuk, IQ", *given, capsys=capsys,
    )  # fmt: skip
    made = json.loads(added.out)
    assert (made["country"], made["near"]["name"], made["near_km"]) == ("IQ", "Kirkuk", 25.0)
    (row,) = rows(tocsin("forecast", "list", "--ledger", ledger, "--csv", capsys=capsys).out)
    assert (row["state"], row["probability"], row["by"]) == ("open", "0.3", "ann")
    tocsin(
        "outlooks", "resolve", made["id"][:9], "void", "--why", "no base there", *given,
        capsys=capsys,
    )  # fmt: skip
    (row,) = rows(tocsin("forecast", "list", "--ledger", ledger, "--csv", capsys=capsys).out)
    assert (row["state"], row["outcome"]) == ("ruled", "void")
    record = tocsin("outlooks", "track", "--by", "user", *given[:2], "--csv", capsys=capsys)
    assert rows(record.out)[0]["void"] == "1"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--probability", "1", "--by-date", SOON), "less than or equal to 0.999"),
        (("--probability", "0.5", "--by-date", "2020-01-01"), "not after today"),
        (("--probability", "0.5", "--by-date", SOON, "--within-km", "5"), "needs --near"),
        (("--probability", "0.5", "--by-date", SOON, "--near", "Xyzzyqq"), "there is no place"),
        (("--probability", "0.5", "--by-date", SOON, "--country", "Nowhere"), "no country"),
    ],
)
def test_a_forecast_that_cannot_be_scored_is_refused(
    tmp_path: Path,
    options: tuple[str, ...],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ledger = tmp_path / "f.db"
    ran = tocsin("forecast", "add", "It comes", *options, "--ledger", ledger, capsys=capsys)
    assert ran.status == 2
    assert words in " ".join(ran.err.replace("│", " ").split())


@pytest.mark.parametrize(
    "words", ["outlooks", "outlooks resolve", "outlooks track", "forecast add", "forecast list"]
)
def test_help_teaches_with_an_example(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Example: tocsin" in tocsin(*words.split(), "--help", capsys=capsys).out
