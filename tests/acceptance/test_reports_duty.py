"""A warning in the news is a claim; a case is a person's, and keeps apart what nobody knows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from asked import Report
from commands import RECORDED_AT, tocsin
from tocsin import codec
from tocsin.core.types import (
    Case,
    CaseEvent,
    CaseExport,
    CaseOpened,
    Claim,
    Occurrence,
    WarningDetails,
)
from tocsin.core.vocab import EventType, Known
from tocsin.store.ledger import Ledger

USUAL = (1567, 1619)  # how such messages go as a rule


@pytest.fixture
def ledger_path(reports: Mapping[str, Report], tmp_path: Path) -> Path:
    path = tmp_path / "reports.db"
    with Ledger.open(path) as ledger, ledger.writing() as writer:
        for report in reports.values():
            writer.append(report.document, recorded_at=RECORDED_AT)
            writer.append(report.reading, recorded_at=RECORDED_AT)
    return path


def warnings(report: Report) -> list[tuple[Claim, WarningDetails]]:
    return [(claim, item.warning) for claim, item in report.claims(Occurrence) if item.warning]


def test_001_8_what_is_usual_fills_no_channel(reports: Mapping[str, Report]) -> None:
    told = warnings(reports["001"])
    assert told
    for claim, details in told:
        assert details.channel.value is Known.UNKNOWN
        spans = [*claim.evidence, *filter(None, (details.channel.span,))]
        assert not [each for each in spans if each.start < USUAL[1] and USUAL[0] < each.end]


def test_no_report_opens_a_case(ledger_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ((), ("--all",)):
        done = tocsin("case", "list", *more, "--ledger", ledger_path, capsys=capsys)
        assert (done.status, done.out) == (0, "")
    brief = tocsin("brief", "--cases", "--ledger", ledger_path, capsys=capsys).out
    own = brief.partition("## Own cases of duty to warn")[2].partition("\n## ")[0]
    assert "None open." in own


def test_000_16_a_threat_is_no_warning_that_a_case_could_cite_as_delivered(
    reports: Mapping[str, Report],
) -> None:
    for number in ("000", "002", "003", "004"):
        assert not warnings(reports[number])
        assert not [
            item
            for _, item in reports[number].claims(Occurrence)
            if item.event_type is EventType.WARN
        ]


def test_001_7_a_person_opens_a_case_that_cites_the_claim_and_holds_five_unknowns(
    reports: Mapping[str, Report], ledger_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim, _ = warnings(reports["001"])[0]

    def do(*arguments: str) -> Any:
        done = tocsin("case", *arguments, "--ledger", ledger_path, capsys=capsys)
        assert done.status == 0, done.err
        return done

    do("open", "--from", claim.id, "--against", "people in Iran", "--how", "news report")
    with Ledger.open(ledger_path) as ledger:
        (name,) = {event.case_id for event in ledger.recorded(CaseEvent)}
    do("screen", name, "--credible", "unknown: one unnamed official", "--harm", "killing: attack")
    do("assess", name, "yes", "--why", "reported to have been warned of")
    do("decide", name, "warn", "--why", "as reported", "--decided-by", "United States government")
    do("deliver", name, "--to", "Iran", "--arrived", "yes")
    do("acknowledge", name, "unknown", "--action", "unknown")
    case = codec.decode(Case, do("show", name).out)
    for words in ("By what method", "Through what channel", "What the warning said",
                  "Whether the warning was acknowledged", "Whether anything was done"):  # fmt: skip
        assert [each for each in case.unknowns if each.startswith(words)], words
    opened = case.events[0].content
    assert isinstance(opened, CaseOpened) and opened.claim_id == claim.id
    text = reports["001"].document.text
    for each in opened.evidence:
        assert text[each.span.start : each.span.end] == each.span.quote
    made = codec.decode(CaseExport, do("export", name, "--format", "json").out)
    assert made.unknowns == case.unknowns and not made.check.breaks
    shown = tocsin("claims", "--type", "WARN", "--jsonl", "--ledger", ledger_path, capsys=capsys)
    assert claim.id in shown.out  # the claim stays a claim, as it was
