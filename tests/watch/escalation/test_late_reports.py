"""A ledger in which nothing rises, read as time goes on, while reports come late."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from planted import scene_of
from tocsin.core.types import Incident, NoBaseline, Signal
from tocsin.testing import Report
from tocsin.watch.escalation.escalation import findings
from tocsin.watch.escalation.told import Scene
from tocsin.watch.grouping import By
from tocsin.watch.settings import EscalationSettings
from worlds import FIRST_MONDAY, Rising, rising

WEEKS, LATEST = 130, 49
SETTINGS = EscalationSettings()
# One attack, as a mould.
(MOULD,) = scene_of(list(rising(Rising(outlets=("The Post",), risen=0)))[-1:]).incidents


def quiet(seed: int, *, weekly: float = 3.0) -> Scene:
    """Return a world in which attacks come by chance on any day, each told 0 to 49 days later."""
    draw = random.Random(seed)
    reports, incidents = [], []
    for number in range(WEEKS * 7):
        day = FIRST_MONDAY + timedelta(days=number)
        reports.append(told(f"other {number}", day))
        # A day has none, one or more: thirty chances.
        for at in range(sum(draw.random() < weekly / 7 / 30 for _ in range(30))):
            report = told(f"attack {number} {at}", day + timedelta(days=draw.randint(0, LATEST)))
            reports.append(report)
            incidents.append(attack(f"{number}.{at}", day, report))
    return replace(scene_of(reports), incidents=incidents)


def told(words: str, day: date) -> Report:
    return Report(f"{words}.\n", source="The Post", published=day)


def attack(name: str, day: date, report: Report) -> Incident:
    when = replace(MOULD.when, earliest=day, latest=day)
    return replace(MOULD, id=f"i{name}", when=when, document_ids=(report.document.id,))


def known_by(scene: Scene, day: date) -> Scene:
    """Return what of a world is read by the end of a day."""
    held = {key for key, each in scene.published.items() if each.day <= day}
    return replace(
        scene,
        incidents=[each for each in scene.incidents if held.issuperset(each.document_ids)],
        documents=[each for each in scene.documents if each.id in held],
        readings=[each for each in scene.readings if each.document_id in held],
    )


def rose(scene: Scene, as_of: date, until: date | None = None) -> bool:
    morning = datetime.combine(as_of + timedelta(days=1), time(6), tzinfo=UTC)
    (found,) = findings(scene, By.COUNTRY, as_of=morning, settings=SETTINGS, until=until)
    assert not isinstance(found, NoBaseline)
    return isinstance(found, Signal)


LAST = FIRST_MONDAY + timedelta(weeks=WEEKS) - timedelta(days=1)


@pytest.mark.parametrize("seed", range(2))
def test_looking_back_at_past_days_shows_no_rise_where_there_was_none(seed: int) -> None:
    scene = quiet(seed)
    looks = [LAST - timedelta(weeks=20 + back) for back in range(48)]
    assert not any(rose(scene, LAST, until) for until in looks)
