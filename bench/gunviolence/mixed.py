"""How many incidents of the ledger hold reports of two incidents of the register: false merges.

An incident of the ledger holds those of the register whose articles make claims of it. Articles
that recall another incident make claims of that one too: such an incident counts as mixed though
it may be right. Beside it stands the share among incidents that articles mainly report.
"""

from collections.abc import Mapping

from bench.kit.measures import share
from bench.kit.types import Measure, Part, Unit
from tocsin.core.types import Fusion, Incident
from tocsin.core.vocab import EventType

MEASURES: tuple[Measure, ...] = (
    share(
        "incidents that hold two of the register",
        "mixed",
        "incidents",
        main=True,
        higher_is_better=False,
    ),
    share(
        "the same, of incidents that articles mainly report",
        "mixed mains",
        "mains",
        higher_is_better=False,
    ),
)


def part(fusion: Fusion, mains: Mapping[str, Incident], gold: Mapping[str, str]) -> Part:
    """Return how many incidents hold two of the register's."""
    mainly: dict[str, set[str]] = {}
    for document, incident in mains.items():
        if document in gold:
            mainly.setdefault(incident.id, set()).add(gold[document])
    units = []
    for incident in fusion.incidents:
        held = {gold[document] for document in incident.document_ids if document in gold}
        if incident.event_type is EventType.ASSAULT and held:
            main = mainly.get(incident.id, set())
            counts = {
                "incidents": 1.0,
                "mixed": float(len(held) > 1),
                "mains": float(bool(main)),
                "mixed mains": float(len(main) > 1),
            }
            units.append(Unit(id=incident.id, counts=counts, output=sorted(held)))
    return Part(name="incidents of two", units=units, measures=MEASURES, unit="incident")
