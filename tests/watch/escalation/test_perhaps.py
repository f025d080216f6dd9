"""What counts only perhaps makes no signal: doubtful places and parts, and denied acts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from planted import contested, denied, looked_at, parted, scene_of
from tocsin.core.selection import Selection
from tocsin.core.types import Finding, Incident, Signal
from tocsin.core.vocab import ChangeKind, PartStatus
from tocsin.testing import settlement
from tocsin.watch.escalation.changes import changes_of
from tocsin.watch.escalation.told import Scene
from tocsin.watch.grouping import By
from worlds import Rising, rising

WORLD = Rising()
ABROAD = settlement("Farhaven", "WE")


def risen(change: Callable[[Incident], Incident]) -> Scene:
    """A world of which the incidents of the new group are changed."""
    return scene_of(
        rising(WORLD),
        lambda each: change(each) if each.actors[0].actor_id == "grey-hand" else each,
    )


def inferred(incident: Incident) -> Incident:
    assert incident.where is not None
    return replace(incident, where=replace(incident.where, inferred=True))


def found_of(scene: Scene, by: By, key: str) -> Finding | None:
    found = looked_at(scene, WORLD.last_day, by)
    return next((each for each in found if each.series.key == key), None)


def suspected(incident: Incident) -> Incident:
    return parted(incident, PartStatus.SUSPECTED)


def abroad(incident: Incident) -> Incident:
    return contested(incident, ABROAD)


@pytest.mark.parametrize(
    ("by", "key", "change"),
    [
        (By.COUNTRY, "OS", abroad),
        (By.COUNTRY, "WE", abroad),
        (By.COUNTRY, "OS", inferred),
        (By.ADMIN1, "OS.Southmark", inferred),
        (By.ACTOR, "grey-hand", suspected),
        (By.COUNTRY, "OS", denied),
        (By.TYPE, "ASSAULT", denied),
    ],
)
def test_what_counts_only_perhaps_is_in_the_range_and_fires_nothing(
    by: By, key: str, change: Callable[[Incident], Incident]
) -> None:
    found = found_of(risen(change), by, key)
    assert found is not None and not isinstance(found, Signal)
    weeks = found.series.weeks[-WORLD.risen :]
    assert all(week.low == 0 for week in weeks) and any(week.high for week in weeks)


def test_whose_part_is_only_denied_has_no_series() -> None:
    scene = risen(lambda each: parted(each, PartStatus.DENIED))
    assert found_of(scene, By.ACTOR, "grey-hand") is None
    assert isinstance(found_of(scene, By.COUNTRY, "OS"), Signal)


def test_what_may_lie_outside_what_was_asked_for_fires_nothing() -> None:
    scene = replace(risen(abroad), asked=Selection(country="OS"))
    assert not isinstance(found_of(scene, By.TYPE, "ASSAULT"), Signal)


def test_an_attack_by_whom_is_only_suspected_shows_no_new_actor() -> None:
    incidents = scene_of(rising(WORLD)).incidents
    new = [each for each in incidents if each.actors[0].actor_id == "grey-hand"]
    before = [each for each in incidents if each not in new]
    assert ChangeKind.NEW_ACTOR in kinds(new, before)
    assert ChangeKind.NEW_ACTOR not in kinds([suspected(each) for each in new], before)
    # one that may have been there before is not new
    assert ChangeKind.NEW_ACTOR not in kinds(new, [*before, suspected(new[0])])


def kinds(recent: list[Incident], before: list[Incident]) -> set[ChangeKind]:
    return {change.kind for change in changes_of(recent, before, By.COUNTRY)}
