"""Invented reports of one blast by speakers who have nothing to do with one another."""

from collections.abc import Mapping, Sequence
from datetime import date

from stories import BELT, BOMBS, MARN
from tocsin.assess.claims import assess_claims
from tocsin.assess.evidence import Evidence, evidence_of
from tocsin.assess.settings import AssessSettings
from tocsin.core.types import ClaimAssessment, Fusion, Source, Statement
from tocsin.core.vocab import (
    FigureKind,
    Mode,
    PartyKind,
    Realis,
    SourceKind,
    Stance,
    StatementKind,
)
from tocsin.fuse.fusion import fuse
from tocsin.fuse.settings import FuseSettings
from tocsin.testing import Report

THIRD = date(2031, 5, 3)
MONDAY = date(2031, 5, 19)


def blast(
    outlet: str,
    speaker: str,
    killed: int | None,
    *,
    named: bool = True,
    stance: Stance = Stance.ASSERTED,
    published: date | None = None,
) -> Report:
    """A blast in Marn on 3 May 2031 with so many dead; nothing of them where None is given."""
    toll = f" killed {killed} people" if killed is not None else " went off"
    report = Report(
        f"A blast by Dawn in Marn on 3 May 2031{toll}, {speaker} said.\n",
        source=outlet,
        published=published,
    )
    by = report.attribute(speaker, kind=SourceKind.NGO, named=named, stance=stance)
    figures = [] if killed is None else [report.figure(str(killed), killed, killed)]
    report.occurrence(
        "blast",
        by=by,
        realis=Realis.DENIED if stance is Stance.DENIED else Realis.HAPPENED,
        modes=BOMBS,
        actors=[report.party("Dawn", actor_id="dawn")],
        places=[report.place("Marn", MARN)],
        times=[report.day("3 May 2031", THIRD, THIRD)],
        figures=figures,
    )
    return report


def monday_blast(
    text: str,
    source: str,
    trigger: str,
    *,
    published: date | None = MONDAY,
    victims: Sequence[str] = (),
    killed: int | None = None,
) -> Report:
    """A blast "on Monday" in these words, in Marn or Beltov where they name it."""
    report = Report(text, source=source, published=published)
    report.occurrence(
        trigger,
        modes=[Mode.EXPLOSIVES],
        places=[report.place(town.name, town) for town in (MARN, BELT) if town.name in text],
        times=[report.day("on Monday", MONDAY, MONDAY)],
        recipients=[report.party(each, kind=PartyKind.CIVILIANS) for each in victims],
        figures=[report.figure(str(killed), killed, killed, kind=FigureKind.KILLED)]
        if killed
        else [],
    )
    return report


def column(killed: int) -> Report:
    """An opinion piece that tells the blast too."""
    report = Report(
        f"A blast by Dawn in Marn on 3 May 2031 killed {killed} people. "
        + "It is a disgrace. " * 8,
        source="columnist",
    )
    report.occurrence(
        "blast",
        modes=BOMBS,
        actors=[report.party("Dawn", actor_id="dawn")],
        places=[report.place("Marn", MARN)],
        times=[report.day("3 May 2031", THIRD, THIRD)],
        figures=[report.figure(str(killed), killed, killed)],
    )
    for nth in range(1, 9):
        span = report.span("It is a disgrace.", nth)
        report.claim(Statement(kind=StatementKind.OPINION, content=(span,)), evidence=span)
    return report


def fused(reports: Sequence[Report]) -> Fusion:
    """The incidents that these reports make."""
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]
    return fuse(documents, readings, (), settings=FuseSettings())


def looked_at(reports: Sequence[Report], sources: Mapping[str, Source] | None = None) -> Evidence:
    """What grading looks at of these reports."""
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]
    return evidence_of(documents, readings, sources or {}, AssessSettings())


def graded_claims(*reports: Report) -> list[ClaimAssessment]:
    """The grades of the first claim of each report, all fused together."""
    found = assess_claims(fused(reports).incidents, looked_at(reports))
    return [found[report.claims[0].id] for report in reports]
