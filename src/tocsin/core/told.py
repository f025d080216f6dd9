"""Whether an incident is told as a fact at all."""

from tocsin.core.types import Incident


def is_told(incident: Incident) -> bool:
    """Return whether anybody tells an incident as a fact, and not only as opinion, or to deny it.

    Fusion gives an incident without any such voice no origin at all.
    """
    return incident.origins_low > 0
