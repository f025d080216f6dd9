"""The brief: what it says, and what it must never say."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from selby import PRIVATE_NAME, Held
from tocsin.core.types import Fusion
from tocsin.publish.affected import each_once
from tocsin.publish.cited import Cite
from tocsin.publish.html import render_html
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import Brief, BriefScope
from tocsin.tables.templates import Template, template


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from strings(getattr(value, item.name))


def cites(value: object) -> Iterator[Cite]:
    if isinstance(value, Cite):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from cites(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from cites(getattr(value, item.name))


@pytest.fixture(scope="session")
def brief(held: Held) -> Brief:
    return held.brief()


def test_every_mark_leads_to_a_footnote_and_every_footnote_back(brief: Brief) -> None:
    marks = list(cites(brief))
    anchors = [mark.anchor for mark in marks]
    assert len(anchors) == len(set(anchors))
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    backs = {back: note.number for note in brief.notes for back in note.backs}
    assert backs == {mark.anchor: mark.number for mark in marks}


def test_footnotes_are_numbered_in_the_order_of_reading(brief: Brief) -> None:
    first = list(dict.fromkeys(mark.number for mark in cites(brief.incidents)))
    assert first == sorted(first)


def test_every_quote_is_in_its_document_at_its_offsets(held: Held) -> None:
    texts = {report.document.id: report.document.text for report in held.reports}
    for note in held.brief(show_private_names=True).notes:
        text = texts[note.document_id]
        assert text[note.start : note.end] == note.quote
        assert note.before + note.quote + note.after in text


def test_a_masked_quote_is_its_document_apart_from_the_marked_ellipsis(
    held: Held, brief: Brief
) -> None:
    texts = {report.document.id: report.document.text for report in held.reports}
    for note in brief.notes:
        parts = re.split(r"\[…\]", note.before + note.quote + note.after)
        assert re.search(".+?".join(map(re.escape, parts)), texts[note.document_id], re.DOTALL)


def test_a_private_name_never_appears(held: Held, brief: Brief) -> None:
    shown = "\n".join(strings(brief))
    for part in (PRIVATE_NAME, *PRIVATE_NAME.split()):
        assert part not in shown
    assert "[…]" in shown
    assert PRIVATE_NAME in "\n".join(strings(held.brief(show_private_names=True)))


def test_the_most_deadly_incident_stands_first_and_history_apart(brief: Brief) -> None:
    assert [item.number for item in brief.incidents] == [1, 2, 3]
    assert brief.incidents[0].headline.text == (
        "Two bombings in Port Selby, Marovia, on 6 May 2031: "
        "81 to 99 or 103 people killed (contested)"
    )
    assert [item.headline.text for item in brief.history] == ["Attack in 2029: 15 people killed"]
    assert "2029" not in "".join(item.headline.text for item in brief.incidents)


def test_what_only_opinion_tells_stands_last_under_a_line_and_off_the_time_axis(held: Held) -> None:
    arrests, past, bombing, warned = held.fusion.incidents
    opined = replace(bombing, origins_low=0)
    incidents = (arrests, past, opined, warned)
    brief = replace(held, fusion=replace(held.fusion, incidents=incidents)).brief()
    *others, last = brief.incidents
    assert last.id == bombing.id and last.above == "Told by nothing but opinion or denial:"
    assert [item.above for item in others] == ["", ""]
    assert brief.timeline is None or last.number not in [row.number for row in brief.timeline.rows]
    assert any(
        text.endswith("one incident told by nothing but opinion or denial.")
        for text in brief.overview
    )
    shown = (render_html(brief, template=template(Template.BRIEF)), render_markdown(brief))
    assert all(last.above in text for text in shown)
    assert not any(last.above in render for render in map(render_markdown, [held.brief()]))


def test_responsibility_says_per_source_who_is_named_accused_or_claims(brief: Brief) -> None:
    lines = [line.text for line in brief.incidents[0].responsibility]
    assert lines == [
        "The Harrow Front, according to two officials, through Calder Wire, "
        "citing communications intercepts, in Calder Wire (A).",
        "“A terrorist cell” (accused), according to the mayor's office, in document B.",
        "The Harrow Front (claims responsibility), as told in document B.",
    ]


def test_a_label_of_a_source_stands_only_between_quotation_marks(brief: Brief) -> None:
    for text in strings(replace(brief, notes=(), documents=(), dropped=())):
        assert "terrorist" not in re.sub(r"“[^”]*”", "", text)


def test_unknown_is_said_and_never_zero(brief: Brief) -> None:
    arrests, warned = brief.incidents[1:]
    assert arrests.where.text == "Not found."
    assert "Place: not found" in arrests.unknowns
    assert warned.when.text.startswith("Date not found; not after 8 May 2031")
    assert not any(re.search(r"(?<![\w.:,-])0(?![\w.:,-])", text) for text in strings(brief))
    details = dict(brief.warnings[0].details)
    assert details["Substance"].text == "Unknown."
    assert details["Acknowledged"].text.startswith("Unknown: “It is unclear")


def test_likelihood_and_confidence_never_share_a_sentence(brief: Brief) -> None:
    grade = brief.incidents[0].grade
    assert (grade.code, grade.likelihood) == ("C3", "Judged likely.")
    for text in strings(brief):
        for sentence in re.split(r"(?<=[.!?])\s", text):
            assert not ("confidence" in sentence.lower() and "likel" in sentence.lower())


def test_conflicting_figures_stand_side_by_side(brief: Brief) -> None:
    (figure,) = brief.incidents[0].figures
    assert figure.contested and figure.joined is None
    assert [report.allows for report in figure.reports] == ["at least 81", "at most 99", "103"]
    bars = [report.bar for report in figure.reports if report.bar is not None]
    assert [(bar.open_left, bar.open_right) for bar in bars] == [
        (False, True),
        (True, False),
        (False, False),
    ]
    (told,) = brief.disagreements
    assert [side.value for side in told.sides] == ["“nearly 100”", "“103”"]


def test_values_that_go_together_are_no_contradiction(held: Held) -> None:
    values = held.fusion.incidents[2].fields[0].values[:2]
    made = _with_killed(held, values=values, joined="81 to 99", contested=False, note="")
    brief = made.brief()
    assert not brief.disagreements and not brief.incidents[0].disagreements
    for text in (render_markdown(brief), render_html(brief, template=template(Template.BRIEF))):
        assert "No two reports exclude each other on any field." in text


def test_one_speaker_repeating_an_outlook_is_one_with_two_mentions(brief: Brief) -> None:
    (outlook,) = brief.outlooks
    assert (outlook.mentioned, len(outlook.mentions)) == ("two mentions", 2)
    assert outlook.likelihood == "“probably” “likely”"


def test_a_total_is_checked_and_not_counted(brief: Brief) -> None:
    (tally,) = brief.tallies
    assert tally.check == "14 + 9 = 23: the parts add up."
    assert len(brief.incidents) == 3


def test_documents_say_their_date_or_why_it_is_unknown(brief: Brief) -> None:
    published = {item.label: item.published for item in brief.documents}
    assert published["A"] == "Published on 6 May 2031"
    assert published["B"] == "Publication date unknown"
    assert any("2031-06-01T04:00" in line for line in brief.unknowns)


def test_dropped_text_is_listed_with_its_reason(brief: Brief) -> None:
    assert [(item.document_label, item.summary) for item in brief.dropped] == [
        ("B", "One caption."),
        ("A", "One piece of page furniture."),
    ]


def test_what_is_told_as_background_is_short_unless_all_is_asked_for(held: Held) -> None:
    (short,) = held.brief().history
    (whole,) = held.brief(BriefScope(full=True)).history
    assert short.whole is None and whole.whole is not None
    assert short.headline.text == whole.headline.text == whole.whole.headline.text
    assert [each.text for each in short.who_says] == [each.text for each in whole.whole.who_says]


def test_a_period_keeps_what_may_lie_in_it(held: Held) -> None:
    later = held.brief(BriefScope(since=date(2031, 6, 1)))
    assert not any("bombing" in item.headline.text for item in later.incidents)
    during = held.brief(BriefScope(since=date(2031, 5, 6), until=date(2031, 5, 6)))
    assert "Two bombings" in during.incidents[0].headline.text
    assert during.period == "6 May 2031"


def test_a_country_leaves_out_the_unplaced_and_says_so(held: Held) -> None:
    brief = held.brief(BriefScope(country="QM"))
    assert [item.number for item in brief.incidents] == [1]
    assert any("Two incidents without a known place" in text for text in brief.overview)
    assert brief.scope == "Marovia"


def _with_killed(held: Held, **changes: Any) -> Held:
    """Return the ledger with the figure of the bombing changed."""
    arrests, past, bombing, warned = held.fusion.incidents
    (killed,) = bombing.fields
    bombing = replace(bombing, fields=(replace(killed, **changes),))
    return replace(held, fusion=replace(held.fusion, incidents=(arrests, past, bombing, warned)))


def test_figures_that_differ_are_named_where_they_are_compatible(held: Held) -> None:
    assert "One point is contested." in held.brief().overview
    values = held.fusion.incidents[2].fields[0].values[:2]
    made = _with_killed(held, values=values, joined="81 to 99", contested=False, note="")
    told = made.brief().overview
    assert "Figures differ, compatible: killed 81 to 99 (incident 1)." in told
    assert not any("differ and are compatible" in line for line in told)
    assert not any("contested" in line for line in told)
    alike = _with_killed(held, values=values[:1], joined="at least 81", contested=False, note="")
    assert "No point is contested." in alike.brief().overview


def test_figures_over_time_are_shown_where_some_have_an_order(held: Held) -> None:
    assert held.brief().incidents[0].series == ()
    readings = tuple(
        replace(reading, published_on=reports.day(None, day, day))
        for reading, reports, day in zip(
            held.readings, held.reports, (date(2031, 5, 6), date(2031, 5, 7), None), strict=True
        )
    )
    brief = replace(held, readings=readings).brief()
    (series,) = brief.incidents[0].series
    assert [point.when for point in series.points] == ["6 May 2031", "7 May 2031", "7 May 2031"]
    assert series.contested and series.joined == ""
    html = render_html(brief, template=template(Template.BRIEF))
    assert html.count('<svg class="chart"') == 2 and "Killed: what was said when" in html
    markdown = render_markdown(brief)
    assert "| 7 May 2031 | “103”" in markdown and "does not replace an earlier" in markdown


def test_a_brief_of_nothing_is_a_brief(held: Held) -> None:
    empty = replace(held, fusion=Fusion(incidents=(), copies=()), readings=()).brief()
    assert (empty.incidents, empty.notes, empty.documents) == ((), (), ())
    assert "They report no incident in this scope." in empty.overview


def test_the_chain_of_every_footnote_ends_in_its_document(brief: Brief) -> None:
    for note in brief.notes:
        assert f"document {note.document_label}" in note.chain or f"({note.document_label})" in (
            note.chain
        )


def test_a_noun_is_left_out_that_another_recipient_tells_with_its_number() -> None:
    assert each_once(("Marn", "14 people", "people")) == ["Marn", "14 people"]
    assert each_once(("two soldiers", "people")) == ["two soldiers", "people"]
    assert each_once(("Iran", "northern Iran")) == ["Iran", "northern Iran"]
    assert each_once(("the mayor", "mayor Omar Quell")) == ["mayor Omar Quell"]
    assert each_once(("Iran", "Iran Air")) == ["Iran", "Iran Air"]
    told = ["“three churches”", "“two hotels”"]
    assert each_once((*told, "“churches and hotels”", "“hotels”")) == told
    assert each_once((*told, "“churches and schools”")) == [*told, "“churches and schools”"]
