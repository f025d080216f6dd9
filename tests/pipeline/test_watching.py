"""From reports to alerts: told once, corrected, taken back, masked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import feedparser
import pytest

from commands import bombing, write_ledger
from tocsin import codec
from tocsin.core import ids
from tocsin.core.types import Alert, Channel, Delivery, Feed, Judgement, QuietHours, Watch
from tocsin.core.vocab import AlertKind, AlertSubject, ChannelKind, FeedKind, Verdict
from tocsin.deliver.settings import DeliverSettings
from tocsin.pipeline import watching
from tocsin.pipeline.handing_out import hand_out
from tocsin.pipeline.outbox import outbox
from tocsin.pipeline.posting import Post, patience_of
from tocsin.pipeline.watching import Watched, run_watches
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.testing import Report
from tocsin.watch.alerts.alerts import Left
from worlds import Rising, rising

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
WATCH = Watch(
    id="w1", name="marn", countries=("OS",), by="analyst", made_at=NOW - timedelta(days=1)
)


def ledger_of(path: Path, *reports: Report, watch: Watch = WATCH) -> Ledger:
    opened = Ledger.open(write_ledger(path / "ledger.db", reports, at=NOW - timedelta(hours=1)))
    with opened.writing() as writer:
        writer.append(watch, recorded_at=watch.made_at)
    return opened


def run(ledger: Ledger, *, hours: float = 0, dry: bool = False) -> Watched:
    at = NOW + timedelta(hours=hours)
    (found,) = run_watches(ledger, ["marn"], settings=Settings(), now=at, dry=dry)
    return found


def read(ledger: Ledger, *reports: Report, hours: float) -> None:
    at = NOW + timedelta(hours=hours)
    with ledger.writing() as writer:
        for each in reports:
            writer.append(each.document, recorded_at=at)
            writer.append(each.reading(), recorded_at=at)


def reject(ledger: Ledger, claims: Sequence[str], *, hours: float) -> None:
    at = NOW + timedelta(hours=hours)
    with ledger.writing() as writer:
        for claim in claims:
            ruling = Judgement(
                id=ids.judgement_id(
                    subject=(claim,), verdict="reject", field=None, value=None, by="Ann",
                    at=at.isoformat(),
                ),
                subject=(claim,), verdict=Verdict.REJECT, by="Ann", made_at=at,
                reason="it was a drill",
            )  # fmt: skip
            writer.append(ruling, recorded_at=at)


def test_an_alert_carries_evidence_origins_grade_and_what_is_unknown(tmp_path: Path) -> None:
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        (alert,) = run(ledger).told.alerts
    told = alert.bulletin
    assert alert.kind is AlertKind.NEW and alert.why == ("country: OS",)
    assert "Marn" in told.headline and "four people killed" in told.headline.lower().replace(
        "4", "four"
    )
    facts = {fact.name.partition("/")[0]: fact.words for fact in told.facts}
    assert {"when", "where", "killed", "origins", "grade"} <= facts.keys()
    assert told.unknown == ("Who did it: not found.", "Injured: not found.")
    assert told.notes == ("One origin only: nobody independent of it tells the same.",)
    (words,) = told.evidence
    assert words.quote.startswith("A bomb exploded in Marn") and words.outlet == "The Quay"


def test_private_names_are_masked_also_where_briefs_show_them(tmp_path: Path) -> None:
    shown = replace(Settings(), brief=replace(Settings().brief, show_private_names=True))
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        (found,) = run_watches(ledger, ["marn"], settings=shown, now=NOW)
        text = codec.encode(found.told.alerts[0])
    assert "Ilva" not in text and "Torn" not in text and "[…]" in text


def test_a_second_report_updates_and_a_ruling_withdraws(tmp_path: Path) -> None:
    first, second = bombing(source="The Quay", killed="4"), bombing(source="Bay Sun", killed="9")
    with ledger_of(tmp_path, first) as ledger:
        run(ledger)
        read(ledger, second, hours=1)
        (updated,) = run(ledger, hours=2).told.alerts
        assert updated.kind is AlertKind.UPDATED
        assert any(each.startswith("Killed: ") and "before: 4" in each for each in updated.changes)
        assert any(each.startswith("Contested: ") for each in updated.changes)
        assert run(ledger, hours=3).told.alerts == ()
        reject(ledger, updated.bulletin.claim_ids, hours=4)
        (withdrawn,) = run(ledger, hours=5).told.alerts
        assert withdrawn.kind is AlertKind.WITHDRAWN
        assert withdrawn.changes == ("Ann rejected it on 4 May 2031: it was a drill",)
        held = ledger.recorded(Alert, subject="marn")
    assert [each.number for each in held] == [1, 2, 3]
    assert len({each.key for each in held}) == 1


def test_a_copy_of_a_report_changes_nothing(tmp_path: Path) -> None:
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        run(ledger)
        read(ledger, bombing(source="The Quay", killed="4", trigger="exploded"), hours=1)
        assert run(ledger, hours=2).told.alerts == ()


def test_a_dry_run_shows_the_same_and_records_nothing(tmp_path: Path) -> None:
    over = replace(WATCH, channels=(Channel(kind=ChannelKind.FILE, to=str(tmp_path / "a")),))
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4"), watch=over) as ledger:
        dry = run(ledger, dry=True)
        assert ledger.recorded(Alert) == () and ledger.recorded(Delivery) == ()
        assert run(ledger) == dry
        assert len(ledger.recorded(Alert)) == len(ledger.recorded(Delivery)) == 1


def test_old_news_is_left_out_and_counted(tmp_path: Path) -> None:
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        found = run(ledger, hours=24 * 30)
    assert (found.told.alerts, sum(found.told.left.values())) == ((), 1)


@pytest.mark.parametrize(
    ("voices", "told", "left"),
    [
        (("the police", "Relief Osteria"), 1, 0),
        (("the police",), 0, 1),
    ],
)
def test_a_rise_that_one_voice_tells_is_counted_as_not_told(
    tmp_path: Path, voices: Sequence[str], told: int, left: int
) -> None:
    world = Rising(risen=5, voices=voices)
    at = datetime.combine(world.last_day + timedelta(days=1), time(6), tzinfo=UTC)
    asked = replace(WATCH, subjects=(AlertSubject.SIGNAL,), areas=("OS.Southmark",), made_at=at)
    with Ledger.open(write_ledger(tmp_path / "risen.db", list(rising(world)), at=at)) as ledger:
        with ledger.writing() as writer:
            writer.append(asked, recorded_at=at)
        (found,) = run_watches(ledger, ["marn"], settings=Settings(), now=at)
    unsaid = found.told.left.get((Left.UNCONFIRMED, AlertSubject.SIGNAL), 0)
    assert (len(found.told.alerts), unsaid) == (told, left)


def test_a_source_that_nobody_asked_is_told_with_the_alerts(tmp_path: Path) -> None:
    feed = Feed(id="f1", url="https://m.example/feed", kind=FeedKind.FEED, source="The Meridian")
    both = replace(
        WATCH,
        subjects=(AlertSubject.INCIDENT, AlertSubject.SOURCE),
        channels=(Channel(kind=ChannelKind.EMAIL, to="desk@example.org"),),
    )
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4"), watch=both) as ledger:
        with ledger.writing() as writer:
            writer.append(feed, recorded_at=NOW)
        found = run(ledger)
    assert [each.bulletin.subject for each in found.told.alerts] == [
        AlertSubject.INCIDENT,
        AlertSubject.SOURCE,
    ]
    notes = {message.notes for message in found.plans[0].messages}
    (line,) = next(iter(notes))
    assert len(notes) == 1 and line.startswith("The Meridian (https://m.example/feed) was not")


def test_a_channel_that_is_added_later_gets_what_is_made_from_then_on(tmp_path: Path) -> None:
    file = Channel(kind=ChannelKind.FILE, to=str(tmp_path / "a"))
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        run(ledger)
        more = replace(WATCH, id="w2", channels=(file,), made_at=NOW + timedelta(hours=1))
        with ledger.writing() as writer:
            writer.append(more, recorded_at=more.made_at)
        assert run(ledger, hours=2).plans[0].messages == ()
        read(ledger, bombing(source="Bay Sun", killed="9"), hours=3)
        (message,) = run(ledger, hours=4).plans[0].messages
        assert message.channel == file


def test_a_watch_that_was_removed_tells_nothing(tmp_path: Path) -> None:
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        gone = replace(WATCH, id="w2", retired=True)
        with ledger.writing() as writer:
            writer.append(gone, recorded_at=NOW)
        assert run_watches(ledger, ["marn"], settings=Settings(), now=NOW) == ()


def meanwhile(monkeypatch: pytest.MonkeyPatch, *happens: Callable[[Ledger], object]) -> None:
    """Let something happen each time that a view was made, before it is used."""
    looked, left = watching.sight, list(happens)

    def slowly(opened: Ledger, settings: Settings, *, now: datetime) -> watching.Sight:
        seen = looked(opened, settings, now=now)
        if left:
            left.pop(0)(opened)
        return seen

    monkeypatch.setattr(watching, "sight", slowly)


def test_steady_recording_keeps_no_alert_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = [f"Paper {number}" for number in range(9)]
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        meanwhile(
            monkeypatch,
            *(lambda it, each=each: read(it, bombing(source=each, killed="9"), hours=0)
              for each in papers),
        )  # fmt: skip
        (new,) = run(ledger).told.alerts
        (updated,) = run(ledger, hours=1).told.alerts
    assert (new.kind, updated.kind) == (AlertKind.NEW, AlertKind.UPDATED)


def test_a_view_that_is_older_than_what_another_run_told_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = bombing(source="The Quay", killed="4"), bombing(source="Bay Sun", killed="9")
    with ledger_of(tmp_path, first) as ledger:

        def another(opened: Ledger) -> None:
            read(opened, second, hours=0)
            run(opened)

        meanwhile(monkeypatch, another)
        assert run(ledger).told.alerts == ()
        (alert,) = ledger.recorded(Alert)
    assert len(alert.bulletin.claim_ids) == 2


def test_a_watch_added_anew_while_a_run_looks_or_by_a_fast_clock_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Channel(kind=ChannelKind.FILE, to=str(tmp_path / "a"))
    more = replace(WATCH, id="w2", channels=(file,), made_at=NOW + timedelta(hours=1))
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4")) as ledger:
        meanwhile(monkeypatch, lambda opened: watching.record_watch(opened, more))
        found = run(ledger)
    assert len(found.told.alerts) == len(found.plans[0].messages) == 1


def test_what_waits_for_a_channel_that_is_lost_leaves_when_it_would_have(tmp_path: Path) -> None:
    quiet = QuietHours(start=time(11), end=time(14))
    hook = Channel(kind=ChannelKind.WEBHOOK, to="https://desk.example/in")
    over = replace(WATCH, channels=(hook,), quiet=quiet)
    for number, lost in enumerate((replace(over, retired=True), replace(over, channels=()))):
        folder = tmp_path / str(number)
        folder.mkdir()
        report = bombing(source="The Quay", killed="4")
        with ledger_of(folder, report, watch=over) as ledger:
            (alert,) = run(ledger).told.alerts
            gone = replace(lost, id="w2", made_at=NOW + timedelta(hours=1))
            watching.record_watch(ledger, gone)
            (parcel,) = outbox(ledger)
        assert parcel.message.alert_ids == (alert.id,)
        assert parcel.last.due_at == NOW + timedelta(hours=2)


def test_watches_that_share_a_feed_keep_each_others_entries(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    over = replace(WATCH, channels=(Channel(kind=ChannelKind.ATOM, to=str(path)),))
    with ledger_of(tmp_path, bombing(source="The Quay", killed="4"), watch=over) as ledger:
        watching.record_watch(ledger, replace(over, id="w9", name="other"))
        run_watches(ledger, ["marn", "other"], settings=Settings(), now=NOW)
        post = Post(ledger=ledger, settings=DeliverSettings(), clock=lambda: NOW)
        hand_out(
            ledger, post.attempt, patience=patience_of(DeliverSettings()), clock=lambda: NOW,
            chance=lambda: 0.0,
        )  # fmt: skip
    feed = feedparser.parse(path.read_text())
    assert len(feed.entries) == 2 and feed.feed.title == "Alerts: marn, other"
