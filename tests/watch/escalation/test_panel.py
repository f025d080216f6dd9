"""Which outlets were there all the time, and how late reports come."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planted import scene_of
from tocsin.core.outlets import Outlets
from tocsin.core.types import Document
from tocsin.watch.escalation.panel import Panel, Weeks, panels, presences
from tocsin.watch.escalation.promptness import LEAST_INCIDENTS, promptness_of
from tocsin.watch.escalation.told import UNNAMED, Published
from tocsin.watch.settings import EscalationSettings
from worlds import FIRST_MONDAY, Rising, rising

WEEKS = Weeks(monday=FIRST_MONDAY, number=40)
SETTINGS = EscalationSettings()


def reports(outlet: str, weeks: range) -> list[Published]:
    return [Published(f"{outlet}{week}", outlet, WEEKS.first(week)) for week in weeks]


def made(*given_: list[Published], end: int = 39) -> tuple[Panel, ...]:
    return panels(presences([each for own in given_ for each in own], WEEKS), end)


def test_a_panel_holds_outlets_that_were_there_from_its_first_week_to_its_last() -> None:
    found = made(
        reports("whole", range(40)), reports("added", range(25, 40)), reports("lost", range(20))
    )
    assert [(each.start, sorted(each.outlets)) for each in found] == [
        (0, ["whole"]),
        (25, ["added", "whole"]),
    ]
    assert found[0].left == ("added", "lost")


def test_an_outlet_that_seldom_writes_is_not_lost_between_its_reports() -> None:
    (monthly,) = made(reports("monthly", range(0, 36, 5)))
    assert monthly.outlets == {"monthly"} and monthly.observed.sum() == 8
    assert made(reports("weekly", range(30))) == ()


@given(st.sets(st.integers(0, 39), min_size=1))
def test_a_week_is_observed_where_any_of_the_panel_brought_anything(weeks: set[int]) -> None:
    every = reports("whole", range(0, 40, 39))
    other = [Published(f"o{week}", "other", WEEKS.last(week)) for week in weeks]
    for panel in made(every, other):
        for at, seen in enumerate(panel.observed):
            week = panel.start + at
            wanted = (week in {0, 39} and "whole" in panel.outlets) or (
                week in weeks and "other" in panel.outlets
            )
            assert bool(seen) is wanted


def document(number: int, source: str | None, url: str | None = None) -> Document:
    return Document(id=f"d{number}", text="", raw_digest="", source=source, url=url)


def test_an_outlet_is_one_however_it_is_written() -> None:
    said = ["The Post", "Post", "the  post", None]
    urls = [None, None, None, "https://www.Post.example/2024/1"]
    documents = [document(at, *pair) for at, pair in enumerate(zip(said, urls, strict=True))]
    scene = replace(scene_of([]), documents=[*documents, document(9, "Post")])
    (key,) = set(scene.outlets.values())
    assert scene.outlet_names == {key: "Post"}


def test_documents_without_name_and_address_are_of_one_outlet() -> None:
    scene = replace(scene_of([]), documents=[document(1, None), document(2, None)])
    assert set(scene.outlets.values()) == {UNNAMED}
    assert scene.outlet_names == {UNNAMED: UNNAMED}


def test_outlets_that_tables_know_are_one_under_all_their_names() -> None:
    tables = Outlets(names={"osterian press agency": "opa", "opa.example": "opa"})
    documents = [
        document(1, "Osterian Press Agency"),
        document(2, None, "https://opa.example/news/2"),
    ]
    scene = replace(scene_of([]), documents=documents, identities=tables)
    assert set(scene.outlets.values()) == {"outlet:opa"}


def test_what_is_told_of_a_day_grows_with_time_and_weekdays_share_a_week() -> None:
    scene = scene_of(rising(Rising(risen=0)))
    told = list(scene.told(longest_days=SETTINGS.longest_days))
    last = FIRST_MONDAY + timedelta(weeks=90)
    found = promptness_of(told, until=last)
    assert found.weekdays.sum() == pytest.approx(1)
    shares = [found.told_of(last, last + timedelta(days=days)) for days in range(-1, 80)]
    assert shares[0] == 0 and shares == sorted(shares) and shares[-1] == 1
    monday = last - timedelta(days=last.weekday())
    whole = found.told_of_days(monday, monday + timedelta(days=6), monday + timedelta(days=200))
    assert whole == pytest.approx(1)


def test_from_few_incidents_no_delay_is_known() -> None:
    scene = scene_of(rising(Rising(risen=0)))
    told = list(scene.told(longest_days=SETTINGS.longest_days))[: LEAST_INCIDENTS - 1]
    found = promptness_of(told, until=date(2031, 1, 1))
    assert found.by_day is None and np.all(found.weekdays > 0)
    assert found.told_of(date(2030, 1, 1), date(2030, 1, 1)) == 1
