"""Invented reports of one bombing, told by different outlets in different words."""

from datetime import date

from tocsin.core.types import Claim, DateParts
from tocsin.core.vocab import (
    EvidenceBasis,
    FigureKind,
    Mode,
    PartStatus,
    SourceKind,
    Stance,
)
from tocsin.fuse.settings import FuseSettings
from tocsin.testing import Report, country, settlement

OSTERIA = country("Osteria", "OS")
MARN = settlement("Marn", "OS", parent="place:os")
BELT = settlement("Beltov", "OS", parent="place:os")
BOMBS = (Mode.SUICIDE_ATTACK, Mode.EXPLOSIVES)
SETTINGS = FuseSettings(
    parents={"dawn-east": "dawn"},
    countries={"norland": "NL", "norlandic": "NL", "osteria": "OS", "osterian": "OS"},
)
THIRD_OF_MAY = date(2031, 5, 3)


def first_report() -> tuple[Report, Claim]:
    """City and day of the year, "more than 80", officials and the group's own claim."""
    report = Report(
        "Bombs in Osteria\n"
        "Norlandic officials said the May 3 bombings in Marn were the work of Dawn. "
        "The attacks claimed the lives of more than 80 people. "
        "Dawn later claimed responsibility for the bombing. "
        "The twin blasts struck a ceremony in memory of Tolan Vesh in the city of Marn.\n",
        source="harbour-post",
        headings=["Bombs in Osteria"],
    )
    officials = report.attribute("Norlandic officials")
    own = report.attribute(
        "Dawn",
        kind=SourceKind.ARMED_GROUP,
        named=True,
        actor_id="dawn",
        stance=Stance.CLAIMED,
        basis=EvidenceBasis.CLAIM_OF_RESPONSIBILITY,
    )
    dawn = report.party("Dawn", actor_id="dawn")
    claim = report.occurrence(
        "bombings",
        by=officials,
        modes=BOMBS,
        actors=[dawn],
        places=[report.place("Marn", MARN)],
        times=[report.written("May 3", DateParts(month=5, day=3))],
    )
    report.occurrence("attacks", figures=[report.figure("more than 80", 81, None)])
    claiming = report.party("Dawn", actor_id="dawn", status=PartStatus.CLAIMED)
    report.occurrence("bombing", nth=2, by=own, actors=[claiming])
    report.occurrence(
        "blasts",
        modes=BOMBS,
        places=[report.place("Marn", MARN, nth=2)],
        count=report.figure("twin", 2, 2, kind=FigureKind.INCIDENTS),
    )
    return report, claim


def second_report() -> tuple[Report, Claim]:
    """Country and weekday, "nearly 100", intelligence through two unnamed sources."""
    report = Report(
        "Intercepts collected by Norland show that Dawn's eastern branch carried out twin "
        "bombings in Osteria that killed nearly 100 people, two sources told Telegraph Wire. "
        "One source said the branch staged it. "
        "Dawn claimed Saturday's attack during a ceremony for Tolan Vesh.\n",
        source="valley-news",
    )
    sources = report.attribute(
        "two sources",
        kind=SourceKind.UNKNOWN,
        via="Telegraph Wire",
        basis=EvidenceBasis.COMMUNICATIONS_INTERCEPT,
        basis_words="Intercepts collected by Norland",
    )
    one = report.attribute("One source", kind=SourceKind.UNKNOWN)
    own = report.attribute(
        "Dawn",
        kind=SourceKind.ARMED_GROUP,
        named=True,
        actor_id="dawn",
        stance=Stance.CLAIMED,
        basis=EvidenceBasis.CLAIM_OF_RESPONSIBILITY,
    )
    branch = report.party("Dawn's eastern branch", actor_id="dawn-east")
    claim = report.occurrence(
        "bombings",
        by=sources,
        modes=BOMBS,
        actors=[branch],
        places=[report.place("Osteria", OSTERIA)],
        figures=[report.figure("nearly 100", None, 99)],
        count=report.figure("twin", 2, 2, kind=FigureKind.INCIDENTS),
    )
    report.occurrence("staged", by=one)
    claiming = report.party("Dawn", actor_id="dawn", status=PartStatus.CLAIMED)
    report.occurrence(
        "attack",
        by=own,
        actors=[claiming],
        times=[report.written("Saturday", DateParts(weekday=6))],
    )
    return report, claim


def third_report() -> tuple[Report, Claim]:
    """The day, the city, and 103 dead according to a named minister."""
    report = Report(
        "Blasts on 3 May 2031 at a ceremony for Tolan Vesh in Marn killed 103 people, Interior "
        "Minister Ilva Torn said.\n",
        source="city-gazette",
    )
    minister = report.attribute("Interior Minister Ilva Torn", named=True)
    claim = report.occurrence(
        "Blasts",
        by=minister,
        modes=[Mode.EXPLOSIVES],
        places=[report.place("Marn", MARN)],
        times=[report.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)],
        figures=[report.figure("103", 103, 103)],
    )
    return report, claim


def other_report() -> tuple[Report, Claim]:
    """Another bombing in another city on another day, of which nobody counts the dead."""
    report = Report(
        "A bomb exploded in Beltov on 19 May 2031, residents said.\n", source="city-gazette"
    )
    residents = report.attribute("residents", kind=SourceKind.WITNESS)
    day = date(2031, 5, 19)
    claim = report.occurrence(
        "exploded",
        by=residents,
        modes=[Mode.EXPLOSIVES],
        places=[report.place("Beltov", BELT)],
        times=[report.day("19 May 2031", day, day)],
    )
    return report, claim


def vague_report() -> tuple[Report, Claim]:
    """Neither date nor place nor party."""
    report = Report("There was an attack, and people were hurt.\n", source="radio")
    return report, report.occurrence("attack")
