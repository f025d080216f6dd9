"""Fields of an incident, as all its reports have them."""

from tocsin.core.types import Incident


def is_contested(incident: Incident, name: str) -> bool:
    """Return whether reports exclude each other on a field."""
    return any(item.name == name and item.contested for item in incident.fields)
