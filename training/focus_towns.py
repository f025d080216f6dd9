"""The towns and areas that MUC-4's development texts are about, by their keys."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.kit.files import text_of
from bench.kit.tools import document_of
from bench.kit.wordings import folded
from bench.muc4 import load
from bench.muc4.keys import templates
from bench.muc4.records import LOCATION, Template
from tocsin.core.types import Document
from tocsin.models.casing_file import ShippedRecaser
from tocsin.tables.casing import ShippedNameForms
from training.matching import texts

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
    whose key tells none. The texts are restored from capitals: names can be told only in mixed
    case.
    """
    keys = {
        key: found
        for path in sorted((data / "muc4" / "corpora" / "dev").glob("key-dev-*"))
        for key, found in templates(text_of(path, encoding="latin-1"), path).items()
    }
    recaser = ShippedRecaser(ShippedNameForms())
    for key, text in texts(data).items():
        incidents = keys.get(key, ())
        towns = shared(incidents, _TOWN)
        if towns is not None:
            yield Told(
                document=document_of(recaser.recase(text), id=key, published=load.published(text)),
                towns=towns,
                areas=shared(incidents, _AREA) or frozenset(),
            )


def shared(incidents: Sequence[Template], kind: re.Pattern[str]) -> frozenset[str] | None:
    """Return the places of a kind that all incidents of a text share, None where there are none."""
    told = [frozenset(_places(each, kind)) for each in incidents]
    found = frozenset.intersection(*told) if told else frozenset()
    return found if found or len(told) == 1 else None


def _places(incident: Template, kind: re.Pattern[str]) -> Iterator[str]:
    for filler in incident.slots.get(LOCATION) or ():
        for value in filler.values:
            for part in value.split(" - "):
                for match in kind.finditer(part):
                    yield folded(match["name"].strip())
