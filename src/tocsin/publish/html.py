"""Render a brief as one HTML file that loads nothing from elsewhere."""

from jinja2 import Environment, StrictUndefined

from tocsin.publish.model import Brief


def render_html(brief: Brief, *, template: str) -> str:
    """Return the brief as HTML; `template` is the text of the shipped or of a user's template.

    All text is escaped. An address that is neither http nor https is shown as text only.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(brief=brief)
