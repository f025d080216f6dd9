"""The templates that come with the package, as text."""

import re
from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError

_INCLUDE = re.compile(r'\{% include "([a-z.]+[a-z0-9]+)" %\}\n')


@cache
def brief_template() -> str:
    """Return the template of the HTML brief.

    Raises:
        ModelError: If the package lacks it.
    """
    return _whole("brief.html.j2")


@cache
def incident_template() -> str:
    """Return the template of the page of an incident.

    Raises:
        ModelError: If the package lacks it.
    """
    return _whole("incident.html.j2")


@cache
def count_template() -> str:
    """Return the template of a drawing of counts, as an SVG file.

    Raises:
        ModelError: If the package lacks it.
    """
    return _whole("counts.svg.j2")


@cache
def case_template() -> str:
    """Return the template of the page of an exported case.

    Raises:
        ModelError: If the package lacks it.
    """
    return _whole("case.html.j2")


@cache
def case_paper() -> str:
    """Return the typst template of an exported case on paper.

    Raises:
        ModelError: If the package lacks it.
    """
    return _read("case.typ")


@cache
def alert_template() -> str:
    """Return the template of an alert as a mail.

    Raises:
        ModelError: If the package lacks it.
    """
    return _whole("alert.html.j2")


def _whole(name: str) -> str:
    """Return a template with the parts that it shares with others put in."""
    return _INCLUDE.sub(lambda match: _whole(match[1]), _read(name))


def _read(name: str) -> str:
    resource = files("tocsin.publish") / "templates" / name
    try:
        return resource.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(
            f"cannot read the template {name}: {error}", hint="Reinstall Tocsin."
        ) from error
