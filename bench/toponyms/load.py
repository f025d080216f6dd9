"""The toponyms of a set, from its XML file.

Two forms are read: `toponym` elements with a `gaztag` of GeoNames (LGL, TR-News), counted from
nought; `location` elements with coordinates and a page of Wikipedia (GeoVirus), counted from one.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from bench.kit.files import files_in
from bench.kit.types import MissingDataError

# More toponyms than this share that are not at their offsets: the file is not what it seems.
MOST_MISPLACED = 0.05
# "Georgia (U.S. state)", "South Ossetia [provisional]".
_QUALIFIER = re.compile(r"\s+(?:\([^)]*\)|\[[^\]]*\])$")
# GeoNames' codes of countries: a country lies in no first-order area, whatever the gold says.
_COUNTRY = "PCL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Where a toponym lies. `id` is a GeoNames id; `names` are names of the gold's own.

    `country` and `area` (first-order) are pairs of GeoNames id and name, None where not told.
    `feature` is the class of GeoNames: P a populated place, A an administrative area.
    """

    latitude: float
    longitude: float
    id: str | None = None
    names: tuple[str, ...] = ()
    country: tuple[str | None, str] | None = None
    area: tuple[str | None, str] | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name at `text[start:end]`; `gold` is None where the set does not place it."""

    start: int
    end: int
    phrase: str
    gold: Gold | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its toponyms, in the order of the file."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The articles of one file; `misplaced` toponyms, not at their offsets, are left out."""

    name: str
    articles: tuple[Article, ...]
    misplaced: int

    @property
    def tells_areas(self) -> bool:
        """Return whether any toponym's country is told."""
        toponyms = (each for article in self.articles for each in article.toponyms)
        return any(each.gold is not None and each.gold.country is not None for each in toponyms)


def load(folder: Path) -> list[Corpus]:
    """Return the sets of a folder, one for each XML file, in the order of their names.

    Raises:
        MissingDataError: If there is none, or one is not of its form.
    """
    return [_corpus(path) for path in files_in(folder, "*.xml")]


def _corpus(path: Path) -> Corpus:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise MissingDataError(f"cannot read {path}: {error}") from error
    articles, given = [], 0
    for number, element in enumerate(root.iter("article"), start=1):
        try:
            article, count = _article(element, f"{element.get('docid') or number}")
        except (ValueError, TypeError) as error:
            raise MissingDataError(f"{path}, article {number}: {error}") from error
        articles.append(article)
        given += count
    kept = sum(len(article.toponyms) for article in articles)
    if not kept or given - kept > MOST_MISPLACED * given:
        words = f"{given - kept} of {given} toponyms do not stand at their offsets"
        raise MissingDataError(f"{path}: {words}" if given else f"{path} holds no toponyms")
    if len({article.id for article in articles}) < len(articles):
        raise MissingDataError(f"{path}: two articles have one docid")
    return Corpus(name=path.stem, articles=tuple(articles), misplaced=given - kept)


def _article(element: ElementTree.Element, key: str) -> tuple[Article, int]:
    """Return an article and the number of its toponyms, the misplaced ones included."""
    text = element.findtext("text")
    if not text:
        raise ValueError("it has no text")
    found = [_tagged(each) for each in element.iter("toponym")]
    found += [_located(each) for each in element.iter("location")]
    kept = tuple(
        each for each in found if each.phrase and each.phrase == text[each.start : each.end]
    )
    return Article(id=key, text=text, toponyms=kept), len(found)


def _tagged(element: ElementTree.Element) -> Toponym:
    tag = element.find("gaztag")
    return Toponym(
        start=int(_told(element, "start")),
        end=int(_told(element, "end")),
        phrase=_told(element, "phrase"),
        gold=None if tag is None else _gold_of_tag(tag),
    )


def _gold_of_tag(tag: ElementTree.Element) -> Gold | None:
    if not tag.findtext("lat") or not tag.findtext("lon"):
        return None
    name, code = tag.findtext("name"), tag.findtext("fcode") or ""
    return Gold(
        latitude=float(_told(tag, "lat")),
        longitude=float(_told(tag, "lon")),
        id=tag.get("geonameid"),
        names=(_QUALIFIER.sub("", name),) if name else (),
        country=_pair(tag.find("country")),
        area=None if code.startswith(_COUNTRY) else _pair(tag.find("admin1")),
        feature=tag.findtext("fclass"),
    )


def _pair(element: ElementTree.Element | None) -> tuple[str | None, str] | None:
    if element is None or not element.text:
        return None
    return element.get("geonameid"), element.text


def _located(element: ElementTree.Element) -> Toponym:
    page = unquote(element.findtext("page") or "").rpartition("/wiki/")[2].replace("_", " ")
    return Toponym(
        start=int(_told(element, "start")) - 1,
        end=int(_told(element, "end")) - 1,
        phrase=_told(element, "name"),
        gold=Gold(
            latitude=float(_told(element, "lat")),
            longitude=float(_told(element, "lon")),
            names=(_QUALIFIER.sub("", page),) if page else (),
        ),
    )


def _told(element: ElementTree.Element, tag: str) -> str:
    found = element.findtext(tag)
    if not found:
        raise ValueError(f"a {element.tag} has no {tag}")
    return found
