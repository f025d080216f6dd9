"""The towns that MUC-4's development texts are about, by their keys."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.kit.wordings import folded
from bench.muc4.records import LOCATION, Template
from tocsin.core.types import Document
from training.muc4_texts import documents, keys

# A town within a chain of places: "EL SALVADOR: SAN MIGUEL (DEPARTMENT): LOLOTIQUE (TOWN)".
_TOWN = re.compile(
    r"(?P<name>[^:()]+?) \((?:[A-Z ]* )?"
    r"(?:CITY|TOWN|VILLAGE|CAPITAL|MUNICIPALITY|PORT|TOWNSHIP|COMMUNITY)(?: IN [A-Z ]+)?\)"
)


def towns_told(data: Path) -> Iterator[tuple[Document, frozenset[str]]]:
    """Yield the texts that are about one place, with the names of its town, folded.

    They have one incident, or all theirs share a town; without a town is a text of one incident
    whose key tells none.
    """
    towns = {
        number: shared
        for number, told in keys(data).items()
        if (shared := shared_towns(told)) is not None
    }
    for document in documents(data, towns):
        yield document, towns[document.id]


def shared_towns(incidents: Sequence[Template]) -> frozenset[str] | None:
    """Return the towns that all incidents of a text share, None where they share none."""
    told = [frozenset(_towns(each)) for each in incidents]
    shared = frozenset.intersection(*told) if told else frozenset()
    return shared if shared or len(told) == 1 else None


def _towns(incident: Template) -> Iterator[str]:
    for filler in incident.slots.get(LOCATION) or ():
        for value in filler.values:
            for part in value.split(" - "):
                for match in _TOWN.finditer(part):
                    yield folded(match["name"].strip())
