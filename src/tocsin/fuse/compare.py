"""Compare two accounts level by level, each level with its weight and its reason in words."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Mode
from tocsin.fuse.days import DayLevel, compare_days, days_apart, is_known
from tocsin.fuse.figures import Conflict, intersect_figures
from tocsin.fuse.profile import Profile
from tocsin.fuse.settings import FuseSettings, MergeWeights
from tocsin.fuse.where import PlaceLevel, compare_places

Agreement = TypeVar("Agreement", DayLevel, PlaceLevel)

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
DAY_WORDS: Mapping[DayLevel, str] = {
    DayLevel.SAME_DAY: "the same day",
    DayLevel.SAME_DAYS: "dates within the same few days",
    DayLevel.SAME_MONTH: "dates within the same month",
    DayLevel.OVERLAPPING: "dates that overlap",
    DayLevel.DAY_OF_YEAR: "the same day of the year",
    DayLevel.POSSIBLE_WEEKDAY: "a weekday that the other date allows",
    DayLevel.NEXT_DAY: "dates a day apart",
}
PLACE_WORDS: Mapping[PlaceLevel, str] = {
    PlaceLevel.SAME_PLACE: "the same place",
    PlaceLevel.CONTAINED_PLACE: "a place within the other",
    PlaceLevel.NEAR_PLACE: "places close together",
    PlaceLevel.SAME_AREA: "the same country or area, no finer place in common",
    PlaceLevel.OTHER_PLACE: "different places",
}
ANCHORS = frozenset({"date", "place", "party"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One comparison: what was compared, its weight, and the outcome in words."""

    name: str
    weight: float
    reason: str
    rules_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two accounts are, with the levels reached."""

    score: float
    levels: tuple[Level, ...]

    @property
    def ruled_out(self) -> bool:
        """Return whether one level alone shows that they are two incidents."""
        return any(level.rules_out for level in self.levels)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the outcomes in words."""
        return tuple(level.reason for level in self.levels)

    def supports(self, min_levels: int) -> bool:
        """Return whether enough levels speak for one incident, an anchor among them."""
        positive = {
            level.name for level in self.levels if level.weight > 0 and level.name != "type"
        }
        return len(positive) >= min_levels and bool(positive & ANCHORS)

    def reached(self, name: str, least: float) -> bool:
        """Return whether a level has at least this weight."""
        return any(level.name == name and level.weight >= least for level in self.levels)


def compare(first: Profile, second: Profile, settings: FuseSettings) -> Likeness:
    """Return how alike two accounts are: the documented sum over the levels."""
    if first.event_type is not second.event_type:
        other = Level(name="type", weight=0.0, reason="different acts", rules_out=True)
        return Likeness(score=0.0, levels=(other,))
    found = [level for step in STEPS if (level := step(first, second, settings)) is not None]
    return Likeness(score=sum(level.weight for level in found), levels=tuple(found))


def _date(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    merge = settings.merge
    levels = {
        compare_days(one, other, max_days_apart=merge.max_days_apart, few_days=merge.few_days)
        for one in first.days
        for other in second.days
    } - {DayLevel.UNKNOWN}
    told = levels - {DayLevel.APART}
    if told:
        level, weight = _heaviest(told, merge.weights)
        return Level(name="date", weight=weight, reason=DAY_WORDS[level])
    if levels:
        return Level(name="date", weight=0.0, reason="dates exclude each other", rules_out=True)
    return _published(first, second, settings)


def _heaviest(levels: Set[Agreement], weights: MergeWeights) -> tuple[Agreement, float]:
    """Return the level worth most, and its weight; the weights bear the names of the levels."""
    weighed = {level: float(getattr(weights, level.value)) for level in levels}
    level = max(weighed, key=lambda level: (weighed[level], level.value))
    return level, weighed[level]


def _published(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    """Compare dates of publication, where the dates of the event say nothing."""
    if first.account.background or second.account.background:
        return None
    if not (is_known(first.published) and is_known(second.published)):
        return None
    apart, merge = days_apart(first.published, second.published), settings.merge
    if apart <= merge.published_together_days:
        weight = merge.weights.published_together
        return Level(name="publication", weight=weight, reason="published within days")
    if apart > merge.published_apart_days:
        weight = merge.weights.published_apart
        return Level(name="publication", weight=weight, reason=f"published {apart} days apart")
    return None


def _place(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    merge = settings.merge
    levels = {
        compare_places(one, other, near_km=merge.near_km)
        for one in first.places
        for other in second.places
    } - {PlaceLevel.UNKNOWN}
    told = _with_towns(levels - {PlaceLevel.APART}, first, second)
    if told:
        level, weight = _heaviest(told, merge.weights)
        return Level(name="place", weight=weight, reason=PLACE_WORDS[level])
    if levels == {PlaceLevel.APART}:
        return Level(name="place", weight=0.0, reason="different countries", rules_out=True)
    return None


def _with_towns(levels: set[PlaceLevel], first: Profile, second: Profile) -> set[PlaceLevel]:
    """Return the levels, those of an area less where two names of towns in it tell more."""
    if first.towns & second.towns:
        return levels | {PlaceLevel.SAME_PLACE}
    if first.towns and second.towns and levels:
        return {PlaceLevel.OTHER_PLACE}
    return levels - {PlaceLevel.CONTAINED_PLACE} if first.towns or second.towns else levels


def _type(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    kind = first.event_type.value
    return Level(name="type", weight=settings.merge.weights.same_type, reason=f"both {kind}")


def _mode(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    if not (first.modes and second.modes):
        return None
    weights, shared = settings.merge.weights, first.modes & second.modes
    if shared:
        words = ", ".join(sorted(shared))
        return Level(
            name="mode", weight=weights.same_mode, reason=f"done in the same way ({words})"
        )
    pairs = [frozenset({one, other}) for one in first.modes for other in second.modes]
    if any(pair <= family for pair in pairs for family in MODE_FAMILIES):
        reason = "done in ways that go together"
        return Level(name="mode", weight=weights.compatible_mode, reason=reason)
    return Level(name="mode", weight=weights.other_mode, reason="done in different ways")


def _actor(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    weights = settings.merge.weights
    unregistered = first.unregistered_actors & second.unregistered_actors
    # Two names that the registry does not know may be one body: only the same name tells.
    if not unregistered and not (first.actor_ids and second.actor_ids):
        return None
    if unregistered or first.actor_ids & second.actor_ids:
        return Level(name="party", weight=weights.same_actor, reason="the same actor")
    if any(
        related(one, other, settings.parents)
        for one in first.actor_ids
        for other in second.actor_ids
    ):
        reason = "actors of whom one is part of the other"
        return Level(name="party", weight=weights.related_actor, reason=reason)
    return Level(name="party", weight=weights.other_actor, reason="different actors named")


def _recipient(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    shared = first.recipient_ids & second.recipient_ids
    words = first.recipient_words & second.recipient_words
    if not shared and not words:
        return None
    reason = "the same recipients" + (f" ({', '.join(sorted(words))})" if words else "")
    weight = settings.merge.weights.same_recipient * (1.0 if shared else 0.5)
    return Level(name="recipient", weight=weight, reason=reason)


def _figure(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    weights = settings.merge.weights
    outcomes = [
        _compare_figures(first.figures[kind], second.figures[kind], settings)
        for kind in (FigureKind.KILLED, FigureKind.INJURED, FigureKind.ARRESTED)
        if kind in first.figures and kind in second.figures
    ]
    outcomes = [outcome for outcome in outcomes if outcome]
    if not outcomes:
        return None
    if "conflict" in outcomes:
        return Level(name="figure", weight=weights.other_figure, reason="figures that differ")
    if "same" in outcomes:
        return Level(name="figure", weight=weights.same_figure, reason="the same figures")
    return Level(name="figure", weight=weights.compatible_figure, reason="compatible figures")


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
        weight = settings.merge.weights.same_count
        return Level(name="count", weight=weight, reason="the same number of acts")
    return None


def _context(first: Profile, second: Profile, settings: FuseSettings) -> Level | None:
    weights = settings.merge.weights
    names, words = first.names & second.names, first.words & second.words
    weight = min(len(names) * weights.shared_name, weights.max_shared_names)
    if len(words - names) >= settings.merge.min_shared_words:
        weight += weights.shared_words
    if not weight:
        return None
    # Names stay out of the reason: they may be those of private persons.
    told = f"{len(names)} names and {len(words - names)} long words in common"
    return Level(name="context", weight=weight, reason=told)


def related(first: str, second: str, parents: Mapping[str, str]) -> bool:
    """Return whether one actor is, directly or not, part of the other."""
    return first in line(second, parents) or second in line(first, parents)


def line(actor: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return an actor and the bodies above it, from below."""
    found = [actor]
    while (above := parents.get(found[-1])) is not None and above not in found:
        found.append(above)
    return tuple(found)


Step = Callable[[Profile, Profile, FuseSettings], Level | None]
STEPS: tuple[Step, ...] = (
    _date,
    _place,
    _type,
    _mode,
    _actor,
    _recipient,
    _figure,
    _count,
    _context,
)
