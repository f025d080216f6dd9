"""Nothing is lost by waiting, and nothing is sent at a time at which it must not be."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alerting import NOW, alerts, bulletin, mail, watch
from tocsin.core.types import Alert, Channel, Message, QuietHours, RateLimit, Watch
from tocsin.core.vocab import ChannelKind, Pace
from tocsin.watch.alerts.sending import in_quiet, plan

NIGHT = QuietHours(start=time(22), end=time(6))
ROME = ZoneInfo("Europe/Rome")
START = datetime(2031, 5, 4, tzinfo=UTC)
watches = st.builds(
    watch,
    quiet=st.none() | st.just(NIGHT) | st.just(QuietHours(start=time(1), end=time(5))),
    pace=st.sampled_from(Pace),
    daily_at=st.sampled_from([time(0), time(7), time(23, 30)]),
    rate=st.none() | st.builds(RateLimit, most=st.integers(1, 3), hours=st.integers(1, 12)),
)


def made(hours: float, number: int) -> Alert:
    (found,) = alerts(bulletin(number), of=watch(max_age_days=None), at=START + _hours(hours))
    return found


def _hours(hours: float) -> timedelta:
    return timedelta(hours=hours)


def simulate(of: Watch, told: list[Alert], *, days: int, zone: ZoneInfo = ROME) -> list[Message]:
    """Return all messages when the watch runs every quarter of an hour."""
    sent: list[Message] = []
    for quarter in range(days * 96):
        now = START + _hours(quarter / 4)
        held = {key for message in sent for key in message.alert_ids}
        pending = [a for a in told if a.made_at <= now and a.id not in held]
        found = plan(of, mail(), pending, sent=sent, zone=zone, now=now)
        left = {key for message in found.messages for key in message.alert_ids}
        waiting = {key for one in found.held for key in one.alert_ids}
        assert left | waiting == {a.id for a in pending} and not left & waiting
        assert all(one.until > now for one in found.held)
        sent += found.messages
    return sent


@given(watches, st.lists(st.floats(0, 40), max_size=12))
def test_every_alert_leaves_once_and_never_against_the_wishes_of_a_watch(
    of: Watch, hours: list[float]
) -> None:
    told = sorted((made(each, n) for n, each in enumerate(hours)), key=lambda a: a.made_at)
    sent = simulate(of, told, days=4)
    out = [key for message in sent for key in message.alert_ids]
    assert out == [each.id for each in told]
    assert all(of.quiet is None or not in_quiet(of.quiet, m.made_at, ROME) for m in sent)
    if of.rate is not None:
        window = _hours(of.rate.hours)
        for message in sent:
            near = [m for m in sent if message.made_at - window < m.made_at <= message.made_at]
            assert len(near) <= of.rate.most


def test_quiet_hours_run_over_midnight_by_the_clock_of_their_zone() -> None:
    # In May Rome is two hours before UTC.
    quiet = [hour for hour in range(24) if in_quiet(NIGHT, START + _hours(hour), ROME)]
    assert quiet == [0, 1, 2, 3, 20, 21, 22, 23]


def test_what_waited_for_the_morning_comes_together() -> None:
    told = [made(-3, 1), made(-2, 2), made(6, 3)]
    sent = simulate(watch(quiet=NIGHT), told, days=1)
    assert [len(each.alert_ids) for each in sent] == [2, 1]
    assert sent[0].made_at == START + _hours(4)
    assert [each.digest for each in sent] == [True, False]


def test_a_daily_digest_leaves_at_its_time_with_all_until_then() -> None:
    told = [made(1, 1), made(4, 2), made(6, 3)]
    sent = simulate(watch(pace=Pace.DAILY, daily_at=time(7)), told, days=3)
    assert [(m.made_at, len(m.alert_ids)) for m in sent] == [
        (START + _hours(5), 2),
        (START + _hours(29), 1),
    ]


def test_a_rate_limit_joins_the_rest_into_its_last_message() -> None:
    told = [made(1, number) for number in range(6)]
    sent = simulate(watch(rate=RateLimit(most=3, hours=24)), told, days=1)
    assert [len(each.alert_ids) for each in sent] == [1, 1, 4]


def test_files_and_feeds_do_not_wait_and_a_feed_is_written_once() -> None:
    of = watch(quiet=QuietHours(start=time(0), end=time(23, 59)), pace=Pace.DAILY)
    told = [made(0, number) for number in range(3)]
    for kind, messages in ((ChannelKind.FILE, 3), (ChannelKind.ATOM, 1), (ChannelKind.CAP, 3)):
        channel = Channel(kind=kind, to="out")
        found = plan(of, channel, told, sent=(), zone=ROME, now=NOW)
        assert len(found.messages) == messages and not found.held


def test_a_message_has_the_same_id_whenever_it_is_planned() -> None:
    told = [made(0, 1)]
    one = plan(watch(), mail(), told, sent=(), zone=ROME, now=NOW)
    two = plan(watch(), mail(), told, sent=(), zone=ROME, now=NOW + _hours(9))
    assert one.messages[0].id == two.messages[0].id
    other = plan(watch(), mail("else@example.org"), told, sent=(), zone=ROME, now=NOW)
    assert other.messages[0].id != one.messages[0].id
