"""The towns and areas that MUC-4's development texts are about, by their keys."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_AREA = re.compile(r"(?P<name>[^:()]+?) \((?:DEPARTMENT|PROVINCE|STATE|REGION)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text that is about one place, with the names of its town and of its area, folded."""

    document: Document
    towns: frozenset[str]
    areas: frozenset[str]


def places_told(data: Path) -> Iterator[Told]:
    """Yield the texts that are about one place.

    They have one incident, or all theirs share a town; without a town is a text of one incident
    whose key tells none.
    """
    told = keys(data)
    towns = {
        number: found
        for number, incidents in told.items()
        if (found := shared(incidents, _TOWN)) is not None
    }
    for document in documents(data, towns):
        areas = shared(told[document.id], _AREA) or frozenset()
        yield Told(document=document, towns=towns[document.id], areas=areas)


def shared(incidents: Sequence[Template], kind: re.Pattern[str]) -> frozenset[str] | None:
    """Return the places of a kind that all incidents of a text share.

    None where there are several incidents, and none is shared.
    """
    told = [frozenset(_places(each, kind)) for each in incidents]
    found = frozenset.intersection(*told) if told else frozenset()
    return found if found or len(told) == 1 else None


def _places(incident: Template, kind: re.Pattern[str]) -> Iterator[str]:
    for filler in incident.slots.get(LOCATION) or ():
        for value in filler.values:
            for part in value.split(" - "):
                for match in kind.finditer(part):
                    yield folded(match["name"].strip())
