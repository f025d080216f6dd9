"""Render a brief as one HTML file that loads nothing from elsewhere."""

from jinja2 import Environment, StrictUndefined

from tocsin.publish.model import Brief, DocumentView

_SAFE_SCHEMES = ("https://", "http://")


def render_html(brief: Brief, *, template: str) -> str:
    """Return the brief as HTML; `template` is the text of the shipped or of a user's template.

    All text is escaped. An address that is neither http nor https is shown as text only.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.tests["web"] = _is_web
    return environment.from_string(template).render(brief=brief)


def _is_web(document: DocumentView) -> bool:
    return document.url is not None and document.url.lower().startswith(_SAFE_SCHEMES)
