"""An invented world to scale over: reports of incidents, several for each, day after day.

A team takes in a hundred reports a day, so a larger ledger covers more days, as in life. An
incident is told by one to five outlets within two days, some word for word as an agency has
it; a few countries have most of the incidents. Its victims have names of their own; groups go
on, and there are more of them as time goes by. The other words of a report are drawn from a
table of words as often as texts have them: common ones stand in many reports, and the rare
ones of a larger ledger are more. Readings are built, not read: what is measured here is what
comes after reading.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from tocsin.core.types import Document, Place, Reading
from tocsin.core.vocab import FigureKind, Mode, PartyKind, SourceKind
from tocsin.tables.vocabulary import shipped_vocabulary
from tocsin.testing import Report, settlement

REPORTS_A_DAY = 100
FIRST_DAY = date(2031, 1, 1)
_SEED = 20_310_101
_COUNTRIES = tuple(f"{first}{second}" for first in "QXZ" for second in "ABCDEFGHIJKLMN")
_TOWNS_A_COUNTRY = 60
_OUTLETS = tuple(f"The {name} Post" for name in "Harbour Meridian River Valley Summit".split())
_COPIED = 0.25
# Of the acts of groups so many are by one that is new.
_NEW_GROUPS = 0.02
_FIRST_GROUPS = 60
_TOWNS_AN_AREA = 10
_WORDS_BESIDE = 120
_BEGINNINGS = (
    "mar",
    "tel",
    "osk",
    "bren",
    "vas",
    "lun",
    "kor",
    "dal",
    "ister",
    "wen",
    "pol",
    "hav",
)
_MIDDLES = ("a", "o", "ene", "i", "ar", "u", "elo", "in")
_ENDS = ("grad", "ford", "stan", "mouth", "ville", "ra", "sk", "don", "by", "eth")
_SYLLABLES = ("ka", "to", "mi", "re", "sul", "ven", "da", "lor", "pe", "shi", "gan", "bo")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """One invented incident."""

    trigger: str
    mode: Mode
    group: str
    victim: str
    place: Place
    day: date
    killed: int


_TRIGGERS = (
    ("shot", Mode.FIREARMS),
    ("bombed", Mode.EXPLOSIVES),
    ("shelled", Mode.HEAVY_WEAPONS),
    ("abducted", Mode.ABDUCT),
    ("beat", Mode.BEAT),
)


def reports(count: int) -> Iterator[tuple[Document, Reading]]:
    """Yield so many documents with their readings, in the order of their publication."""
    draw = random.Random(_SEED)
    places = _places(draw)
    groups = [_word(draw).capitalize() for _ in range(_FIRST_GROUPS)]
    made = 0
    while made < count:
        if draw.random() < _NEW_GROUPS:
            groups.append(_word(draw).capitalize())
        act = _act(draw, places, groups, day=FIRST_DAY + timedelta(days=made // REPORTS_A_DAY))
        agency = _filler(draw)
        for outlet in draw.sample(_OUTLETS, draw.choice((1, 2, 2, 3, 5))):
            if made < count:
                filler = agency if draw.random() < _COPIED else _filler(draw)
                yield _told(draw, act, outlet=outlet, filler=filler)
                made += 1


def _places(draw: random.Random) -> list[list[Place]]:
    """Return the towns of each country."""
    names = [f"{a}{b}{c}".capitalize() for a in _BEGINNINGS for b in _MIDDLES for c in _ENDS]
    return [
        [
            replace(
                settlement(name, code),
                id=f"place:{code.lower()}:{name.lower()}",
                first_order=f"{code}.{number // _TOWNS_AN_AREA}",
            )
            for number, name in enumerate(draw.sample(names, _TOWNS_A_COUNTRY))
        ]
        for code in _COUNTRIES
    ]


def _act(
    draw: random.Random, places: list[list[Place]], groups: Sequence[str], *, day: date
) -> _Act:
    weights = [1 / rank for rank in range(1, len(places) + 1)]
    trigger, mode = draw.choice(_TRIGGERS)
    return _Act(
        trigger=trigger,
        mode=mode,
        group=draw.choice(groups),
        victim=f"{_word(draw)} {_word(draw)}{_word(draw)}".title(),
        place=draw.choice(draw.choices(places, weights)[0]),
        day=day,
        killed=draw.randint(1, 40),
    )


def _told(draw: random.Random, act: _Act, *, outlet: str, filler: str) -> tuple[Document, Reading]:
    """Return one outlet's report of an incident; one in five gives another figure."""
    killed = act.killed + (draw.randint(1, 5) if draw.random() < 0.2 else 0)
    when = f"{act.day.day} {act.day:%B %Y}"
    text = (
        f"The {act.group} front {act.trigger} villagers in {act.place.name} on {when}, "
        f"killing {killed} of them, among them {act.victim}, district officials said.\n{filler}\n"
    )
    published = act.day + timedelta(days=draw.randint(0, 2))
    report = Report(text, source=outlet, published=published)
    officials = report.attribute("district officials", kind=SourceKind.OFFICIAL)
    report.occurrence(
        act.trigger,
        by=officials,
        modes=[act.mode],
        actors=[report.party(f"The {act.group} front")],
        recipients=[report.party("villagers", kind=PartyKind.CIVILIANS)],
        places=[report.place(act.place.name, act.place)],
        times=[report.day(when, act.day, act.day)],
        figures=[report.figure(str(killed), killed, killed, kind=FigureKind.KILLED)],
    )
    return report.document, report.reading()


def _filler(draw: random.Random) -> str:
    """Return words as often as texts have them."""
    words, sums = _table()
    chosen = [words[bisect(sums, draw.random() * sums[-1])] for _ in range(_WORDS_BESIDE)]
    return " ".join(chosen).capitalize() + "."


@cache
def _table() -> tuple[Sequence[str], Sequence[float]]:
    """Return the words of the table, and how many texts have these or a word before them."""
    counts = sorted(shipped_vocabulary().counts.items())
    return [word for word, _ in counts], list(accumulate(number for _, number in counts))


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4)))
