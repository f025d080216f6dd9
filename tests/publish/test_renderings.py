"""HTML and Markdown: the same brief, whole, safe and self-contained."""

import re
from dataclasses import replace

import pytest

from html_page import Page
from selby import PRIVATE_NAME, Held
from tocsin.core.types import Fusion
from tocsin.publish.html import render_html
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import Brief, IncidentView, PastView
from tocsin.tables.templates import Template, template


@pytest.fixture(scope="session")
def brief(held: Held) -> Brief:
    return held.brief()


@pytest.fixture(scope="session")
def html(brief: Brief) -> str:
    return render_html(brief, template=template(Template.BRIEF))


@pytest.fixture(scope="session")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_is_well_formed_and_its_ids_are_unique(page: Page) -> None:
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_the_page_loads_nothing_and_runs_nothing(html: str, page: Page) -> None:
    assert page.loads == []
    assert "script" not in page.elements and "iframe" not in page.elements
    assert not re.search(r"url\(|@import", html)


def test_every_link_inside_the_page_arrives(page: Page) -> None:
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


def test_headings_descend_one_step_at_a_time(page: Page) -> None:
    assert page.headings[0] == 1 and page.headings.count(1) == 1
    assert all(
        later - earlier <= 1
        for earlier, later in zip(page.headings, page.headings[1:], strict=False)
    )


def test_every_mark_and_back_link_of_the_brief_is_on_the_page(brief: Brief, page: Page) -> None:
    for note in brief.notes:
        assert note.anchor in page.ids
        assert set(note.backs) <= set(page.ids)


def test_a_reason_of_a_grade_cites_the_words_of_its_claims(brief: Brief, page: Page) -> None:
    reasons = [reason for item in brief.incidents for reason in item.grade.reasons]
    cited = [reason for reason in reasons if reason.claim_ids]
    assert cited and len(cited) < len(reasons)
    for reason in reasons:
        assert bool(reason.line.cites) == bool(reason.claim_ids)
        assert {cite.anchor for cite in reason.line.cites} <= set(page.ids)
    assert all(f"[^{cite.number}]" in render_markdown(brief) for cite in cited[0].line.cites)


def test_text_is_escaped(brief: Brief) -> None:
    evil = replace(brief, title="<script>alert(1)</script>", overview=("a & b <i>",))
    shown = render_html(evil, template=template(Template.BRIEF))
    assert "<script" not in shown and "a &amp; b &lt;i&gt;" in shown
    assert re.search(r"(?<!\\)<", render_markdown(evil)) is None


def test_an_address_that_is_no_web_address_is_no_link(brief: Brief) -> None:
    document = replace(brief.documents[0], url="javascript:alert(1)")
    shown = render_html(replace(brief, documents=(document,)), template=template(Template.BRIEF))
    assert 'href="javascript' not in shown
    assert "<javascript" not in render_markdown(replace(brief, documents=(document,)))


def test_markdown_and_html_list_the_same_incidents(brief: Brief, html: str) -> None:
    markdown = render_markdown(brief)
    items: tuple[IncidentView | PastView, ...] = (*brief.incidents, *brief.history)
    for item in items:
        assert f'id="{item.anchor}"' in html
        assert f"\n### {item.number}. " in markdown or f"\n- {item.number}. " in markdown
        assert f"`{item.id}`" in markdown
    listed = re.findall(r"`(i[0-9a-f]+)`$", markdown, re.MULTILINE)
    assert listed == [item.id for item in items]


def test_markdown_and_html_say_the_same_of_empty_sections(held: Held) -> None:
    nothing = replace(held, fusion=Fusion(incidents=(), copies=()), readings=()).brief()
    shown = render_html(nothing, template=template(Template.BRIEF))
    markdown = render_markdown(nothing)
    empty = r'<h2 id="[^"]*">([^<]+)</h2>(?:(?!<h2).)*?<p class="none">([^<]+)<'
    on_page = re.findall(empty, shown, re.DOTALL)
    told = dict(re.findall(r"^## ([^\n]+)\n\n((?:(?!## ).*\n?)*)", markdown, re.MULTILINE))
    assert len(on_page) > 8
    assert [title for title, words in on_page if words not in told.get(title, "")] == []
    assert "Due for a ruling" not in markdown + shown


def test_every_footnote_of_the_markdown_is_defined_once_and_cited(brief: Brief) -> None:
    markdown = render_markdown(brief)
    defined = re.findall(r"^\[\^(\d+)\]:", markdown, re.MULTILINE)
    cited = set(re.findall(r"(?<=.)\[\^(\d+)\]", markdown))
    assert defined == [str(note.number) for note in brief.notes]
    assert cited == set(defined)


def test_no_rendering_shows_a_private_name(brief: Brief, html: str) -> None:
    for text in (html, render_markdown(brief)):
        assert all(part not in text for part in PRIVATE_NAME.split())


def test_rendering_is_repeatable(brief: Brief, html: str) -> None:
    assert render_html(brief, template=template(Template.BRIEF)) == html
