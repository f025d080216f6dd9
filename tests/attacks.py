"""Reports of attacks, each of one of its own, for what counts them."""

from collections.abc import Sequence
from datetime import date

from stories import BELT, MARN, SETTINGS
from tocsin.core.vocab import EventType, FigureKind, Mode, PartStatus, Stance
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report, settlement
from tocsin.watch.counts.counting import World

MAY = date(2031, 5, 1)
FAR = settlement("Farrow", "NL")
TOWNS = {"Marn": MARN, "Beltov": BELT, "Farrow": FAR}


def world(reports: Sequence[Report], *, documents: frozenset[str] | None = None) -> World:
    """The incidents that reports tell, and the readings that they come from."""
    readings = [report.reading() for report in reports]
    fusion = fuse([report.document for report in reports], readings, (), settings=SETTINGS)
    return World(fusion, readings, documents)


def attack(
    number: int,
    *,
    first: date | None = MAY,
    last: date | None = None,
    killed: tuple[int | None, int | None] | None = None,
    background: bool = False,
    event_type: EventType = EventType.ASSAULT,
    acts: int | None = None,
    town: str = "Marn",
    by: Sequence[tuple[str, str | None, PartStatus]] = (),
    stance: Stance | None = None,
) -> Report:
    """A report of one act of its own: in words that no other report shares."""
    report = Report(
        f"Report {number}. Attack number {number} struck {town} on a day, {number} times, as "
        f"Dawn, Dusk and gunmen of unit {number} said.\n",
        source=f"paper-{number}",
        published=last or first,
    )
    report.occurrence(
        "Attack",
        event_type=event_type,
        modes=[Mode.EXPLOSIVES] if event_type is EventType.ASSAULT else [],
        background=background,
        places=[report.place(town, TOWNS[town])],
        times=[report.day("a day", first, last or first)] if first else [],
        figures=[report.figure("Attack", *killed)] if killed else [],
        count=report.figure("times", acts, acts, kind=FigureKind.INCIDENTS) if acts else None,
        actors=[report.party(words, actor_id=key, status=how) for words, key, how in by],
        by=report.attribute("Dusk", stance=stance) if stance is not None else None,
    )
    return report


def apart(*reports: Report) -> list[Report]:
    """The reports, of which no two tell one incident."""
    assert len(world(reports).fusion.incidents) == len(reports)
    return list(reports)
