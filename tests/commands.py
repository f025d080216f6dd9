"""The command line run in this process, and small ledgers for it to look into."""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest

from tocsin import codec
from tocsin.cli import main
from tocsin.core.types import Claim, DateInterval, Doubt, Tie
from tocsin.core.vocab import (
    DoubtKind,
    FigureKind,
    Mode,
    PartStatus,
    PartyKind,
    Relation,
    SourceKind,
    Stance,
)
from tocsin.store.ledger import Ledger
from tocsin.testing import Report, settlement

Record = TypeVar("Record")
RECORDED_AT = datetime(2020, 6, 1, tzinfo=UTC)
MARN = settlement("Marn", "OS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


def tocsin(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run a command to its end, as the console script does."""
    capsys.readouterr()
    with (
        patch.object(sys, "argv", ["tocsin", *map(str, arguments)]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    printed = capsys.readouterr()
    return Ran(status=int(ended.value.code or 0), out=printed.out, err=printed.err)


class Desk:
    """Runs commands over one ledger, and reads what they print."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys = path, capsys

    def __call__(self, *arguments: str, status: int = 0) -> Ran:
        """Run a command that is to end with this status."""
        done = tocsin(*arguments, "--ledger", self.path, capsys=self._capsys)
        assert done.status == status, done.err
        return done

    def rows(self, *arguments: str) -> list[dict[str, str]]:
        """Return what a command prints as comma-separated values, a row each."""
        return list(csv.DictReader(io.StringIO(self(*arguments, "--csv").out)))

    def records(self, kind: type[Record], *arguments: str) -> list[Record]:
        """Return the records that a command prints, one a line."""
        return [codec.decode(kind, line) for line in self(*arguments).out.splitlines()]


def write_ledger(path: Path, reports: Sequence[Report], *, at: datetime = RECORDED_AT) -> Path:
    """Record reports with their readings in a ledger."""
    ledger = Ledger.open(path)
    with ledger.writing() as writer:
        for report in reports:
            writer.append(report.document, recorded_at=at)
            writer.append(report.reading(), recorded_at=at)
    ledger.close()
    return path


def bombing(
    *,
    source: str,
    killed: str,
    day: date | None = date(2031, 5, 3),
    town: str = "Marn",
    trigger: str = "exploded",
) -> Report:
    """Return a report of a bombing in a town, with the figure as its outlet has it."""
    report = Report(
        f"A bomb exploded in {town} on 3 May 2031 and killed {killed} people, "
        f"shopkeeper Ilva Torn said. Police of {source} counted.\n",
        source=source,
        published=day,
    )
    said = report.attribute("Ilva Torn", kind=SourceKind.WITNESS, named=True)
    report.occurrence(
        trigger,
        by=said,
        modes=[Mode.EXPLOSIVES],
        places=[report.place(town, MARN if town == "Marn" else settlement(town, town[:2].upper()))],
        times=[report.day("3 May 2031", date(2031, 5, 3), date(2031, 5, 3))],
        figures=[report.figure(killed, int(killed), int(killed), kind=FigureKind.KILLED)],
    )
    return report


def tie(
    report: Report,
    subject: str,
    relation: Relation,
    other: str,
    *,
    trigger: str,
    ids: tuple[str | None, str | None] = (None, None),
    status: PartStatus = PartStatus.STATED,
    stance: Stance | None = None,
    by: str | None = None,
    doubt: Doubt | None = None,
    nth: int = 1,
) -> Claim:
    """Add a tie to a report, said by somebody or by the outlet."""
    content = Tie(
        subject=replace(
            report.party(subject, kind=PartyKind.STATE, actor_id=ids[0]),
            mention=report.span(subject, nth),
        ),
        relation=relation,
        object=report.party(other, actor_id=ids[1]),
        trigger=report.span(trigger),
        valid=DateInterval(reason="not stated"),
        status=status,
    )
    link = report.attribute(by, stance=stance or Stance.ASSERTED) if by else None
    made = report.claim(content, evidence=report.sentence(content.trigger), by=link)
    if doubt is not None:
        made = replace(made, doubts=(doubt,))
        report.claims[-1] = made
    return made


def patronage() -> Report:
    """Return a report in which four people differ on what a state is to armed groups."""
    report = Report(
        "One official suspects that Norland encourages the militant groups. "
        "He said Norland does not steer the militant groups. "
        "General Tavo said these groups consult with Norland. "
        "A spokesman said Osteria steers militant organizations.\n",
        source="The Quay",
        published=date(2031, 5, 10),
    )
    norland = ("state-nl", None)
    tie(
        report, "Norland", Relation.ENCOURAGES, "the militant groups", trigger="encourages",
        ids=norland, status=PartStatus.SUSPECTED, by="One official", stance=Stance.SUSPECTED,
    )  # fmt: skip
    tie(
        report, "Norland", Relation.DIRECTS, "the militant groups", trigger="does not steer",
        ids=norland, status=PartStatus.DENIED, by="He", stance=Stance.DENIED, nth=2,
    )  # fmt: skip
    tie(
        report, "these groups", Relation.COORDINATES_WITH, "Norland", trigger="consult",
        ids=(None, "state-nl"), by="General Tavo",
    )  # fmt: skip
    tie(
        report, "Osteria", Relation.DIRECTS, "militant organizations", trigger="steers",
        ids=("state-os", None), status=PartStatus.SUSPECTED, by="A spokesman",
        doubt=Doubt(
            kind=DoubtKind.GARBLE,
            span=report.span("Osteria"),
            alternatives=("Norland",),
            reason="the question was about Norland",
        ),
    )  # fmt: skip
    return report
