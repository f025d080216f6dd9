"""Levels of agreement of two accounts: what agrees, how far, and the outcome in words.

Each step compares one thing and returns a level, or None where one of the accounts does not
say it. What a level is worth stands in `weights`.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from tocsin.core.bodies import related
from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Mode
from tocsin.fuse.days import DayLevel, compare_days, day_of, days_apart, is_known
from tocsin.fuse.denials import denies_another
from tocsin.fuse.figures import Conflict, intersect_figures
from tocsin.fuse.profile import Profile
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.where import PlaceLevel, compare_places, named_apart

# Modes of one family may describe one act; those of two families do not.
MODE_FAMILIES: tuple[frozenset[Mode], ...] = (
    frozenset({Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK, Mode.DESTROY, Mode.TARGETED}),
    frozenset({Mode.FIREARMS, Mode.TARGETED, Mode.BEAT}),
    frozenset({Mode.AERIAL, Mode.DRONE, Mode.EXPLOSIVES, Mode.TARGETED, Mode.DESTROY}),
    frozenset({Mode.HEAVY_WEAPONS, Mode.EXPLOSIVES, Mode.AERIAL, Mode.DESTROY}),
    frozenset({Mode.FIREARMS, Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK}),
    frozenset({Mode.ABDUCT, Mode.TORTURE, Mode.BEAT, Mode.SEXUAL}),
    frozenset({Mode.PRIMITIVE, Mode.BEAT, Mode.TARGETED}),
    frozenset({Mode.TROOPS, Mode.WEAPONS, Mode.MILITIA}),
    frozenset({Mode.DEMO, Mode.RIOT, Mode.OBSTRUCT, Mode.STRIKE}),
    frozenset({Mode.CURFEW, Mode.MARTIAL_LAW, Mode.RESTRICT}),
    frozenset({Mode.WITHDRAW, Mode.CEASEFIRE}),
)
_DAY_STEPS: Mapping[DayLevel, int] = {
    DayLevel.OVERLAPPING: 0,
    DayLevel.POSSIBLE_WEEKDAY: 0,
    DayLevel.NEXT_DAY: 0,
    DayLevel.SAME_MONTH: 0,
    DayLevel.SAME_DAYS: 1,
    DayLevel.DAY_OF_YEAR: 1,
    DayLevel.SAME_DAY: 2,
}
_DAY_WORDS: Mapping[DayLevel, str] = {
    DayLevel.SAME_DAY: "the same day",
    DayLevel.SAME_DAYS: "dates within the same few days",
    DayLevel.SAME_MONTH: "dates within the same month",
    DayLevel.OVERLAPPING: "dates that overlap",
    DayLevel.DAY_OF_YEAR: "the same day of the year",
    DayLevel.POSSIBLE_WEEKDAY: "a weekday that the other date allows",
    DayLevel.NEXT_DAY: "dates a day apart",
}
_PLACE_STEPS: Mapping[PlaceLevel, int] = {
    PlaceLevel.OTHER_PLACE: 0,
    PlaceLevel.SAME_AREA: 1,
    PlaceLevel.CONTAINED_PLACE: 2,
    PlaceLevel.NEAR_PLACE: 2,
    PlaceLevel.SAME_PLACE: 3,
}
_PLACE_WORDS: Mapping[PlaceLevel, str] = {
    PlaceLevel.SAME_PLACE: "the same place",
    PlaceLevel.CONTAINED_PLACE: "a place within the other",
    PlaceLevel.NEAR_PLACE: "places close together",
    PlaceLevel.SAME_AREA: "the same country or area, no finer place in common",
    PlaceLevel.OTHER_PLACE: "different places",
}
_WITHIN = _PLACE_STEPS[PlaceLevel.CONTAINED_PLACE]
# The edges between the steps of what is measured: days, rarity, cosines.
PUBLISHED_DAYS = (0, 1, 3, 7, 30, 90)
ABOUT_DAYS = (0, 1, 3, 14)
NAMES = (0.1, 2.0, 4.0, 6.0, 10.0, 15.0, 22.0)
REPORT_NAMES = (0.1, 4.0, 8.0, 14.0, 22.0, 32.0, 45.0)
RECIPIENT_WORDS = (0.1, 5.0, 8.0, 14.0)
WORDING = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.55)
REPORT_WORDING = (0.03, 0.06, 0.1, 0.14, 0.18, 0.23, 0.3, 0.4, 0.55)
# Names so much rarer than common ones may be those of the people hit, or of where it was.
RARE_NAME = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What was compared, the step that its agreement reached, and the outcome in words.

    One that rules out shows alone that the accounts are of two incidents.
    """

    name: str
    step: int
    reason: str
    rules_out: bool = False


def levels_of(first: Profile, second: Profile, settings: FuseSettings) -> Iterator[Level]:
    """Yield the levels of agreement that two accounts of one type reach, up to what rules out."""
    steps: dict[str, int] = {}
    for step in STEPS:
        level = step(first, second, settings)
        if level is not None:
            steps[level.name] = level.step
            yield level
            if level.rules_out:
                return
    if steps.get("date") == _DAY_STEPS[DayLevel.SAME_DAY] and steps.get("place", 0) >= _WITHIN:
        yield Level(name="day_and_place", step=0, reason="on one day in one place")
    if first.report is not None and second.report is not None:
        yield Level(name="chiefly", step=0, reason="both reports are chiefly about it")
        for step in REPORT_STEPS:
            level = step(first, second, settings)
            if level is not None:
                yield level


def _date(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if _precedes(first, second, settings) or _precedes(second, first, settings):
        words = "told before the other was"
        return Level(name="date", step=-1, reason=words, rules_out=True)
    found = {
        compare_days(
            one,
            other,
            max_days_apart=settings.merge.max_days_apart,
            few_days=settings.merge.few_days,
        )
        for one in first.days
        for other in second.days
    } - {DayLevel.UNKNOWN}
    told = found - {DayLevel.APART}
    if told:
        best = max(told, key=lambda level: (_DAY_STEPS[level], level.value))
        return Level(name="date", step=_DAY_STEPS[best], reason=_DAY_WORDS[best])
    if found:
        return Level(name="date", step=-1, reason="dates exclude each other", rules_out=True)
    return None


def _precedes(early: Profile, late: Profile, settings: FuseSettings) -> bool:
    """Return whether one was published before the other's act was: nobody tells, or denies, that.

    Of time zones a day or so is allowed.
    """
    published, grace = early.published.latest, settings.merge.max_days_apart
    starts = [time.earliest for time in late.days]
    return (
        published is not None
        and bool(starts)
        and all(start is not None and (start - published).days > grace for start in starts)
    )


def _published(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if not (is_known(first.published) and is_known(second.published)):
        return None
    apart = days_apart(first.published, second.published)
    words = "published on one day" if apart == 0 else f"published {apart} days apart"
    if apart == 1:
        words = "published a day apart"
    return Level(name="published", step=_near(apart, PUBLISHED_DAYS), reason=words)


def _near(apart: int, edges: tuple[int, ...]) -> int:
    """Return the step of a distance: 0 beyond all edges, and more the nearer."""
    return sum(apart <= edge for edge in edges)


def _place(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    near_km = settings.merge.near_km
    if named_apart(first.told_at, second.told_at, near_km=near_km):
        return Level(name="place", step=0, reason="different towns or districts", rules_out=True)
    found = {
        compare_places(one, other, near_km=near_km)
        for one in first.places
        for other in second.places
    } - {PlaceLevel.UNKNOWN}
    told = _with_towns(found - {PlaceLevel.APART}, first, second)
    if told:
        best = max(told, key=lambda level: (_PLACE_STEPS[level], level.value))
        if best is PlaceLevel.SAME_PLACE and first.rare_places & second.rare_places:
            return Level(name="place", step=4, reason="the same place, which few reports name")
        return Level(name="place", step=_PLACE_STEPS[best], reason=_PLACE_WORDS[best])
    if found == {PlaceLevel.APART}:
        return Level(name="place", step=-1, reason="different countries", rules_out=True)
    return None


def _denied(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if not denies_another(first, second, near_km=settings.merge.near_km):
        return None
    words = "a denial that names neither its place nor whom it struck"
    return Level(name="denied", step=-1, reason=words, rules_out=True)


def _with_towns(levels: set[PlaceLevel], first: Profile, second: Profile) -> set[PlaceLevel]:
    """Return the levels, those of an area less where two names of towns in it tell more."""
    if first.towns & second.towns:
        return levels | {PlaceLevel.SAME_PLACE}
    if first.towns and second.towns and levels:
        return {PlaceLevel.OTHER_PLACE}
    return levels - {PlaceLevel.CONTAINED_PLACE} if first.towns or second.towns else levels


def _mode(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if not (first.modes and second.modes):
        return None
    shared = first.modes & second.modes
    if shared:
        words = ", ".join(sorted(shared))
        return Level(name="mode", step=2, reason=f"done in the same way ({words})")
    pairs = [frozenset({one, other}) for one in first.modes for other in second.modes]
    if any(pair <= family for pair in pairs for family in MODE_FAMILIES):
        return Level(name="mode", step=1, reason="done in ways that go together")
    return Level(name="mode", step=0, reason="done in different ways")


def _actor(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    unregistered = first.unregistered_actors & second.unregistered_actors
    # Two names that the registry does not know may be one body: only the same name tells.
    if not unregistered and not (first.actor_ids and second.actor_ids):
        return None
    if unregistered or first.actor_ids & second.actor_ids:
        return Level(name="actor", step=2, reason="the same actor")
    pairs = ((one, other) for one in first.actor_ids for other in second.actor_ids)
    if any(related(one, other, settings.parents) for one, other in pairs):
        return Level(name="actor", step=1, reason="actors of whom one is part of the other")
    return Level(name="actor", step=0, reason="different actors named")


def _recipient(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if first.recipient_ids & second.recipient_ids:
        return Level(name="recipient", step=0, reason="the same recipients")
    return None


def _recipient_words(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    step, words = _shared(first.recipient_words, second.recipient_words, RECIPIENT_WORDS)
    reason = f"recipients told in the same words ({', '.join(sorted(words))})"
    return Level(name="recipient_words", step=step, reason=reason) if step >= 0 else None


def _figure(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    outcomes = {
        _compare_figures(first.figures[kind], second.figures[kind], settings)
        for kind in (FigureKind.KILLED, FigureKind.INJURED, FigureKind.ARRESTED)
        if kind in first.figures and kind in second.figures
    }
    if "conflict" in outcomes:
        return Level(name="figure", step=0, reason="figures that differ")
    if "same" in outcomes:
        return Level(name="figure", step=2, reason="the same figures")
    if "compatible" in outcomes:
        return Level(name="figure", step=1, reason="compatible figures")
    return None


def _compare_figures(
    first: tuple[Figure, ...], second: tuple[Figure, ...], settings: FuseSettings
) -> str:
    """Return "same", "compatible", "conflict", or nothing where the units differ."""
    if len({figure.unit for figure in (*first, *second)}) > 1:
        return ""
    if isinstance(intersect_figures((*first, *second), settings=settings.figures), Conflict):
        return "conflict"
    values = {(figure.low, figure.high) for figure in first}
    told = any((figure.low, figure.high) in values and figure.low for figure in second)
    return "same" if told else "compatible"


def _count(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    values = {(count.low, count.high) for count in first.counts}
    if any((count.low, count.high) in values for count in second.counts):
        return Level(name="count", step=0, reason="the same number of acts")
    return None


def _names(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    # Names stay out of the reason: they may be those of private persons.
    step, shared = _shared(first.names, second.names, NAMES)
    if step >= 0:
        reason = f"{_number(len(shared), 'name')} in common"
        return Level(name="names", step=step + 1, reason=reason)
    if all(max(one.names.values(), default=0.0) >= RARE_NAME for one in (first, second)):
        return Level(name="names", step=0, reason="names in both, none in common")
    return None


def _wording(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    return _alike("wording", first.wording.likeness(second.wording), WORDING, "wording")


def _background(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if first.account.background == second.account.background:
        return None
    return Level(name="background", step=0, reason="background in one, news in the other")


def _about_day(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    """Compare the days that two reports are about, where the accounts' own say nothing."""
    if first.report is None or second.report is None or (first.days and second.days):
        return None
    days, others = (
        [day for time in (each.days or each.report.days) if (day := day_of(time))]
        for each in (first, second)
        if each.report is not None
    )
    if not days or not others:
        return None
    apart = min(abs((one - other).days) for one in days for other in others)
    words = "reports about the same day" if apart == 0 else f"reports about days {apart} apart"
    return Level(name="about_day", step=_near(apart, ABOUT_DAYS), reason=words)


def _about_place(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    """Compare where two reports are about, where the accounts' own places say nothing."""
    if first.report is None or second.report is None or (first.places and second.places):
        return None
    towns = [each.places or each.report.towns for each in (first, second) if each.report]
    found = {
        compare_places(one, other, near_km=settings.merge.near_km)
        for one in towns[0]
        for other in towns[1]
    }
    if PlaceLevel.SAME_PLACE in found:
        return Level(name="about_town", step=2, reason="reports about the same town")
    if found & {PlaceLevel.NEAR_PLACE, PlaceLevel.CONTAINED_PLACE}:
        return Level(name="about_town", step=1, reason="reports about towns close together")
    if found & {PlaceLevel.OTHER_PLACE, PlaceLevel.APART}:
        return Level(name="about_town", step=0, reason="reports about different places")
    return _about_area(first, second)


def _about_area(first: Profile, second: Profile) -> Level | None:
    areas = [each.areas or each.report.areas for each in (first, second) if each.report]
    if not all(areas):
        return _about_country(first, second)
    if areas[0] & areas[1]:
        return Level(name="about_area", step=1, reason="reports about the same area")
    return Level(name="about_area", step=0, reason="reports about different areas")


def _about_country(first: Profile, second: Profile) -> Level | None:
    countries = [each.countries or each.report.countries for each in (first, second) if each.report]
    if not all(countries):
        return None
    if countries[0] & countries[1]:
        return Level(name="about_country", step=1, reason="reports about the same country")
    return Level(name="about_country", step=0, reason="reports about different countries")


def _report_names(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if first.report is None or second.report is None:
        return None
    step, names = _shared(first.report.names, second.report.names, REPORT_NAMES)
    reason = f"{_number(len(names), 'name')} in common in the whole reports"
    return Level(name="report_names", step=step, reason=reason) if step >= 0 else None


def _report_wording(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if first.report is None or second.report is None:
        return None
    alike = first.report.wording.likeness(second.report.wording)
    return _alike("report_wording", alike, REPORT_WORDING, "the wording of the whole reports")


def _shared(
    one: Mapping[str, float], other: Mapping[str, float], edges: tuple[float, ...]
) -> tuple[int, Set[str]]:
    """Return the step of words in common by how rare they are together, and the words."""
    shared = one.keys() & other.keys()
    return bisect_right(edges, math.fsum(one[word] for word in shared)) - 1, shared


def _alike(name: str, alike: float, edges: tuple[float, ...], what: str) -> Level | None:
    step = bisect_right(edges, alike)
    if not step:
        return None
    return Level(name=name, step=step - 1, reason=f"{what} alike to {alike:.0%}")


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


Step = Callable[[Profile, Profile, FuseSettings], Level | None]
STEPS: tuple[Step, ...] = (
    _date,
    _place,
    _denied,
    _published,
    _mode,
    _actor,
    _recipient,
    _recipient_words,
    _figure,
    _count,
    _names,
    _wording,
    _background,
)
# What the reports as a whole say, where both are chiefly about the accounts.
REPORT_STEPS: tuple[Step, ...] = (_about_day, _about_place, _report_names, _report_wording)
