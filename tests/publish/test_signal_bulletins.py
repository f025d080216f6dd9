"""Rises as alerts tell them: once while they last, and never as over where nobody can tell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from alerting import NOW, known, watch
from tocsin.core.types import Alert, Baseline, Finding, NoBaseline, Series, Signal, Steady, Watch
from tocsin.core.vocab import AlertKind, AlertSubject, SignalKind
from tocsin.publish.alerts.signals import (
    NOT_CONFIRMED,
    rises_gone,
    rises_over,
    signal_bulletins,
)
from tocsin.publish.disputes import Desk
from tocsin.publish.notes import Notebook
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.shelf import make_shelf
from tocsin.watch.alerts.alerts import Left, alerts_of

SERIES = Series(by="country", key="OS", label="Osteria", weeks=())
BASELINE = Baseline(
    first=date(2030, 1, 1), last=date(2031, 1, 1), weeks=52, incidents=50, mean=1,
    dispersion=1, coverage=0.9,
)  # fmt: skip
STEADY = Steady(
    series=SERIES, baseline=BASELINE, since=date(2031, 4, 21), until=date(2031, 5, 18),
    low=4, high=4, expected=4, expected_low=1, expected_high=8, score=0.5, threshold=1.5,
)  # fmt: skip
UNKNOWN = NoBaseline(
    series=SERIES, weeks=9, weeks_needed=26, missing=("17 weeks more are needed.",)
)


def rise(since: date, until: date, number: int, *, confirmed: bool = True) -> Signal:
    return Signal(
        series=SERIES, baseline=BASELINE, kind=SignalKind.RISE, since=since, until=until,
        low=number, high=number, expected=3, expected_low=1, expected_high=5, score=3,
        threshold=1.5, false_alarm_weeks=104, confirmed=confirmed, reason="more than usual",
        incident_ids=(), origin_keys=("a", "b", "c"), origins_low=2,
    )  # fmt: skip


SHELF = make_shelf((), (), {})
DESK = Desk(shelf=SHELF, notes=Notebook(SHELF, context_characters=10), countries={}, copies=())
MASKER = Masker(pattern=None, names=())


def run(*rounds: Finding, of: Watch | None = None) -> list[Alert]:
    """Return the alerts of looking once a week at what is found."""
    told: list[Alert] = []
    for week, found in enumerate(rounds):
        findings: Sequence[Finding] = (found,)
        bulletins = signal_bulletins(findings, incidents={}, desk=DESK, masker=MASKER)
        seen = known(*bulletins, gone=dict(rises_gone(findings)), over=dict(rises_over(findings)))
        asked = of or watch(subjects=(AlertSubject.SIGNAL,))
        told += alerts_of(asked, seen, told, as_of=NOW + timedelta(weeks=week)).alerts
    return told


FIRST = rise(date(2031, 4, 7), date(2031, 4, 27), 12)
RUNNING = (
    FIRST,
    rise(date(2031, 4, 7), date(2031, 5, 4), 15),
    rise(date(2031, 3, 24), date(2031, 5, 11), 19),
    rise(date(2031, 5, 12), date(2031, 5, 18), 8),
)


def test_a_rise_that_goes_on_is_told_once_however_its_window_moves() -> None:
    assert [each.kind for each in run(*RUNNING)] == [AlertKind.NEW]


def test_a_rise_after_a_calm_is_a_new_one() -> None:
    told = run(FIRST, STEADY, RUNNING[3])
    assert [each.kind for each in told] == [AlertKind.NEW, AlertKind.ENDED, AlertKind.NEW]


def test_what_cannot_be_told_any_longer_is_not_told_as_over() -> None:
    for found, words in ((UNKNOWN, "17 weeks more are needed"), (
        rise(date(2031, 4, 7), date(2031, 4, 27), 12, confirmed=False), NOT_CONFIRMED
    )):  # fmt: skip
        _, last = run(FIRST, found)
        assert last.kind is AlertKind.WITHDRAWN and words in last.changes[0]


def test_who_watches_a_party_is_told_that_its_rise_is_withdrawn_or_over() -> None:
    by = Series(by="actor", key="hill-sons", label="Hill Sons", weeks=())
    first, steady, unknown = (replace(each, series=by) for each in (FIRST, STEADY, UNKNOWN))
    for wanted, found, kind in (
        ("hill-sons", unknown, AlertKind.WITHDRAWN),
        ("hill sons", unknown, AlertKind.WITHDRAWN),
        ("hill-sons", steady, AlertKind.ENDED),
    ):
        asked = watch(subjects=(AlertSubject.SIGNAL,), actors=(wanted,))
        new, last = run(first, found, of=asked)
        assert (last.kind, last.key, last.why) == (kind, new.key, (f"party: {wanted}",))
    other = watch(subjects=(AlertSubject.SIGNAL,), actors=("river-front",))
    assert run(first, unknown, of=other) == []


def left_out(found: Finding, **asked: object) -> dict[tuple[Left, AlertSubject], int]:
    bulletins = signal_bulletins([found], incidents={}, desk=DESK, masker=MASKER, confirmed=False)
    seen = replace(known(), unconfirmed=tuple(bulletins))
    wanted = replace(watch(subjects=(AlertSubject.SIGNAL,)), **asked)  # type: ignore[arg-type]
    told = alerts_of(wanted, seen, (), as_of=NOW)
    assert told.alerts == ()
    return dict(told.left)


def test_a_rise_that_is_not_confirmed_is_not_told_and_is_counted_as_left_out() -> None:
    recent = NOW.date() - timedelta(days=3)
    unsure = rise(recent - timedelta(days=20), recent, 12, confirmed=False)
    assert left_out(unsure) == {(Left.UNCONFIRMED, AlertSubject.SIGNAL): 1}
    assert left_out(replace(unsure, confirmed=True)) == {}
    assert left_out(unsure, countries=("NL",)) == {}
    assert left_out(unsure, subjects=(AlertSubject.INCIDENT,)) == {}
    assert left_out(replace(unsure, until=recent - timedelta(days=4000))) == {}


def test_a_rise_has_as_many_origins_as_are_certainly_independent() -> None:
    (bulletin,) = signal_bulletins([FIRST], incidents={}, desk=DESK, masker=MASKER)
    assert (bulletin.origins_low, bulletin.origins_high) == (2, 3)
