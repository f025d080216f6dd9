"""Is it getting worse: what rises, what does not, and what nobody can say."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted import country, in_weeks, looked_at, scene_of, signal, steady, unread, without
from tocsin.core.types import Incident, Signal
from tocsin.core.vocab import ChangeKind, SignalKind
from tocsin.watch.counts.doubles import Doubles
from tocsin.watch.grouping import By
from tocsin.watch.settings import EscalationSettings
from worlds import CALM, FIRST_MONDAY, Rising, rising

RISEN = FIRST_MONDAY + timedelta(weeks=CALM)
WORLD = Rising()
SETTINGS = EscalationSettings()


def of_risen(incident: Incident) -> bool:
    assert incident.when.latest is not None
    return incident.when.latest >= RISEN


def test_a_planted_rise_is_found_with_its_weeks_incidents_and_what_moved() -> None:
    found = signal(country(WORLD))
    assert found.confirmed and found.kind is SignalKind.RISE
    assert found.since >= RISEN - timedelta(weeks=3) and found.until == WORLD.last_day
    assert found.low == found.high == len(found.incident_ids)
    assert found.low > found.expected_high >= found.expected_low
    assert found.score > found.threshold
    assert len(found.origin_keys) == 2
    kinds = {change.kind: change.what for change in found.changes}
    assert set(kinds) == set(ChangeKind)
    assert "Grey Hand" in kinds[ChangeKind.NEW_ACTOR]
    assert kinds[ChangeKind.NEW_PLACE] == "Southmark"
    assert kinds[ChangeKind.NEW_WEAPON] == "drone"


def test_the_same_weeks_without_a_rise_are_steady_and_not_called_quiet() -> None:
    for seed in range(5):
        world = Rising(more=2)
        scene = scene_of(rising(world, seed=seed))
        before = [each for each in scene.incidents if not of_risen(each)]
        (found,) = looked_at(replace(scene, incidents=before), RISEN - timedelta(days=1))
        quiet = steady(found)
        assert quiet.score < quiet.threshold


@pytest.mark.parametrize("by", [By.COUNTRY, By.ADMIN1, By.ACTOR, By.TYPE])
def test_each_way_of_looking_finds_it(by: By) -> None:
    found = looked_at(scene_of(rising(WORLD)), WORLD.last_day, by)
    keys = {each.series.key for each in found if isinstance(each, Signal)}
    assert (
        keys
        == {
            By.COUNTRY: {"OS"},
            By.ADMIN1: {"OS.Southmark"},
            By.ACTOR: {"grey-hand"},
            By.TYPE: {"ASSAULT"},
        }[by]
    )
    signals = [isinstance(each, Signal) for each in found]
    assert signals == sorted(signals, reverse=True)


@pytest.mark.parametrize("risen", [4, 5, 6, 7])
def test_a_rise_begins_in_a_week_that_has_an_incident(risen: int) -> None:
    world = replace(WORLD, risen=risen)
    scene = scene_of(rising(world))
    ways = (By.COUNTRY, By.ADMIN1, By.ACTOR)
    found = [each for by in ways for each in looked_at(scene, world.last_day, by)]
    rises = [each for each in found if isinstance(each, Signal)]
    assert len(rises) >= len(ways)
    for each in rises:
        (first,) = [week for week in each.series.weeks if week.first == each.since]
        assert first.high, each.series.key


def test_where_none_rose_the_last_weeks_stand_beside_what_was_expected() -> None:
    quiet = steady(country(Rising(added="The Star")))
    assert (quiet.until - quiet.since).days == 27
    assert quiet.low == sum(week.low or 0 for week in quiet.series.weeks[-4:])
    assert quiet.expected_low <= quiet.expected <= quiet.expected_high
    assert quiet.baseline.weeks > 0 and quiet.score < quiet.threshold


def test_it_says_how_few_the_incidents_of_a_rise_may_be_as_count_has_them() -> None:
    scene = scene_of(rising(WORLD))
    whole = signal(looked_at(scene, WORLD.last_day)[0])
    doubles = Doubles([(whole.incident_ids[0], whole.incident_ids[1])])
    found = signal(looked_at(replace(scene, doubles=doubles), WORLD.last_day)[0])
    assert (found.low, found.score) == (whole.low, whole.score)
    (said,) = set(found.unknown).difference(whole.unknown)
    assert f"{whole.low} incidents may be one" in said and f"at least {whole.low - 1}" in said


def test_a_source_added_is_no_rise_and_one_lost_is_no_calm() -> None:
    added = steady(country(Rising(added="The Star")))
    assert added.series.sources == ("The Post", "The Wire")
    assert any("not read all the time" in words for words in added.unknown)
    lost = scene_of(
        report
        for report in rising(WORLD)
        if report.published is None
        or report.published < RISEN
        or "Wire" in str(report.document.source)
    )
    assert signal(looked_at(lost, WORLD.last_day)[0]).series.sources == ("The Wire",)


def test_weeks_in_which_nothing_was_read_are_unknown_and_not_empty() -> None:
    world = replace(WORLD, silent=range(20, 50))
    found, whole = signal(country(world)), signal(country(WORLD))
    gone = [week for week in found.series.weeks if week.low is None]
    assert len(gone) == 30 and all(week.high is None and week.expected is None for week in gone)
    assert found.baseline.weeks == whole.baseline.weeks - 30 or found.baseline.weeks > 20
    assert found.baseline.mean == pytest.approx(whole.baseline.mean, rel=0.3)


@pytest.mark.parametrize("weeks", [0, 1, 5, 12])
def test_too_little_history_says_what_is_missing(weeks: int) -> None:
    end = FIRST_MONDAY + timedelta(weeks=max(weeks, 1))
    reports = [each for each in rising(WORLD) if each.published and each.published < end]
    scene = scene_of(reports)
    if weeks == 0:
        scene = replace(scene, readings=[unread(each) for each in scene.readings])
    found = without(looked_at(scene, end - timedelta(days=1))[0])
    assert (found.weeks, found.weeks_needed) == (weeks, 13)
    if weeks:
        assert f"{weeks} of 13 weeks with reports of the same sources" in found.missing
    else:
        assert found.missing[0] == "no report has a known day of publication"


def test_one_voice_alone_is_shown_and_raises_no_alarm() -> None:
    found = signal(country(replace(WORLD, voices=("the police",))))
    assert not found.confirmed and "nothing corroborates" in found.reason


def test_a_rise_that_one_voice_makes_beside_others_is_not_confirmed() -> None:
    def by_one(incident: Incident) -> Incident:
        if not of_risen(incident):
            return incident
        number = int(incident.id[-4:], 16)
        key = "actor:Relief Osteria" if number % 9 == 0 else "actor:a ministry"
        origin = replace(incident.origins[0], key=key, bodies=(key,))
        return replace(incident, origins=(origin,))

    found = signal(country(WORLD, by_one))
    assert not found.confirmed and "rest on one origin alone" in found.reason


def test_what_only_opinion_tells_counts_nowhere() -> None:
    def opined(incident: Incident) -> Incident:
        return replace(incident, origins_low=0, origins_high=0) if of_risen(incident) else incident

    found = steady(country(WORLD, opined))
    assert sum(week.high or 0 for week in found.series.weeks[-WORLD.risen :]) == 0


def test_background_counts_nowhere() -> None:
    found = country(WORLD, lambda each: replace(each, historical=True) if of_risen(each) else each)
    assert sum(week.high or 0 for week in steady(found).series.weeks[-WORLD.risen :]) == 0


def test_incidents_that_may_be_of_other_weeks_are_in_the_range_and_fire_nothing() -> None:
    def unsure(incident: Incident) -> Incident:
        if not of_risen(incident):
            return incident
        return replace(incident, when=in_weeks(incident.when, 14, 14))

    found = country(WORLD, unsure)
    weeks = found.series.weeks[-WORLD.risen :]
    assert all(week.low == 0 for week in weeks) and any(week.high for week in weeks)
    if isinstance(found, Signal):
        assert found.low < found.high


def test_an_undated_incident_is_in_no_week_and_is_told() -> None:
    def undated(incident: Incident) -> Incident:
        when = replace(incident.when, earliest=None)
        return replace(incident, when=when) if of_risen(incident) else incident

    found = steady(country(WORLD, undated))
    assert any("no day that is known to the month" in words for words in found.unknown)


def test_a_running_week_can_burst_before_it_is_over() -> None:
    scene = scene_of(rising(replace(WORLD, more=40, risen=1)))
    tuesday = RISEN + timedelta(days=1)
    held = [each for each in scene.incidents if each.when.latest and each.when.latest <= tuesday]
    found = signal(looked_at(replace(scene, incidents=held), tuesday)[0])
    assert (found.kind, found.since, found.until) == (SignalKind.BURST, RISEN, tuesday)


def test_a_rarer_rate_of_false_signals_never_finds_more() -> None:
    for seed in range(3):
        scene = scene_of(rising(replace(WORLD, more=4), seed=seed))
        often, rarely = (
            isinstance(looked_at(scene, WORLD.last_day, settings=each)[0], Signal)
            for each in (replace(SETTINGS, false_alarm_weeks=weeks) for weeks in (26.0, 520.0))
        )
        assert often or not rarely


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 2**16))
def test_the_order_of_incidents_and_reports_changes_nothing(seed: int) -> None:
    scene, draw = scene_of(rising(replace(WORLD, risen=3))), Random(seed)
    day = replace(WORLD, risen=3).last_day
    mixed = replace(
        scene,
        incidents=draw.sample(list(scene.incidents), len(scene.incidents)),
        readings=draw.sample(list(scene.readings), len(scene.readings)),
    )
    one, other = (signal(looked_at(each, day)[0]) for each in (scene, mixed))
    assert (one.low, one.since) == (other.low, other.since)
    assert one.score == pytest.approx(other.score)
    assert set(one.incident_ids) == set(other.incident_ids)


def test_a_time_is_nothing_to_look_by() -> None:
    with pytest.raises(ValueError, match="is a time"):
        looked_at(scene_of([]), RISEN, By.WEEK)


def test_a_body_that_no_table_knows_is_one_series_under_all_its_spellings() -> None:
    def spelled(incident: Incident) -> Incident:
        (party,) = incident.actors
        words = "Front of the Dawn" if int(incident.id[-4:], 16) % 2 else "Dawn Front"
        mention = replace(party.mention, quote=words)
        other = replace(party, actor_id=None, unregistered="~dawnfront", mention=mention)
        return replace(incident, actors=(other,))

    (found,) = looked_at(scene_of(rising(WORLD), spelled), WORLD.last_day, By.ACTOR)
    assert found.series.key == "~dawnfront"
