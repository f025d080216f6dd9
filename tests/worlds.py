"""Small ledgers: attacks on four days for laws to be tried on, and years with a planted rise."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from stories import BELT, MARN, OSTERIA
from tocsin.core.vocab import EventType, FigureKind, Mode, PartyKind, SourceKind
from tocsin.testing import Report, settlement

PLACES = {"Marn": MARN, "Beltov": BELT, "Osteria": OSTERIA}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    outlet = draw(st.sampled_from(["post", "news", "wire"]))
    number = draw(st.integers(0, 10**6))
    acts = draw(st.integers(1, 3))
    lines = "".join(f"Attack {at} in Marn Beltov Osteria on a day.\n" for at in range(acts))
    report = Report(f"Number {number}.\n{lines}", source=outlet)
    for at in range(acts):
        town = draw(st.sampled_from(sorted(PLACES)))
        day = date(2031, 5, 1) + timedelta(days=draw(st.integers(0, 3)))
        dated, killed = draw(st.booleans()), draw(st.none() | st.integers(1, 3))
        report.occurrence(
            f"Attack {at}",
            key=f"k{draw(st.integers(0, at))}",
            event_type=draw(st.sampled_from([EventType.ASSAULT, EventType.PROTEST])),
            modes=draw(st.sampled_from([[], [Mode.EXPLOSIVES], [Mode.ABDUCT]])),
            background=draw(st.booleans()),
            places=[report.place(town, PLACES[town], at + 1)],
            times=[report.day("a day", day, day)] if dated else [],
            figures=[report.figure("Attack", killed, killed)] if killed else [],
        )
    return report


ledgers = st.lists(reports(), min_size=1, max_size=5, unique_by=lambda made: made.document.id)


# --------------------------------------------------------------------------- a planted rise

FIRST_MONDAY = date(2029, 1, 1)
CALM = 90
_WORDS = "harbour market river bridge mill square depot quarry station orchard".split()
_NAMES = "Orla Brand Tavi Nuss Kerin Holt Mads Vale Irin Sorn Pell Ruda".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rising:
    """A world of one country: so many weeks of calm, then `risen` weeks with more attacks.

    `usual` and `more` are attacks a week. In the risen weeks a new group attacks with drones in
    a new area, and more are killed. `outlets` tell each attack in their own words, after the
    police or, every second time, a relief body. An `added` outlet tells its own attacks from the
    first risen week on; of `silent` weeks nothing was read. Each outlet brings `others` reports
    a week that tell no attack.
    """

    risen: int = 6
    usual: int = 2
    more: int = 7
    outlets: Sequence[str] = ("The Post", "The Wire")
    added: str | None = None
    silent: Sequence[int] = ()
    others: int = 1
    voices: Sequence[str] = ("the police", "Relief Osteria")

    @property
    def last_day(self) -> date:
        """The Sunday of the last week."""
        return FIRST_MONDAY + timedelta(weeks=CALM + self.risen) - timedelta(days=1)


def rising(world: Rising, *, seed: int = 1) -> Iterator[Report]:
    """Yield the reports of a world, in the order of their publication."""
    draw = random.Random(seed)
    for week in range(CALM + world.risen):
        if week in world.silent:
            continue
        risen = week >= CALM
        yield from _others(world, week)
        usual = draw.choice([0, 1, 2, 2, 3, 4]) if world.usual == 2 else world.usual
        number = world.more if risen and world.added is None else usual
        for at in range(number):
            yield from _attack(draw, world, week, at, new=risen and world.added is None)
        if risen and world.added is not None:
            for at in range(world.more):
                alone = replace(world, outlets=(world.added,))
                yield from _attack(draw, alone, week, 50 + at, new=False)


def _others(world: Rising, week: int) -> Iterator[Report]:
    """Yield what the outlets bring beside attacks."""
    day = FIRST_MONDAY + timedelta(weeks=week, days=6)
    there = [*world.outlets, *([world.added] if world.added and week >= CALM else [])]
    for outlet in there:
        for number in range(world.others):
            words = f"Week {week}, page {number} of {outlet}: the weather and the harvest.\n"
            yield Report(words, source=outlet, published=day)


def _attack(
    draw: random.Random, world: Rising, week: int, number: int, *, new: bool
) -> Iterator[Report]:
    """Yield what each outlet tells of one attack."""
    day = FIRST_MONDAY + timedelta(weeks=week, days=number % 7)
    town = f"{draw.choice(_NAMES)}{draw.choice(_WORDS)}".capitalize()
    area = "Southmark" if new and number % 2 else draw.choice(["Northmark", "Eastmark"])
    place = replace(settlement(town, "OS"), id=f"place:{town}:{week}:{number}", first_order=area)
    group, weapon = ("Grey Hand", Mode.DRONE) if new else ("Dawn Front", Mode.FIREARMS)
    killed = draw.randint(8, 20) if new else draw.randint(1, 4)
    victim = f"{draw.choice(_NAMES)} {draw.choice(_NAMES)}{week}x{number}"
    voice = world.voices[(week + number) % len(world.voices)]
    when = f"{day.day} {day:%B %Y}"
    for outlet in world.outlets:
        report = Report(
            f"{group} fighters struck {town} on {when} and killed {killed} people, {victim} "
            f"among them, {voice} said, as {outlet} learned.\n",
            source=outlet,
            published=day,
        )
        kind = SourceKind.OFFICIAL if voice == "the police" else SourceKind.NGO
        report.occurrence(
            "struck",
            by=report.attribute(voice, kind=kind, named=kind is SourceKind.NGO),
            modes=[weapon],
            actors=[report.party(f"{group} fighters", actor_id=group.lower().replace(" ", "-"))],
            recipients=[report.party("people", kind=PartyKind.CIVILIANS)],
            places=[report.place(town, place)],
            times=[report.day(when, day, day)],
            figures=[report.figure(str(killed), killed, killed, kind=FigureKind.KILLED)],
        )
        yield report
