"""What meets the conditions of a watch."""

from dataclasses import replace
from datetime import date

import pytest

from alerting import MARN, NOW, bulletin, watch
from tocsin.core.types import Near
from tocsin.core.vocab import AlertSubject, Credibility, Reliability
from tocsin.watch.alerts.matching import is_recent, match

NAMES = {"OS": "Osteria", "NL": "Norland"}
# About 111 km north of Marn.
KAR = Near(name="Kar", latitude=11.0, longitude=20.0, km=100.0)


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ({}, "the watch tells of every incident"),
        ({"countries": ("NL", "OS")}, "country: Osteria"),
        ({"areas": ("OS.Hill",)}, "area: OS.Hill"),
        ({"types": ("drone", "assault")}, "type: ASSAULT"),
        ({"actors": ("hill sons",)}, "party: hill sons"),
        ({"actors": ("hill-sons",)}, "party: hill-sons"),
        ({"near": replace(KAR, km=120.0)}, "Marn is 111 km from Kar, within 120 km"),
    ],
)
def test_a_condition_that_is_met_says_why(condition: dict[str, object], why: str) -> None:
    found = match(watch(**condition), bulletin(), countries=NAMES)
    assert (found.miss, found.why) == (None, (why,))


@pytest.mark.parametrize(
    ("condition", "unplaced"),
    [
        ({"subjects": (AlertSubject.OUTLOOK,)}, False),
        ({"countries": ("NL",)}, False),
        ({"areas": ("OS.Plain",)}, False),
        ({"types": ("drone",)}, False),
        ({"actors": ("river guard",)}, False),
        ({"near": KAR}, False),
        ({"contested": True}, False),
        ({"min_origins": 2}, False),
        ({"min_reliability": Reliability.E}, False),
        ({"min_credibility": Credibility.IMPROBABLE}, False),
    ],
)
def test_one_condition_that_is_not_met_is_enough(
    condition: dict[str, object], unplaced: bool
) -> None:
    found = match(watch(**condition), bulletin(), countries=NAMES)
    assert found.miss is not None and found.why == ()
    assert found.unplaced is unplaced


@pytest.mark.parametrize("spots", [(), (replace(MARN, within_km=None),)])
def test_whether_an_area_lies_in_a_circle_cannot_be_told(spots: tuple[object, ...]) -> None:
    found = match(watch(near=replace(KAR, km=500.0)), bulletin(spots=spots), countries=NAMES)
    assert found.unplaced and found.miss is not None


def test_one_of_several_contested_places_is_enough() -> None:
    spots = (replace(MARN, name="Tarn", country="NL"), MARN)
    found = match(watch(countries=("OS",)), bulletin(spots=spots), countries=NAMES)
    assert found.miss is None


def test_grades_that_cannot_be_judged_are_never_good_enough_and_better_ones_are() -> None:
    asked = watch(min_reliability=Reliability.C, min_credibility=Credibility.POSSIBLY_TRUE)
    good = bulletin(reliability=Reliability.B, credibility=Credibility.PROBABLY_TRUE)
    assert match(asked, good, countries=NAMES).miss is None
    assert match(asked, replace(good, reliability=Reliability.D), countries=NAMES).miss
    assert match(asked, replace(good, credibility=Credibility.DOUBTFUL), countries=NAMES).miss


@pytest.mark.parametrize(
    ("latest", "max_age", "undated", "recent"),
    [
        (date(2031, 4, 27), 7, False, True),
        (date(2031, 4, 26), 7, False, False),
        (date(1999, 1, 1), None, False, True),
        (None, 7, False, False),
        (None, 7, True, True),
    ],
)
def test_age_is_that_of_the_incident(
    latest: date | None, max_age: int | None, undated: bool, recent: bool
) -> None:
    asked = watch(max_age_days=max_age, undated=undated)
    assert is_recent(asked, bulletin(latest=latest), today=NOW.date()) is recent


def test_a_watch_depends_on_the_sources_that_it_names_or_on_all() -> None:
    silent = bulletin(subject=AlertSubject.SOURCE, subject_id="https://m.example/feed", spots=())
    asked = watch(countries=("NL",))
    assert match(asked, silent, countries=NAMES).miss is None
    named = replace(asked, sources=("https://m.example/feed",))
    assert match(named, silent, countries=NAMES).miss is None
    assert match(replace(asked, sources=("https://q.example",)), silent, countries=NAMES).miss
