from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from tocsin.core.types import Fusion, OutcomeProposal, OutlookEntry, Resolution
from tocsin.core.vocab import EventType, Outcome, OutlookState
from tocsin.publish.brief import Beside, build_brief
from tocsin.publish.html import render_html
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import Brief, BriefScope
from tocsin.publish.outlooks.calibration_plot import calibration_svg
from tocsin.publish.outlooks.lines import act_words, numbers_words, outlook_rows
from tocsin.publish.outlooks.records import record_rows
from tocsin.publish.settings import BriefSettings
from tocsin.publish.shelf import make_shelf
from tocsin.tables.likelihood import likelihood_ranges
from tocsin.tables.templates import brief_template
from tocsin.watch.outlooks.outlooks import Told, outlook_entries
from tocsin.watch.outlooks.tracks import Track, forecast_records
from told_ahead import ahead

REPORT = ahead()
AT = datetime(2031, 6, 1, tzinfo=UTC)
PROPOSED = OutcomeProposal(outcome=Outcome.UNRESOLVED, reason="no report of it found")
RULED = Resolution(
    id="o1", subject="c1", outcome=Outcome.VOID, by="ann", made_at=AT, reason="not seen there"
)


def entry(state: OutlookState = OutlookState.DUE, **values: Any) -> OutlookEntry:
    told = Told(
        documents={REPORT.document.id: REPORT.document},
        readings=[REPORT.reading()],
        likelihoods=likelihood_ranges(),
    )
    (made,) = outlook_entries(told, on=AT.date())
    return replace(made, state=state, proposal=PROPOSED, **values)


def brief(*entries: OutlookEntry, scope: BriefScope | None = None) -> Brief:
    return build_brief(
        fusion=Fusion(incidents=(), copies=()),
        assessments={},
        documents=[REPORT.document],
        readings=[REPORT.reading()],
        sources={},
        scope=scope or BriefScope(),
        as_of=AT,
        settings=BriefSettings(),
        beside=Beside(outlooks=entries),
    )


def test_an_outlook_that_is_due_stands_with_what_is_proposed_in_both_forms() -> None:
    made = brief(entry())
    (due,) = made.due
    assert due.until == "8 May 2031"
    assert due.words.cites
    for text in (render_markdown(made), render_html(made, template=brief_template())):
        assert "Proposed: unresolved; no report of it found." in text
        assert "Due for a ruling" in text
        assert "tocsin outlooks resolve" in text


@pytest.mark.parametrize(
    ("state", "ruling", "words"),
    [
        (OutlookState.OPEN, None, "Open until 8 May 2031."),
        (OutlookState.RULED, RULED, "Void, ruled by ann: not seen there."),
        (OutlookState.NO_DEADLINE, None, "No last day is said: it never falls due."),
    ],
)
def test_only_what_is_due_asks_for_a_ruling(
    state: OutlookState, ruling: Resolution | None, words: str
) -> None:
    made = brief(entry(state, resolution=ruling))
    assert made.due == ()
    assert made.outlooks[0].standing == words


@pytest.mark.parametrize(
    ("scope", "shown"),
    [
        (BriefScope(since=date(2031, 5, 1)), 1),
        (BriefScope(since=date(2031, 5, 9)), 0),
        (BriefScope(until=date(2031, 5, 7)), 0),
        (BriefScope(country="OS"), 1),
        (BriefScope(country="WS"), 0),
    ],
)
def test_a_brief_lists_what_fell_due_in_its_time_and_country(scope: BriefScope, shown: int) -> None:
    assert len(brief(entry(), scope=scope).due) == shown


def test_numbers_stand_beside_the_words_as_said_and_as_what_people_read() -> None:
    (view,) = brief(entry()).outlooks
    assert view.likelihood == "“probably” (people read 60 to 80 %)"
    most = likelihood_ranges()["most likely"]
    assert "between two phrases that people were asked about" in numbers_words(most)


def test_an_opinion_piece_is_called_one() -> None:
    (view,) = brief(entry(opinion=True)).outlooks
    assert view.speaker.endswith(", an opinion piece")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "attack"),
        ({"more": True}, "more attacks"),
        ({"event_type": EventType.COERCE, "act": "invasion"}, "“invasion”"),
        ({"event_type": EventType.THREATEN}, "act not stated"),
    ],
)
def test_the_act_is_told_in_neutral_or_in_quoted_words(values: dict[str, Any], words: str) -> None:
    assert act_words(replace(entry(), **values)) == words


def test_a_row_keeps_a_ruling_and_a_proposal_apart() -> None:
    shelf = make_shelf([REPORT.document], [REPORT.reading()], {})
    (due,) = outlook_rows([entry()], shelf=shelf)
    assert (due.outcome, due.proposed) == (None, "unresolved")
    (ruled,) = outlook_rows([entry(OutlookState.RULED, resolution=RULED)], shelf=shelf)
    assert (ruled.outcome, ruled.ruled_by, ruled.ruled_on) == ("void", "ann", "2031-06-01")


def tracks(number: int) -> list[tuple[str, Track]]:
    outcomes = [Outcome.HAPPENED, Outcome.HAPPENED, Outcome.DID_NOT] * number
    return [
        ("a", Track(state=OutlookState.RULED, outcome=each, low=0.6, high=0.8))
        for each in outcomes[:number]
    ]


def test_a_record_of_few_says_how_many_of_ten() -> None:
    (row,) = record_rows(forecast_records(tracks(9), {"a": "Anna Holm"}))
    assert (row.note, row.brier_best, row.skill_low) == ("9 of 10 resolved", None, None)
    (scored,) = record_rows(forecast_records(tracks(12), {}))
    assert scored.note is None
    assert scored.brier_best is not None


def test_the_plot_has_a_panel_and_a_dot_for_each_record_and_escapes_names() -> None:
    records = forecast_records(tracks(12), {"a": "Holm & <Sons>"})
    root = ElementTree.fromstring(calibration_svg(records))
    dots = root.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(dots) == 1
    assert "Holm & <Sons>" in {each.text for each in root.iter()}


def test_nothing_is_plotted_of_records_that_are_not_scored() -> None:
    with pytest.raises(ValueError, match="no record is scored"):
        calibration_svg(forecast_records(tracks(3), {}))


def test_the_contents_of_the_page_lead_to_what_is_due() -> None:
    html = render_html(brief(entry()), template=brief_template())
    contents = html.partition("</nav>")[0]
    assert '<a href="#due">Due for a ruling</a><span>1</span>' in contents
    without = render_html(brief(entry(OutlookState.OPEN)), template=brief_template())
    assert "Due for a ruling" not in without
