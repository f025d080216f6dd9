"""The page of an incident: every value leads to its words, and no private name comes through."""

import re
from dataclasses import replace
from typing import Any

import pytest

from html_page import Page
from selby import PRIVATE_NAME, Held
from tocsin.core.types import FieldValue, Incident, IncidentField, Occurrence
from tocsin.core.vocab import Stance
from tocsin.publish.explained.incident_page import build_page
from tocsin.publish.explained.model import IncidentPage, cites_of
from tocsin.publish.html import render_page
from tocsin.publish.privacy.masking import make_masker
from tocsin.publish.settings import BriefSettings
from tocsin.tables.templates import incident_template


def page_of(held: Held, made: Incident, *, show: bool = False) -> IncidentPage:
    return build_page(
        made,
        assessment=held.assessments.get(made.id),
        documents=[report.document for report in held.reports],
        readings=held.readings,
        sources=held.sources,
        copies=held.fusion.copies,
        masker=make_masker(held.readings, show=show),
        settings=BriefSettings(),
    )


def bombing(held: Held) -> Incident:
    """Return the bombing, with a field that holds a private name."""
    made = held.fusion.incidents[2]
    claims = {claim.id: claim for reading in held.readings for claim in reading.claims}
    named = next(
        claims[key]
        for key in made.claim_ids
        if any(p.mention.quote == PRIVATE_NAME for p in _act(claims[key]).recipients)
    )
    value = FieldValue(
        label=PRIVATE_NAME,
        claim_ids=(named.id,),
        origin_keys=("o1",),
        stances=(Stance.ASSERTED,),
        evidence=(_act(named).recipients[0].mention,),
    )
    field = IncidentField(
        name="recipients", values=(value,), joined=None, contested=False, note=PRIVATE_NAME
    )
    origin = replace(made.origins[0], key="o9", label=f"{PRIVATE_NAME}, a baker")
    return replace(
        made,
        fields=(*made.fields, field),
        origins=(*made.origins, replace(origin, claim_ids=(named.id,))),
    )


def _act(claim: Any) -> Occurrence:
    assert isinstance(claim.content, Occurrence)
    return claim.content


@pytest.fixture(scope="session")
def view(held: Held) -> IncidentPage:
    return page_of(held, bombing(held))


@pytest.fixture(scope="session")
def html(view: IncidentPage) -> str:
    return render_page(view, template=incident_template())


def test_the_page_is_whole_and_loads_nothing(html: str) -> None:
    page = Page(html)
    assert page.open == [] and page.loads == []
    assert len(page.ids) == len(set(page.ids))
    assert "script" not in page.elements
    assert not re.search(r"url\(|@import", html)
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert page.headings[0] == 1 and page.headings.count(1) == 1


def test_every_drawing_has_a_title_and_a_description(html: str) -> None:
    pictures = re.findall(r'<svg class="(?:chart|graph)".*?</svg>', html, re.DOTALL)
    assert len(pictures) == 3
    for picture in pictures:
        (named,) = re.findall(r'aria-labelledby="(\S+) (\S+)"', picture)
        assert f'<title id="{named[0]}">' in picture and f'<desc id="{named[1]}">' in picture


def test_every_mark_of_a_chart_has_a_row_in_its_table(view: IncidentPage, html: str) -> None:
    assert view.series and all(series.points for series in view.series)
    for figure in re.findall(r'<figure class="series".*?</figure>', html, re.DOTALL):
        rows = re.findall(r'<th scope="row" data-label="Mark">(\d+)</th>', figure)
        for chart in re.findall(r'<svg class="chart".*?</svg>', figure, re.DOTALL):
            marks = re.findall(r'<text class="number"[^>]*>(\d+)</text>', chart)
            assert marks and set(marks) <= set(rows)
            assert len(marks) == len(set(marks))


def test_values_of_unknown_day_claim_no_trend(view: IncidentPage) -> None:
    (series,) = view.series
    (dated,) = [point for point in series.points if point.first]
    assert (dated.when, dated.basis) == ("6 May 2031", "Publication of the report.")
    assert [point.when for point in series.points[1:]] == ["not known", "not known"]
    assert not series.ordered and "no trend is claimed" in series.note


def test_every_mark_leads_to_its_words_and_the_words_lead_back(view: IncidentPage) -> None:
    quotes = [q for each in view.evidence for p in each.passages for q in p.quotes]
    assert sorted(q.number for q in quotes) == list(range(1, len(quotes) + 1))
    uses = {use.anchor: q.number for q in quotes for use in q.uses}
    assert uses == {cite.anchor: cite.number for cite, _ in cites_of(view)}
    assert all(q.uses for q in quotes)


def test_a_passage_is_the_text_of_its_document_and_its_marks_are_the_quotes(held: Held) -> None:
    texts = {report.document.id: report.document.text for report in held.reports}
    for each in page_of(held, bombing(held), show=True).evidence:
        text = texts[each.document.id]
        for passage in each.passages:
            assert "".join(s.text for s in passage.segments) == text[passage.start : passage.end]
            for q in passage.quotes:
                assert text[q.start : q.end] == q.quote
                assert passage.start <= q.start and q.end <= passage.end
            ends = [number for s in passage.segments for number in s.ends]
            assert sorted(ends) == sorted(q.number for q in passage.quotes)


def test_no_private_name_is_shown_unless_asked_for(held: Held, html: str) -> None:
    for part in PRIVATE_NAME.split():
        assert part not in html
    assert "[…]" in html
    shown = page_of(held, bombing(held), show=True)
    assert PRIVATE_NAME in render_page(shown, template=incident_template())


def test_text_is_escaped(view: IncidentPage) -> None:
    evil = "<script>alert(1)</script>"
    graph = replace(view.graph, nodes=tuple(replace(node, label=evil) for node in view.graph.nodes))
    points = tuple(replace(point, value=evil, allows=evil) for point in view.series[0].points)
    series = replace(view.series[0], title=evil, points=points)
    shown = render_page(
        replace(view, headline=evil, graph=graph, series=(series,)), template=incident_template()
    )
    assert "<script" not in shown


def test_an_incident_of_which_nothing_is_known_has_a_page(held: Held) -> None:
    for made in held.fusion.incidents:
        text = render_page(page_of(held, made), template=incident_template())
        assert made.id in text and Page(text).open == []


def test_differing_values_are_named_with_what_they_allow(held: Held) -> None:
    made = held.fusion.incidents[2]
    (killed,) = made.fields
    agreed = replace(killed, values=killed.values[:2], contested=False, joined="81 to 99", note="")
    page = page_of(held, replace(made, fields=(agreed,)))
    assert page.disputes == ("Killed: reports differ, compatible: 81 to 99.",)
    assert page_of(held, made).disputes == ("Killed: reports contradict each other.",)


def test_what_a_person_corrected_is_not_said_to_be_what_all_reports_allow(held: Held) -> None:
    made = held.fusion.incidents[2]
    (killed,) = made.fields
    ruled = replace(killed, contested=False, joined="84 to 103", ruled="corrected by ana")
    page = page_of(held, replace(made, fields=(ruled,)))
    (series,) = page.series
    assert (series.joined, series.ruled, series.drawable) == ("", "84 to 103", False)
    assert page.fields[0].state == "Corrected to 84 to 103"
    assert "all values allow" not in render_page(page, template=incident_template())
