"""Render a brief, the page of an incident, or a case, as one HTML file that loads nothing else."""

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from tocsin.core.types import Finding
from tocsin.publish.cases.page import CasePage
from tocsin.publish.chart_drawing import draw_chart
from tocsin.publish.counts.chart import CountChart
from tocsin.publish.escalation.drawing import chart
from tocsin.publish.explained.graph_drawing import draw_graph
from tocsin.publish.explained.model import IncidentPage
from tocsin.publish.model import Brief


def render_html(brief: Brief, *, template: str) -> str:
    """Return the brief as HTML; `template` is the text of the shipped or of a user's template.

    All text is escaped. An address that is neither http nor https is shown as text only.
    """
    return _environment().from_string(template).render(brief=brief)


def render_page(page: IncidentPage, *, template: str) -> str:
    """Return the page of an incident as HTML, as `render_html` does with a brief."""
    return _environment().from_string(template).render(page=page)


def render_svg(chart: CountChart, *, template: str) -> str:
    """Return the drawing of counts as an SVG file, as `render_html` does with a brief."""
    return _environment().from_string(template).render(chart=chart)


def _weeks(finding: Finding, key: str) -> Markup:
    """Return the chart of a series; its own words are escaped there."""
    return Markup(chart(finding, key))


def render_case(page: CasePage, *, template: str) -> str:
    """Return an exported case as HTML, as `render_html` does with a brief."""
    return _environment().from_string(template).render(page=page)


def _environment() -> Environment:
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(draw_chart=draw_chart, draw_graph=draw_graph, draw_weeks=_weeks)
    return made
