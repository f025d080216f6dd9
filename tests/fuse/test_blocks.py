"""Blocks: who is compared with whom, by keys that each account has by itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from stories import BELT, MARN, OSTERIA, SETTINGS
from tocsin.core.types import DateInterval, DateParts
from tocsin.fuse.accounts import gather
from tocsin.fuse.blocks import Keys, keys_of, meet, meetings, room
from tocsin.fuse.profile import Profile, profiles
from tocsin.fuse.rulings import rulings_in_force
from tocsin.fuse.wording import Rarity
from tocsin.tables.vocabulary import shipped_vocabulary
from tocsin.testing import Report

DAY = date(2031, 5, 19)
NOWHERE = replace(MARN, first_order="OS.1")


def act(
    number: int,
    *,
    when: str = "day",
    day: date = DAY,
    place: int = 0,
    actor: bool = False,
    published: date | None = None,
    name: str = "a man",
) -> Report:
    """A report of one act: its day whole, without its year, vague, or not told."""
    report = Report(
        f"{number}: the army killed people in the city on the day, {name} said.\n",
        source="post",
        published=published,
    )
    times: dict[str, list[DateInterval]] = {
        "day": [report.day("the day", day, day)],
        "yearless": [report.written("the day", DateParts(month=day.month, day=day.day))],
        "vague": [report.day("the day", day, day + timedelta(days=60))],
        "none": [],
    }
    places = [NOWHERE, replace(BELT, first_order="OS.2"), OSTERIA, None][place]
    report.occurrence(
        "killed",
        times=times[when],
        places=[report.place("city", places)] if places else [],
        actors=[report.party("army", actor_id="dawn")] if actor else [],
    )
    return report


def profiled(reports: Sequence[Report]) -> tuple[Profile, ...]:
    accounts = gather(
        [report.document for report in reports],
        [report.reading() for report in reports],
        rulings_in_force(()),
        min_score=0.5,
    )
    return profiles(accounts, Rarity(known=shipped_vocabulary()), SETTINGS.merge)


def met(*reports: Report) -> bool:
    return bool(list(meetings(profiled(reports), SETTINGS)))


@st.composite
def acts(draw: st.DrawFn) -> Report:
    return act(
        draw(st.integers(0, 10**6)),
        when=draw(st.sampled_from(["day", "yearless", "vague", "none"])),
        day=DAY + timedelta(days=draw(st.integers(-20, 400))),
        place=draw(st.integers(0, 3)),
        actor=draw(st.booleans()),
        published=draw(st.none() | st.just(DAY)),
        name=draw(st.sampled_from(["a man", "Tolan Veshko", "Irma Dunleaver"])),
    )


@given(st.lists(acts(), min_size=2, max_size=6, unique_by=lambda made: made.document.id))
@examples(max_examples=80, deadline=None)
def test_whom_one_account_seeks_seeks_it_too(made: list[Report]) -> None:
    keys = [keys_of(each, SETTINGS) for each in profiled(made)]
    for one, other in combinations(keys, 2):
        assert one.sought.isdisjoint(other.filed) == other.sought.isdisjoint(one.filed)


@given(
    st.lists(acts(), min_size=2, max_size=8, unique_by=lambda made: made.document.id),
    st.integers(1, 3),
)
@examples(max_examples=60, deadline=None)
def test_a_part_meets_as_in_the_whole_where_what_is_crowded_there_is_known(
    made: list[Report], most: int
) -> None:
    tight = replace(SETTINGS, merge=replace(SETTINGS.merge, max_block=most, max_timeless=1))
    subjects = profiled(made)
    whole = {
        frozenset(subjects[at].account.document_id for at in pair)
        for pair in meetings(subjects, tight)
    }
    counts: dict[str, int] = {}
    for key in (key for each in subjects for key in keys_of(each, tight).filed):
        counts[key] = counts.get(key, 0) + 1
    crowded = {key for key, number in counts.items() if number > room(key, tight.merge)}
    for one, other in combinations(subjects, 2):
        both = frozenset((one.account.document_id, other.account.document_id))
        assert bool(list(meetings((one, other), tight, crowded))) == (both in whole)


def test_a_day_of_no_known_year_meets_that_day_of_every_year() -> None:
    without_year = act(1, when="yearless")
    assert met(without_year, act(2))
    assert met(without_year, act(2, day=DAY.replace(year=2019)))
    assert met(without_year, act(2, when="yearless"))
    assert met(without_year, act(2, day=DAY + timedelta(days=1)))
    assert not met(without_year, act(2, day=DAY + timedelta(days=40)))


def test_days_of_two_years_do_not_meet() -> None:
    assert met(act(1), act(2, day=DAY + timedelta(days=1)))
    assert not met(act(1), act(2, day=DAY.replace(year=2030)))


def test_words_of_two_weeks_meet_and_those_of_two_seasons_do_not() -> None:
    name = "the Harrow mill"
    first = act(1, name=name, place=3)
    assert met(first, act(2, name=name, place=3, day=DAY + timedelta(days=14)))
    assert met(first, act(2, name=name, place=3, when="none"))


def test_accounts_that_only_one_finds_do_not_meet() -> None:
    one = Keys(filed=frozenset("a"), sought=frozenset("b"))
    other = Keys(filed=frozenset("b"), sought=frozenset("c"))
    assert not meet(one, other) and not meet(other, one)
    assert meet(one, replace(other, sought=frozenset("a")))
