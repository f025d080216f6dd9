"""Sources as a person and a program follow them: added, pulled, listed, removed."""

import csv
import io
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tocsin import codec
from tocsin.cli import main
from tocsin.core.types import Document, FeedState
from tocsin.core.vocab import FeedKind, FeedStatus
from tocsin.store.ledger import Ledger
from websites import HOST, Visit, Website, article, item, rss, website

LEAD = "Gunmen killed three guards at a checkpoint near Kerman on Monday, officials said."
LONG = " ".join(f"Sentence number {n} says what else was seen near the river." for n in range(30))


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


class Commands:
    """Runs commands in a folder, in this process."""

    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, caught: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._patch = patch
        self._caught = caught
        patch.chdir(folder)
        patch.setenv("COLUMNS", "160")
        patch.setenv("NO_COLOR", "1")
        self.settings("")

    def settings(self, lines: str) -> None:
        """Write the settings, of which one is that the tests' sites need no patience."""
        text = f"[fetch]\nhost_interval_seconds = 0.0\n{lines}"
        (self.folder / "tocsin.toml").write_text(text)

    def __call__(self, *arguments: str) -> Done:
        self._patch.setattr(sys, "argv", ["tocsin", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = self._caught.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    def states(self, *arguments: str) -> list[FeedState]:
        """Return how the followed sources do."""
        done = self("sources", "list", *arguments)
        assert done.status == 0, done.err
        return [codec.decode(FeedState, line) for line in done.out.splitlines()]

    def documents(self) -> tuple[Document, ...]:
        """Return what the ledger holds."""
        with closing(Ledger.open(self.folder / "tocsin.db")) as ledger:
            return ledger.documents()


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


@pytest.fixture
def site() -> Iterator[Website]:
    with website() as made:
        yield made


def wait_for_a_pull(folder: Path) -> None:
    """Return once a source was pulled."""
    pause = threading.Event()
    with closing(Ledger.open(folder / "tocsin.db")) as ledger:
        while not ledger.retrievals():
            pause.wait(0.05)


def today() -> str:
    return f"{datetime.now(UTC):%a, %d %b %Y %H:%M:%S GMT}"


def test_a_source_is_added_pulled_listed_and_removed(run: Commands, site: Website) -> None:
    page = site.page("/1", article(LEAD, LONG))
    feed = site.page("/feed", rss(item(page, published=today())))
    adding = ("sources", "add", feed, "--name", "The Meridian Post", "--allow-private")
    assert run(*adding).status == 0
    assert "is followed already" in run(*adding).err
    (before,) = run.states()
    assert (before.status, before.feed.kind) == (FeedStatus.NEVER_PULLED, FeedKind.FEED)

    pulled = run("pull")
    assert pulled.status == 0, pulled.err
    assert "1 source: 1 new document" in pulled.err
    (after,) = run.states()
    assert after.status is FeedStatus.FRESH and after.last_new_at is not None
    again = run("pull", "--log", "json")
    (line,) = [json.loads(each) for each in again.err.splitlines()]
    assert (line["event"], line["new"], line["known"]) == ("pull.done", 0, 1)
    assert run("pull", "--quiet").err == ""

    (row,) = csv.DictReader(io.StringIO(run("sources", "list", "--csv").out))
    assert (row["url"], row["source"], row["status"]) == (feed, "The Meridian Post", "fresh")
    assert "fresh" in run("sources", "list", "--table").out

    assert run("sources", "remove", feed).status == 0
    assert run.states() == []
    (gone,) = run.states("--all")
    assert gone.status is FeedStatus.RETIRED
    assert len(run.documents()) == 1
    assert run("pull").status == 2
    assert run("sources", "remove", feed).status == 2


def test_adding_again_changes_the_name_and_a_page_tells_its_feeds(
    run: Commands, site: Website
) -> None:
    link = "<link rel='alternate' type='application/atom+xml' href='/feed'>"
    page = site.page("/", article(LEAD, LONG).replace("</head>", f"{link}</head>"))
    added = run("sources", "add", page, "--allow-private")
    assert added.status == 0 and site.url("/feed") in added.err
    renaming = ("--name", "The Post", "--silent-after", "30", "--allow-private", "--kind", "page")
    assert run("sources", "add", page, *renaming).status == 0
    (state,) = run.states()
    assert (state.feed.source, state.feed.silent_after_days) == ("The Post", 30)
    refused = run("sources", "add", page)
    assert refused.status == 2 and "T105" in refused.err


def test_a_pull_that_is_stopped_ends_at_once_and_keeps_what_was_read(
    run: Commands, site: Website
) -> None:
    page = site.page("/1", article(LEAD, LONG))
    feed = site.page("/feed", rss(item(page)))
    asked = threading.Event()

    def stalling(visit: Visit) -> None:
        asked.set()
        visit.closing.wait()

    with website() as slow:
        slow_address = slow.on("/feed", stalling)
        for url in (feed, slow_address.replace(HOST, "localhost")):
            done = run("sources", "add", url, "--kind", "feed", "--allow-private")
            assert done.status == 0, done.err
        process = subprocess.Popen(
            [sys.executable, "-m", "tocsin.cli", "pull"], cwd=run.folder, stderr=subprocess.PIPE
        )
        asked.wait()
        wait_for_a_pull(run.folder)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130 and b"stopped" in said and b"Traceback" not in said
    assert [each.status for each in run.states()] == [FeedStatus.FRESH, FeedStatus.NEVER_PULLED]


def test_a_failing_or_silent_source_is_named_with_status_6_and_in_the_brief(
    run: Commands, site: Website
) -> None:
    old = f"{datetime.now(UTC) - timedelta(days=60):%a, %d %b %Y %H:%M:%S GMT}"
    silent = site.page("/silent", rss(item(site.page("/1", article(LEAD, LONG)), published=old)))
    broken = site.on("/broken", lambda visit: visit.send(500))
    for url in (silent, broken):
        done = run("sources", "add", url, "--kind", "feed", "--allow-private")
        assert done.status == 0, done.err
    pulled = run("pull", "--quiet")
    assert pulled.status == 6
    assert f"T104 {broken}: " in pulled.err and f"T106 {silent}: " in pulled.err
    assert "expected within 7 days" in pulled.err
    assert [each.status for each in run.states()] == [FeedStatus.SILENT, FeedStatus.FAILING]
    assert run.states("--as-of", "2020-01-01") == []
    brief = run("brief").out
    assert "Of two sources followed, one failing and one silent." in brief


def test_if_every_address_fails_the_status_is_that_of_the_error(
    run: Commands, site: Website
) -> None:
    done = run("pull", site.on("/a", lambda visit: visit.send(500)))
    assert done.status == 2 and "T105" in done.err  # loopback was not allowed
    assert not site.visits
    done = run("pull", site.url("/a"), "--allow-private", HOST)
    assert done.status == 2 and "T104" in done.err


def test_an_address_is_pulled_once_without_being_followed(run: Commands, site: Website) -> None:
    page = site.page("/page", article(LEAD, LONG))
    feed = site.page("/feed", rss(item(site.page("/1", article(LEAD, LONG, "And more.")))))
    wrong = "https://editor:hunter2@post.example/feed"
    done = run("pull", page, feed, wrong, "--allow-private", HOST)
    assert done.status == 6
    assert "2 sources: 2 new documents" in done.err
    assert "T105 https://post.example/feed: " in done.err and "hunter2" not in done.err
    assert run.states("--all") == []


def test_an_allowance_is_for_one_host_by_name(run: Commands, site: Website) -> None:
    site.page("/secret", article(LEAD, LONG))
    elsewhere = site.url("/secret").replace(HOST, "localhost")
    site.redirect("/way", elsewhere)
    done = run("pull", site.url("/way"), "--allow-private", HOST)
    assert done.status == 2 and "T105" in done.err and "localhost" in done.err
    assert site.asked("/secret") == 0


def test_ten_thousand_entries_are_taken_newest_first_and_the_rest_is_said(
    run: Commands, site: Website
) -> None:
    run.settings("entries_per_pull = 3\nwhole_min_words = 5\n")
    start = datetime(2024, 1, 1, tzinfo=UTC)
    items = (
        item(
            f"https://post.example/{number}",
            published=f"{start + timedelta(minutes=number):%a, %d %b %Y %H:%M:%S GMT}",
            content=f"<p>{LEAD} It was report number {number}.</p>",
        )
        for number in range(10_000)
    )
    done = run("pull", site.page("/feed", rss(*items)), "--allow-private", HOST)
    assert done.status == 0, done.err
    assert "9,997 older entries are left for the next pulls" in done.err
    urls = {document.url for document in run.documents()}
    assert urls == {f"https://post.example/{number}" for number in (9_999, 9_998, 9_997)}


def test_a_list_of_feeds_is_followed_without_asking_any(run: Commands) -> None:
    outlines = "".join(
        f'<outline type="rss" text="{name}" xmlUrl="{url}"/>'
        for name, url in (
            ("The Meridian Post", "https://post.example/feed"),
            ("Twice", "https://post.example/feed"),
            ("Wire", "https://wire.example/atom"),
            ("Wrong", "feed://u:secret@wire.example/atom"),
        )
    )
    opml = f'<opml version="2.0"><body><outline text="News">{outlines}</outline></body></opml>'
    (run.folder / "feeds.opml").write_text(opml)
    done = run("sources", "import", "feeds.opml")
    assert done.status == 6
    assert "following 2 more sources" in done.err and "secret" not in done.err
    assert [each.feed.source for each in run.states()] == ["The Meridian Post", "Wire"]
    (run.folder / "no.opml").write_text(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    )
    for name in ("no.opml", "tocsin.toml", "absent.opml"):
        done = run("sources", "import", name)
        assert done.status == 2 and "root:" not in done.err
