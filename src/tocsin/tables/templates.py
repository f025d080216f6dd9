"""The templates that come with the package, as text."""

from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError


@cache
def brief_template() -> str:
    """Return the template of the HTML brief.

    Raises:
        ModelError: If the package lacks it.
    """
    resource = files("tocsin.publish") / "templates" / "brief.html.j2"
    try:
        return resource.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(
            f"cannot read the template of the brief: {error}", hint="Reinstall Tocsin."
        ) from error
