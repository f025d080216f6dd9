"""Alerts as mail, feeds and CAP: they say the same, and break no format."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import feedparser
import pytest
from capvalidator import check_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from alerting import NOW, alerts, bulletin, known, mail, watch
from tocsin.core.types import Alert, AlertEvidence, Message
from tocsin.core.vocab import AlertKind, AlertSubject, CapStatus, Credibility, Reliability
from tocsin.publish.alerts.cap import NAMESPACE, cap_message, certainty, severity, urgency
from tocsin.publish.alerts.feeds import atom_feed, rss_feed
from tocsin.publish.alerts.words import alert_text, html_of, subject_line, text_of
from tocsin.tables.templates import Template, template
from tocsin.watch.alerts.alerts import alerts_of

WORDS = AlertEvidence(
    quote="A bomb exploded <there> & killed 4.", who="police, in The Quay", claim_id="c1",
    document_id="d1", outlet="The Quay", title="Bomb in Marn", url="https://quay.example/1",
    published="Published on 3 May 2031",
)  # fmt: skip


def story() -> list[Alert]:
    """Return an alert, its correction and its withdrawal."""
    first = bulletin(
        evidence=(WORDS,), notes=("One origin only.",), unknown=("Injured: not found.",)
    )
    told = alerts(first)
    for number, standing in enumerate(((replace(first, facts=first.facts[:1]),), ()), start=1):
        at = NOW + timedelta(hours=number)
        told += alerts_of(watch(), known(*standing), told, as_of=at).alerts
    return told


def message(*held: Alert, digest: bool = False, notes: tuple[str, ...] = ()) -> Message:
    return Message(
        id="m1", watch="north", channel=mail(), alert_ids=tuple(each.id for each in held),
        digest=digest, notes=notes, made_at=NOW,
    )  # fmt: skip


def cap(alert: Alert, *earlier: Alert, status: CapStatus = CapStatus.DRAFT) -> str:
    return cap_message(alert, sender="desk@example.org", status=status, earlier=earlier)


def value(text: str, *path: str) -> str:
    found = etree.fromstring(text.encode()).findtext("/".join(f"{{{NAMESPACE}}}{p}" for p in path))
    assert found is not None
    return str(found)


def test_a_mail_says_what_why_who_and_what_is_unknown() -> None:
    (alert,) = alerts(bulletin(evidence=(WORDS,), unknown=("Injured: not found.",)))
    text = text_of(message(alert), [alert])
    for line in (
        "New incident: Bombing number 1",
        "  Killed: 4",
        "  Not known: Injured: not found.",
        "  Why you are told: The watch tells of every incident.",
        "    “A bomb exploded <there> & killed 4.”",
        "      Police, in The Quay. “Bomb in Marn”, published on 3 May 2031. https://quay.example/1",
        "  All of it: tocsin explain i1",
    ):
        assert line in text.splitlines()


def test_updates_and_withdrawals_say_so_first() -> None:
    new, updated, withdrawn = story()
    assert [subject_line(message(a), [a]) for a in (new, updated, withdrawn)] == [
        "[north] Bombing number 1",
        "[north] UPDATED: Bombing number 1",
        "[north] WITHDRAWN: Bombing number 1",
    ]
    assert "    Where: no longer told (before: Marn)." in alert_text(updated).splitlines()
    assert alert_text(withdrawn).splitlines()[1:4] == [
        "  You were told of it before. Do not rely on it any longer.",
        "  Why: No report in the ledger tells it any longer.",
        "  As it was told:",
    ]


def test_a_digest_counts_its_alerts_and_names_the_silent_sources() -> None:
    held = story()
    made = message(*held, digest=True, notes=("The Meridian is silent.",))
    words = "one new, one updated and one withdrawn alerts"
    assert subject_line(made, held) == f"[north] {words} in a digest"
    text = text_of(made, held)
    assert text.count("Bombing number 1") == 3 and "  The Meridian is silent." in text
    assert "One new" in text.splitlines()[0]


def test_the_html_escapes_what_reports_say_and_links_only_the_web() -> None:
    evil = replace(WORDS, url="javascript:alert(1)")
    (alert,) = alerts(bulletin(headline="<script>x</script>", evidence=(WORDS, evil)))
    html = html_of(message(alert), [alert], template=template(Template.ALERT))
    assert "<script>" not in html and "&lt;script&gt;" in html and "&lt;there&gt;" in html
    assert html.count("<a href=") == 1 and "javascript:" not in html


def test_atom_has_an_entry_a_subject_and_rss_an_item_an_alert() -> None:
    told = story()
    atom = feedparser.parse(atom_feed(("north",), told, notes=("The Meridian is silent.",), at=NOW))
    rss = feedparser.parse(rss_feed(("north",), told, notes=(), at=NOW))
    assert (atom.bozo, atom.version, rss.bozo, rss.version) == (False, "atom10", False, "rss20")
    (entry,) = atom.entries
    assert entry.title == "Withdrawn: Bombing number 1"
    assert entry.published == "2031-05-04T12:00:00Z" and entry.updated > entry.published
    assert atom.feed.subtitle == "The Meridian is silent."
    assert [each.title for each in rss.entries] == [
        "Withdrawn: Bombing number 1",
        "Updated: Bombing number 1",
        "Bombing number 1",
    ]
    assert len({each.id for each in rss.entries}) == 3


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("status", CapStatus)
def test_cap_is_valid_against_the_schema_of_oasis(number: int, status: CapStatus) -> None:
    told = story()
    text = cap(told[number], *told[:number], status=status)
    assert check_schema(text.encode()).passed
    assert value(text, "status") == status.value
    assert value(text, "msgType") == ("Alert", "Update", "Cancel")[number]
    assert value(text, "sent").endswith("-00:00")


def test_what_is_over_is_no_cancel_and_nothing_of_it_is_doubted() -> None:
    rise = bulletin(subject=AlertSubject.SIGNAL, subject_id="country:OS", claim_ids=())
    (first,) = alerts(rise)
    over = known(over={"country:OS": "nothing is above what is to be expected"})
    (ended,) = alerts_of(watch(), over, [first], as_of=NOW).alerts
    text = cap(ended, first)
    assert check_schema(text.encode()).passed and value(text, "msgType") == "Update"
    assert (value(text, "info", "urgency"), value(text, "info", "responseType")) == ("Past", "None")
    assert alert_text(ended).splitlines()[:3] == [
        "Ended signal of escalation: Bombing number 1",
        "  You were told of it before. It is over; nothing of it is taken back.",
        "  Why: Nothing is above what is to be expected.",
    ]
    (first,) = alerts(bulletin(contested=("Killed: 3 or 9",)), of=watch(contested=True))
    asked = watch(contested=True)
    (settled,) = alerts_of(asked, known(bulletin()), [first], as_of=NOW).alerts
    assert alert_text(settled).startswith("Settled incident: ")
    assert value(cap(settled, first), "info", "urgency") == "Unknown"
    for each in (ended, settled):
        for made in (
            alert_text(each),
            html_of(message(each), [each], template=template(Template.ALERT)),
        ):
            assert "Do not rely" not in made and "taken back" in made


def test_cap_refers_to_all_that_went_out_before() -> None:
    new, updated, withdrawn = story()
    references = value(cap(withdrawn, new, updated), "references").split()
    assert references == [
        f"desk@example.org,{new.id},2031-05-04T12:00:00-00:00",
        f"desk@example.org,{updated.id},2031-05-04T13:00:00-00:00",
    ]
    assert value(cap(updated), "msgType") == "Alert"


@pytest.mark.parametrize(
    ("subject_id", "written"),
    [
        ("i1", "i1"),
        ("admin1:OS.North Hill", '"admin1:OS.North Hill"'),
        ('actor:the "Sons"', "\"actor:the 'Sons'\""),
    ],
)
def test_cap_names_one_incident_also_where_its_name_has_blanks(
    subject_id: str, written: str
) -> None:
    (alert,) = alerts(bulletin(subject_id=subject_id))
    text = cap(alert)
    assert check_schema(text.encode()).passed and value(text, "incidents") == written


def test_instants_of_another_zone_are_told_in_utc() -> None:
    (alert,) = alerts(bulletin(), at=NOW.astimezone(ZoneInfo("Asia/Tehran")))
    text = cap(alert)
    assert check_schema(text.encode()).passed
    assert value(text, "sent") == "2031-05-04T12:00:00-00:00"
    assert "2031-05-04T12:00:00Z" in atom_feed(("north",), [alert], notes=(), at=NOW)


def test_cap_shows_a_circle_only_where_a_place_is_known() -> None:
    (alert,) = alerts(bulletin())
    assert value(cap(alert), "info", "area", "circle") == "10.0000,20.0000 5"
    spot = replace(alert.bulletin.spots[0], within_km=None)
    (alert,) = alerts(bulletin(spots=(spot,)))
    assert "circle" not in cap(alert) and value(cap(alert), "info", "area", "areaDesc")


@pytest.mark.parametrize(
    ("reliability", "credibility", "certain"),
    [
        (Reliability.B, Credibility.CONFIRMED, "Observed"),
        (Reliability.B, Credibility.PROBABLY_TRUE, "Likely"),
        (Reliability.D, Credibility.POSSIBLY_TRUE, "Possible"),
        (Reliability.B, Credibility.CANNOT_BE_JUDGED, "Unknown"),
        (Reliability.F, Credibility.CONFIRMED, "Unknown"),
    ],
)
def test_cap_is_no_more_certain_than_the_grade(
    reliability: Reliability, credibility: Credibility, certain: str
) -> None:
    assert certainty(bulletin(reliability=reliability, credibility=credibility)) == certain


def test_cap_knows_neither_how_grave_nor_how_soon_where_nobody_says() -> None:
    (alert,) = alerts(bulletin())
    assert (severity(bulletin()), urgency(alert, at=NOW)) == ("Unknown", "Unknown")
    assert severity(bulletin(killed_low=1)) == "Severe"
    assert severity(bulletin(killed_low=10)) == "Extreme"
    assert severity(bulletin(killed_low=0, killed_high=0)) == "Unknown"
    to_come = replace(bulletin(), subject=AlertSubject.OUTLOOK)
    assert (
        urgency(replace(alert, bulletin=to_come), at=datetime(2031, 5, 3, tzinfo=UTC)) == "Future"
    )
    assert urgency(replace(alert, kind=AlertKind.WITHDRAWN), at=NOW) == "Past"


def test_cap_does_not_say_that_what_is_to_come_happened() -> None:
    to_come = replace(bulletin(), subject=AlertSubject.OUTLOOK, types=("threat", "ASSAULT"))
    (alert,) = alerts(bulletin())
    text = cap(replace(alert, bulletin=to_come))
    assert check_schema(text.encode()).passed
    assert value(text, "info", "event") == "Threat"
    assert "tocsin:to-come" in text and "tocsin:happened" not in text
    assert "tocsin:happened" in cap(alert)


@given(st.text(max_size=40), st.text(max_size=400))
def test_no_text_breaks_a_format(headline: str, words: str) -> None:
    evidence = replace(WORDS, quote=words, title=headline, url=words)
    (alert,) = alerts(bulletin(headline=headline, evidence=(evidence,)))
    assert check_schema(cap(alert).encode()).passed
    for text in (
        atom_feed(("north",), [alert], notes=(words,), at=NOW),
        rss_feed(("north",), [alert], notes=(words,), at=NOW),
    ):
        etree.fromstring(text.encode())
    assert len(subject_line(message(alert), [alert]).splitlines()) == 1


@pytest.mark.parametrize(
    ("subject", "key", "shown"),
    [
        (AlertSubject.INCIDENT, "i1", "tocsin explain i1"),
        (AlertSubject.OUTLOOK, "c1", "tocsin explain c1"),
        (AlertSubject.SIGNAL, "admin1:OS.Marn", "tocsin escalation --by admin1"),
        (AlertSubject.SOURCE, "s1", "tocsin sources list"),
    ],
)
def test_an_alert_names_the_command_that_shows_more_than_itself(
    subject: AlertSubject, key: str, shown: str
) -> None:
    (first, *_) = story()
    told = replace(first, bulletin=replace(first.bulletin, subject=subject, subject_id=key))
    assert f"All of it: {shown}" in alert_text(told)
