"""Watches as a person and a program use them."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.delivery.receiver import Fault, receiver
from commands import Ran, bombing, tocsin, write_ledger
from tocsin import codec
from tocsin.core.types import Alert, Feed, Judgement, Watch
from tocsin.core.vocab import FeedKind, Verdict
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.outbox import Parcel

Command = Callable[..., Ran]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """What runs `tocsin watch` in a folder with a ledger of two reports of one bombing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    reports = [bombing(source="The Quay", killed="4"), bombing(source="Bay Sun", killed="9")]
    write_ledger(tmp_path / "tocsin.db", reports)

    def command(*arguments: str) -> Ran:
        return tocsin("watch", *arguments, capsys=capsys)

    return command


def held(kind: type, path: str = "tocsin.db") -> tuple[object, ...]:
    with Ledger.open(path) as ledger:
        return ledger.recorded(kind)


def test_a_watch_is_added_shown_listed_replaced_and_removed(run: Command) -> None:
    added = run(
        "add", "capital", "--country", "Iraq", "--near", "Mosul", "--within", "50", "--type",
        "drone", "--actor", "hill sons", "--to", "desk@example.org", "--quiet-hours",
        "22:00-06:00", "--zone", "Asia/Baghdad", "--digest", "daily@07:30", "--rate", "3/hour",
        "--by", "Ann",
    )  # fmt: skip
    assert added.status == 0
    for words in (
        "Watch capital, set by Ann",
        "in IQ; within 50 km of Mosul; drone; party hill sons",
        "what happened at most 7 days before; nothing without a date",
        "mail to desk@example.org",
        "together every day at 07:30 (Asia/Baghdad); quiet from 22:00 to 06:00",
        "at most 3 messages in any hour",
    ):
        assert words in added.err
    assert run("show", "capital").out.splitlines()[1:] == added.err.splitlines()[1:]
    (watch,) = [codec.decode(Watch, line) for line in run("list").out.splitlines()]
    assert watch.near is not None and round(watch.near.latitude) == 36
    run("add", "capital", "--to", "file:a.jsonl")
    (row,) = csv.DictReader(io.StringIO(run("list", "--csv").out))
    assert row["conditions"] == "incidents and sources" and row["alerts"] == "0"
    assert run("remove", "capital").status == 0
    assert run("list").out == ""
    assert "there is no watch 'capital'" in run("show", "capital").err


@pytest.mark.parametrize(
    "near",
    [("Tripoli, LB",), ("Tripoli", "--country", "Lebanon"), ("Tripoli, LB", "--country", "Iraq")],
)
def test_a_place_says_its_country_or_lies_in_the_one_given(
    run: Command, near: tuple[str, ...]
) -> None:
    run("add", "north", "--near", *near, "--within", "5")
    (watch,) = held(Watch)
    assert isinstance(watch, Watch) and watch.near is not None
    assert round(watch.near.longitude) == 36


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["two words"], "cannot be the name of a watch"),
        (["a", "--within", "5"], "--within needs a place"),
        (["a", "--near", "Mosul"], "--near needs a radius"),
        (["a", "--near", "Nowhereham", "--within", "5"], "no town or feature called"),
        (["a", "--near", "Tripoli", "--within", "5"], "is the name of several"),
        (["a", "--area", "Nowhereham"], "knows no first-order area called 'Nowhereham'"),
        (["a", "--country", "Nowhere"], "there is no country"),
        (["a", "--type", "weather"], "there is no type or mode"),
        (["a", "--max-age", "week"], "is no number of days"),
        (["a", "--quiet-hours", "22-6"], "is no time of a day"),
        (["a", "--digest", "weekly"], "is not known"),
        (["a", "--rate", "often"], "is no rate"),
        (["a", "--zone", "Mars/Olympus"], "there is no time zone"),
        (["a", "--to", "swordfish"], "is no receiver"),
        (["a", "--to", "ftp://desk.example"], "is no receiver"),
        (["a", "--to", "https://u:swordfish@desk.example/in"], "user name or a password"),
        (["a", "--to", "file:"], "names no receiver"),
        (["a", "--secret", "swordfish"], "takes the place of a secret"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_refused_with_a_hint(
    run: Command, arguments: list[str], words: str
) -> None:
    done = run("add", *arguments)
    assert done.status == 2 and words in done.err
    assert held(Watch) == ()


def test_alerts_leave_once_over_every_channel(run: Command) -> None:
    run("add", "marn", "--to", "file:out/a.jsonl", "--to", "cap:out/cap", "--to", "atom:out/f.xml")
    dry = run("run", "--dry-run")
    assert "Killed: 4 or 9 people (contested)" in dry.out
    assert "1 alert, 3 messages would leave; nothing was recorded or sent" in dry.err
    assert held(Alert) == ()
    done = run("run")
    assert "1 watch: 1 alert (1 new); 3 messages delivered" in done.err
    assert "nothing new; 0 messages delivered" in run("run").err
    (line,) = Path("out/a.jsonl").read_text().splitlines()
    assert json.loads(line)["type"] == "tocsin.alert.new"
    assert len(list(Path("out/cap").iterdir())) == 1 and Path("out/f.xml").is_file()


def test_alerts_are_listed_and_shown_with_names_masked(run: Command) -> None:
    run("add", "marn", "--max-age", "any")
    assert "No channel" in run("show", "marn").out
    run("run")
    (row,) = csv.DictReader(io.StringIO(run("alerts", "--csv").out))
    assert row["kind"] == "new" and row["watch"] == "marn"
    text = run("alerts", row["id"][:7]).out
    assert text.startswith("New incident: ") and "Ilva" not in text and "[…]" in text
    assert "there is no alert lzzz" in run("alerts", "lzzz").err


def test_a_webhook_that_fails_waits_dies_and_is_tried_anew(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_SECRET", "swordfish")
    Path("tocsin.toml").write_text("[deliver]\nfirst_wait_seconds = 0.0\nmax_attempts = 2\n")
    with receiver() as receiving:
        url = f"{receiving.url}/in"
        added = run("add", "marn", "--max-age", "any", "--to", url, "--secret", "env:HOOK_SECRET")
        assert "signed" in added.err and "use https" in added.err
        receiving.fault = Fault.ERROR
        failed = run("run")
        assert failed.status == 6
        assert f"T107 marn webhook:{url}" in failed.err and "answered 500" in failed.err
        dead = run("run")
        assert "1 dead" in dead.err and "tocsin watch retry" in dead.err
        (row,) = csv.DictReader(io.StringIO(run("deliveries", "--dead", "--csv").out))
        assert (row["state"], row["attempts"], row["code"]) == ("dead", "2", "500")
        receiving.fault = None
        assert run("run").status == 0 and receiving.taken == {}
        assert "1 message queued again" in run("retry", row["id"][:6]).err
        assert run("run").status == 0
        assert list(receiving.taken) == [row["id"]]
    assert run("deliveries", "--waiting").out == ""
    everything = Path("tocsin.db").read_bytes() + b"".join(
        each.err.encode() + each.out.encode() for each in (added, failed, dead)
    )
    assert b"swordfish" not in everything


def test_what_was_withdrawn_is_not_told_anew_by_a_retry(run: Command) -> None:
    Path("tocsin.toml").write_text("[deliver]\nmax_attempts = 1\n")
    with receiver() as receiving:
        run("add", "marn", "--max-age", "any", "--to", f"{receiving.url}/in")
        receiving.fault = Fault.ERROR
        assert "1 dead" in run("run").err
        receiving.fault = None
        (alert,) = held(Alert)
        assert isinstance(alert, Alert)
        with Ledger.open("tocsin.db") as ledger, ledger.writing() as writer:
            for claim in alert.bulletin.claim_ids:
                ruling = Judgement(
                    id=f"r{claim}", subject=(claim,), verdict=Verdict.REJECT, by="Ann",
                    made_at=datetime.now(UTC), reason="it was a drill",
                )  # fmt: skip
                writer.append(ruling, recorded_at=ruling.made_at)
        assert "1 message delivered" in run("run").err
        run("retry")
        done = run("run")
        (taken,) = receiving.taken.values()
    assert done.status == 0
    assert "0 messages delivered, 1 left out: something later on the same went out" in done.err
    assert held(Alert)[1].id in taken  # type: ignore[attr-defined]
    rows = csv.DictReader(io.StringIO(run("deliveries", "--csv").out))
    assert [row["state"] for row in rows] == ["superseded", "delivered"]
    assert "0 messages queued again" in run("retry").err


def test_a_test_message_says_that_it_is_one_and_is_not_recorded(run: Command) -> None:
    with receiver() as receiving:
        run("add", "marn", "--to", f"{receiving.url}/in", "--to", "cap:cap", "--cap-status",
            "Actual", "--to", "rss:r.xml")  # fmt: skip
        done = run("test", "marn")
        assert done.status == 0, done.err
        (_, body) = receiving.requests[0]
    assert json.loads(body)["type"] == "tocsin.test"
    (path,) = Path("cap").iterdir()
    assert "<status>Test</status>" in path.read_text() and "<item>" not in Path("r.xml").read_text()
    assert held(Alert) == ()


def test_paths_mean_the_same_wherever_a_run_stands(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text("swordfish")
    (tmp_path / "elsewhere").mkdir()
    with receiver() as receiving:
        (tmp_path / "hook").write_text(receiving.url)
        run(
            "add", "marn", "--max-age", "any", "--to", "file:a.jsonl", "--to", "atom:out/../f.xml",
            "--to", "cap:cap", "--to", "webhook:file:hook", "--secret", "file:key",
        )  # fmt: skip
        monkeypatch.chdir(tmp_path / "elsewhere")
        done = run("run", "--ledger", "../tocsin.db")
        (headers, _) = receiving.requests[0]
    assert done.status == 0, done.err
    assert headers["webhook-signature"].startswith("v1,")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert all((tmp_path / each).exists() for each in ("a.jsonl", "f.xml", "cap"))


def test_a_source_is_known_by_its_address_and_one_not_followed_is_said(run: Command) -> None:
    url = "https://quay.example/feed"
    added = run("add", "marn", "--source", "HTTPS://Quay.Example/feed#top", "--source", url)
    (watch,) = held(Watch)
    assert isinstance(watch, Watch) and watch.sources == (url,)
    assert added.err.count(f"{url} is not followed") == 1
    assert f"{url} is not followed" in run("show", "marn").out
    assert run("add", "marn", "--source", "The Quay").status == 2
    with Ledger.open("tocsin.db") as ledger, ledger.writing() as writer:
        feed = Feed(id="f1", url=url, kind=FeedKind.FEED)
        writer.append(feed, recorded_at=datetime.now(UTC))
    assert "not followed" not in run("show", "marn").out


def test_a_program_reads_of_each_message_what_it_is_and_how_it_stands(run: Command) -> None:
    run("add", "marn", "--max-age", "any", "--to", "file:a.jsonl")
    run("run")
    (line,) = run("deliveries", "--jsonl").out.splitlines()
    (alert,) = held(Alert)
    told = json.loads(line)
    assert (told["message"]["watch"], told["message"]["channel"]["kind"]) == ("marn", "file")
    assert isinstance(alert, Alert) and told["message"]["alert_ids"] == [alert.id]
    assert (told["last"]["step"], told["attempts"]) == ("delivered", 1)
    assert codec.decode(Parcel, line).ended


def test_a_status_of_actual_is_said_aloud(run: Command) -> None:
    added = run("add", "marn", "--to", "cap:cap", "--cap-status", "Actual", "--max-age", "any")
    assert "have the status Actual" in added.err
    assert "say Actual" in run("run").err
    (path,) = Path("cap").iterdir()
    assert "<status>Actual</status>" in path.read_text()


def test_a_missing_secret_is_told_and_waits(run: Command) -> None:
    with receiver() as receiving:
        run("add", "marn", "--max-age", "any", "--to", receiving.url, "--secret", "env:NOT_THERE")
        done = run("run")
    assert done.status == 6 and "NOT_THERE holds no secret" in done.err
    assert receiving.requests == []
