"""The templates that come with the package, as text."""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError

_INCLUDE = re.compile(r'\{% include "([a-z.]+[a-z0-9]+)" %\}\n')


class Template(StrEnum):
    """The files of the templates; those that only others include are not among them."""

    BRIEF = "brief.html.j2"
    INCIDENT = "incident.html.j2"
    COUNTS = "counts.svg.j2"
    CASE = "case.html.j2"
    CASE_PAPER = "case.typ"
    ALERT = "alert.html.j2"


@cache
def template(name: Template) -> str:
    """Return a template with the parts that it shares with others put in.

    Raises:
        ModelError: If the package lacks it.
    """
    return _whole(name)


def _whole(name: str) -> str:
    return _INCLUDE.sub(lambda match: _whole(match[1]), _read(name))


def _read(name: str) -> str:
    resource = files("tocsin.publish") / "templates" / name
    try:
        return resource.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(
            f"cannot read the template {name}: {error}", hint="Reinstall Tocsin."
        ) from error
