"""X13, 002-6, 004-24: with five reports nobody can say whether it is getting worse."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asked import Report
from tocsin.core.types import NoBaseline
from tocsin.pipeline.escalating import brief_escalation, escalation
from tocsin.pipeline.view import View, view
from tocsin.publish.brief import Beside, build_brief
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import BriefScope
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.watch.grouping import By

AS_OF = datetime(2025, 1, 1, 12, tzinfo=UTC)
SETTINGS = Settings()
WAYS = (By.COUNTRY, By.ADMIN1, By.ACTOR, By.TYPE)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, reports: Mapping[str, Report]) -> Iterator[View]:
    yield of(tmp_path_factory.mktemp("five") / "five.db", reports.values())


def of(path: Path, reports: object) -> View:
    with Ledger.open(path) as opened:
        with opened.writing() as writer:
            for report in reports:  # type: ignore[attr-defined]
                writer.append(report.document, recorded_at=AS_OF)
                writer.append(report.reading, recorded_at=AS_OF)
        return view(opened, settings=SETTINGS)


def brief(seen: View) -> str:
    made = build_brief(
        fusion=seen.fusion,
        assessments=seen.assessments,
        documents=seen.documents,
        readings=seen.readings,
        sources=seen.sources,
        scope=BriefScope(),
        as_of=AS_OF,
        settings=SETTINGS.brief,
        beside=Beside(
            escalation=brief_escalation(
                seen, as_of=AS_OF, until=None, country=None, settings=SETTINGS
            )
        ),
    )
    _, _, after = render_markdown(made).partition("## Is it getting worse\n")
    return after.partition("\n## ")[0]


@pytest.mark.parametrize("by", WAYS)
def test_x13_the_answer_is_insufficient_baseline_whichever_way_one_looks(
    seen: View, by: By
) -> None:
    found = escalation(seen, by, as_of=AS_OF, settings=SETTINGS)
    assert all(isinstance(each, NoBaseline) for each in found)
    assert all(each.weeks < each.weeks_needed for each in found if isinstance(each, NoBaseline))
    if by in {By.COUNTRY, By.TYPE}:
        assert found


def test_x13_the_brief_says_so_and_what_is_missing(seen: View) -> None:
    assert "Insufficient baseline for Iran: 1 of 13 weeks with reports" in brief(seen)


def test_002_6_what_is_reported_is_neither_agreed_nor_disagreed_with(seen: View) -> None:
    (line,) = [each for each in brief(seen).splitlines() if "an increase in attacks" in each]
    assert "as reported; no baseline in the ledger" in line
    assert "neither agree nor disagree" in line
    assert "[^" in line


def test_002_6_also_where_the_ledger_holds_nothing_else(
    tmp_path: Path, reports: Mapping[str, Report]
) -> None:
    text = brief(of(tmp_path / "two.db", [reports["002"]]))
    assert "Insufficient baseline" in text and "neither agree nor disagree" in text


def test_004_24_an_opinion_piece_alone_gives_no_signal_and_no_count(
    tmp_path: Path, reports: Mapping[str, Report]
) -> None:
    seen = of(tmp_path / "opinion.db", [reports["004"]])
    for by in WAYS:
        found = escalation(seen, by, as_of=AS_OF, settings=SETTINGS)
        assert not [each for each in found if not isinstance(each, NoBaseline)]
        assert not [week for each in found for week in each.series.weeks if week.high]
