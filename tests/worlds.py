"""Many small ledgers: reports of attacks in three places on four days, for laws to be tried on."""

from datetime import date, timedelta

from hypothesis import strategies as st

from stories import BELT, MARN, OSTERIA
from tocsin.core.vocab import EventType, Mode
from tocsin.testing import Report

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
