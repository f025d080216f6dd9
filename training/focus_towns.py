"""The towns that MUC-4's development texts are about, by their keys."""

import re
from collections.abc import Iterator, Sequence
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


def towns_told(data: Path) -> Iterator[tuple[Document, frozenset[str]]]:
    """Yield the texts that are about one place, with the names of its town, folded.

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
        towns = shared_towns(keys.get(key, ()))
        if towns is not None:
            yield (
                document_of(recaser.recase(text), id=key, published=load.published(text)),
                towns,
            )


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
