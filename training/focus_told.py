"""Reports with what they are about, as annotators, keys or authors say.

Articles of HRDsAttack have a country, an area, a town and a date; the development texts of MUC-4
that are about one place its area and town; local reports of our own (`local_reports.toml`),
written for this, their area and town.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.hrdsattack.load import load
from bench.kit.tools import document_of
from bench.kit.wordings import folded
from bench.muc4.records import LOCATION, Template
from tocsin.core.types import Document
from training.muc4_texts import documents, keys

LOCAL = Path(__file__).with_name("local_reports.toml")
# A town within a chain of places: "EL SALVADOR: SAN MIGUEL (DEPARTMENT): LOLOTIQUE (TOWN)".
_TOWN = re.compile(
    r"(?P<name>[^:()]+?) \((?:[A-Z ]* )?"
    r"(?:CITY|TOWN|VILLAGE|CAPITAL|MUNICIPALITY|PORT|TOWNSHIP|COMMUNITY)(?: IN [A-Z ]+)?\)"
)
_AREA = re.compile(r"(?P<name>[^:()]+?) \((?:DEPARTMENT|PROVINCE|STATE|REGION)\)")
_KIND = re.compile(r"^County | (?:County|State|Province|Region|Division|Parish)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report and what it is about; None where nobody was asked, empty where it is told none.

    `countries` are ISO codes, areas and towns names, folded; `when` is a year, a month and a
    day, each None where it is not told.
    """

    document: Document
    countries: frozenset[str] | None = None
    areas: frozenset[str] | None = None
    towns: frozenset[str] | None = None
    when: Sequence[int | None] | None = None


def all_told(data: Path) -> Iterator[Told]:
    """Yield the reports of all sources."""
    yield from _articles(data)
    yield from _texts(data)
    yield from _local()


def _articles(data: Path) -> Iterator[Told]:
    for article in load(data / "hrdsattack/train.json"):
        gold = article.gold
        yield Told(
            document=article.document,
            countries=frozenset({gold.country} if gold.country else ()),
            areas=gold.region,
            towns=gold.city,
            when=(gold.year, gold.month, gold.day),
        )


def _texts(data: Path) -> Iterator[Told]:
    """Yield the texts that have one incident, or whose incidents share a town."""
    told = keys(data)
    towns = {
        number: found
        for number, incidents in told.items()
        if (found := shared(incidents, _TOWN)) is not None
    }
    for document in documents(data, towns):
        areas = shared(told[document.id], _AREA) or frozenset()
        yield Told(document=document, areas=areas, towns=towns[document.id])


def _local() -> Iterator[Told]:
    for number, each in enumerate(tomllib.loads(LOCAL.read_text("utf-8"))["report"]):
        yield Told(
            document=document_of(each["text"], id=f"local-{number}", published=each["published"]),
            areas=frozenset({folded(_KIND.sub("", each["area"]))} - {""}),
            towns=frozenset({folded(each["town"])} - {""}),
        )


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
