"""The lists beside the incidents: what they leave out is counted, what they name is explained."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from selby import Held, incident
from tocsin.core.errors import TocsinError
from tocsin.core.types import Claim, Content, DateInterval, Outlook, Reading, Statement, Tally, Tie
from tocsin.core.vocab import (
    BlockKind,
    EventType,
    FigureKind,
    OutlookKind,
    PartStatus,
    Relation,
    StatementKind,
)
from tocsin.publish.html import render_html
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import BriefScope
from tocsin.settings import load_settings
from tocsin.tables.templates import Template, template
from tocsin.testing import Report

# The lists of a brief by their sections, and where each stands in the model.
LISTS = {
    "outlooks": "outlooks", "due": "due", "totals": "tallies", "ties": "ties",
    "history": "history", "unknown": "unknowns", "dropped": "dropped", "sources": "documents",
}  # fmt: skip
MORE = 3


@pytest.fixture(scope="module")
def many(held: Held) -> Held:
    """Return the invented ledger with more of everything that a brief lists beside incidents.

    Further documents are one for each entry, without a date, and as many of which nothing is
    cited. Of each of them another amount is dropped, of the last of these most.
    """
    told = [_telling(number) for number in range(1, MORE + 1)]
    mute = [
        Report(f"Rain fell on pier {number}.\n\n" + "Share this story. " * (10 + number))
        for number in range(MORE)
    ]
    past = [incident([claim], historical=True) for _, claim in told]
    return replace(
        held,
        fusion=replace(held.fusion, incidents=(*held.fusion.incidents, *past)),
        reports=(*held.reports, *(report for report, _ in told), *mute),
        readings=(
            *held.readings,
            *(_with_furniture(report) for report in (*(report for report, _ in told), *mute)),
        ),
    )


def _telling(number: int) -> tuple[Report, Claim]:
    """Return a report that tells one of each, and its claim of something past."""
    report = Report(
        f"Officials counted {20 + number} attacks. Ostland arms Band {number}. Raiders will strike "
        f"pier {number} by 8 May. Officials denied it. A 2028 raid killed {number} people.\n\n"
        + "Share this story. "
        * number
    )
    window = report.day(None, None, None)
    count = report.figure(f"{20 + number}", 20, 20, kind=FigureKind.INCIDENTS)
    total = Tally(span=report.span("Officials counted"), figure=count, window=window)
    tie = Tie(
        subject=report.party("Ostland"),
        relation=Relation.ARMS,
        object=report.party(f"Band {number}"),
        trigger=report.span("arms"),
        valid=window,
        status=PartStatus.STATED,
    )
    outlook = Outlook(
        span=report.span(f"Raiders will strike pier {number} by 8 May"),
        trigger=report.span("strike"),
        kind=OutlookKind.FORECAST,
        event_type=EventType.ASSAULT,
        by=(report.party("Raiders"),),
        horizon=report.day("8 May", date(2031, 5, 8), date(2031, 5, 8)),
    )
    denied = Statement(kind=StatementKind.OTHER, content=(report.span("denied it"),))
    triggers = ("counted", "arms", "strike", "denied")
    contents: tuple[Content, ...] = (total, tie, outlook, denied)
    for content, trigger in zip(contents, triggers, strict=True):
        report.claim(content, evidence=report.sentence(report.span(trigger)))
    return report, report.occurrence("raid", key="k9", background=True)


def _with_furniture(report: Report) -> Reading:
    reading = report.reading()
    blocks = (
        replace(block, kind=BlockKind.FURNITURE, reason="a call to share the page")
        if "Share" in block.span.quote
        else block
        for block in reading.blocks
    )
    unknown = DateInterval(reason="the page carries no date of its own")
    return replace(reading, blocks=tuple(blocks), published_on=unknown)


def test_what_a_list_leaves_out_is_counted_and_said_with_what_lists_it(many: Held) -> None:
    whole = many.brief(BriefScope(full=True))
    assert whole.left == ()
    cut = many.brief(at_most=1)
    left = {each.section: each for each in cut.left}
    assert left.keys() == {*LISTS, "statements"}
    for section, name in LISTS.items():
        assert len(getattr(cut, name)) + left[section].number == len(getattr(whole, name)), section
    assert left["ties"].command == "tocsin ties"
    shown, said = (
        [item for group in brief.statements for item in group.lines] for brief in (cut, whole)
    )
    assert len(shown) == 1 and left["statements"].number == len(said) - 1
    assert len(cut.incidents) == len(whole.incidents)
    html = render_html(cut, template=template(Template.BRIEF))
    markdown = render_markdown(cut)
    for each in cut.left:
        assert f"And {each.number} more" in each.words
        assert f"{each.words}: `{each.command}` lists all" in markdown
        assert f"{each.words}: <code>{each.command}</code> lists all" in html


def test_a_document_that_is_cited_or_named_is_always_listed(many: Held) -> None:
    for at_most in (1, 2, 3):
        brief = many.brief(at_most=at_most)
        listed = {item.id for item in brief.documents}
        assert {note.document_id for note in brief.notes} <= listed
        labels = {item.label for item in brief.documents}
        assert {item.document_label for item in brief.dropped} <= labels
        assert set(re.findall(r"^Document ([A-Z]+):", "\n".join(brief.unknowns), re.M)) <= labels


def test_of_which_most_was_dropped_stands_first(many: Held) -> None:
    lost = [sum(item.end - item.start for item in each.items) for each in many.brief().dropped]
    assert lost == sorted(lost, reverse=True) and len(set(lost)) > MORE


def test_a_list_is_never_cut_to_nothing(tmp_path: Path) -> None:
    given = tmp_path / "tocsin.toml"
    given.write_text("[brief]\nat_most = 0\n", encoding="utf-8")
    with pytest.raises(TocsinError, match="at_most"):
        load_settings(given)
